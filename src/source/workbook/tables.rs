//! The flat tables a factory is written in as a workbook or a folder of CSV files: which lists and
//! maps have one. Their columns are those the registry of the format has fields for.

use std::sync::LazyLock;

use super::table::{Column, End, Step, Table, Words};
use crate::source::actuals::ActualsRecord;
use crate::source::json::{FieldOf, Kind, Target};
use crate::source::records::{
    CalendarRecord, FactoryRecord, GroupRecord, LabourRecord, MaterialRecord, MeasureNeedsRecord,
    MeasureRecord, NeedRecord, ProductRecord, ProjectRecord, StoreRecord,
};
use crate::words::Language;

/// Every table, parents before their children.
pub static TABLES: LazyLock<Vec<Table>> = LazyLock::new(|| {
    let [first, figures] = [whole(), figures()];
    let rest = LISTS.iter().map(|(key, way, fields, name)| table(key, way, fields, name));
    std::iter::once(first).chain(rest).chain([figures]).collect()
});

/// The tables of a record of what happened.
pub static ACTUALS: LazyLock<Vec<Table>> = LazyLock::new(|| {
    let fields = ActualsRecord::FIELDS;
    let mut columns = Vec::new();
    add(&mut columns, fields, "");
    let note = "The factory and the days recorded: one row, if anything differs from the plan.";
    let (words, _) = words("recorded", note, "记录期 工厂和记录的日期：与计划不同时填一行。");
    let first = Table { key: "recorded", way: &[], end: End::Fields, columns, words };
    let lists = fields.iter().filter(|it| matches!(it.kind, Kind::List(_)));
    std::iter::once(first).chain(lists.map(|it| table(it.name, &[], fields, it.name))).collect()
});

/// Which tables a workbook or a folder of CSV files has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Set {
    /// Those of a factory.
    #[default]
    Factory,
    /// Those of a record of what happened.
    Actuals,
}

impl Set {
    /// The tables, parents before their children.
    pub(super) fn tables(self) -> &'static [Table] {
        match self {
            Self::Factory => &TABLES,
            Self::Actuals => &ACTUALS,
        }
    }
}

const FACTORY: &[FieldOf] = FactoryRecord::FIELDS;
const PRODUCT: &[FieldOf] = ProductRecord::FIELDS;
const CALENDAR: &[Step] = &[Step::In("calendar")];
const OF_GROUP: &[Step] = &[Step::Of(&["groups"], "group")];
const OF_LABOUR: &[Step] = &[Step::Of(&["labour"], "labour")];
const OF_CAPACITY: &[Step] = &[Step::Of(&["groups", "services"], "capacity")];
const OF_MATERIAL: &[Step] = &[Step::Of(&["materials"], "material")];
const OF_PRODUCT: &[Step] = &[Step::Of(&["products"], "product")];
const OF_ROUTE: &[Step] = &[OF_PRODUCT[0], Step::Route];
const OF_OPERATION: &[Step] =
    &[OF_PRODUCT[0], Step::Route, Step::MaybeNth("operations", "operation")];
const OF_ITEM: &[Step] = &[Step::Of(&["materials", "products"], "item")];
const OF_STORE: &[Step] = &[Step::Of(&["stores"], "store")];
const OF_PROJECT: &[Step] = &[Step::Of(&["projects"], "project")];
const OF_MEASURE: &[Step] = &[Step::Of(&["measures"], "measure")];
const OF_MEASURE_NEEDS: &[Step] = &[OF_MEASURE[0], Step::In("needs")];
const OF_NEED: &[Step] = &[OF_PROJECT[0], Step::Nth("needs", "need")];

