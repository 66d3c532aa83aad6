//! The registry of the factory format: every field with its meaning, unit and default, what its
//! numbers may be, its column and its words in Chinese. Reader, JSON Schema, tables, template, the
//! page of tables and the walk over all figures follow from it.

mod capacities;
mod items;
mod measures;
mod orders;
mod texts;
mod whole;

pub use capacities::{
    GroupRecord, HiringRecord, LabourOvertimeRecord, LabourRecord, LayingOffRecord, OvertimeRecord,
    RepairRecord, ServiceRecord,
};
pub use items::{
    MaterialRecord, OperationRecord, ProductRecord, PurchaseRecord, ReceiptRecord, RouteRecord,
    StockRecord, StoreRecord,
};
pub use measures::{CertaintyRecord, MeasureNeedsRecord, MeasureRecord};
pub use orders::{
    BalanceRecord, ChangeCostRecord, FixedCostRecord, FrozenRecord, LateRecord, NeedRecord,
    OrderRecord, ProjectRecord,
};
pub use whole::{ChooseRecord, LotRecord, OpeningRecord, RepairToPlaceRecord, SetupRecord};

use super::Cell;
use super::json::Allowed::HoursOfDay;
use super::json::{
    Date, FieldOf, GoalRecord, Kind, Map, Text, TimeOfDay, Weekday, Word as _, records,
};
use crate::model::BucketKind;
use texts::{ID, NAME};

/// Every field of the format, as many times as it is in some record.
#[must_use]
pub fn every() -> Vec<&'static FieldOf> {
    fn visit(fields: &'static [FieldOf], found: &mut Vec<&'static FieldOf>) {
        for field in fields {
            found.push(field);
            visit(field.kind.inner(), found);
        }
    }
    let mut found = Vec::new();
    visit(FactoryRecord::FIELDS, &mut found);
    found
}

/// What a route without an id is called, by its position (rule E212).
#[must_use]
pub fn route_name(position: usize) -> String {
    if position == 0 { "main".to_owned() } else { format!("route-{}", position + 1) }
}

/// The field at a path by ids.
#[must_use]
pub fn field_at(path: &[String]) -> Option<&'static FieldOf> {
    let (mut fields, mut found, mut steps) = (FactoryRecord::FIELDS, None, path.iter());
    while let Some(step) = steps.next() {
        let field = fields.iter().find(|it| it.name == *step)?;
        if matches!(field.kind, Kind::List(_) | Kind::Map(_)) {
            // Which entry it is does not matter.
            steps.next();
        }
        (fields, found) = (field.kind.inner(), Some(field));
    }
    found
}

