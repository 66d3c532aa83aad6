//! What is going on, for the person who waits: the goal being solved and the time it has taken, or
//! how many records of a long run are there.

use std::io::{self, IsTerminal};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use indicatif::{HumanDuration, ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};

use super::language::words;
use crate::report::terms;
use crate::run::Journal;
use crate::solve::{Deadline, Work};

/// How long nothing is shown: what is quick needs no spinner.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often the spinner moves.
const TICK: Duration = Duration::from_millis(200);

/// A spinner on standard error, from one second on; none if that is no terminal. It is gone
/// when this is done or dropped, so nothing else may be said before.
pub(super) struct Progress {
    shown: Option<(Sender<()>, JoinHandle<()>)>,
}

impl Progress {
    /// Follows the work done under a deadline.
    pub fn of(deadline: &Deadline) -> Self {
        let deadline = deadline.clone();
        Self::saying(move || said(&deadline.work()))
    }

    /// Follows a search that tells how far it is; before it does, the work done under a deadline.
    pub fn told(told: &Arc<Mutex<String>>, deadline: &Deadline) -> Self {
        let (told, deadline) = (Arc::clone(told), deadline.clone());
        Self::saying(move || {
            let told = told.lock().unwrap_or_else(PoisonError::into_inner).clone();
            if told.is_empty() { said(&deadline.work()) } else { told }
        })
    }

    fn saying(said: impl Fn() -> String + Send + 'static) -> Self {
        if !io::stderr().is_terminal() {
            return Self { shown: None };
        }
        let (done, ended) = mpsc::channel();
        let show = move || {
            if ended.recv_timeout(PATIENCE) != Err(RecvTimeoutError::Timeout) {
                return;
            }
            let bar = spinner();
            while ended.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
                bar.set_message(said());
                bar.tick();
            }
            bar.finish_and_clear();
        };
        // If no thread can be had, the work goes on without a spinner.
        let thread = thread::Builder::new().name("progress".to_owned()).spawn(show);
        Self { shown: thread.ok().map(|thread| (done, thread)) }
    }

    /// Takes the spinner away.
    pub fn done(self) {
        drop(self);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some((done, thread)) = self.shown.take() {
            drop(done);
            // A spinner that failed is no loss.
            let _ = thread.join();
        }
    }
}

fn spinner() -> ProgressBar {
    // The time before the first sight of it counts as well.
    let bar = ProgressBar::no_length().with_elapsed(PATIENCE);
    bar.set_draw_target(ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template("{spinner} {msg}  {elapsed}");
    bar.set_style(style.expect("the template is well formed").tick_chars("-\\|/ "));
    bar
}

/// What is being done and how far it is, as the language names it.
fn said(work: &Work) -> String {
    let words = words();
    let part = |at: usize, all: usize| {
        if at == 0 || all == 0 {
            return String::new();
        }
        let [at, all] = [at.to_string(), all.to_string()];
        words.say_with("progress-part", &[("at", (&at).into()), ("all", (&all).into())])
    };
    let task = work.task.map(|(key, at, all)| words.say(key) + &part(at, all));
    let goal = (!work.goal.is_empty()).then(|| {
        let goal = terms::goal_title(words, &work.goal);
        let at = work.goals.iter().position(|it| *it == work.goal).map_or(0, |at| at + 1);
        let share = work.pivots.filter(|it| it.1 > 0).map(|(taken, most)| {
            let share = (taken * 100 / most).to_string();
            words.say("between") + &words.say_with("progress-share", &[("share", (&share).into())])
        });
        words.say_with("progress-goal", &[("goal", (&goal).into())])
            + &part(at, work.goals.len())
            + &share.unwrap_or_default()
    });
    match (task, goal) {
        (Some(task), Some(goal)) => format!("{task}{}{goal}", words.say("between")),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => words.say("progress-begin"),
    }
}

/// A bar on standard error with rate and remaining time; nothing if that is no terminal. It is gone
/// when this is dropped.
pub(super) struct Bar(ProgressBar);

impl Bar {
    /// The records of a run, called `of` in the plural, in the language spoken.
    pub fn of(journal: &Journal, of: &str) -> Self {
        if journal.finished() {
            return Self(ProgressBar::hidden());
        }
        let words = words();
        let [done, of_it] = [("done", "{human_pos}".into()), ("of", "{msg}".into())];
        let (bar, template) = if let Some(wanted) = journal.wanted() {
            let all = ("all", "{human_len}".into());
            let said = words.say_with("progress-done-of", &[done, all, of_it]);
            (ProgressBar::new(wanted), format!("{{bar:30}} {said}  {{per_sec}}  {{left}}"))
        } else {
            let said = words.say_with("progress-done", &[done, of_it]);
            (ProgressBar::no_length(), format!("{{spinner}} {said}  {{per_sec}}  {{elapsed}}"))
        };
        bar.set_draw_target(ProgressDrawTarget::stderr());
        let style = ProgressStyle::with_template(&template).expect("the template is well formed");
        let left = |state: &ProgressState, text: &mut dyn std::fmt::Write| {
            // Before the first record nothing is known.
            if state.per_sec() > 0.0 {
                let time = format!("{:#}", HumanDuration(state.eta()));
                let _ =
                    text.write_str(&words.say_with("progress-left", &[("time", (&time).into())]));
            }
        };
        bar.set_style(style.progress_chars("=> ").with_key("left", left));
        bar.set_message(of.to_owned());
        // What an earlier run did says nothing of this one's rate.
        bar.set_position(journal.len());
        bar.reset_eta();
        bar.enable_steady_tick(Duration::from_millis(250));
        Self(bar)
    }

    /// One more record is there.
    pub fn step(&self) {
        self.0.inc(1);
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
