//! The languages of headings and words; input may use any of them.

use super::plain::plain;
use crate::words::Language;

/// Words of cells in Chinese, with those of earlier versions.
const CHINESE: &[(&str, &[&str])] = &[
    ("day", &["日"]),
    ("ten-day", &["旬", "旬段"]),
    ("week", &["周"]),
    ("month", &["月"]),
    ("ten days", &["旬"]),
    ("in all", &["全期"]),
    ("firm", &["必保"]),
    ("market", &["市场"]),
    ("even", &["均衡", "均衡型"]),
    ("hours", &["工时"]),
    ("materials", &["材料"]),
    ("products", &["产品"]),
    ("fulfil", &["完成订单", "完成"]),
    ("on-time", &["按期交货", "准时"]),
    ("profit", &["利润"]),
    ("cost", &["成本"]),
    ("surplus", &["余量"]),
    ("balance", &["均衡"]),
    ("low-stock", &["低库存"]),
    ("few-runs", &["少批次"]),
    ("steady", &["少变动"]),
    ("mon", &["周一"]),
    ("tue", &["周二"]),
    ("wed", &["周三"]),
    ("thu", &["周四"]),
    ("fri", &["周五"]),
    ("sat", &["周六"]),
    ("sun", &["周日"]),
    ("yes", &["是"]),
    ("no", &["否"]),
    ("none", &["无"]),
    ("example", &["示例"]),
];

fn chinese(word: &str) -> &'static [&'static str] {
    CHINESE.iter().find(|(of, _)| *of == word).map_or(&[], |(_, texts)| texts)
}

impl Language {
    /// A word of a cell.
    #[must_use]
    pub fn word(self, word: &str) -> &str {
        match self {
            Self::English => word,
            Self::Chinese => chinese(word).first().copied().unwrap_or(word),
        }
    }

    /// The name of the template's sheet that says how to begin; it is no table.
    #[must_use]
    pub fn start(self) -> &'static str {
        match self {
            Self::English => "start here",
            Self::Chinese => "从这里开始",
        }
    }

    /// The heading of the column that marks rows as not to be read, and its note.
    #[must_use]
    pub fn skip(self) -> (&'static str, &'static str) {
        match self {
            Self::English => {
                ("skip", "A row marked `yes` or `example` here is not read; it is counted.")
            }
            Self::Chinese => ("跳过", "此列标“是”或“示例”的行不读入；会计数。"),
        }
    }
}

/// Whether a sheet is that of the template that says how to begin.
#[must_use]
pub fn is_start(name: &str) -> bool {
    Language::ALL.iter().any(|language| settled(language.start()) == settled(name))
}

/// The word a cell's text stands for, in any language: upper and lower case are equal.
#[must_use]
pub fn word_meant(text: &str, words: &[&'static str]) -> Option<&'static str> {
    let text = text.trim().to_lowercase();
    let stands = |word: &&&str| text == **word || chinese(word).contains(&text.as_str());
    words.iter().find(stands).copied()
}

/// A heading as headings are compared: without what is in brackets, in small letters, and
/// with one blank for each run of blanks, underscores, hyphens and line ends.
#[must_use]
pub fn settled(heading: &str) -> String {
    let heading = &*plain(heading);
    let end = heading.find(['(', '[', '（', '【']).filter(|end| *end > 0);
    let heading = &heading[..end.unwrap_or(heading.len())];
    let parts = heading.split(|sign: char| sign.is_whitespace() || matches!(sign, '_' | '-'));
    let parts: Vec<String> = parts.filter(|part| !part.is_empty()).map(str::to_lowercase).collect();
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_compared_without_units_and_case() {
        assert_eq!(settled("Break_hours [h]"), "break hours");
        assert_eq!(settled(" 工时（小时）"), "工时");
        assert_eq!(word_meant("必保", &["firm", "market"]), Some("firm"));
        assert_eq!(word_meant("Market ", &["firm", "market"]), Some("market"));
        assert_eq!(word_meant("均衡型", &["firm", "even"]), Some("even"));
        assert_eq!(word_meant("soft", &["firm", "market"]), None);
    }
}
