//! Plans edited by hand: the plan as it was, and what was changed in it.

use super::exit::Exit;
use super::input::{Loaded, PlanFile, load_plan};
use super::language::words;
use super::no_plan::report_no_plan;
use super::of_plan::belonging;
use super::output::{Form, form, say, say_problems};
use crate::diag::{Code, Diagnostic, Hint, Severity, message};
use crate::explain::edits::kept;
use crate::model::edited::{RunEdit, is_frozen};
use crate::model::plan::{Numbers, Plan};
use crate::model::{Buckets, Factory};
use crate::session::{self, Options, Planning};
use crate::source::plan_edits::{Edit, EditedPlan, edits_of};
use crate::source::workbook::edited_plan;

/// The most clashes told of an edit that cannot be kept.
const MOST_CLASHES: usize = 6;

/// A plan as it was before it was edited, with its factory as it was planned.
pub(super) struct Original {
    pub factory: Factory,
    pub plan: Plan,
}

impl Original {
    /// The plan of a file, or the factory planned again; or how to end, after everything wrong was
    /// reported.
    pub fn of(
        file: Option<&str>,
        loaded: &Loaded,
        factory: Factory,
        options: &Options,
    ) -> Result<Self, Exit> {
        let Some(name) = file else {
            return match session::plan(&factory, options) {
                Ok(Planning::Plan(plan)) => Ok(Self { factory, plan: *plan }),
                other => Err(report_no_plan(other)),
            };
        };
        let file = PlanFile::load(name)?;
        let (factory, _) = belonging(&file, loaded, None)?;
        Ok(Self { factory, plan: file.plan })
    }
}

/// The edits to keep, if any, with the plan that they are edits of: the edited plan and the plan as it
/// was are files.
pub(super) fn kept_edits(
    (edited, plan): (Option<&str>, Option<&str>),
    loaded: &Loaded,
    factory: Factory,
    options: &Options,
) -> Result<Option<(Original, Vec<Edit>)>, Exit> {
    let Some(name) = edited else { return Ok(None) };
    let original = Original::of(plan, loaded, factory, options)?;
    let edits = edits(name, &original)?;
    Ok(Some((original, edits)))
}

/// What was edited; or how to end, after everything wrong was reported.
pub(super) fn edits(name: &str, original: &Original) -> Result<Vec<Edit>, Exit> {
    let found = if form(name.as_ref()) == Form::Workbook {
        edited_plan::edits(name, &original.plan).map_err(|unreadable| {
            say_problems(&unreadable.source_text, &[*unreadable.problem]);
            Exit::InputErrors
        })?
    } else {
        let (edited, source) = load_plan(name).ok_or(Exit::InputErrors)?;
        edits_of(source, &edited, &original.plan)
    };
    let EditedPlan { source, edits, mut problems } = found;
    problems.extend(edits.iter().filter_map(|it| refused(original, it)));
    if !problems.is_empty() {
        say_problems(&source, &problems);
    }
    if problems.iter().any(|it| it.severity() == Severity::Error) {
        return Err(Exit::InputErrors);
    }
    Ok(edits)
}

/// Why an edit cannot be: the run is frozen, or it is a fraction of a piece in a plan in whole numbers.
fn refused(original: &Original, edit: &Edit) -> Option<Diagnostic> {
    let Original { factory, plan } = original;
    let buckets = Buckets::new(factory, factory.bucket);
    let RunEdit { product, route, bucket, after, .. } = edit.run;
    let (owner, bucket) = (&plan.products[product], &plan.buckets[bucket].name);
    let problem = |code: Code, text| Some(Diagnostic::new(code, edit.span, text).hint(Hint::Cure));
    if is_frozen(factory, &buckets, &edit.run) {
        let text = message!("e984", product = owner.name, bucket = bucket);
        return problem(Code::E984, text);
    }
    let own = factory.products.iter().nth(product).map(|it| &it.routes[route]);
    let whole = plan.numbers == Some(Numbers::Whole) && own.is_some_and(|it| it.whole);
    if whole && (after - after.round()).abs() > 1e-6 {
        let text = message!("e986", product = owner.name, bucket = bucket, quantity = after);
        return problem(Code::E986, text);
    }
    None
}

/// Says which edits cannot be kept, everything else planned around them, and what contradicts each;
/// false if that was not found out.
pub(super) fn say_refused(
    factory: &Factory,
    plan: &Plan,
    edits: &[Edit],
    options: &Options,
) -> bool {
    let runs: Vec<RunEdit> = edits.iter().map(|it| it.run).collect();
    let Ok(Some(refused)) = kept(factory, &runs, options) else { return false };
    if refused.is_empty() {
        return false;
    }
    // An edit is planned as a frozen quantity behind those of the file.
    let own = factory.frozen.len();
    let of_edit = |at: &str| (own..own + runs.len()).any(|it| at == format!("frozen/{it}"));
    let (all, left) = (runs.len(), runs.len() - refused.len());
    let values = [("kept", left.into()), ("all", all.into())];
    say(&words().say_with("keep-not-all", &values));
    for (at, clashes) in refused {
        let edit = runs[at];
        let product = &plan.products[edit.product];
        let (bucket, units) = (&plan.buckets[edit.bucket].name, edit.after.to_string());
        let values = [
            ("product", (&product.name).into()),
            ("bucket", bucket.into()),
            ("units", (&units).into()),
        ];
        say(&words().say_with("keep-refused", &values));
        for clash in clashes.iter().filter(|it| !of_edit(&it.at)).take(MOST_CLASHES) {
            let at = words().say_with("problem-path", &[("path", (&clash.at).into())]);
            say(&format!("  {} {at}", words().tell(&clash.message())));
        }
    }
    true
}
