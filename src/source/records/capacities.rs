//! The registry of the factory format: equipment groups, labour pools and services.

use super::texts::{ID, LIMIT, NAME, WORKSHOP};
use super::whole::{OpeningRecord, RepairToPlaceRecord};
use crate::source::Cell;
use crate::source::json::Allowed::{Count, Days, Share};
use crate::source::json::Target::{Resource, Shift, Workshop};
use crate::source::json::{Amount, Date, Map, Series, Text, Weekday, records};

records! {
    /// An equipment group: like machines whose hours are planned together.
    pub struct GroupRecord {
        /// Id used by other tables: text. In a table, format the column as text to keep leading
        /// zeros.
        id: Cell<Text> [ID],
        /// Display name. Default: the id.
        name: Option<Cell<Text>> [NAME],
        /// Its workshop, by id.
        workshop: Option<Cell<Text>> [WORKSHOP, to: Some(Workshop)],
        /// Number of machines; may vary by date. Default 1.
        machines: Option<Cell<Series>> ["台数 设备台数；可随日期变化。缺省 1。", default: Some(1.0), daily: true],
        /// Shifts it works, by id. Default: all the calendar's shifts.
        shifts: Option<Vec<Cell<Text>>> ["班次 开的班次，编号以分号分隔。缺省：全部。", to: Some(Shift)],
        /// Its working days of the week, if different from the calendar's.
        workdays: Option<Vec<Cell<Weekday>>> ["工作日 与工厂不同的工作日：周一、周二……", unordered: true],
        /// Scheduled hours of one machine, instead of shifts.
        hours: Option<Cell<Amount>> ["工时 一台设备的制度工时，代替班次。", unit: "h"],
        /// Share of scheduled time that is available, 0 to 1; may vary by date. Default 1.
        availability: Option<Cell<Series>>
            ["可用率 制度工时中真正可用的份额，0 至 1；可随日期变化。缺省 1。", unit: "share", allowed: Share, default: Some(1.0), daily: true],
        /// Planned repair.
        repairs: Vec<Cell<RepairRecord>> ["检修 设备组的计划检修。", noun: "thing-repair", unordered: true],
        /// Repairs whose dates the plan chooses within limits.
        repairs_to_place: Vec<Cell<RepairToPlaceRecord>>
            ["待排检修 由计划在期限内安排日期的检修。", noun: "thing-repair-to-place", unordered: true],
        /// Overtime of a group, or extra output of a service, at a price: cheapest tier first.
        overtime: Vec<Cell<OvertimeRecord>>
            ["加班 设备组的加班工时或服务的额外产出，按价格由低到高。", noun: "thing-overtime-tier"],
        /// Labour or service used per machine hour run, by id; may vary by date.
        uses: Map<Cell<Series>>
            ["设备组消耗 每开动机时消耗的人工或服务。", column: "quantity", to: Some(Resource), value: "数量 每开动机时的消耗；可随日期变化。"],
        /// Running cost, money per hour of load; may vary by date. Default 0.
        cost_per_hour: Option<Cell<Series>> ["小时费用 每负荷小时的金额；可随日期变化。缺省 0。", unit: "money"],
        /// Maximum number of different routes that run on it in one bucket. Default: no limit.
        at_once: Option<Cell<f64>> ["同时路线数 一个时段内至多有几条不同的路线在其上生产。缺省：不限。", allowed: Count],
        /// What it costs and requires to run the group in a bucket. Default: nothing.
        open: Option<Cell<OpeningRecord>>,
    }

    /// A planned repair: machines that are unavailable between two dates.
    pub struct RepairRecord {
        /// First date.
        from: Cell<Date> ["起 第一天，如 2026-12-01。"],
        /// Last date, included.
        to: Cell<Date> ["止 最后一天，包括在内。"],
        /// Number of machines in repair. Default: all.
        machines: Option<Cell<f64>> ["台数 检修台数。缺省：全部。"],
    }

    /// A tier of overtime (of a group, in hours) or of extra output (of a service, in its unit).
    pub struct OvertimeRecord {
        /// The limit of this tier, for the whole group. Default: no limit.
        limit: Option<Cell<Amount>> [LIMIT, several: true],
        /// Money per hour, or per unit of a service; may vary by date. Default 0.
        price: Option<Cell<Series>> ["价格 每小时（或每单位服务）的金额；可随日期变化。缺省 0。", unit: "money"],
    }

    /// A labour pool.
    pub struct LabourRecord {
        /// Id used by other tables: text. In a table, format the column as text to keep leading
        /// zeros.
        id: Cell<Text> [ID],
        /// Display name. Default: the id.
        name: Option<Cell<Text>> [NAME],
        /// Its workshop, by id.
        workshop: Option<Cell<Text>> [WORKSHOP, to: Some(Workshop)],
        /// Headcount; may vary by date. With hiring or laying off: the headcount at the start.
        heads: Cell<Series> ["人数 人数；可随日期变化。可招工或裁员时：期初人数。", daily: true],
        /// Hours of one head. Default: the calendar's first shift.
        hours: Option<Cell<Amount>> ["工时 一人的工时。缺省：日历的第一个班次。", unit: "h"],
        /// Attendance: share of those hours worked, 0 to 1. Default 1.
        attendance: Option<Cell<Series>>
            ["出勤率 实际出勤的份额，0 至 1。缺省 1。", unit: "share", allowed: Share, default: Some(1.0), daily: true],
        /// Pay of one head, whether worked or not. Default 0.
        wage: Option<Cell<Amount>> ["工资 一人的工资，不论是否工作。缺省 0。", unit: "money"],
        /// Hiring. Default: no hiring.
        hiring: Option<Cell<HiringRecord>> ["招工 可以招工的工种：每种一行。"],
        /// Laying off. Default: no laying off.
        laying_off: Option<Cell<LayingOffRecord>> ["裁员 可以裁员的工种：每种一行。"],
        /// Overtime. Default: none.
        overtime: Option<Cell<LabourOvertimeRecord>>,
        /// Whether only whole heads are hired and laid off. Default false.
        whole_heads: Option<Cell<bool>> ["整人 招工和裁员是否只按整人：是或否。缺省：否。"],
    }

    /// Hiring.
    pub struct HiringRecord {
        /// Money per head hired; may vary by date. Default 0.
        cost: Option<Cell<Series>> ["费用 每招一人的金额；可随日期变化。缺省 0。", unit: "money", called: "hiring cost"],
        /// Maximum number of heads hired. Default: no limit.
        limit: Option<Cell<Amount>> [LIMIT, called: "hiring limit", several: true],
        /// Working days of training before a new head gives hours (pay starts at once). Default 0.
        training_days: Option<Cell<f64>> ["培训天数 新工人出工前的工作日数。缺省 0。", unit: "days", allowed: Days],
    }

    /// Laying off.
    pub struct LayingOffRecord {
        /// Money per head laid off; may vary by date. Default 0.
        cost: Option<Cell<Series>>
            ["费用 每裁一人的金额；可随日期变化。缺省 0。", unit: "money", called: "laying_off cost"],
        /// Maximum number of heads laid off. Default: no limit.
        limit: Option<Cell<Amount>> [LIMIT, called: "laying_off limit", several: true],
    }

    /// Overtime of a labour pool.
    pub struct LabourOvertimeRecord {
        /// Maximum overtime hours of one head.
        hours_per_head: Cell<Amount> ["加班工时 一人可加班的小时数。缺省：不加班。", column: "overtime_hours", unit: "h"],
        /// Money per hour of overtime; may vary by date. Default 0.
        price: Option<Cell<Series>>
            ["加班价格 每加班小时的金额；可随日期变化。缺省 0。", column: "overtime_price", unit: "money", called: "overtime price"],
    }

    /// A service of an auxiliary workshop.
    pub struct ServiceRecord {
        /// Id used by other tables: text. In a table, format the column as text to keep leading
        /// zeros.
        id: Cell<Text> [ID],
        /// Display name. Default: the id.
        name: Option<Cell<Text>> [NAME],
        /// Its workshop, by id.
        workshop: Option<Cell<Text>> [WORKSHOP, to: Some(Workshop)],
        /// Unit, such as `h` or `kWh`. Default `h`.
        unit: Option<Cell<Text>> ["单位 单位，如 h 或 kWh。缺省 h。"],
        /// Capacity. Default: no limit.
        capacity: Option<Cell<Amount>> ["产能|能力 能提供多少。缺省：不限。"],
        /// Money per unit used; may vary by date. Default 0.
        price: Option<Cell<Series>> ["价格 每单位金额；可随日期变化。缺省 0。", unit: "money"],
        /// Extra output at an additional price, cheapest tier first.
        overtime: Vec<Cell<OvertimeRecord>> ["", noun: "thing-overtime-tier"],
    }
}
