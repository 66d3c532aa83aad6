//! Published versions of a factory: a folder with the factory file, its plan, the decisions that led to
//! it and the digests of what was before. A version is written whole, never over another, and can be
//! derived again.

use std::fs;
use std::io;
use std::path::Path;

use super::named::positions;
use crate::audit::audit;
use crate::cli::exit::Exit;
use crate::cli::input::{Loaded, load, load_plan};
use crate::cli::language::words;
use crate::cli::no_plan::report_no_plan;
use crate::cli::numbers::Numbers;
use crate::cli::output::{say, say_problems};
use crate::cli::plan::Choices;
use crate::cli::progress::Progress;
use crate::diag::{Code, Diagnostic, Hint, Message, Span, message};
use crate::explain::waterfall::AskedFor;
use crate::measure::submitted::Submitted;
use crate::measure::{Effect, Proposals, proposals, validated};
use crate::model::BucketKind;
use crate::model::answers::proposals::{Decisions, ProposalAnswers};
use crate::model::plan::PlanStatus;
use crate::report::json;
use crate::run::write_folder;
use crate::scenario::Document;
use crate::session::{self, Planning};
use crate::source::SourceText;
use crate::validate::with_options;

/// The files of a version; the first is looked for.
const FILES: [&str; 3] = ["decisions.json", "factory.json", "plan.json"];

/// Format of the decisions.
const FORMAT: u32 = 1;

/// Whether a folder holds a version already, which is reported.
pub(super) fn is_taken(folder: &Path) -> bool {
    let taken = folder.join(FILES[0]).exists();
    if taken {
        let folder = folder.display().to_string();
        say(&words().say_with("version-there", &[("folder", (&folder).into())]));
    }
    taken
}

/// What is published.
pub(super) struct Published<'a> {
    pub loaded: &'a Loaded,
    pub submitted: &'a Submitted,
    pub accepted: &'a [usize],
    pub answer: ProposalAnswers,
}

impl Published<'_> {
    /// Plans the factory with the accepted proposals and writes the version.
    pub fn write(self, folder: &Path, choices: &Choices, numbers: &Numbers) -> io::Result<Exit> {
        let text = match factory_text(&self.submitted.proposals, self.accepted) {
            Ok(text) => text,
            Err(reason) => {
                let reason = words().tell(&reason);
                say(&words().say_with("error", &[("what", (&reason).into())]));
                return Ok(Exit::InputErrors);
            }
        };
        let source = SourceText::from_text(FILES[1], &text);
        let factory = match validated(&source.text) {
            Ok(validated) => validated.factory,
            Err(problems) => {
                say_problems(&source, &problems);
                return Ok(Exit::InputErrors);
            }
        };
        let made = Loaded { factory, source };
        let (factory, options) = match choices.apply(&made) {
            Ok((factory, options)) => (factory, numbers.applied(options)),
            Err(usage) => {
                say(&usage);
                return Ok(Exit::Usage);
            }
        };
        let progress = Progress::of(&options.deadline);
        let planning = session::plan(&factory, &options);
        progress.done();
        let plan = match planning {
            Ok(Planning::Plan(plan)) if plan.status != PlanStatus::Interrupted => plan,
            Ok(Planning::Plan(_) | Planning::Nothing) => {
                say(&words().say("stopped-answering"));
                return Ok(Exit::Stopped);
            }
            other => return Ok(report_no_plan(other)),
        };
        let plan = json::plan(&plan);
        let before = before(&self.loaded.source.name);
        let document = Document::parse(&self.submitted.source.text);
        let measures = document.and_then(|it| it.tree().get("measures").cloned());
        let decisions = Decisions {
            format: FORMAT,
            number: before.as_ref().map_or(1, |it| it.0) + 1,
            before_factory_sha256: self.loaded.source.sha256.clone(),
            before_decisions_sha256: before.map(|it| it.1),
            factory_sha256: made.source.sha256.clone(),
            plan_sha256: SourceText::from_text(FILES[2], &plan).sha256,
            measures: measures.unwrap_or_default(),
            answers: self.answer,
        };
        let files = [
            (FILES[0], json::pretty(&decisions).into_bytes()),
            (FILES[1], text.into_bytes()),
            (FILES[2], plan.into_bytes()),
        ];
        write_folder(folder, &files, &[])?;
        let (folder, number) = (folder.display().to_string(), decisions.number.to_string());
        let values = [("folder", (&folder).into()), ("number", (&number).into())];
        say(&words().say_with("version-published", &values));
        Ok(Exit::Done)
    }
}

