//! The registry of the factory format: what is wanted, what is fixed, and what evenness means.

use super::texts::{ID, NAME, WORKSHOP};
use crate::source::Cell;
use crate::source::json::Allowed::{Any, Days, Priority};
use crate::source::json::Target::{Capacity, Material, Product, Workshop};
use crate::source::json::{Amount, Date, Map, OrderKindWord, Series, Text, records};

records! {
    /// An order.
    pub struct OrderRecord {
        /// Id in reports: text. In a table, format the column as text to keep leading zeros.
        id: Cell<Text> ["编号 报告中的名称：文本。为保留前导零，请把列设为文本格式。"],
        /// The product ordered, by id.
        product: Cell<Text> ["产品 所要产品的编号。", to: Some(Product)],
        /// `firm` (must, shortage is reported), `market` (between a minimum and a limit), or
        /// `even` (as firm, to be delivered evenly). Default `firm`.
        kind: Option<Cell<OrderKindWord>> ["类型 必保、市场（在最小与限额之间）、均衡（如必保且要均匀）。缺省：必保。"],
        /// The customer.
        customer: Option<Cell<Text>> ["客户 谁要。"],
        /// Quantity of a firm or even order.
        quantity: Option<Cell<f64>> ["数量 必保或均衡订单的数量。"],
        /// Minimum to sell on a market. Default 0.
        minimum: Option<Cell<Amount>> ["最小量 市场上至少销售。缺省 0。", several: true],
        /// Maximum to sell on a market. Default: no limit.
        limit: Option<Cell<Amount>> ["限额 市场上最多销售。缺省：不限。", several: true],
        /// Money per unit shipped; may vary by date. Default 0.
        price: Option<Cell<Series>> ["价格 每件发货的金额；可随日期变化。缺省 0。", unit: "money", allowed: Any],
        /// Priority class; 1 is served first. Default 1.
        priority: Option<Cell<f64>> ["优先级 1 最先。缺省 1。", allowed: Priority],
        /// First date it may be shipped; before the first day planned means that day. Default:
        /// the due date of a firm order that has one (the last working day until then), else the
        /// first day planned.
        earliest: Option<Cell<Date>> ["最早 最早可发货的日期。"],
        /// Due date, up to the last day planned; before the first day it is overdue and late
        /// from then on. Default: the last day planned.
        due: Option<Cell<Date>> ["交货期 交货日期。缺省：计划期最后一天。"],
        /// Shipping after the due date. Default: allowed, free of charge, and reported.
        late: Option<Cell<LateRecord>>,
        /// Money per unit never shipped. Default 0.
        shortage_price: Option<Cell<f64>> ["欠交费用|缺货费用 每件欠交的金额。缺省 0。", unit: "money"],
        /// Whether it ships in whole pieces. Default: the product's.
        whole: Option<Cell<bool>> ["整件 是否按整件发货：是或否。缺省：按产品。"],
    }

    /// Late shipping of a firm order.
    pub struct LateRecord {
        /// Maximum days late; 0 forbids it. Default: until the end of the planning period.
        days: Option<Cell<f64>>
            ["最多拖期天数|最多迟交天数 最多拖几天；0 为不许拖期。缺省：到计划期末。", column: "late_days", unit: "days", allowed: Days],
        /// Money per unit late. Default 0.
        price: Option<Cell<Amount>> ["拖期费用|迟交费用 每件拖期的金额。缺省 0。", column: "late_price", unit: "money"],
    }

    /// Quantities already released: they are made as stated. Give `date`, or `from` and `to`.
    pub struct FrozenRecord {
        /// The product, by id.
        product: Cell<Text> ["产品 产品编号。", to: Some(Product)],
        /// Its route. Default: the product's only route.
        route: Option<Cell<Text>> ["路线 路线编号。产品在“工艺路线”中没有行，或各路线共用时留空。"],
        /// Date of start.
        date: Option<Cell<Date>> ["日期 投产日期。"],
        /// First date of start.
        from: Option<Cell<Date>> ["起 第一天，如 2026-12-01。"],
        /// Last date of start, included.
        to: Option<Cell<Date>> ["止 最后一天，包括在内。"],
        /// Quantity started on these dates: exactly, if the dates cover whole buckets; else at
        /// least.
        quantity: Cell<f64> ["数量 当时投入的数量。"],
    }

    /// Work for the plant itself.
    pub struct ProjectRecord {
        /// Id in reports: text. In a table, format the column as text to keep leading zeros.
        id: Cell<Text> [ID],
        /// Display name. Default: the id.
        name: Option<Cell<Text>> [NAME],
        /// The workshop that bears its cost.
        workshop: Option<Cell<Text>> [WORKSHOP, to: Some(Workshop)],
        /// Priority class; 1 is served first, together with the orders of that class. Default 1.
        priority: Option<Cell<f64>> ["优先级 1 最先。缺省 1。", allowed: Priority],
        /// What it needs, and when.
        needs: Vec<Cell<NeedRecord>> ["工程需要 工程在什么时候需要；需要什么填在“工程需要项”。", noun: "thing-need"],
    }

    /// A need of a project within some dates; the plan distributes it.
    pub struct NeedRecord {
        /// First date.
        from: Cell<Date> ["起 第一天，如 2026-12-01。"],
        /// Last date, included.
        to: Cell<Date> ["止 最后一天，包括在内。"],
        /// Hours (or units of service), by group, labour pool or service.
        hours: Map<Cell<f64>>
            ["工程需要项 工程在“工程需要”某行的日期内需要什么。", column: "quantity", to: Some(Capacity), value: "数量 数量，按物品的单位。"],
        /// Quantities of material, by id.
        materials: Map<Cell<f64>> ["", to: Some(Material)],
        /// Quantities of product, by id.
        products: Map<Cell<f64>> ["", to: Some(Product)],
    }

    /// A cost that no decision changes: rent, upkeep, what a measure that was carried out costs.
    pub struct FixedCostRecord {
        /// Id in reports: text. In a table, format the column as text to keep leading zeros.
        id: Cell<Text> [ID],
        /// Display name. Default: the id.
        name: Option<Cell<Text>> [NAME],
        /// The workshop that bears it.
        workshop: Option<Cell<Text>> [WORKSHOP, to: Some(Workshop)],
        /// Money per month: counted in profit and cost by the days planned as a share of an average
        /// month.
        per_month: Cell<f64> ["每月金额 每月的金额：按所计划的天数占平均一月的份额计入利润和成本。", unit: "money"],
    }

    /// The weights of balance.
    pub struct BalanceRecord {
        /// Balance: weight of the peak utilisation of the groups. Default 1.
        peak: Option<Cell<f64>> ["峰值权重 均衡：设备组峰值利用率的权重。缺省 1。", column: "peak_weight"],
        /// Balance: weight of the deviation of even products from their straight line. Default 1.
        even: Option<Cell<f64>> ["均匀权重 均衡：均衡产品偏离直线的权重。缺省 1。", column: "even_weight"],
        /// Balance: weight of the change of the factory's load from bucket to bucket. Default 1.
        change: Option<Cell<f64>> ["变动权重 均衡：相邻时段负荷变动的权重。缺省 1。", column: "change_weight"],
        /// Money for a change of total output from bucket to bucket; counts as cost.
        change_cost: Option<Cell<ChangeCostRecord>>,
    }

    /// Money per unit of change of the total quantity made from one bucket to the next.
    pub struct ChangeCostRecord {
        /// Money per unit made more than in the bucket before. Default 0.
        up: Option<Cell<f64>> ["增产费用 比前一时段多产每件的金额。缺省 0。", column: "change_cost_up", unit: "money"],
        /// Money per unit made less than in the bucket before. Default 0.
        down: Option<Cell<f64>>
            ["减产费用 比前一时段少产每件的金额。缺省 0。", column: "change_cost_down", unit: "money"],
    }
}
