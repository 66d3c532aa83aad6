//! Other names that planners and their programs have for tables and columns, in English, German and
//! Chinese: they are offered, and taken only if that is asked for.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::language::settled;
use super::table::Table;

/// Names of tables: key, then others, separated by `|`.
const TABLES: &[(&str, &str)] = &[
    ("factory", "plant|works|werk|betrieb|fabrik|企业|工厂信息"),
    ("holidays", "public holidays|holiday|feiertage|假日|假期"),
    ("shifts", "shift|shift model|schichten|schichtplan|班制"),
    ("workshops", "workshop|departments|department|abteilungen|werkstätten|部门"),
    (
        "groups",
        "group|machines|machine groups|equipment groups|work centres|work centre|\
         work centers|work center|workcenters|workcentres|resources|capacities|maschinen|\
         maschinengruppen|arbeitsplätze|anlagen|设备|工作中心|机组",
    ),
    ("materials", "material|raw materials|rohstoffe|werkstoffe|原材料|物料"),
    ("deliveries", "delivery|lieferungen|goods receipts|到货"),
    ("products", "product|items|parts|articles|produkte|artikel|teile|erzeugnisse|品种|成品"),
    ("routes", "routings|routing|alternatives|varianten|工艺"),
    ("operations", "operation|steps|work plan|arbeitsgänge|arbeitsplan|arbeitspläne|工艺流程"),
    ("norms", "material norms|consumption|verbrauch|materialbedarf|消耗|材料定额"),
    ("components", "bom|bill of materials|stückliste|stücklisten|物料清单"),
    ("stock", "inventory|stocks|bestand|bestände|lagerbestand|lager|库存量"),
    (
        "orders",
        "order|sales orders|order book|open orders|customer orders|demand|demands|\
         aufträge|auftrag|auftragsliste|kundenaufträge|bestellungen|销售订单|客户订单|\
         需求",
    ),
];