/// The table's key, the way to where its rows belong, and the field there that holds them.
const LISTS: &[(&str, &[Step], &[FieldOf], &str)] = &[
    ("holidays", CALENDAR, CalendarRecord::FIELDS, "holidays"),
    ("shifts", CALENDAR, CalendarRecord::FIELDS, "shifts"),
    ("exceptions", CALENDAR, CalendarRecord::FIELDS, "exceptions"),
    ("workshops", &[], FACTORY, "workshops"),
    ("groups", &[], FACTORY, "groups"),
    ("repairs", OF_GROUP, GroupRecord::FIELDS, "repairs"),
    ("repairs_to_place", OF_GROUP, GroupRecord::FIELDS, "repairs_to_place"),
    ("group_uses", OF_GROUP, GroupRecord::FIELDS, "uses"),
    ("labour", &[], FACTORY, "labour"),
    ("hiring", OF_LABOUR, LabourRecord::FIELDS, "hiring"),
    ("laying_off", OF_LABOUR, LabourRecord::FIELDS, "laying_off"),
    ("services", &[], FACTORY, "services"),
    ("overtime", OF_CAPACITY, GroupRecord::FIELDS, "overtime"),
    ("materials", &[], FACTORY, "materials"),
    ("deliveries", OF_MATERIAL, MaterialRecord::FIELDS, "deliveries"),
    ("purchase", OF_MATERIAL, MaterialRecord::FIELDS, "purchase"),
    ("products", &[], FACTORY, "products"),
    ("routes", OF_PRODUCT, PRODUCT, "routes"),
    ("operations", OF_ROUTE, PRODUCT, "operations"),
    ("norms", OF_ROUTE, PRODUCT, "norms"),
    ("components", OF_ROUTE, PRODUCT, "components"),
    ("by_products", OF_ROUTE, PRODUCT, "by_products"),
    ("uses", OF_OPERATION, PRODUCT, "uses"),
    ("stock", OF_ITEM, PRODUCT, "stock"),
    ("receipts", OF_PRODUCT, PRODUCT, "receipts"),
    ("stores", &[], FACTORY, "stores"),
    ("store_items", OF_STORE, StoreRecord::FIELDS, "items"),
    ("orders", &[], FACTORY, "orders"),
    ("frozen", &[], FACTORY, "frozen"),
    ("projects", &[], FACTORY, "projects"),
    ("needs", OF_PROJECT, ProjectRecord::FIELDS, "needs"),
    ("need_items", OF_NEED, NeedRecord::FIELDS, "hours"),
    ("fixed_costs", &[], FACTORY, "fixed_costs"),
    ("choose", &[], FACTORY, "choose"),
    ("measures", &[], FACTORY, "measures"),
    ("measure_changes", OF_MEASURE, MeasureRecord::FIELDS, "changes"),
    ("measure_needs", OF_MEASURE_NEEDS, MeasureNeedsRecord::FIELDS, "hours"),
    ("goals", &[], FACTORY, "goals"),
];

/// Columns that say which thing is meant: key, note, and heading and note in Chinese.
const KEYS: &[(&str, &str, &str)] = &[
    ("group", "The equipment group, by id.", "设备组 设备组编号。"),
    ("labour", "The labour pool, by id.", "工种 工种编号。"),
    ("capacity", "The group or service, by id.", "产能|能力 设备组或服务的编号。"),
    (
        "resource",
        "Labour pool or service, by id. `none` with a blank quantity: nothing of it.",
        "资源 工种或服务的编号。填“无”而数量空白：不消耗。",
    ),
    ("material", "The material, by id.", "材料 材料编号。"),
    (
        "material_used",
        "The material, by id. `none` with a blank quantity: the route uses none.",
        "材料 材料编号。填“无”而数量空白：该路线不用材料。",
    ),
    ("product", "The product, by id.", "产品 产品编号。"),
    (
        "route",
        "The route, by id. Blank where the product has no row in `routes`, or for what all its routes share.",
        "路线 路线编号。产品在“工艺路线”中没有行，或各路线共用时留空。",
    ),
    (
        "component",
        "The product used, by id. `none` with a blank quantity: the route uses none.",
        "部件 所用产品的编号。填“无”而数量空白：该路线不用。",
    ),
    (
        "by_product",
        "The product that comes out, by id. `none` with a blank quantity: the route gives none.",
        "副产品 产出产品的编号。填“无”而数量空白：该路线没有。",
    ),
    (
        "operation",
        "Number of the operation within its route, from 1. Blank: of the route or product as a whole.",
        "工序号 在路线内的工序号，从 1 起。空白：整个路线或产品。",
    ),
    ("item", "Product or material, by id.", "物品 产品或材料的编号。"),
    (
        "need_item",
        "Group, labour pool, service, material or product, by id.",
        "项目 设备组、工种、服务、材料或产品的编号。",
    ),
    ("store", "The store, by id.", "仓库 仓库编号。"),
    ("project", "The project, by id.", "工程 工程编号。"),
    ("measure", "The measure, by id.", "措施 措施编号。"),
    (
        "need",
        "Number of the project's row in `needs`, from 1.",
        "需要号 该工程在“工程需要”中的行号，从 1 起。",
    ),
    (
        "what",
        "hours (of a group, labour pool or service), materials or products.",
        "类别 工时（设备组、工种或服务的）、材料或产品。",
    ),
    (
        "path",
        "Place by ids, such as groups/milling/machines or materials/steel/quota/per_month.",
        "位置 按编号的位置，如 groups/milling/machines 或 materials/steel/quota/per_month。",
    ),
    (
        "from",
        "Date or month from which the figure holds, until the next. Blank: always.",
        "起 数值从该日期或月份起有效，直到下一个。空白：始终。",
    ),
    ("value", "The figure.", "数值 数值。"),
];

