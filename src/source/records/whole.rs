//! The registry of the factory format: lots, setups, groups that open, repairs to place, choices.

use super::texts::ID;
use crate::source::Cell;
use crate::source::json::Allowed::{Count, Days, Positive, Share};
use crate::source::json::Target::{Measure, Order};
use crate::source::json::{Date, Series, Text, records};

records! {
    /// The quantity of a run: nothing, or at least `min`, in multiples of `multiple`, at most `max`.
    /// Units started in one bucket.
    pub struct LotRecord {
        /// Minimum lot: the least that a run starts. Default: the product's for an in-house route,
        /// else none.
        min: Option<Cell<f64>>
            ["最小批量 每批至少投入的数量。缺省：厂内路线按产品，否则没有。", column: "lot_min", called: "minimum lot"],
        /// Lot multiple: a run starts a whole number of these. Default: the product's for an
        /// in-house route, else none.
        multiple: Option<Cell<f64>>
            ["批量倍数 每批是此数的整数倍。缺省：厂内路线按产品，否则没有。", column: "lot_multiple", allowed: Positive, called: "lot multiple"],
        /// Maximum lot: the most that a run starts in a bucket. Default: the product's for an
        /// in-house route, else none.
        max: Option<Cell<f64>>
            ["最大批量 每批至多投入的数量。缺省：厂内路线按产品，否则没有。", column: "lot_max", allowed: Positive, called: "maximum lot"],
    }

    /// What beginning a run takes.
    pub struct SetupRecord {
        /// Machine hours per run on the group of every operation that has no `setup_hours` of its
        /// own; may vary by date. Default: the product's for an in-house route, else 0.
        hours: Option<Cell<Series>>
            ["准备工时 每批在各工序设备组上的机时（工序另填的除外）；可随日期变化。缺省：厂内路线按产品，否则 0。", column: "setup_hours", unit: "h", called: "setup hours"],
        /// Money per run; may vary by date. Default: the product's for an in-house route, else 0.
        cost: Option<Cell<Series>>
            ["准备费用 每批的金额；可随日期变化。缺省：厂内路线按产品，否则 0。", column: "setup_cost", unit: "money", called: "setup cost"],
        /// Whether a run that continues in the next bucket needs no new setup (a campaign).
        /// Default: the product's for an in-house route, else false.
        carry: Option<Cell<bool>>
            ["准备延续 接着在下一时段生产时不必重新准备：是或否。缺省：厂内路线按产品，否则为否。", column: "setup_carry"],
    }

    /// A group that is opened for a bucket.
    pub struct OpeningRecord {
        /// Money for each bucket in which the group runs; may vary by date. Default 0.
        cost: Option<Cell<Series>>
            ["开动费用 设备组每开动一个时段的金额；可随日期变化。缺省 0。", column: "open_cost", unit: "money", called: "opening cost"],
        /// Least share of its effective hours that the group runs in a bucket in which it runs at
        /// all, 0 to 1. Default 0.
        least: Option<Cell<f64>>
            ["最低开动率 设备组开动的时段至少用到有效工时的份额，0 至 1。缺省 0。", column: "open_least", unit: "share", allowed: Share, called: "least share"],
    }

    /// A repair whose dates the plan chooses: so many consecutive working days between two dates.
    pub struct RepairToPlaceRecord {
        /// First date on which it may begin.
        from: Cell<Date> ["起 最早开始的日期，如 2026-12-01。"],
        /// Last date on which it may end, included.
        to: Cell<Date> ["止 最迟结束的日期，包括在内。"],
        /// Consecutive working days it takes.
        days: Cell<f64> ["天数 需要的连续工作日数。", unit: "days", allowed: Count],
        /// Number of machines in repair. Default: all.
        machines: Option<Cell<f64>> ["台数 检修台数。缺省：全部。"],
    }

    /// How many of some orders, routes and measures are taken.
    pub struct ChooseRecord {
        /// Id in reports: text. In a table, format the column as text to keep leading zeros.
        id: Cell<Text> [ID],
        /// At least so many of them are taken. Default: no minimum.
        at_least: Option<Cell<f64>> ["至少 其中至少取几个。缺省：不限。", allowed: Days],
        /// At most so many of them are taken. Default: no maximum.
        at_most: Option<Cell<f64>> ["至多 其中至多取几个。缺省：不限。", allowed: Days],
        /// Orders, by id; one is taken if any of it is shipped.
        orders: Vec<Cell<Text>> ["订单 订单编号，以分号分隔；有发货即为取。", to: Some(Order), unordered: true],
        /// Routes, as `product/route`, or the product alone if it has one route; one is taken if
        /// any of it is started.
        routes: Vec<Cell<Text>>
            ["路线 写作“产品/路线”，只有一条路线时只写产品，以分号分隔；有投产即为取。"],
        /// Measures, by id; a plan takes none.
        measures: Vec<Cell<Text>> ["措施 措施编号，以分号分隔；计划中一项也不取。", to: Some(Measure), unordered: true],
    }
}