/// Names of columns: the tables that have it (none: all), the column's key, then others, separated by
/// `|`. One that begins with `?` may also mean something else: it is asked about and never taken.
const COLUMNS: &[(&[&str], &str, &str)] = &[
    (
        &["orders"],
        "id",
        "order|order no|order no.|order nr|order number|order id|po|po no|so no|\
         sales order|auftrag|auftragsnr|auftragsnr.|auftragsnummer|bestellung|\
         bestellnummer|belegnummer|订单|订单号|订单编号|单号",
    ),
    (
        &["products"],
        "id",
        "product|item|item no|item no.|item number|item id|part|part no|part no.|\
         part number|article|article no|sku|material|produkt|produktnr|artikel|artikelnr|\
         artikelnr.|artikelnummer|teilenummer|teil|sachnummer|产品|产品编号|产品代码|\
         品号|料号|物料编码",
    ),
    (
        &["materials"],
        "id",
        "material|material no|material no.|material number|item|item no|item no.|part no|\
         materialnummer|materialnr|rohstoff|材料|材料编号|物料|物料编号|料号|物料编码",
    ),
    (
        &["groups"],
        "id",
        "group|machine|machine group|work centre|work center|workcentre|workcenter|\
         resource|maschine|maschinengruppe|arbeitsplatz|anlage|设备|设备组|设备编号|\
         工作中心|机台",
    ),
    (&["shifts"], "id", "shift|schicht|班次|班次编号"),
    (&["workshops"], "id", "workshop|department|abteilung|werkstatt|车间|部门"),
    (&["labour"], "id", "trade|skill|labour|labor|beruf|qualifikation|工种"),
    (&[], "id", "no|no.|nr|nr.|number|code|key|nummer|kennung|代码|代号|编码"),
    (
        &[],
        "name",
        "description|title|designation|bezeichnung|benennung|beschreibung|名字|品名|描述",
    ),
    (&[], "unit", "uom|unit of measure|measure|einheit|me|mengeneinheit|计量单位"),
    (
        &[],
        "product",
        "item|item no|item no.|item number|part|part no|part no.|part number|article|\
         article no|sku|material no|produkt|produktnr|artikel|artikelnr|artikelnr.|\
         artikelnummer|teil|teilenummer|erzeugnis|产品编号|产品代码|品号|料号|物料编码|\
         parent|parent item",
    ),
    (
        &[],
        "group",
        "work centre|work center|workcentre|workcenter|machine|machine group|resource|\
         equipment|equipment group|maschine|maschinengruppe|arbeitsplatz|anlage|设备|\
         设备编号|工作中心|机台",
    ),
    (
        &[],
        "material",
        "material no|material no.|item|item no|item no.|part no|component|rohstoff|\
         materialnummer|materialnr|材料编号|物料|物料编号|料号|物料编码",
    ),
    (
        &["components"],
        "component",
        "item|item no|part|part no|child|child item|komponente|子件|组件",
    ),
    (
        &["stock"],
        "item",
        "product|material|part|part no|part no.|item no|item no.|article|artikel|\
         artikelnummer|material no|产品|物料|料号|品号",
    ),
    (
        &[],
        "quantity",
        "qty|qty.|?amount|order qty|order quantity|quantity ordered|pieces|?volume|menge|\
         stückzahl|anzahl|auftragsmenge|bestellmenge|数|件数|订单数量|订货量|需求量|用量",
    ),
    (
        &["stock"],
        "opening",
        "qty|quantity|on hand|stock|current stock|bestand|anfangsbestand|库存|现有量|\
         数量",
    ),
    (
        &["stock"],
        "safety",
        "safety stock|minimum stock|min stock|sicherheitsbestand|mindestbestand|最低库存",
    ),
    (
        &["orders"],
        "due",
        "due date|due on|due by|delivery date|?delivery|deliver by|ship date|\
         required date|required|need by|promise date|promised|deadline|?date|termin|\
         liefertermin|lieferdatum|fällig|fällig am|fälligkeit|wunschtermin|wunschdatum|\
         交期|交货日期|交货日|到期日|要求日期|需求日期",
    ),
    (
        &["orders"],
        "earliest",
        "earliest date|not before|?start date|?release date|frühestens|frühester termin|\
         最早日期",
    ),
    (&["orders"], "customer", "client|buyer|kunde|kundenname|客户名称"),
    (&["orders"], "kind", "?type|order type|?art|auftragsart|订单类型"),
    (&["orders"], "priority", "prio|?class|?rank|priorität|优先"),
    (
        &["orders", "purchase"],
        "price",
        "unit price|price each|sales price|preis|stückpreis|einzelpreis|verkaufspreis|\
         售价|销售单价|单价",
    ),
    (
        &["operations"],
        "hours",
        "?run time|?runtime|?time|?cycle time|hours per unit|hours per piece|?unit time|\
         machine hours|std hours|standard hours|stunden|?zeit|?stückzeit|?bearbeitungszeit|\
         工时|?单件时间|?加工时间",
    ),
    (
        &[],
        "lead_days",
        "lead time|leadtime|lead time days|lt|vorlaufzeit|durchlaufzeit|lieferzeit|\
         wiederbeschaffungszeit|交货周期|前置期",
    ),
    (
        &["groups"],
        "machines",
        "number of machines|no of machines|count|units|anzahl|anzahl maschinen|maschinen|\
         数量|设备数量",
    ),
    (
        &["groups"],
        "availability",
        "?oee|uptime|?utilisation|?utilization|?efficiency|verfügbarkeit|nutzungsgrad|?利用率|\
         ?开动率",
    ),
    (&["groups"], "workshop", "department|abteilung|werkstatt|部门"),
    (&["groups"], "shifts", "shift|schicht|schichten|班制"),
    (
        &["groups"],
        "cost_per_hour",
        "hourly rate|hourly cost|machine rate|rate per hour|stundensatz|\
         maschinenstundensatz|小时费率",
    ),
    (&["shifts"], "start", "begin|starts|start time|beginn|von|上班"),
    (&["shifts"], "end", "finish|ends|end time|stop|ende|bis|下班"),
    (&["shifts"], "break_hours", "break|breaks|pause|pausen|休息"),
    (&[], "from", "start|begin|start date|first day|von|beginn|开始|开始日期"),
    (&[], "to", "end|until|end date|last day|bis|ende|结束|结束日期|截止"),
    (&[], "date", "day|on|datum|tag|日|当日"),
    (&["factory"], "factory", "name|plant|works|company|werk|betrieb|firma|企业"),
];

/// The tables by their settled other names.
static TABLE_OF: LazyLock<FxHashMap<String, &'static str>> = LazyLock::new(|| {
    let all = TABLES.iter().rev().flat_map(|(key, names)| names.split('|').map(|it| (*key, it)));
    all.map(|(key, name)| (settled(name), key)).collect()
});

/// The columns by their settled other names: positions in `COLUMNS`, and whether the name can mean
/// nothing else.
static COLUMNS_OF: LazyLock<FxHashMap<String, Vec<(usize, bool)>>> = LazyLock::new(|| {
    let mut found: FxHashMap<String, Vec<(usize, bool)>> = FxHashMap::default();
    for (at, (_, _, names)) in COLUMNS.iter().enumerate() {
        for name in names.split('|') {
            let bare = name.trim_start_matches('?');
            found.entry(settled(bare)).or_default().push((at, bare == name));
        }
    }
    found
});

/// The table that a settled name is another name for.
pub(super) fn table(name: &str) -> Option<&'static str> {
    TABLE_OF.get(name).copied()
}