/// The factory file with some proposals accepted, as it is published.
fn factory_text(proposals: &Proposals, accepted: &[usize]) -> Result<String, Message> {
    proposals.document(accepted, Effect::Likely).map(|it| json::pretty(&it))
}

/// The number and the digest of the version that a factory file is in, if it is in one.
fn before(factory: &str) -> Option<(u64, String)> {
    let file = Path::new(factory).parent()?.join(FILES[0]);
    let text = fs::read_to_string(file).ok()?;
    let decisions: Decisions = serde_json::from_str(&text).ok()?;
    // The decisions of another file that happens to lie there say nothing.
    let own = SourceText::read(factory).ok()?.sha256 == decisions.factory_sha256;
    own.then(|| (decisions.number, SourceText::from_text(FILES[0], &text).sha256))
}

/// Derives a version again from the factory file before it, and compares.
pub(super) fn check(factory: &str, folder: &Path) -> io::Result<Exit> {
    let Some(loaded) = load(factory) else { return Ok(Exit::InputErrors) };
    let place = |file: &str| folder.join(file).display().to_string();
    let read = |file: &str| fs::read_to_string(folder.join(file)).ok();
    let texts = FILES.map(read);
    let decisions: Option<Decisions> =
        texts[0].as_ref().and_then(|it| serde_json::from_str(it).ok());
    let broken = |file: &str, message: Message| {
        let problem = Diagnostic::new(Code::E964, Span::default(), message).hint(Hint::Cure);
        say_problems(&SourceText::from_text(&place(file), ""), &[problem]);
        Exit::InputErrors
    };
    let (Some(decisions), [_, Some(made), Some(plan)]) = (decisions, &texts) else {
        let file = FILES[texts.iter().position(Option::is_none).unwrap_or(0)];
        return Ok(broken(file, message!("e964-unreadable", file)));
    };
    let digest = |file: &str, text: &str| SourceText::from_text(file, text).sha256;
    let digests =
        [(FILES[1], made, &decisions.factory_sha256), (FILES[2], plan, &decisions.plan_sha256)];
    for (file, text, stated) in digests {
        if digest(file, text) != *stated {
            return Ok(broken(file, message!("e964-file", file)));
        }
    }
    if decisions.before_factory_sha256 != loaded.source.sha256 {
        return Ok(broken(FILES[0], message!("e964-before", file = factory)));
    }
    if decisions.before_decisions_sha256 != before(factory).map(|it| it.1) {
        return Ok(broken(FILES[0], message!("e964-decisions")));
    }
    if again(&loaded, &decisions).as_deref() != Some(made.as_str()) {
        return Ok(broken(FILES[1], message!("e964-factory", file = factory)));
    }
    let (Some(version), Some((plan, _))) = (load(&place(FILES[1])), load_plan(&place(FILES[2])))
    else {
        return Ok(Exit::InputErrors);
    };
    let bucket = BucketKind::from_word(&plan.factory.bucket);
    let goals = AskedFor::of(&plan, &version.factory).goals;
    let asked = with_options(&version.factory, bucket, goals);
    if let Err(findings) = audit(&asked, &version.source.sha256, &plan) {
        let finding = findings.first().map(|it| words().tell(&it.message())).unwrap_or_default();
        return Ok(broken(FILES[2], message!("e964-plan", finding)));
    }
    let (number, count) = (decisions.number.to_string(), decisions.answers.accepted.len());
    let values = [("number", (&number).into()), ("file", factory.into()), ("count", count.into())];
    crate::cli::output::show(&crate::cli::output::Output::Text(
        words().say_with("version-sound", &values) + "\n",
    ))?;
    Ok(Exit::Done)
}

/// The factory file that the decisions make of the file before.
fn again(loaded: &Loaded, decisions: &Decisions) -> Option<String> {
    let mut document = Document::parse(&loaded.source.text)?;
    let path = crate::scenario::Path::parse("measures")?;
    document.set(&path, Some(decisions.measures.clone())).then_some(())?;
    let text = document.tree().to_string();
    let factory = validated(&text).ok()?.factory;
    let (found, _) = proposals(&text, &factory).ok()?;
    let accepted = positions(&found, &decisions.answers.accepted).ok()?;
    factory_text(&found, &accepted).ok()
}
