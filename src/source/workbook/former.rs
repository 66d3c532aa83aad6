//! Headings and words of earlier versions: still read, no longer written.

/// Key, as in the lists of the languages, and what stood for it.
const ENTRIES: &[(&str, &str)] = &[
    ("factory.bucket", "计划单位"),
    ("services.capacity", "能力"),
    ("services.capacity_per", "能力期间"),
    ("overtime.capacity", "能力"),
    ("materials.quota", "定额总量"),
    ("materials.quota_per", "定额期间"),
    ("products.discard_cost", "废弃费用"),
    ("stock.maximum", "最大库存"),
    ("stock.closing_maximum", "期末最大"),
    ("orders.late_days", "最多迟交天数"),
    ("orders.late_price", "迟交费用"),
    ("orders.late_price_per", "迟交费用期间"),
    ("orders.shortage_price", "缺货费用"),
    ("goals.give_up", "可放弃"),
    ("=ten-day", "旬段"),
    ("=even", "均衡型"),
    ("=fulfil", "完成"),
    ("=on-time", "准时"),
];

/// What stood for a key.
fn of(key: &str) -> Vec<&'static str> {
    ENTRIES.iter().filter(|(of, _)| *of == key).map(|(_, text)| *text).collect()
}

/// The headings a column had.
pub(super) fn headings(table: &str, column: &str) -> Vec<&'static str> {
    of(&format!("{table}.{column}"))
}

/// The texts a word of a cell had.
pub(super) fn words(word: &str) -> Vec<&'static str> {
    of(&format!("={word}"))
}
