//! What limits the goals of a plan, and in which buckets.

use super::axis::Days;
use super::drawing::{Drawing, WIDTH};
use super::figure::Figure;
use super::phrases::Phrases;
use crate::model::plan::Plan;
use crate::report::view::plan::goals as view;

/// Limits drawn; all of them stand in the table.
const DRAWN: usize = 20;
const ROW: f64 = 17.0;

/// A row for each limit, a cell for each bucket in which it limits.
pub(super) fn spots(plan: &Plan, phrases: Phrases<'_>) -> Option<Figure> {
    if plan.tight.is_empty() {
        return None;
    }
    let title = phrases.say("page-tight-title");
    let reading = phrases.reading("page-tight-reading", DRAWN, plan.tight.len());
    let table = view::tight(plan, plan.tight.iter(), phrases.0);
    let mut drawing = Drawing::default();
    let days = Days::new(&plan.buckets, 440.0, WIDTH);
    let mut y = 4.0;
    for spot in plan.tight.iter().take(DRAWN) {
        let limit = phrases.limit(&spot.name);
        let goal = phrases.goal(&spot.goal);
        drawing.name("end", (244.0, y + 12.0), 240.0, &limit);
        drawing.name("soft", (254.0, y + 12.0), 180.0, &goal);
        drawing.line("rule", (440.0, y + ROW / 2.0), (WIDTH, y + ROW / 2.0));
        for bucket in &spot.buckets {
            let Some(at) = days.named(bucket) else { continue };
            let size = (days.step() - 1.0, ROW - 5.0);
            drawing.bar("tight", (days.left(at), y + 2.0), size, &format!("{limit}: {bucket}"));
        }
        y += ROW;
    }
    days.label(&mut drawing, y + 12.0);
    let values = [("count", plan.tight.len().into())];
    let shows = phrases.say_with("page-tight-shows", &values);
    let picture = drawing.picture("tight", y + 28.0, &title, &shows);
    Some(Figure { id: "tight".to_owned(), title, reading, picture, table })
}
