//! The registry of the factory format: materials, products with their routes, stock and stores.

use super::texts::{ID, LIMIT, NAME, STOCK};
use super::whole::{LotRecord, SetupRecord};
use crate::source::Cell;
use crate::source::json::Allowed::{Any, Days, Positive, Yield};
use crate::source::json::Target::{Group, Item, Material, Product, Resource};
use crate::source::json::{Amount, Date, Map, Norm, Series, Text, records};

records! {
    /// A material.
    pub struct MaterialRecord {
        /// Id used by other tables: text. In a table, format the column as text to keep leading
        /// zeros.
        id: Cell<Text> [ID],
        /// Display name. Default: the id.
        name: Option<Cell<Text>> [NAME],
        /// Unit, such as `kg` or `t`. Default `kg`.
        unit: Option<Cell<Text>> ["单位 单位，如 kg 或 t。缺省 kg。"],
        /// Maximum use, including purchases. Default: no quota.
        quota: Option<Cell<Amount>> ["配额|定额总量|定额 最多可用多少。缺省：不限。", several: true],
        /// Agreed deliveries.
        deliveries: Vec<Cell<ReceiptRecord>>
            ["到货 已安排的材料到货。", noun: "thing-delivery", unordered: true],
        /// Additional purchases. Default: none.
        purchase: Option<Cell<PurchaseRecord>> ["采购 可以另行采购的材料：每种一行。"],
        /// Opening, safety, maximum and closing stock, holding cost.
        stock: Option<Cell<StockRecord>> [STOCK],
    }

    /// A quantity that arrives on a date.
    pub struct ReceiptRecord {
        /// Date of arrival; if it is not a working day, it counts from the next bucket.
        date: Cell<Date> ["日期 到达日期。"],
        /// Quantity, in the item's unit.
        quantity: Cell<f64> ["数量 数量，按物品的单位。"],
    }

    /// Buying a material.
    pub struct PurchaseRecord {
        /// Money per unit; may vary by date. Default 0.
        price: Option<Cell<Series>> ["价格 每单位金额；可随日期变化。缺省 0。", unit: "money"],
        /// Maximum purchase. Default: no limit.
        limit: Option<Cell<Amount>> [LIMIT, several: true],
        /// Working days from the first day planned until the first purchase can arrive. Default 0.
        lead_days: Option<Cell<f64>> ["提前期 从计划期第一天到首次采购可到货的工作日数。缺省 0。", unit: "days", allowed: Days],
    }

    /// Stock of a product or a material, in its unit.
    pub struct StockRecord {
        /// Stock at the start. Default 0.
        opening: Option<Cell<f64>> ["期初 期初库存。缺省 0。"],
        /// Safety stock: target at the end of every bucket, may vary by date; a shortfall is
        /// reported. Default 0.
        safety: Option<Cell<Series>> ["安全库存 每时段末至少要有；可随日期变化。缺省 0。"],
        /// Maximum stock, may vary by date: a hard limit. Default: none.
        maximum: Option<Cell<Series>> ["最高库存|最大库存 最多放得下；可随日期变化。缺省：不限。"],
        /// Target at the end of the planning period; a shortfall is reported. Default: none.
        closing: Option<Cell<f64>> ["期末 计划期末要有。缺省：无。"],
        /// Maximum at the end: a hard limit. Default: none.
        closing_maximum: Option<Cell<f64>> ["期末最高|期末最大 期末最多允许。缺省：不限。"],
        /// Money per unit held, charged on each bucket's closing stock. Default 0.
        holding_cost: Option<Cell<Amount>> ["保管费 每单位库存的金额。缺省 0。", unit: "money"],
    }

    /// A product, component or by-product.
    pub struct ProductRecord {
        /// Id used by other tables: text. In a table, format the column as text to keep leading
        /// zeros.
        id: Cell<Text> [ID],
        /// Display name. Default: the id.
        name: Option<Cell<Text>> [NAME],
        /// Unit. Default `pcs`.
        unit: Option<Cell<Text>> ["单位 单位。缺省 pcs。"],
        /// Whether it is made and shipped in whole pieces. Default: yes if the factory is planned in
        /// whole pieces and the unit is countable, such as `pcs` or `sets`.
        whole: Option<Cell<bool>> ["整件 是否按整件制造和发货：是或否。缺省：工厂按整件计划且单位可数（如件、套）则为是。"],
        /// Products of one family are compared with each other to find typing errors.
        family: Option<Cell<Text>> ["系列 同系列产品互相比较，以发现输入错误。"],
        /// Routes to make a product. A single route may be written directly in the product: then
        /// there are no `routes`, and columns `route` stay blank.
        routes: Vec<Cell<RouteRecord>> ["工艺路线 产品的制造方法。只有一种时不填此表，各表的“路线”列留空。", noun: "thing-route"],
        /// Steps on groups, in order, of the only route.
        operations: Vec<Cell<OperationRecord>> ["工序 在设备组上的工序，按顺序。", noun: "thing-operation"],
        /// Money per unit started, of in-house routes; may vary by date. Default 0.
        cost: Option<Cell<Series>> ["费用 厂内路线每投入一件的金额；可随日期变化。缺省 0。", unit: "money", allowed: Any],
        /// Maximum started of the only route. Default: no limit.
        limit: Option<Cell<Amount>> ["限额 唯一路线最多可投入多少。", several: true],
        /// Good units per unit started, above 0 to 1, of the only route. Default 1.
        r#yield: Option<Cell<f64>>
            ["成品率 投入一件得到的合格品，大于 0 至 1。缺省 1。", unit: "share", allowed: Yield, default: Some(1.0)],
        /// Working days from start to availability, of the only route. Default 0.
        lead_days: Option<Cell<f64>> ["提前期 到可用为止的工作日数。缺省 0。", unit: "days", allowed: Days],
        /// The quantity of a run, of in-house routes. Default: any.
        lot: Option<Cell<LotRecord>>,
        /// What beginning a run takes, of in-house routes. Default: nothing.
        setup: Option<Cell<SetupRecord>>,
        /// Material used per unit started, by id, of in-house routes.
        norms: Map<Cell<Norm>> ["消耗定额 每投入一件消耗的材料。", to: Some(Material)],
        /// Products used per unit started, by id, of in-house routes; may vary by date.
        components: Map<Cell<Series>>
            ["部件 每投入一件使用的产品。", column: "quantity", to: Some(Product), value: "数量 每投入一件的件数；可随日期变化。"],
        /// By-products per unit started, by id, of in-house routes; may
        /// vary by date.
        by_products: Map<Cell<Series>>
            ["副产品 每投入一件同时产出的产品。", column: "quantity", to: Some(Product), value: "数量 每投入一件的件数；可随日期变化。"],
        /// Labour or service used per unit started, by id, of in-house routes; may vary by date.
        uses: Map<Cell<Series>>
            ["人工与服务消耗 每投入一件或每件进入工序时消耗的人工或服务。", column: "quantity", to: Some(Resource), value: "数量 每件的消耗；可随日期变化。"],
        /// Opening, safety, maximum and closing stock, holding cost.
        stock: Option<Cell<StockRecord>> [STOCK],
        /// Quantities already in process that become available on a date.
        receipts: Vec<Cell<ReceiptRecord>>
            ["在制到货 已在制的产品，按到达日期。", noun: "thing-receipt", unordered: true],
        /// Money per unit discarded. Default: discarding is not allowed.
        discard_cost: Option<Cell<Series>>
            ["报废费用|废弃费用 报废每单位的金额。缺省：不可报废。", unit: "money", allowed: Any],
        /// Units that may be built ahead of future orders, in addition to closing and safety stock.
        /// Default 0: no surplus is made.
        ahead: Option<Cell<f64>> ["可提前生产 在期末库存和安全库存之外，可为以后的订单提前生产的数量。缺省 0。"],
    }

    /// A route to make a product.
    pub struct RouteRecord {
        /// Name within the product. Default: `main`, or `route-2` and so on by position.
        id: Option<Cell<Text>> ["路线 产品内的名称。缺省：main，或按位置 route-2 等。", column: "route"],
        /// Display name. Default: the id.
        name: Option<Cell<Text>> [NAME],
        /// Subcontracted: no operations; the product's norms, components, uses and cost do not
        /// apply, only those of the route itself. Default false.
        subcontract: Option<Cell<bool>> ["外协 在厂外制造：是或否。缺省：否。"],
        /// Steps in order.
        operations: Vec<Cell<OperationRecord>> ["", noun: "thing-operation"],
        /// Money per unit started; may vary by date. Default: the product's.
        cost: Option<Cell<Series>> ["费用 每投入一件的金额；可随日期变化。缺省：产品的。", unit: "money", allowed: Any],
        /// Maximum started. Default: no limit.
        limit: Option<Cell<Amount>> ["限额 最多可投入多少。缺省：不限。", several: true],
        /// Good units per unit started, above 0 to 1. Default: the product's for an in-house
        /// route, else 1.
        r#yield: Option<Cell<f64>>
            ["成品率 投入一件得到的合格品，大于 0 至 1。缺省 1。", unit: "share", allowed: Yield, default: Some(1.0)],
        /// Working days from start to availability, in addition to those of the operations.
        /// Default: the product's for an in-house route, else 0.
        lead_days: Option<Cell<f64>> ["提前期 到可用为止的工作日数。缺省 0。", unit: "days", allowed: Days],
        /// Whether it starts in whole pieces. Default: the product's.
        whole: Option<Cell<bool>> ["整件 是否按整件投产：是或否。缺省：按产品。"],
        /// The quantity of a run. Default: the product's for an in-house route, else any.
        lot: Option<Cell<LotRecord>>,
        /// What beginning a run takes. Default: the product's for an in-house route, else nothing.
        setup: Option<Cell<SetupRecord>>,
        /// Material per unit started, instead of the product's.
        norms: Option<Map<Cell<Norm>>> ["", to: Some(Material)],
        /// Components per unit started, instead of the product's.
        components: Option<Map<Cell<Series>>> ["", to: Some(Product)],
        /// By-products per unit started, instead of the product's.
        by_products: Option<Map<Cell<Series>>> ["", to: Some(Product)],
        /// Labour or service per unit started, instead of the product's.
        uses: Option<Map<Cell<Series>>> ["", to: Some(Resource)],
    }

    /// One step of a route on a group. Give `hours` or `rate`.
    pub struct OperationRecord {
        /// The equipment group, by id.
        group: Cell<Text> ["设备组 设备组编号。", to: Some(Group)],
        /// Machine hours per unit that enters the step; may vary by date.
        hours: Option<Cell<Series>> ["单件工时 每件进入工序的机时；可随日期变化。", unit: "h"],
        /// Units per machine hour, instead of `hours`; may vary by date.
        rate: Option<Cell<Series>> ["每小时件数 每机时的件数，代替单件工时；可随日期变化。", unit: "1/h", allowed: Positive],
        /// Good units per unit that enters, above 0 to 1. Default 1.
        r#yield: Option<Cell<f64>>
            ["成品率 进入一件得到的合格品，大于 0 至 1。缺省 1。", unit: "share", allowed: Yield, default: Some(1.0)],
        /// Working days until the next step can begin. Default 0.
        lead_days: Option<Cell<f64>> ["提前期 到下一工序可开始的工作日数。缺省 0。", unit: "days", allowed: Days],
        /// Machine hours per run; may vary by date. Default: the setup hours of the route.
        setup_hours: Option<Cell<Series>> ["准备工时 每批的机时；可随日期变化。缺省：路线的准备工时。", unit: "h"],
        /// Labour or service per unit that enters the step, by id.
        uses: Map<Cell<Series>> ["", to: Some(Resource)],
    }

    /// Space shared by several items.
    pub struct StoreRecord {
        /// Id used by other tables: text. In a table, format the column as text to keep leading
        /// zeros.
        id: Cell<Text> [ID],
        /// Display name. Default: the id.
        name: Option<Cell<Text>> [NAME],
        /// Unit of space. Default `m2`.
        unit: Option<Cell<Text>> ["单位 空间单位。缺省 m2。"],
        /// Capacity in units of space; may vary by date.
        capacity: Cell<Series> ["容量 空间大小；可随日期变化。"],
        /// Space per unit, by product or material id.
        items: Map<Cell<f64>>
            ["仓库占用 每单位产品或材料占用的空间。", column: "space", to: Some(Item), value: "占用 每单位占用的空间。"],
    }
}