/// The heading in English, and that in Chinese with those of earlier versions; then the notes.
fn words(key: &str, note: &str, chinese: &str) -> ([Words; 2], Vec<String>) {
    let english = key.replace("by_product", "by-product").replace('_', " ");
    let (headings, chinese) = chinese.split_once(' ').unwrap_or_default();
    let mut headings = headings.split('|').map(str::to_owned);
    let of = |heading: String, note: &str| Words { heading, note: note.trim().to_owned() };
    let words = [of(english, note), of(headings.next().unwrap_or_default(), chinese)];
    (words, headings.collect())
}

fn column(key: &str, at: &str, kind: Kind, note: &str, chinese: &str) -> Column {
    let (words, former) = words(key, note, chinese);
    Column { key: key.to_owned(), at: at.to_owned(), kind, unit: "", ids_of: None, words, former }
}

/// A column that says which thing is meant.
fn whose(key: &'static str, kind: Kind) -> Column {
    whose_as(key, key, kind)
}

fn whose_as(key: &'static str, called: &str, kind: Kind) -> Column {
    let known = KEYS.iter().find(|(of, ..)| *of == called);
    let (_, note, chinese) = known.copied().unwrap_or((key, "", ""));
    column(key, "", kind, note, chinese)
}

/// The columns that fields have, from the place of their object on.
fn add(columns: &mut Vec<Column>, fields: &[FieldOf], place: &str) {
    for field in fields {
        let at = format!("{place}{}", field.name);
        match field.kind {
            Kind::Record(inner) if field.chinese.is_empty() => {
                add(columns, inner, &format!("{at}/"));
            }
            Kind::Map(kind) => {
                for word in field.words {
                    let chinese = field.chinese.split_once(' ').unwrap_or_default().1;
                    let chinese = format!("{} {chinese}", Language::Chinese.word(word));
                    let at = format!("{at}/{word}");
                    let one = column(word, &at, *kind, field.note, &chinese);
                    columns.push(Column { unit: field.unit, ..one });
                }
            }
            Kind::Record(_) | Kind::List(_) => {}
            kind => value(columns, field, &at, kind, field.chinese),
        }
    }
}

fn value(columns: &mut Vec<Column>, field: &FieldOf, at: &str, kind: Kind, chinese: &str) {
    let key = if field.column.is_empty() { field.name } else { field.column };
    let kind = if field.words.is_empty() { kind } else { Kind::Word(field.words) };
    let ids_of = field.to.and_then(ids_of).filter(|_| kind == Kind::Text);
    let one = column(key, at, kind, field.note, chinese);
    columns.push(Column { unit: field.unit, ids_of, ..one });
    if kind == Kind::Amount {
        let headings = chinese.split(' ').next().unwrap_or_default();
        let heading = headings.split('|').next().unwrap_or_default();
        let chinese = format!(
            "{}期间 {heading}的期间：日、周、旬、月、全期。空白：整个计划期。",
            headings.replace('|', "期间|")
        );
        let note = format!(
            "Period of the {}: day, week, ten days, month, in all. Blank: the whole time planned.",
            key.replace('_', " ")
        );
        columns.push(column(&format!("{key}_per"), at, Kind::Period, &note, &chinese));
    }
}