records! {
    /// A factory and its planning period.
    pub struct FactoryRecord {
        /// The factory's name.
        factory: Cell<Text> ["工厂 工厂名称。"],
        /// First day planned (ISO 8601, `2026-12-01`).
        from: Cell<Date> ["起 计划期第一天，如 2026-12-01。"],
        /// Last day planned, included.
        to: Cell<Date> ["止 计划期最后一天，包括在内。"],
        /// Length of a planning bucket. Default `day`: one bucket per working day.
        bucket: Option<Cell<BucketKind>> ["时段|计划单位 计划时段的长度：日、旬、周、月。缺省：日。"],
        /// How far the plan looks on after its last day: what is dated until this day counts, and is
        /// shown apart. Default: not at all.
        horizon: Option<Cell<Date>> ["展望止|展望期 计划期之后展望到哪一天：到这一天为止的订单和到货都计入，另行列示。缺省：不展望。"],
        /// Length of the buckets after the last day planned, at least that of the others. Default
        /// `week`, or `bucket` if that is longer.
        horizon_bucket: Option<Cell<BucketKind>> ["展望时段 计划期之后时段的长度：日、旬、周、月，不短于计划期内的时段。缺省：周（计划期内更长则同）。"],
        /// Name of the money unit used for every price and cost, such as `CNY`. Default `money`.
        currency: Option<Cell<Text>> ["货币 货币单位名称，如 CNY。缺省 money。"],
        /// Whether what is countable (pieces, sets and the like, by its unit) is planned in whole
        /// pieces. Default true.
        whole: Option<Cell<bool>> ["整件 可数的东西（按单位，如件、套）是否按整件计划：是或否。缺省：是。"],
        /// Working days, shifts, holidays. Default: Monday to Friday, one shift of 8 hours.
        calendar: Option<Cell<CalendarRecord>> ["", noun: "thing-calendar"],
        /// Workshops (departments). A group without a workshop belongs to the factory itself.
        workshops: Vec<Cell<WorkshopRecord>> ["车间 车间（部门）。", noun: "thing-workshop", unordered: true],
        /// Equipment groups: pools of like machines, the units whose hours are planned.
        groups: Vec<Cell<GroupRecord>>
            ["设备组 设备组：同类设备，计划其工时的单位。", noun: "thing-group", unordered: true],
        /// Labour pools: hours of a trade or skill.
        labour: Vec<Cell<LabourRecord>> ["人工 工种的工时。", noun: "thing-labour-pool", unordered: true],
        /// Services of auxiliary workshops: tool-room hours, kWh, steam.
        services: Vec<Cell<ServiceRecord>>
            ["服务 辅助车间的服务：工具工时、电、汽。", noun: "thing-service", unordered: true],
        /// Materials with quota, deliveries and stock.
        materials: Vec<Cell<MaterialRecord>> ["材料 材料及其配额。", noun: "thing-material", unordered: true],
        /// Products, components and by-products.
        products: Vec<Cell<ProductRecord>> ["产品 产品、部件和副产品。", noun: "thing-product", unordered: true],
        /// Space shared by several products or materials.
        stores: Vec<Cell<StoreRecord>> ["仓库 几种产品或材料共用的空间。", noun: "thing-store", unordered: true],
        /// Orders: firm, market and even.
        orders: Vec<Cell<OrderRecord>> ["订单 需求：必保、市场和均衡订单。", noun: "thing-order", unordered: true],
        /// Quantities already released: they are made as stated. Give `date`, or `from` and `to`.
        frozen: Vec<Cell<FrozenRecord>>
            ["已下达 已下达的数量：照数投产。填“日期”，或“起”与“止”。", noun: "thing-frozen", unordered: true],
        /// Work for the plant itself: capital construction, repair.
        projects: Vec<Cell<ProjectRecord>>
            ["工程 为本厂自己做的工作：基建、修理。", noun: "thing-project", unordered: true],
        /// Costs that no decision changes: rent, upkeep.
        fixed_costs: Vec<Cell<FixedCostRecord>>
            ["固定费用 与任何决定无关的费用：租金、维护费。", noun: "thing-fixed-cost", unordered: true],
        /// How many of some orders, routes and measures are taken.
        choose: Vec<Cell<ChooseRecord>>
            ["选择 几个订单、路线或措施中取几个。", noun: "thing-choice", unordered: true],
        /// Proposals of what to change: a plan has none of them, `junheng measures` says what each is
        /// worth.
        measures: Vec<Cell<MeasureRecord>>
            ["措施 改动工厂的建议：计划中一项也不采取，junheng measures 说明各值多少。", noun: "thing-measure", unordered: true],
        /// Goals in sequence. Default: fulfil, on-time, profit (cost if nothing has a price),
        /// surplus, balance, low-stock; few-runs only if named; steady only beside a published plan.
        /// If there are firm orders and fulfil is not named, it comes first; if named, it has its place
        /// in the list.
        goals: Vec<Cell<GoalRecord>> ["目标 目标的顺序。缺省：完成订单、按期交货、利润（没有价格时为成本）、均衡、低库存；少批次须写明；少变动只在有已发布计划时适用。"],
        /// The weights of balance.
        balance: Option<Cell<BalanceRecord>> ["", noun: "thing-balance"],
    }

    /// The calendar of the factory.
    pub struct CalendarRecord {
        /// Working days of the week. Default: `mon` to `fri`.
        workdays: Option<Vec<Cell<Weekday>>> ["工作日 每周的工作日：周一、周二……缺省：周一至周五。", unordered: true],
        /// Dates that are not working days.
        holidays: Vec<Cell<Date>>
            ["节假日 不工作的日期。", column: "date", unordered: true, value: "日期 日期，如 2026-12-01。"],
        /// Shifts of a working day. Default: one shift `day` of 8 hours.
        shifts: Vec<Cell<ShiftRecord>> ["班次 工作日的班次。缺省：一个 8 小时的班次 day。", noun: "thing-shift"],
        /// Dates that differ from the rule: a working Saturday, a short day, a closed week.
        exceptions: Vec<Cell<ExceptionRecord>>
            ["日历例外 与规则不同的日期：加班的周六、缩短的工作日、停工周。", noun: "thing-exception"],
    }

    /// A shift. Give `start` and `end`, or `hours`.
    pub struct ShiftRecord {
        /// Id used by other tables: text. In a table, format the column as text to keep leading
        /// zeros.
        id: Cell<Text> [ID],
        /// Start time, `07:00`. Give `start` and `end`, or `hours`.
        start: Option<Cell<TimeOfDay>> ["开始 开始时刻，如 07:00。填开始与结束，或工时。"],
        /// End time; at or before `start` means the next day, and the whole shift
        /// belongs to the day it starts on.
        end: Option<Cell<TimeOfDay>> ["结束 结束时刻；不晚于开始则为次日。"],
        /// Hours of break between `start` and `end`. Default 0.
        break_hours: Option<Cell<f64>> ["休息时间 班内休息小时数。缺省 0。", unit: "h", allowed: HoursOfDay],
        /// Working hours of the shift, instead of `start` and `end`.
        hours: Option<Cell<f64>> ["工时 班次的工时，代替开始与结束。", unit: "h"],
        /// Hours by day of the week, if different; 0 means that it does not run.
        by_weekday: Map<Cell<f64>> ["工时 该日的工时（不同时填）；0 为不开班。", unit: "h", allowed: HoursOfDay, words: Weekday::WORDS],
    }

    /// Dates that differ from the calendar's rule.
    pub struct ExceptionRecord {
        /// The date, or use `from` and `to`.
        date: Option<Cell<Date>> ["日期 日期，或用起与止。"],
        /// First date.
        from: Option<Cell<Date>> ["起 第一天，如 2026-12-01。"],
        /// Last date, included.
        to: Option<Cell<Date>> ["止 最后一天，包括在内。"],
        /// Whether the factory works on these dates. Default: yes if `hours` is above 0; one of the
        /// two is given.
        works: Option<Cell<bool>> ["开工 是否工作：是或否。缺省：工时大于 0 则为是。"],
        /// Hours of each shift on these dates; blank keeps the shift's own.
        hours: Option<Cell<f64>> ["工时 每班工时；空白则照班次。", unit: "h", allowed: HoursOfDay],
    }

    /// A workshop (department).
    pub struct WorkshopRecord {
        /// Id used by other tables: text. In a table, format the column as text to keep leading
        /// zeros.
        id: Cell<Text> [ID],
        /// Display name. Default: the id.
        name: Option<Cell<Text>> [NAME],
    }
}
