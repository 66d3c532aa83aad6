//! The tables of a factory file as they are written: every field's meaning, unit and default.
//!
//! These records are the file format. Field docs become the JSON Schema's descriptions.

use super::Cell;
use super::json::{
    Amount, BucketWord, Date, GoalRecord, Map, Norm, OrderKindWord, Series, Text, TimeOfDay,
    Weekday, records,
};

records! {
    /// A factory and the time to plan it for.
    pub struct FactoryRecord {
        /// The factory's name.
        factory: Cell<Text>,
        /// First day planned (ISO 8601, `2026-12-01`).
        from: Cell<Date>,
        /// Last day planned, included.
        to: Cell<Date>,
        /// Length of a planning bucket. Default `day`: one bucket per working day.
        bucket: Option<Cell<BucketWord>>,
        /// Name of the money unit used for every price and cost, such as `CNY`. Default `money`.
        currency: Option<Cell<Text>>,
        /// Working days, shifts, holidays. Default: Monday to Friday, one shift of 8 hours.
        calendar: Option<Cell<CalendarRecord>>,
        /// Workshops (departments). A group without a workshop belongs to the factory itself.
        workshops: Vec<Cell<WorkshopRecord>>,
        /// Equipment groups: pools of like machines, the units whose hours are planned.
        groups: Vec<Cell<GroupRecord>>,
        /// Labour pools: hours of a trade or skill.
        labour: Vec<Cell<LabourRecord>>,
        /// Services of auxiliary workshops: tool-room hours, kWh, steam.
        services: Vec<Cell<ServiceRecord>>,
        /// Materials with quota, deliveries and stock.
        materials: Vec<Cell<MaterialRecord>>,
        /// Products, components and by-products.
        products: Vec<Cell<ProductRecord>>,
        /// Space shared by several products or materials.
        stores: Vec<Cell<StoreRecord>>,
        /// What is wanted: firm, market and even orders.
        orders: Vec<Cell<OrderRecord>>,
        /// Quantities already released: fixed.
        frozen: Vec<Cell<FrozenRecord>>,
        /// Work for the plant itself: capital construction, repair.
        projects: Vec<Cell<ProjectRecord>>,
        /// Goals in sequence. Default: fulfil, on-time, profit (cost where nothing has a price),
        /// surplus, balance, low-stock. Where something firm is wanted and fulfil is not named, it
        /// comes first; named, it stands where it is named.
        goals: Vec<Cell<GoalRecord>>,
        /// What evenness means here.
        balance: Option<Cell<BalanceRecord>>,
    }

    /// When the factory works.
    pub struct CalendarRecord {
        /// Days of the week worked. Default: `mon` to `fri`.
        workdays: Option<Vec<Cell<Weekday>>>,
        /// Dates not worked.
        holidays: Vec<Cell<Date>>,
        /// Shifts of a working day. Default: one shift `day` of 8 hours.
        shifts: Vec<Cell<ShiftRecord>>,
        /// Dates that differ from the rule: a working Saturday, a short day, a closed week.
        exceptions: Vec<Cell<ExceptionRecord>>,
    }

    /// A shift. Give `start` and `end`, or `hours`.
    pub struct ShiftRecord {
        /// Name other tables use.
        id: Cell<Text>,
        /// Clock time it starts, `07:00`.
        start: Option<Cell<TimeOfDay>>,
        /// Clock time it ends; at or before `start` means the next day, and the whole shift
        /// belongs to the day it starts on.
        end: Option<Cell<TimeOfDay>>,
        /// Hours of break inside `start`–`end`. Default 0.
        break_hours: Option<Cell<f64>>,
        /// Working hours of the shift, instead of `start` and `end`.
        hours: Option<Cell<f64>>,
        /// Hours on particular days of the week, such as `{"sat": 5}`; 0 means it does not run.
        by_weekday: Map<Cell<f64>>,
    }

    /// Dates that differ from the calendar's rule.
    pub struct ExceptionRecord {
        /// The date, or use `from` and `to`.
        date: Option<Cell<Date>>,
        /// First date.
        from: Option<Cell<Date>>,
        /// Last date, included.
        to: Option<Cell<Date>>,
        /// Whether the factory works then. Default: yes where `hours` is above 0; one of the two
        /// is given.
        works: Option<Cell<bool>>,
        /// Hours of each shift then; blank keeps the shift's own.
        hours: Option<Cell<f64>>,
    }

    /// A workshop (department).
    pub struct WorkshopRecord {
        /// Name other tables use.
        id: Cell<Text>,
        /// Name for people. Default: the id.
        name: Option<Cell<Text>>,
    }

    /// An equipment group: like machines whose hours are planned together.
    pub struct GroupRecord {
        /// Name other tables use.
        id: Cell<Text>,
        /// Name for people. Default: the id.
        name: Option<Cell<Text>>,
        /// Its workshop.
        workshop: Option<Cell<Text>>,
        /// Number of machines; may differ by date. Default 1.
        machines: Option<Cell<Series>>,
        /// Shifts it works, by id. Default: all the calendar's shifts.
        shifts: Option<Vec<Cell<Text>>>,
        /// Days of the week it works, where they differ from the calendar's.
        workdays: Option<Vec<Cell<Weekday>>>,
        /// Scheduled hours of *one machine*, instead of shifts: `{"per_month": 384}`.
        hours: Option<Cell<Amount>>,
        /// Share of scheduled time that is really available, 0 to 1; may differ by date. Default 1.
        availability: Option<Cell<Series>>,
        /// Planned repair.
        repairs: Vec<Cell<RepairRecord>>,
        /// Extra hours at a price, cheapest tier first.
        overtime: Vec<Cell<OvertimeRecord>>,
        /// Labour or service used per machine hour run, by id.
        uses: Map<Cell<Series>>,
        /// Running cost, money per hour of load; may differ by date. Default 0.
        cost_per_hour: Option<Cell<Series>>,
    }

    /// A planned repair: machines out of work from one date to another.
    pub struct RepairRecord {
        /// First date.
        from: Cell<Date>,
        /// Last date, included.
        to: Cell<Date>,
        /// How many machines. Default: all.
        machines: Option<Cell<f64>>,
    }

    /// A tier of overtime (of a group, in hours) or of extra output (of a service, in its unit).
    pub struct OvertimeRecord {
        /// How much of it, for the whole group: `{"per_day": 8}`. Several limits may be given.
        limit: Option<Cell<Amount>>,
        /// Money per hour (or unit); may differ by date. Default 0.
        price: Option<Cell<Series>>,
    }

    /// A labour pool.
    pub struct LabourRecord {
        /// Name other tables use.
        id: Cell<Text>,
        /// Name for people. Default: the id.
        name: Option<Cell<Text>>,
        /// Its workshop.
        workshop: Option<Cell<Text>>,
        /// Headcount; may differ by date. With hiring or laying off: the headcount at the start.
        heads: Cell<Series>,
        /// Hours of one head: `{"per_month": 160}`. Default: the calendar's first shift.
        hours: Option<Cell<Amount>>,
        /// Share of those hours really attended, 0 to 1. Default 1.
        attendance: Option<Cell<Series>>,
        /// Pay of one head, worked or not: `{"per_month": 640}`. Default 0.
        wage: Option<Cell<Amount>>,
        /// Whether and how heads can be hired. Default: not.
        hiring: Option<Cell<HiringRecord>>,
        /// Whether and how heads can be laid off. Default: not.
        laying_off: Option<Cell<LayingOffRecord>>,
        /// Overtime. Default: none.
        overtime: Option<Cell<LabourOvertimeRecord>>,
    }

    /// Hiring.
    pub struct HiringRecord {
        /// Money per head hired. Default 0.
        cost: Option<Cell<Series>>,
        /// Heads that can be hired: `{"per_month": 5}`. Default: no limit.
        limit: Option<Cell<Amount>>,
        /// Working days before a new head gives hours (pay starts at once). Default 0.
        training_days: Option<Cell<f64>>,
    }

    /// Laying off.
    pub struct LayingOffRecord {
        /// Money per head laid off. Default 0.
        cost: Option<Cell<Series>>,
        /// Heads that can be laid off. Default: no limit.
        limit: Option<Cell<Amount>>,
    }

    /// Overtime of a labour pool.
    pub struct LabourOvertimeRecord {
        /// Hours one head may work extra: `{"per_month": 10}`.
        hours_per_head: Cell<Amount>,
        /// Money per hour. Default 0.
        price: Option<Cell<Series>>,
    }

    /// A service of an auxiliary workshop.
    pub struct ServiceRecord {
        /// Name other tables use.
        id: Cell<Text>,
        /// Name for people. Default: the id.
        name: Option<Cell<Text>>,
        /// Its workshop.
        workshop: Option<Cell<Text>>,
        /// Unit, such as `h` or `kWh`. Default `h`.
        unit: Option<Cell<Text>>,
        /// What it can give: `{"per_day": 24}`. Default: no limit.
        capacity: Option<Cell<Amount>>,
        /// Money per unit used. Default 0.
        price: Option<Cell<Series>>,
        /// Extra output at a further price.
        overtime: Vec<Cell<OvertimeRecord>>,
    }

    /// A material.
    pub struct MaterialRecord {
        /// Name other tables use.
        id: Cell<Text>,
        /// Name for people. Default: the id.
        name: Option<Cell<Text>>,
        /// Unit, such as `kg` or `t`. Default `kg`.
        unit: Option<Cell<Text>>,
        /// Most that may be *used*: a number for the whole time planned, or `{"per_month": 12}`.
        quota: Option<Cell<Amount>>,
        /// Dated deliveries already arranged.
        deliveries: Vec<Cell<ReceiptRecord>>,
        /// Further buying. Default: none can be bought.
        purchase: Option<Cell<PurchaseRecord>>,
        /// Opening, safety, maximum and closing stock, holding cost.
        stock: Option<Cell<StockRecord>>,
    }

    /// A dated quantity that arrives.
    pub struct ReceiptRecord {
        /// Date of arrival; a day not worked counts from the next bucket.
        date: Cell<Date>,
        /// Quantity, in the item's unit.
        quantity: Cell<f64>,
    }

    /// Buying a material.
    pub struct PurchaseRecord {
        /// Money per unit; may differ by date. Default 0.
        price: Option<Cell<Series>>,
        /// How much can be bought: a number for the whole time planned, or `{"per_week": 5}`.
        limit: Option<Cell<Amount>>,
        /// Working days from the first day planned until the first purchase can arrive. Default 0.
        lead_days: Option<Cell<f64>>,
    }

    /// Stock of a product or a material, in its unit.
    pub struct StockRecord {
        /// At the start. Default 0.
        opening: Option<Cell<f64>>,
        /// Least wanted at the end of every bucket; falling short is reported. Default 0.
        safety: Option<Cell<Series>>,
        /// Most there is room for: a hard limit. Default: none.
        maximum: Option<Cell<Series>>,
        /// Wanted at the end of the time planned; falling short is reported. Default: none.
        closing: Option<Cell<f64>>,
        /// Most allowed at the end: a hard limit. Default: none.
        closing_maximum: Option<Cell<f64>>,
        /// Money per unit held: `{"per_month": 0.5}`, charged on each bucket's closing stock.
        holding_cost: Option<Cell<Amount>>,
    }

    /// A product, component or by-product.
    pub struct ProductRecord {
        /// Name other tables use.
        id: Cell<Text>,
        /// Name for people. Default: the id.
        name: Option<Cell<Text>>,
        /// Unit. Default `pcs`.
        unit: Option<Cell<Text>>,
        /// Products of one family are compared with each other to find typing errors.
        family: Option<Cell<Text>>,
        /// Ways to make it. One way may be written straight into the product, without `routes`.
        routes: Vec<Cell<RouteRecord>>,
        /// Operations of the only route.
        operations: Vec<Cell<OperationRecord>>,
        /// Money per unit started, of in-house routes. Default 0.
        cost: Option<Cell<Series>>,
        /// Most that can be started of the only route: `{"per_month": 1500}`.
        limit: Option<Cell<Amount>>,
        /// Good units out of one started, 0 to 1, of the only route. Default 1.
        r#yield: Option<Cell<f64>>,
        /// Working days from start to available, of the only route. Default 0.
        lead_days: Option<Cell<f64>>,
        /// Material used per unit started, by id, of in-house routes.
        norms: Map<Cell<Norm>>,
        /// Products used per unit started, by id, of in-house routes.
        components: Map<Cell<Series>>,
        /// Products that come out alongside, per unit started, by id, of in-house routes.
        by_products: Map<Cell<Series>>,
        /// Labour or service per unit started, by id, of in-house routes.
        uses: Map<Cell<Series>>,
        /// Opening, safety, maximum and closing stock, holding cost.
        stock: Option<Cell<StockRecord>>,
        /// Quantities already in process that arrive on a date.
        receipts: Vec<Cell<ReceiptRecord>>,
        /// Money per unit thrown away. Default: none may be thrown away.
        discard_cost: Option<Cell<Series>>,
        /// Units that may be built ahead of orders to come, on top of closing and safety stock.
        /// Default 0: what nobody wants is not made.
        ahead: Option<Cell<f64>>,
    }

    /// One way to make a product.
    pub struct RouteRecord {
        /// Name within the product. Default: `main`, or `route-2` and so on by position.
        id: Option<Cell<Text>>,
        /// Name for people. Default: the id.
        name: Option<Cell<Text>>,
        /// Made outside: no operations; the product's norms, components, uses and cost do not
        /// apply, only what the route itself states. Default false.
        subcontract: Option<Cell<bool>>,
        /// Steps in order.
        operations: Vec<Cell<OperationRecord>>,
        /// Money per unit started. Default: the product's.
        cost: Option<Cell<Series>>,
        /// Most that can be started: `{"per_month": 1500}`. Several limits may be given.
        limit: Option<Cell<Amount>>,
        /// Good units out of one started, above 0 to 1. Default: the product's for a route in
        /// house, else 1.
        r#yield: Option<Cell<f64>>,
        /// Working days from start to available, on top of the operations'. Default: the
        /// product's for a route in house, else 0.
        lead_days: Option<Cell<f64>>,
        /// Material per unit started, instead of the product's.
        norms: Option<Map<Cell<Norm>>>,
        /// Components per unit started, instead of the product's.
        components: Option<Map<Cell<Series>>>,
        /// By-products per unit started, instead of the product's.
        by_products: Option<Map<Cell<Series>>>,
        /// Labour or service per unit started, instead of the product's.
        uses: Option<Map<Cell<Series>>>,
    }

    /// One step of a route on a group. Give `hours` or `rate`.
    pub struct OperationRecord {
        /// The equipment group.
        group: Cell<Text>,
        /// Machine hours per unit that enters the step; may differ by date.
        hours: Option<Cell<Series>>,
        /// Units per machine hour, instead of `hours`; may differ by date.
        rate: Option<Cell<Series>>,
        /// Good units out of one that enters, 0 to 1. Default 1.
        r#yield: Option<Cell<f64>>,
        /// Working days until the next step can begin. Default 0.
        lead_days: Option<Cell<f64>>,
        /// Labour or service per unit that enters the step, by id.
        uses: Map<Cell<Series>>,
    }

    /// Space shared by several items.
    pub struct StoreRecord {
        /// Name other tables use.
        id: Cell<Text>,
        /// Name for people. Default: the id.
        name: Option<Cell<Text>>,
        /// Unit of space. Default `m2`.
        unit: Option<Cell<Text>>,
        /// Space there is; may differ by date.
        capacity: Cell<Series>,
        /// Space one unit takes, by product or material id.
        items: Map<Cell<f64>>,
    }

    /// An order.
    pub struct OrderRecord {
        /// Name in reports.
        id: Cell<Text>,
        /// The product wanted.
        product: Cell<Text>,
        /// `firm` (must, shortage is reported), `market` (between a minimum and a limit), or
        /// `even` (as firm, and wanted evenly). Default `firm`.
        kind: Option<Cell<OrderKindWord>>,
        /// Who wants it.
        customer: Option<Cell<Text>>,
        /// Quantity of a firm or even order.
        quantity: Option<Cell<f64>>,
        /// Least to sell on a market: a number, or `{"per_month": 10}`. Default 0.
        minimum: Option<Cell<Amount>>,
        /// Most to sell on a market. Default: no limit.
        limit: Option<Cell<Amount>>,
        /// Money per unit shipped; may differ by date. Default 0.
        price: Option<Cell<Series>>,
        /// 1 is served first. Default 1.
        priority: Option<Cell<f64>>,
        /// First date it may be shipped; before the first day planned means that day. Default:
        /// the due date of a firm order that has one (the last working day until then), else the
        /// first day planned.
        earliest: Option<Cell<Date>>,
        /// Date it is due, up to the last day planned; before the first, it is overdue and late from
        /// then on. Default: the last day planned.
        due: Option<Cell<Date>>,
        /// Shipping after the due date. Default: allowed, free of charge, and reported.
        late: Option<Cell<LateRecord>>,
        /// Money per unit never shipped. Default 0.
        shortage_price: Option<Cell<f64>>,
    }

    /// Late shipping of a firm order.
    pub struct LateRecord {
        /// Most days late; 0 forbids it. Default: to the end of the time planned.
        days: Option<Cell<f64>>,
        /// Money per unit late: `{"per_day": 2}`. Default 0.
        price: Option<Cell<Amount>>,
    }

    /// Quantities already released: they are made as stated. Give `date`, or `from` and `to`.
    pub struct FrozenRecord {
        /// The product.
        product: Cell<Text>,
        /// Its route. Default: the product's only route.
        route: Option<Cell<Text>>,
        /// Date of start.
        date: Option<Cell<Date>>,
        /// First date of start.
        from: Option<Cell<Date>>,
        /// Last date of start, included.
        to: Option<Cell<Date>>,
        /// Quantity started then: exactly, where the dates fill whole buckets; else at least.
        quantity: Cell<f64>,
    }

    /// Work for the plant itself.
    pub struct ProjectRecord {
        /// Name in reports.
        id: Cell<Text>,
        /// Name for people. Default: the id.
        name: Option<Cell<Text>>,
        /// The workshop that carries its cost.
        workshop: Option<Cell<Text>>,
        /// 1 is served first, with the orders of that class. Default 1.
        priority: Option<Cell<f64>>,
        /// What it needs, and when.
        needs: Vec<Cell<NeedRecord>>,
    }

    /// What a project needs within some dates; how it is spread over them is planned.
    pub struct NeedRecord {
        /// First date.
        from: Cell<Date>,
        /// Last date, included.
        to: Cell<Date>,
        /// Hours (or units of service), by group, labour pool or service.
        hours: Map<Cell<f64>>,
        /// Quantities of material, by id.
        materials: Map<Cell<f64>>,
        /// Quantities of product, by id.
        products: Map<Cell<f64>>,
    }

    /// What evenness means.
    pub struct BalanceRecord {
        /// Weight of the peak utilisation of the groups. Default 1.
        peak: Option<Cell<f64>>,
        /// Weight of the deviation of even products from their straight line. Default 1.
        even: Option<Cell<f64>>,
        /// Weight of the change of the factory's load from bucket to bucket. Default 1.
        change: Option<Cell<f64>>,
        /// Money for a change of total output from bucket to bucket; counts as cost.
        change_cost: Option<Cell<ChangeCostRecord>>,
    }

    /// Money per unit by which the total quantity made changes from one bucket to the next.
    pub struct ChangeCostRecord {
        /// Per unit more than in the bucket before. Default 0.
        up: Option<Cell<f64>>,
        /// Per unit less than in the bucket before. Default 0.
        down: Option<Cell<f64>>,
    }
}
