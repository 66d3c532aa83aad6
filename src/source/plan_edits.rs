//! Edits of a finished plan by hand: quantities started that are others in the edited file than in the
//! plan as it was.

use super::text::SourceText;
use crate::diag::{Code, Diagnostic, Hint, Message, Span, message};
use crate::model::edited::RunEdit;
use crate::model::plan::Plan;

/// Figures that differ by no more than this share are the same: a workbook keeps 15 digits.
const SAME: f64 = 1e-9;

/// A quantity that was changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// What was changed.
    pub run: RunEdit,
    /// Its place.
    pub span: Span,
}

/// An edited plan, compared with the plan as it was.
#[derive(Clone, Debug)]
pub struct EditedPlan {
    /// The file, for the places of problems.
    pub source: SourceText,
    /// The edits, in the order of products, routes and buckets.
    pub edits: Vec<Edit>,
    /// What cannot be read, or is no quantity.
    pub problems: Vec<Diagnostic>,
}

/// Whether two quantities are two.
#[must_use]
pub fn differ(one: f64, other: f64) -> bool {
    (one - other).abs() > SAME * one.abs().max(other.abs())
}

/// A problem with its cure.
pub(super) fn problem(code: Code, span: Span, text: Message) -> Diagnostic {
    Diagnostic::new(code, span, text).hint(Hint::Cure)
}

/// A quantity that nobody can start.
pub(super) fn negative(span: Span, of: &str, quantity: f64) -> Diagnostic {
    problem(Code::E983, span, message!("e983-negative", of, quantity))
}

/// Compares an edited plan file with the plan as it was: products and routes by id, buckets by their
/// first day.
#[must_use]
pub fn edits_of(source: SourceText, edited: &Plan, plan: &Plan) -> EditedPlan {
    let mut found = EditedPlan { source, edits: Vec::new(), problems: Vec::new() };
    let places: Vec<Option<usize>> = (edited.buckets.iter())
        .map(|own| plan.buckets.iter().position(|it| it.start == own.start && it.end == own.end))
        .collect();
    if let Some(at) = places.iter().position(Option::is_none) {
        let bucket = &edited.buckets[at].name;
        let span = found.quoted(bucket);
        found.problems.push(problem(Code::E985, span, message!("e985-bucket", bucket)));
        return found;
    }
    for own in &edited.products {
        let Some(product) = plan.products.iter().position(|it| it.id == own.id) else {
            let span = found.quoted(&own.id);
            let text = message!("e985-product", product = own.id);
            found.problems.push(problem(Code::E985, span, text));
            continue;
        };
        for (at, line) in own.routes.iter().enumerate() {
            let routes = &plan.products[product].routes;
            let Some(route) = routes.iter().position(|it| it.id == line.id) else {
                let span = found.quoted(&line.id);
                let text = message!("e985-route", product = own.id, route = line.id);
                found.problems.push(problem(Code::E985, span, text));
                continue;
            };
            for (position, after) in line.started.iter().enumerate() {
                let Some(bucket) = places.get(position).copied().flatten() else { continue };
                let before = routes[route].started[bucket];
                if differ(before, *after) {
                    let span = found.started(&own.id, at, position);
                    if *after < 0.0 {
                        found.problems.push(negative(span, &own.id, *after));
                        continue;
                    }
                    let run = RunEdit { product, route, bucket, before, after: *after };
                    found.edits.push(Edit { run, span });
                }
            }
        }
    }
    found.edits.sort_by_key(|it| (it.run.product, it.run.route, it.run.bucket));
    found
}

impl EditedPlan {
    /// The first place of a text in quotes.
    fn quoted(&self, text: &str) -> Span {
        let quoted = format!("\"{text}\"");
        let own = &self.source.text;
        let products = own.find("\"products\"").unwrap_or(0);
        let after = own[products..].find(&quoted).map(|at| products + at);
        span(after.or_else(|| own.find(&quoted)).unwrap_or(0), quoted.len())
    }

    /// The figure of a bucket in the list of what is started of a product's route, by position.
    fn started(&self, product: &str, route: usize, bucket: usize) -> Span {
        let text = &self.source.text;
        let products = text.find("\"products\"").unwrap_or(0);
        let ids = [format!("\"id\": \"{product}\""), format!("\"id\":\"{product}\"")];
        let own = ids.iter().find_map(|it| text[products..].find(it)).unwrap_or(0) + products;
        let lists = text[own..].match_indices("\"started\"").nth(route);
        let list = own + lists.map_or(0, |it| it.0);
        let first = text[list..].find('[').map_or(list, |it| list + it + 1);
        let mut at = first;
        for _ in 0..bucket {
            at = text[at..].find(',').map_or(at, |it| at + it + 1);
        }
        let blank = text[at..].len() - text[at..].trim_start().len();
        let figure = &text[at + blank..];
        let length = figure.find([',', ']', '\n', ' ']).unwrap_or(1);
        span(at + blank, length)
    }
}

fn span(start: usize, length: usize) -> Span {
    let position = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Span { start: position(start), end: position(start + length) }
}
