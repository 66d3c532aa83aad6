//! A plan with the factory file it was made from: read, and proven to belong together.

use super::exit::Exit;
use super::input::{Loaded, PlanFile, load};
use super::language::words;
use crate::audit::audit;
use crate::diag::{Code, Message, message};
use crate::explain::waterfall::AskedFor;
use crate::model::plan::Plan;
use crate::model::{Buckets, Factory, GoalInSequence};
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
        let file = PlanFile::load(plan)?;
        let (factory, asked) = belonging(&file, &loaded, None)?;
        let document = Document::parse(&loaded.source.text).ok_or(Exit::InputErrors)?;
        let buckets = Buckets::new(&factory, factory.bucket);
        let PlanFile { plan, source } = file;
        Ok(Self { loaded, factory, buckets, document, plan, source, asked })
    }
}

/// The factory of a file as it was requested for a plan, once the plan proves to be of that file and
/// adds up; `goals` in place of those that the plan states.
///
/// # Errors
/// As [`OfPlan::load`].
pub(super) fn belonging(
    file: &PlanFile,
    loaded: &Loaded,
    goals: Option<Vec<GoalInSequence>>,
) -> Result<(Factory, AskedFor), Exit> {
    let stated = &file.plan.certificate.factory_sha256;
    if *stated != loaded.source.sha256 {
        return Err(file.refuse(Code::E907, stated, difference(&file.plan, loaded)));
    }
    let mut asked = AskedFor::of(&file.plan, &loaded.factory);
    if goals.is_some() {
        asked.goals = goals;
    }
    let factory = with_options(&loaded.factory, asked.bucket, asked.goals.clone());
    if let Err(findings) = audit(&factory, stated, &file.plan) {
        let first = findings.first().map(|it| words().tell(&it.message())).unwrap_or_default();
        let message = match findings.len().saturating_sub(1) {
            0 => message!("e908", first),
            more => message!("e908-more", first, more),
        };
        return Err(file.refuse(Code::E908, "\"goals\"", message));
    }
    Ok((factory, asked))
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
