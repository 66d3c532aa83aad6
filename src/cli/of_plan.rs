//! A plan with the factory file it was made from: read, and proven to belong together.

use super::exit::Exit;
use super::input::{Loaded, load, load_plan};
use super::language::words;
use super::output::say_problems;
use crate::audit::audit;
use crate::diag::{Code, Diagnostic, Hint, Message, Span, message};
use crate::explain::waterfall::AskedFor;
use crate::model::plan::Plan;
use crate::model::{Buckets, Factory};
use crate::scenario::Document;
use crate::source::SourceText;
use crate::validate::with_options;

/// A factory file with a plan of it.
pub(super) struct OfPlan {
    /// The factory file.
    pub loaded: Loaded,
    /// The factory with the bucket length and the goals of the plan.
    pub factory: Factory,
    /// Its buckets.
    pub buckets: Buckets,
    /// The factory file as a tree, as it was written.
    pub document: Document,
    /// The plan.
    pub plan: Plan,
    /// The plan's file.
    pub source: SourceText,
    /// What was requested beside the file, to be written into documents that are planned again.
    pub asked: AskedFor,
}

impl OfPlan {
    /// Reads both.
    ///
    /// # Errors
    /// How to end, after everything wrong was reported: E907 if the plan was not made from this file,
    /// E908 if it does not pass the audit.
    pub fn load(factory: &str, plan: &str) -> Result<Self, Exit> {
        let loaded = load(factory).ok_or(Exit::InputErrors)?;
        let (plan, source) = load_plan(plan).ok_or(Exit::InputErrors)?;
        let stated = plan.certificate.factory_sha256.clone();
        if stated != loaded.source.sha256 {
            let message = difference(&plan, &loaded);
            return Err(refuse(&source, Code::E907, &stated, message));
        }
        let asked = AskedFor::of(&plan, &loaded.factory);
        let own = with_options(&loaded.factory, asked.bucket, asked.goals.clone());
        if let Err(findings) = audit(&own, &stated, &plan) {
            let first = findings.first().map(|it| words().tell(&it.message())).unwrap_or_default();
            let message = match findings.len().saturating_sub(1) {
                0 => message!("e908", first),
                more => message!("e908-more", first, more),
            };
            return Err(refuse(&source, Code::E908, "\"goals\"", message));
        }
        let document = Document::parse(&loaded.source.text).ok_or(Exit::InputErrors)?;
        let buckets = Buckets::new(&own, own.bucket);
        Ok(Self { loaded, factory: own, buckets, document, plan, source, asked })
    }
}

/// What shows that a plan is of another file: the clearest sign.
fn difference(plan: &Plan, loaded: &Loaded) -> Message {
    let file = &loaded.source.name;
    let factory = &loaded.factory;
    if plan.factory.name != factory.name {
        return message!("e907-factory", file, name = plan.factory.name, own = factory.name);
    }
    let (from, to) = (factory.from.to_string(), factory.to.to_string());
    if (&plan.factory.from, &plan.factory.to) != (&from, &to) {
        let (first, last) = (&plan.factory.from, &plan.factory.to);
        return message!("e907-period", file, first, last, from, to);
    }
    let gone = plan
        .products
        .iter()
        .find(|it| factory.products.iter().all(|product| product.named.id != it.id));
    if let Some(gone) = gone {
        return message!("e907-product", file, product = gone.id);
    }
    if plan.factory.bucket != factory.bucket.word() {
        let (bucket, own) = (&plan.factory.bucket, factory.bucket.word());
        return message!("e907-bucket", file, bucket, own);
    }
    message!("e907", file)
}

/// Says what is wrong with the plan at the first place its file holds `text`.
fn refuse(source: &SourceText, code: Code, text: &str, message: Message) -> Exit {
    let at = source.text.find(text).unwrap_or(0);
    let position = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let span = Span { start: position(at), end: position(at + text.len()) };
    say_problems(source, &[Diagnostic::new(code, span, message).hint(Hint::Cure)]);
    Exit::InputErrors
}