/// The table whose name, or another name for it, is among the words of a longer one, as in "Orders
/// December".
pub(super) fn table_within(
    name: &str,
    known: impl Fn(&str) -> Option<&'static str>,
) -> Option<&'static str> {
    let is_letter = |it: &char| it.is_alphanumeric();
    let words: Vec<&str> =
        name.split(|it: char| !is_letter(&it)).filter(|it| !it.is_empty()).collect();
    let mut found = None;
    for length in (1..=words.len()).rev() {
        for part in words.windows(length) {
            let part = part.join(" ");
            found = found.or_else(|| known(&part).or_else(|| table(&part)));
        }
    }
    // Chinese is written without blanks.
    found.or_else(|| {
        let names =
            TABLES.iter().flat_map(|(key, names)| names.split('|').map(move |it| (*key, it)));
        let chinese = names.filter(|(_, it)| !it.is_ascii() && it.chars().count() > 1);
        let mut chinese = chinese.filter(|(_, it)| it.chars().all(|it| u32::from(it) > 0x2e80));
        chinese.find(|(_, it)| name.contains(it)).map(|(key, _)| key)
    })
}

/// The position of the column that a heading is another name for, if the table has it, and whether it
/// can mean nothing else.
pub(super) fn column(table: &Table, heading: &str) -> Option<(usize, bool)> {
    let named = COLUMNS_OF.get(heading)?;
    // What is said of this table alone comes before what is said of all.
    let of = |own: bool| {
        named.iter().find_map(|(at, is_sure)| {
            let (tables, key, _) = COLUMNS[*at];
            let wanted = if own { tables.contains(&table.key) } else { tables.is_empty() };
            Some((table.column(key)?, *is_sure)).filter(|_| wanted)
        })
    };
    of(true).or_else(|| of(false))
}

/// Headings of columns that people write for themselves.
const COMMENTS: &str = "comment|comments|remark|remarks|note|notes|info|bemerkung|bemerkungen|kommentar|\
     kommentare|anmerkung|anmerkungen|notiz|notizen|hinweis|备注|注释|注|附注|说明";

/// Whether a heading is that of remarks.
pub(super) fn is_comment(heading: &str) -> bool {
    COMMENTS.split('|').any(|it| it == heading)
}

/// Words of a row that adds up the rows above it.
const TOTALS: &str = "total|totals|sum|sums|grand total|sub total|subtotal|σ|gesamt|summe|summen|\
     gesamtsumme|zwischensumme|insgesamt|合计|总计|小计|总和|总数|共计|итого|всего";

/// Whether a text says that its row is a sum, alone or with what it is a sum of.
pub(super) fn is_total(text: &str, alone: bool) -> bool {
    let text = settled(text);
    let text = text.trim_end_matches([':', '：', '=']).trim_end();
    let first = text.split(' ').next().unwrap_or_default().trim_end_matches(':');
    let says = |word: &str| TOTALS.split('|').any(|it| it == word);
    says(text) || !alone && says(first)
}

#[cfg(test)]
mod tests {
    use super::super::tables::TABLES as ALL;
    use super::*;

    fn of(table: &str, heading: &str) -> Option<&'static str> {
        let table = ALL.iter().find(|it| it.key == table)?;
        column(table, &settled(heading)).map(|(at, _)| table.columns[at].key.as_str())
    }

    #[test]
    fn headings_of_other_programs_are_known() {
        assert_eq!(of("orders", "Due Date"), Some("due"));
        assert_eq!(of("orders", "Order No."), Some("id"));
        assert_eq!(of("orders", "Part No"), Some("product"));
        assert_eq!(of("products", "Part No"), Some("id"));
        assert_eq!(of("orders", "Qty"), Some("quantity"));
        assert_eq!(of("orders", "Liefertermin"), Some("due"));
        assert_eq!(of("orders", "交货日期"), Some("due"));
        assert_eq!(of("operations", "Work Centre"), Some("group"));
        assert_eq!(of("purchase", "Lead Time"), Some("lead_days"));
        assert_eq!(of("stock", "Item No"), Some("item"));
        assert_eq!(of("orders", "colour"), None);
        let orders = ALL.iter().find(|it| it.key == "orders").expect("a table");
        assert!(column(orders, "due date").is_some_and(|(_, is_sure)| is_sure));
        assert!(column(orders, "date").is_some_and(|(_, is_sure)| !is_sure));
    }

    #[test]
    fn every_other_name_leads_to_a_column_and_hides_none() {
        for (tables, key, names) in COLUMNS {
            for table in ALL.iter().filter(|it| tables.is_empty() || tables.contains(&it.key)) {
                let has = table.column(key).is_some();
                assert!(has || tables.is_empty() || tables.len() > 1, "{}: {key}", table.key);
            }
            assert!(!names.is_empty());
        }
        for (key, _) in TABLES {
            assert!(ALL.iter().any(|it| it.key == *key), "{key}");
        }
    }

    #[test]
    fn a_row_of_sums_is_known_by_its_word() {
        assert!(is_total("Total", true) && is_total("合计：", true) && is_total("Summe", true));
        assert!(is_total("Total orders", false) && !is_total("Total orders", true));
        assert!(!is_total("total-station", true) && !is_total("Totally", false));
    }
}
