//! The record of what really happened in a planning period, as it is written: the registry of its
//! fields. Its tables, their headings in each language and its JSON Schema follow from it.

use super::Cell;
use super::json::Target::{Capacity, Item, Order, Product};
use super::json::{Date, Kind, Record, Text, What, records};
use super::kinds::{FileKind, another_kind};
use super::reading::tables;
use crate::diag::{Code, Diagnostic, Span, message};

records! {
    /// What really happened in a planning period.
    pub struct ActualsRecord {
        /// The factory's name, as in the factory file. Default: not checked.
        factory: Option<Cell<Text>> ["工厂 工厂名称，同工厂文件。缺省：不核对。"],
        /// First day recorded. Default: the first day planned.
        from: Option<Cell<Date>> ["起 记录的第一天。缺省：计划期第一天。"],
        /// Last day recorded, included. Default: the last day planned.
        to: Option<Cell<Date>> ["止 记录的最后一天，包括在内。缺省：计划期最后一天。"],
        /// Good units that became available.
        made: Vec<Cell<MadeRecord>> ["完工实绩 完工入库的合格品。"],
        /// What was shipped.
        shipped: Vec<Cell<ShippedRecord>> ["发货实绩 已发出的数量。"],
        /// Materials and components that were used.
        used: Vec<Cell<UsedRecord>> ["耗用实绩 实际耗用的材料和部件。"],
        /// Hours that were worked.
        worked: Vec<Cell<WorkedRecord>> ["工时实绩 实际工作的小时数。"],
        /// Hours that were lost, by cause.
        lost: Vec<Cell<LostRecord>> ["工时损失 按原因损失的小时数。"],
        /// Materials, and products in process, that arrived.
        delivered: Vec<Cell<DeliveredRecord>> ["到货实绩 实际到达的材料和在制品。"],
        /// Stock of products that was discarded.
        scrapped: Vec<Cell<ScrappedRecord>> ["报废实绩 从库存中报废的产品。"],
    }

    /// Good units that became available.
    pub struct MadeRecord {
        /// The product, by id.
        product: Cell<Text> ["产品 产品编号。", to: Some(Product)],
        /// Its route. Default: as planned.
        route: Option<Cell<Text>> ["路线 路线编号。缺省：按计划。"],
        /// Date; of a line for several days the last of them. Default: the whole time recorded.
        date: Option<Cell<Date>> ["日期 日期；一行代表多天时为最后一天。缺省：整个记录期。"],
        /// Good units.
        quantity: Cell<f64> ["数量 合格品数量。"],
        /// Units started that gave no good ones. Default: as the yield says.
        scrap: Option<Cell<f64>> ["废品 投入而未成合格品的数量。缺省：按成品率。"],
    }

    /// What was shipped. Give the order, or the product alone.
    pub struct ShippedRecord {
        /// The order, by id. Default: orders of the product in sequence of priority and due date.
        order: Option<Cell<Text>> ["订单 订单编号。缺省：该产品的订单，按优先级和交货期。", to: Some(Order)],
        /// The product, by id. Default: that of the order.
        product: Option<Cell<Text>> ["产品 产品编号。缺省：订单的产品。", to: Some(Item)],
        /// Date; of a line for several days the last of them. Default: the whole time recorded.
        date: Option<Cell<Date>> ["日期 日期；一行代表多天时为最后一天。缺省：整个记录期。"],
        /// Quantity.
        quantity: Cell<f64> ["数量 发出的数量。"],
    }

    /// Material or components that were used. Of an item without a line what was made says how much.
    pub struct UsedRecord {
        /// Material or product, by id.
        item: Cell<Text> ["物品 材料或产品的编号。", to: Some(Item)],
        /// The product it was used for, by id. Default: not stated.
        product: Option<Cell<Text>> ["用于 用于哪个产品。缺省：不写明。", column: "used_for", to: Some(Item)],
        /// Date; of a line for several days the last of them. Default: the whole time recorded.
        date: Option<Cell<Date>> ["日期 日期；一行代表多天时为最后一天。缺省：整个记录期。"],
        /// Quantity.
        quantity: Cell<f64> ["数量 耗用的数量。"],
    }

    /// Hours that were worked.
    pub struct WorkedRecord {
        /// Group or labour pool, by id.
        capacity: Cell<Text> ["产能 设备组或工种的编号。", to: Some(Capacity)],
        /// Date; of a line for several days the last of them. Default: the whole time recorded.
        date: Option<Cell<Date>> ["日期 日期；一行代表多天时为最后一天。缺省：整个记录期。"],
        /// Hours.
        hours: Cell<f64> ["工时 小时数。", unit: "h"],
    }

    /// Hours that were lost.
    pub struct LostRecord {
        /// Group or labour pool, by id.
        capacity: Cell<Text> ["产能 设备组或工种的编号。", to: Some(Capacity)],
        /// Why, in a few words: lines with the same words are one cause.
        cause: Cell<Text> ["原因 原因，用词相同的为同一原因。"],
        /// Date; of a line for several days the last of them. Default: the whole time recorded.
        date: Option<Cell<Date>> ["日期 日期；一行代表多天时为最后一天。缺省：整个记录期。"],
        /// Hours.
        hours: Cell<f64> ["工时 小时数。", unit: "h"],
    }

    /// What arrived.
    pub struct DeliveredRecord {
        /// Material or product, by id.
        item: Cell<Text> ["物品 材料或产品的编号。", to: Some(Item)],
        /// Date; of a line for several days the last of them. Default: the whole time recorded.
        date: Option<Cell<Date>> ["日期 日期；一行代表多天时为最后一天。缺省：整个记录期。"],
        /// Quantity.
        quantity: Cell<f64> ["数量 到达的数量。"],
    }

    /// Stock that was discarded.
    pub struct ScrappedRecord {
        /// Product, by id.
        product: Cell<Text> ["产品 产品编号。", to: Some(Product)],
        /// Date; of a line for several days the last of them. Default: the whole time recorded.
        date: Option<Cell<Date>> ["日期 日期；一行代表多天时为最后一天。缺省：整个记录期。"],
        /// Quantity.
        quantity: Cell<f64> ["数量 报废的数量。"],
    }
}

/// Reads the text of a record of what happened.
///
/// # Errors
/// All problems of form, in the order found.
pub fn read(text: &str) -> Result<ActualsRecord, Vec<Diagnostic>> {
    let (file, mut problems, _) = tables::<ActualsRecord>(text, message!("empty-actuals-hint"));
    if let Some(file) = &file {
        negative(file, &mut problems);
    }
    let other = || another_kind(text, FileKind::Actuals).map(|it| vec![it]);
    file.filter(|_| problems.is_empty()).ok_or_else(|| other().unwrap_or(problems))
}

/// E401 and E404: no quantity is negative or beyond what can be computed exactly.
fn negative(record: &dyn Record, problems: &mut Vec<Diagnostic>) {
    const MOST: f64 = 1e12;
    record.each(&mut |given| match given.what {
        What::Record(inner) => negative(inner, problems),
        What::Number(value) if given.field.kind == Kind::Number && value < 0.0 => {
            let message = message!("actuals-negative", field = given.field.name, value);
            problems.push(said(Code::E401, given.span, message));
        }
        What::Number(value) if value > MOST => {
            let message = message!("actuals-too-big", field = given.field.name, value);
            problems.push(said(Code::E404, given.span, message));
        }
        _ => {}
    });
}

fn said(code: Code, span: Span, message: crate::diag::Message) -> Diagnostic {
    Diagnostic::new(code, span, message).hint(crate::diag::Hint::Cure)
}