/// The table whose ids a reference holds, if that is one.
fn ids_of(target: Target) -> Option<&'static str> {
    Some(match target {
        Target::Workshop => "workshops",
        Target::Group => "groups",
        Target::Material => "materials",
        Target::Product => "products",
        Target::Order => "orders",
        Target::Measure => "measures",
        Target::Shift | Target::Resource | Target::Capacity | Target::Item | Target::Proposer => {
            return None;
        }
    })
}

/// The factory itself.
fn whole() -> Table {
    let mut columns = Vec::new();
    add(&mut columns, FACTORY, "");
    let note = "The factory and the time to plan it for: one row.";
    let (words, _) = words("factory", note, "工厂 工厂及计划期：只有一行。");
    Table { key: "factory", way: &[], end: End::Fields, columns, words }
}

fn figures() -> Table {
    let value = Column { at: "value".to_owned(), ..whose("value", Kind::Number) };
    let columns = vec![whose("path", Kind::Path), whose("from", Kind::Start), value];
    let note =
        "Figures that differ by date, and limits for several periods at once: each by its place.";
    let chinese = "补充数值 随日期变化的数值和同时按几种期间的限额：按位置填写。";
    let (words, _) = words("figures", note, chinese);
    Table { key: "figures", way: &[], end: End::Figure, columns, words }
}

fn table(
    key: &'static str,
    way: &'static [Step],
    fields: &'static [FieldOf],
    name: &'static str,
) -> Table {
    let field = fields.iter().find(|it| it.name == name).unwrap_or(&FieldOf::BLANK);
    let mut columns = Vec::new();
    for step in way {
        match step {
            Step::In(_) => {}
            Step::Of([list], key) => {
                columns.push(Column { ids_of: Some(list), ..whose(key, Kind::Text) });
            }
            Step::Of(_, key) => columns.push(whose(key, Kind::Text)),
            Step::Route => columns.push(whose("route", Kind::Text)),
            Step::Nth(_, key) | Step::MaybeNth(_, key) => {
                columns.push(whose(key, Kind::Position));
            }
        }
    }
    let mut note = field.note;
    let end = match field.kind {
        Kind::List(Kind::Record(inner)) => {
            add(&mut columns, inner, "");
            End::Entry(name)
        }
        Kind::List(Kind::Short(inner)) => {
            add(&mut columns, inner, "");
            End::Short(name)
        }
        Kind::List(kind) => {
            value(&mut columns, field, field.column, *kind, field.value);
            End::Short(name)
        }
        Kind::Record(inner) => {
            add(&mut columns, inner, "");
            End::Single(name)
        }
        Kind::Map(kind) => {
            let (id, end) = match field.to {
                Some(Target::Material) => ("material", End::Value(name, "material")),
                Some(Target::Resource) => ("resource", End::Value(name, "resource")),
                Some(Target::Item) => ("item", End::Value(name, "item")),
                Some(Target::Capacity) => {
                    note = match key {
                        "measure_needs" => "What it takes to carry out a measure.",
                        _ => "What a project needs within the dates of a row of `needs`.",
                    };
                    let maps = fields.iter().filter(|it| matches!(it.kind, Kind::Map(_)));
                    let words: Vec<&str> = maps.map(|it| it.name).collect();
                    columns.push(whose("what", Kind::Word(words.leak())));
                    ("item", End::ValueOf("what", "item"))
                }
                _ if name == "components" => ("component", End::Value(name, "component")),
                _ => ("by_product", End::Value(name, "by_product")),
            };
            let called = match (id, end) {
                (_, End::ValueOf(..)) => "need_item",
                ("material", _) => "material_used",
                _ => id,
            };
            let one = whose_as(id, called, Kind::Text);
            columns.push(Column { ids_of: field.to.and_then(ids_of), ..one });
            match kind {
                Kind::Short(inner) => add(&mut columns, inner, ""),
                kind => value(&mut columns, field, field.column, *kind, field.value),
            }
            end
        }
        _ => End::Figure,
    };
    let (words, _) = words(key, note, field.chinese);
    Table { key, way, end, columns, words }
}
