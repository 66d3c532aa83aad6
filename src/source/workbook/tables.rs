//! The flat tables that describe a factory in a workbook or a folder of CSV files.

use super::table::{Column, End, Kind, Step, Table};

const fn column(key: &'static str, at: &'static str, kind: Kind, unit: &'static str) -> Column {
    Column { key, at, kind, unit }
}

/// A field of the row's object that is named like its column.
const fn field(key: &'static str, kind: Kind, unit: &'static str) -> Column {
    column(key, key, kind, unit)
}

/// A column that says which thing is meant.
const fn whose(key: &'static str, kind: Kind) -> Column {
    column(key, "", kind, "")
}

/// The period of the amount at a place.
const fn period(key: &'static str, at: &'static str) -> Column {
    column(key, at, Kind::Period, "")
}

const ID: Column = field("id", Kind::Code, "");
const NAME: Column = field("name", Kind::Name, "");
const WORKSHOP: Column = field("workshop", Kind::Code, "");
const UNIT: Column = field("unit", Kind::Name, "");
const LIMIT: Column = field("limit", Kind::Amount, "");
const LIMIT_PER: Column = period("limit_per", "limit");
const PRICE: Column = field("price", Kind::Series, "money");
const COST: Column = field("cost", Kind::Series, "money");
const YIELD: Column = field("yield", Kind::Number, "share");
const LEAD_DAYS: Column = field("lead_days", Kind::Number, "days");
const DATE: Column = field("date", Kind::Date, "");
const FROM: Column = field("from", Kind::Date, "");
const TO: Column = field("to", Kind::Date, "");
const QUANTITY: Column = field("quantity", Kind::Number, "");
const PRODUCT: Column = whose("product", Kind::Code);
const ROUTE: Column = whose("route", Kind::Code);

const CALENDAR: &[Step] = &[Step::In("calendar")];
const OF_PRODUCT: &[Step] = &[Step::Of(&["products"], "product")];
const OF_ROUTE: &[Step] = &[Step::Of(&["products"], "product"), Step::Route];
const OF_LABOUR: &[Step] = &[Step::Of(&["labour"], "labour")];
const OF_MATERIAL: &[Step] = &[Step::Of(&["materials"], "material")];
const OF_PROJECT: Step = Step::Of(&["projects"], "project");

/// A map from an id to one number, per unit started of a product or route.
const fn per_unit(key: &'static str, with: &'static str, columns: &'static [Column]) -> Table {
    Table { key, way: OF_ROUTE, end: End::Value(key, with), columns }
}

