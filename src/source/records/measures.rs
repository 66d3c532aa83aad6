//! The registry of the factory format: measures, proposals of what to change in the factory.

use super::texts::{ID, NAME};
use crate::source::Cell;
use crate::source::json::Allowed::Share;
use crate::source::json::Target::{Capacity, Material, Measure, Proposer};
use crate::source::json::{Date, Map, Text, records};
use crate::source::scenarios::ChangeRecord;

records! {
    /// A measure: a technical improvement that costs money and changes figures of the factory. A plan
    /// has none of them; `junheng measures` says what each is worth.
    pub struct MeasureRecord {
        /// Id in reports: text. In a table, format the column as text to keep leading zeros.
        id: Cell<Text> [ID],
        /// Display name. Default: the id.
        name: Option<Cell<Text>> [NAME],
        /// Who proposes it: a group, workshop or labour pool, by id. Default: nobody is named.
        by: Option<Cell<Text>> ["提出者 提出的设备组、车间或工种的编号。缺省：不写明。", to: Some(Proposer)],
        /// Role of who proposes it, such as leading hand. Default: none.
        role: Option<Cell<Text>> ["岗位 提出者的岗位，如班组长。缺省：不写明。"],
        /// What it changes in the factory file, as scenarios do.
        changes: Vec<Cell<ChangeRecord>> ["措施改动 措施改动工厂文件中的什么，写法同方案。", noun: "thing-change"],
        /// Money it costs once: counted against the budget, not in profit. Default 0.
        cost: Option<Cell<f64>> ["一次费用 一次性费用：计入预算，不计入利润。缺省 0。", unit: "money"],
        /// Money it costs per month: counted in profit or cost by the share of the month planned.
        /// Default 0.
        cost_per_month: Option<Cell<f64>>
            ["每月费用 每月的费用：按所计划的天数计入利润或成本。缺省 0。", unit: "money"],
        /// First date on which it is carried out. Default: the first day planned.
        from: Option<Cell<Date>> ["起 开始实施的日期，如 2026-12-10。缺省：计划期第一天。"],
        /// Share of the days planned that it takes from then until it has its effect, 0 to 1.
        /// Default 0.
        takes_effect: Option<Cell<f64>>
            ["见效时间 从开始到见效占计划期天数的份额，0 至 1。缺省 0。", unit: "share", allowed: Share],
        /// Measures that are taken with it, by id. Default: none.
        requires: Vec<Cell<Text>> ["前提 须一同采取的措施编号，以分号分隔。缺省：无。", to: Some(Measure), unordered: true],
        /// Measures that cannot be taken with it, by id. Default: none.
        excludes: Vec<Cell<Text>> ["排斥 不可一同采取的措施编号，以分号分隔。缺省：无。", to: Some(Measure), unordered: true],
        /// What it takes to carry it out, between its first date and its effect. Default: nothing.
        needs: Option<Cell<MeasureNeedsRecord>>,
        /// How certain its effect is. Default: all of it.
        certainty: Option<Cell<CertaintyRecord>>,
    }

    /// What it takes to carry out a measure.
    pub struct MeasureNeedsRecord {
        /// Hours (or units of service), by group, labour pool or service.
        hours: Map<Cell<f64>>
            ["措施需要 实施措施需要的工时和材料。", column: "quantity", to: Some(Capacity), value: "数量 数量，按物品的单位。"],
        /// Quantities of material, by id.
        materials: Map<Cell<f64>> ["", to: Some(Material)],
    }

    /// Factors on the effect of a measure's changes: 1 is the effect as stated, 0 none.
    pub struct CertaintyRecord {
        /// Factor on the effect at worst. Default: the likely one.
        low: Option<Cell<f64>> ["最低效果 最差时效果的倍数。缺省：同可能效果。", column: "effect_low"],
        /// Likely factor on the effect. Default 1.
        likely: Option<Cell<f64>> ["可能效果 可能的效果倍数。缺省 1。", column: "effect_likely"],
        /// Factor on the effect at best. Default: the likely one.
        high: Option<Cell<f64>> ["最高效果 最好时效果的倍数。缺省：同可能效果。", column: "effect_high"],
    }
}
