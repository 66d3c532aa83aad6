//! Where answers come from: typed at a terminal, written in a file or on standard input, or none
//! but the defaults.

use std::io;

use super::super::output::say;
use crate::diag::{Code, Diagnostic, Span, message};
use crate::source::SourceText;

/// Answers, question by question.
pub(super) struct Answers<'s> {
    from: From<'s>,
}

enum From<'s> {
    Terminal,
    Lines { text: &'s str, at: usize },
    Defaults,
}

/// Why there is no answer. On a terminal: the person has gone.
pub(super) type Refused = Box<Diagnostic>;

/// One answer, with its place.
struct Answer {
    text: String,
    span: Span,
}

impl<'s> Answers<'s> {
    /// What a person types; a wrong answer is requested again.
    pub fn typed() -> Self {
        Self { from: From::Terminal }
    }

    /// The lines of a text; a wrong answer ends the asking.
    pub fn written(source: &'s SourceText) -> Self {
        Self { from: From::Lines { text: &source.text, at: 0 } }
    }

    /// The default of every question; nothing is shown.
    pub fn defaults() -> Self {
        Self { from: From::Defaults }
    }

    /// Asks a question until the answer is of the kind wanted; a blank one takes the default.
    /// `read` says what an answer means, or what should be written instead.
    ///
    /// # Errors
    /// If there is no answer: they have ended, or one that cannot be requested again is wrong.
    pub fn ask<T>(
        &mut self,
        question: &str,
        default: &str,
        read: impl Fn(&str) -> Result<T, String>,
    ) -> Result<T, Refused> {
        let prompt = format!("{question} [{default}]: ");
        loop {
            let answer = self.next(question, &prompt)?;
            let text = if answer.text.is_empty() { default } else { &answer.text };
            match (read(text), &self.from) {
                (Ok(value), _) => return Ok(value),
                (Err(wanted), From::Terminal) => say(&format!("  {wanted}")),
                (Err(wanted), _) => {
                    let message = message!("new-wrong", answer = text, question);
                    let wanted = message!("quoted", text = wanted);
                    return Err(Box::new(
                        Diagnostic::new(Code::E930, answer.span, message).hint(wanted),
                    ));
                }
            }
        }
    }

    fn next(&mut self, question: &str, prompt: &str) -> Result<Answer, Refused> {
        match &mut self.from {
            From::Defaults => Ok(Answer { text: String::new(), span: Span::default() }),
            From::Terminal => {
                super::super::output::ask(prompt);
                let mut line = String::new();
                match io::stdin().read_line(&mut line) {
                    Ok(0) | Err(_) => {
                        let message = message!("new-ended", question);
                        Err(Box::new(Diagnostic::new(Code::E930, Span::default(), message)))
                    }
                    Ok(_) => Ok(Answer { text: line.trim().to_owned(), span: Span::default() }),
                }
            }
            From::Lines { text, at } => {
                let rest = &text[*at..];
                if rest.is_empty() {
                    let message = message!("new-ended", question);
                    let hint = message!("new-ended-hint");
                    let span = span(*at, *at);
                    return Err(Box::new(Diagnostic::new(Code::E930, span, message).hint(hint)));
                }
                let line = rest.split_inclusive('\n').next().unwrap_or_default();
                let answer = line.trim();
                let start = *at + line.find(answer).unwrap_or(0);
                *at += line.len();
                // As if it had been typed, so that a transcript reads like a conversation.
                say(format!("{prompt}{answer}").trim_end());
                let span = span(start, start + answer.len());
                Ok(Answer { text: answer.to_owned(), span })
            }
        }
    }

    /// That no answer is left over: one line too many means that all after it were taken for
    /// something else.
    ///
    /// # Errors
    /// If there is one.
    pub fn all_taken(&self) -> Result<(), Refused> {
        let From::Lines { text, at } = &self.from else { return Ok(()) };
        let left = text[*at..].trim();
        if left.is_empty() {
            return Ok(());
        }
        let start = *at + text[*at..].find(left).unwrap_or(0);
        let line = left.lines().next().unwrap_or_default();
        let message = message!("new-left-over");
        let problem = Diagnostic::new(Code::E930, span(start, start + line.len()), message);
        Err(Box::new(problem.hint(message!("new-left-over-hint"))))
    }
}

fn span(start: usize, end: usize) -> Span {
    // A text that is read is at most 256 MiB long.
    let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Span { start: byte(start), end: byte(end) }
}