/// Every table, parents before their children.
pub const TABLES: &[Table] = &[
    Table {
        key: "factory",
        way: &[],
        end: End::Fields,
        columns: &[
            field("factory", Kind::Name, ""),
            FROM,
            TO,
            field("bucket", Kind::Word(&["day", "ten-day", "week", "month"]), ""),
            field("currency", Kind::Name, ""),
            column("workdays", "calendar/workdays", Kind::Weekdays, ""),
            column("peak_weight", "balance/peak", Kind::Number, ""),
            column("even_weight", "balance/even", Kind::Number, ""),
            column("change_weight", "balance/change", Kind::Number, ""),
            column("change_cost_up", "balance/change_cost/up", Kind::Number, "money"),
            column("change_cost_down", "balance/change_cost/down", Kind::Number, "money"),
        ],
    },
    Table { key: "holidays", way: CALENDAR, end: End::Scalar("holidays"), columns: &[DATE] },
    Table {
        key: "shifts",
        way: CALENDAR,
        end: End::Entry("shifts"),
        columns: &[
            ID,
            field("start", Kind::Time, ""),
            field("end", Kind::Time, ""),
            field("break_hours", Kind::Number, "h"),
            field("hours", Kind::Number, "h"),
            column("mon", "by_weekday/mon", Kind::Number, "h"),
            column("tue", "by_weekday/tue", Kind::Number, "h"),
            column("wed", "by_weekday/wed", Kind::Number, "h"),
            column("thu", "by_weekday/thu", Kind::Number, "h"),
            column("fri", "by_weekday/fri", Kind::Number, "h"),
            column("sat", "by_weekday/sat", Kind::Number, "h"),
            column("sun", "by_weekday/sun", Kind::Number, "h"),
        ],
    },
    Table {
        key: "exceptions",
        way: CALENDAR,
        end: End::Entry("exceptions"),
        columns: &[
            DATE,
            FROM,
            TO,
            field("works", Kind::Truth, ""),
            field("hours", Kind::Number, "h"),
        ],
    },
    Table { key: "workshops", way: &[], end: End::Entry("workshops"), columns: &[ID, NAME] },
    Table {
        key: "groups",
        way: &[],
        end: End::Entry("groups"),
        columns: &[
            ID,
            NAME,
            WORKSHOP,
            field("machines", Kind::Series, ""),
            field("shifts", Kind::Codes, ""),
            field("workdays", Kind::Weekdays, ""),
            field("hours", Kind::Amount, "h"),
            period("hours_per", "hours"),
            field("availability", Kind::Series, "share"),
            field("cost_per_hour", Kind::Series, "money"),
        ],
    },
    Table {
        key: "repairs",
        way: &[Step::Of(&["groups"], "group")],
        end: End::Entry("repairs"),
        columns: &[whose("group", Kind::Code), FROM, TO, field("machines", Kind::Number, "")],
    },
    Table {
        key: "group_uses",
        way: &[Step::Of(&["groups"], "group")],
        end: End::Value("uses", "resource"),
        columns: &[
            whose("group", Kind::Code),
            whose("resource", Kind::Code),
            field("quantity", Kind::Series, ""),
        ],
    },
    Table {
        key: "labour",
        way: &[],
        end: End::Entry("labour"),
        columns: &[
            ID,
            NAME,
            WORKSHOP,
            field("heads", Kind::Series, ""),
            field("hours", Kind::Amount, "h"),
            period("hours_per", "hours"),
            field("attendance", Kind::Series, "share"),
            field("wage", Kind::Amount, "money"),
            period("wage_per", "wage"),
            column("overtime_hours", "overtime/hours_per_head", Kind::Amount, "h"),
            period("overtime_hours_per", "overtime/hours_per_head"),
            column("overtime_price", "overtime/price", Kind::Series, "money"),
        ],
    },
    Table {
        key: "hiring",
        way: OF_LABOUR,
        end: End::Single("hiring"),
        columns: &[
            whose("labour", Kind::Code),
            COST,
            LIMIT,
            LIMIT_PER,
            field("training_days", Kind::Number, "days"),
        ],
    },
    Table {
        key: "laying_off",
        way: OF_LABOUR,
        end: End::Single("laying_off"),
        columns: &[whose("labour", Kind::Code), COST, LIMIT, LIMIT_PER],
    },
    Table {
        key: "services",
        way: &[],
        end: End::Entry("services"),
        columns: &[
            ID,
            NAME,
            WORKSHOP,
            UNIT,
            field("capacity", Kind::Amount, ""),
            period("capacity_per", "capacity"),
            PRICE,
        ],
    },
    Table {
        key: "overtime",
        way: &[Step::Of(&["groups", "services"], "capacity")],
        end: End::Entry("overtime"),
        columns: &[whose("capacity", Kind::Code), LIMIT, LIMIT_PER, PRICE],
    },
    Table {
        key: "materials",
        way: &[],
        end: End::Entry("materials"),
        columns: &[ID, NAME, UNIT, field("quota", Kind::Amount, ""), period("quota_per", "quota")],
    },
    Table {
        key: "deliveries",
        way: OF_MATERIAL,
        end: End::Entry("deliveries"),
        columns: &[whose("material", Kind::Code), DATE, QUANTITY],
    },
    Table {
        key: "purchase",
        way: OF_MATERIAL,
        end: End::Single("purchase"),
        columns: &[whose("material", Kind::Code), PRICE, LIMIT, LIMIT_PER, LEAD_DAYS],
    },
    Table {
        key: "products",
        way: &[],
        end: End::Entry("products"),
        columns: &[
            ID,
            NAME,
            UNIT,
            field("family", Kind::Code, ""),
            COST,
            LIMIT,
            LIMIT_PER,
            YIELD,
            LEAD_DAYS,
            field("discard_cost", Kind::Series, "money"),
            field("ahead", Kind::Number, ""),
        ],
    },
    Table {
        key: "routes",
        way: OF_PRODUCT,
        end: End::Entry("routes"),
        columns: &[
            PRODUCT,
            column("route", "id", Kind::Code, ""),
            NAME,
            field("subcontract", Kind::Truth, ""),
            COST,
            LIMIT,
            LIMIT_PER,
            YIELD,
            LEAD_DAYS,
        ],
    },
    Table {
        key: "operations",
        way: OF_ROUTE,
        end: End::Entry("operations"),
        columns: &[
            PRODUCT,
            ROUTE,
            field("group", Kind::Code, ""),
            field("hours", Kind::Series, "h"),
            field("rate", Kind::Series, "1/h"),
            YIELD,
            LEAD_DAYS,
        ],
    },
    per_unit(
        "norms",
        "material",
        &[
            PRODUCT,
            ROUTE,
            whose("material", Kind::Code),
            column("quantity", "per_unit", Kind::Series, ""),
            field("per_lot", Kind::Number, ""),
            field("lot", Kind::Number, ""),
        ],
    ),
    per_unit(
        "components",
        "component",
        &[PRODUCT, ROUTE, whose("component", Kind::Code), field("quantity", Kind::Series, "")],
    ),
    per_unit(
        "by_products",
        "by_product",
        &[PRODUCT, ROUTE, whose("by_product", Kind::Code), field("quantity", Kind::Series, "")],
    ),
    Table {
        key: "uses",
        way: &[
            Step::Of(&["products"], "product"),
            Step::Route,
            Step::MaybeNth("operations", "operation"),
        ],
        end: End::Value("uses", "resource"),
        columns: &[
            PRODUCT,
            ROUTE,
            whose("operation", Kind::Position),
            whose("resource", Kind::Code),
            field("quantity", Kind::Series, ""),
        ],
    },
    Table {
        key: "stock",
        way: &[Step::Of(&["materials", "products"], "item")],
        end: End::Single("stock"),
        columns: &[
            whose("item", Kind::Code),
            field("opening", Kind::Number, ""),
            field("safety", Kind::Series, ""),
            field("maximum", Kind::Series, ""),
            field("closing", Kind::Number, ""),
            field("closing_maximum", Kind::Number, ""),
            field("holding_cost", Kind::Amount, "money"),
            period("holding_cost_per", "holding_cost"),
        ],
    },
    Table {
        key: "receipts",
        way: OF_PRODUCT,
        end: End::Entry("receipts"),
        columns: &[PRODUCT, DATE, QUANTITY],
    },
    Table {
        key: "stores",
        way: &[],
        end: End::Entry("stores"),
        columns: &[ID, NAME, UNIT, field("capacity", Kind::Series, "")],
    },
    Table {
        key: "store_items",
        way: &[Step::Of(&["stores"], "store")],
        end: End::Value("items", "item"),
        columns: &[
            whose("store", Kind::Code),
            whose("item", Kind::Code),
            field("space", Kind::Number, ""),
        ],
    },
    Table {
        key: "orders",
        way: &[],
        end: End::Entry("orders"),
        columns: &[
            ID,
            field("product", Kind::Code, ""),
            field("kind", Kind::Word(&["firm", "market", "even"]), ""),
            field("customer", Kind::Name, ""),
            QUANTITY,
            field("minimum", Kind::Amount, ""),
            period("minimum_per", "minimum"),
            LIMIT,
            LIMIT_PER,
            PRICE,
            field("priority", Kind::Number, ""),
            field("earliest", Kind::Date, ""),
            field("due", Kind::Date, ""),
            column("late_days", "late/days", Kind::Number, "days"),
            column("late_price", "late/price", Kind::Amount, "money"),
            period("late_price_per", "late/price"),
            field("shortage_price", Kind::Number, "money"),
        ],
    },
    Table {
        key: "frozen",
        way: &[],
        end: End::Entry("frozen"),
        columns: &[
            field("product", Kind::Code, ""),
            field("route", Kind::Code, ""),
            DATE,
            FROM,
            TO,
            QUANTITY,
        ],
    },
    Table {
        key: "projects",
        way: &[],
        end: End::Entry("projects"),
        columns: &[ID, NAME, WORKSHOP, field("priority", Kind::Number, "")],
    },
    Table {
        key: "needs",
        way: &[OF_PROJECT],
        end: End::Entry("needs"),
        columns: &[whose("project", Kind::Code), FROM, TO],
    },
    Table {
        key: "need_items",
        way: &[OF_PROJECT, Step::Nth("needs", "need")],
        end: End::ValueOf("what", "item"),
        columns: &[
            whose("project", Kind::Code),
            whose("need", Kind::Position),
            whose("what", Kind::Word(&["hours", "materials", "products"])),
            whose("item", Kind::Code),
            field("quantity", Kind::Number, ""),
        ],
    },
    Table {
        key: "goals",
        way: &[],
        end: End::Short("goals"),
        columns: &[
            field(
                "goal",
                Kind::Word(&[
                    "fulfil",
                    "on-time",
                    "profit",
                    "cost",
                    "surplus",
                    "balance",
                    "low-stock",
                ]),
                "",
            ),
            field("give_up", Kind::GiveUp, ""),
        ],
    },
    Table {
        key: "figures",
        way: &[],
        end: End::Figure,
        columns: &[
            whose("path", Kind::Path),
            whose("from", Kind::Start),
            column("value", "value", Kind::Number, ""),
        ],
    },
];
