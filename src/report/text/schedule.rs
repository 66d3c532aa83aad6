//! What is made when: products by week, or by bucket if they all fit.

use super::super::page::Page;
use super::super::view::plan::schedule as view;
use super::super::view::plan::whole;
use crate::model::plan::Plan;

/// Products before the rest is left to the files of `--out`.
const PRODUCTS: usize = 24;

pub(super) fn schedule(plan: &Plan, page: &mut Page<'_>) {
    if view::made(plan).is_empty() {
        return;
    }
    let (terminal, words) = (page.terminal, page.terminal.words());
    let width = terminal.width();
    let buckets = view::by_bucket(plan);
    let room = view::fitting(plan, &buckets, width).max(1);
    let runs = terminal.counted("count-runs", whole::how_many(plan));
    let values = [("runs", (&runs).into())];
    let every = buckets.len() <= room;
    let (spans, gist) = if every {
        (buckets, terminal.say_with("plan-schedule-by-bucket", &values))
    } else if terminal.has_detail() {
        page.section(
            &terminal.say("plan-schedule"),
            &terminal.say_with("plan-schedule-by-bucket", &values),
        );
        for (at, part) in buckets.chunks(room).enumerate() {
            if at > 0 {
                page.line("");
            }
            page.table(view::schedule(plan, part, words), usize::MAX, "");
        }
        return;
    } else {
        let weeks = view::by_week(plan);
        let key = if plan.factory.bucket == "day" {
            "plan-schedule-by-week"
        } else {
            "plan-schedule-by-bucket"
        };
        (weeks, terminal.say_with(key, &values))
    };
    let room = view::fitting(plan, &spans, width).max(1);
    page.section(&terminal.say("plan-schedule"), &gist);
    page.table(
        view::schedule(plan, &spans[..spans.len().min(room)], words),
        PRODUCTS,
        "schedule.csv",
    );
    if spans.len() > room {
        let (shown, all) = (room.to_string(), spans.len().to_string());
        let values = [("shown", (&shown).into()), ("all", (&all).into())];
        page.paragraph(&terminal.say_with("plan-schedule-more", &values));
    }
    let key = if every { "plan-schedule-board" } else { "plan-schedule-detail" };
    if !terminal.has_detail() {
        page.paragraph(&terminal.say(key));
    }
}
