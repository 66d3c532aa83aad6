//! Materials against their quotas, product stock and stores.

use super::super::page::Page;
use super::super::table::ROWS;
use super::super::view::plan::stock;
use crate::model::plan::Plan;

pub(super) fn stocks(plan: &Plan, page: &mut Page<'_>) {
    let (terminal, words) = (page.terminal, page.terminal.words());
    let heading = (&*terminal.say("plan-materials"), &*terminal.say("plan-materials-gist"));
    page.tabled(heading, stock::materials(plan, words), ROWS, "materials.csv");
    let heading = (&*terminal.say("plan-products"), &*terminal.say("plan-products-gist"));
    page.tabled(heading, stock::products(plan, words), ROWS, "stock.csv");
    let heading = (&*terminal.say("plan-stores"), &*terminal.say("plan-stores-gist"));
    page.tabled(heading, stock::stores(plan, words), ROWS, "plan.json");
}
