//! Which units count pieces: what has such a unit is planned in whole pieces unless the file says
//! otherwise.

/// Units that count pieces, singular and in small letters, in English and Chinese. Everything else
/// is measured: kg, t, m, m2, l, h, kWh, 吨, 公斤, 米, 升, 小时.
const COUNTABLE: &[&str] = &[
    // Pieces, in short and in full.
    "pc", "pce", "piece", "unit", "each", "ea", "item", "article", "no", "nr", "number", "head",
    // Several pieces taken as one.
    "set", "pair", "kit", "batch", "charge", "dozen", "gross", "lot",
    // What pieces are packed in.
    "box", "case", "carton", "crate", "pack", "package", "packet", "pallet", "bag", "sack",
    "barrel", "drum", "bottle", "can", "tin", "roll", "reel", "coil", "bundle", "sheet", "bar",
    "tray", // Machines and parts as such.
    "machine", "vehicle", "car", "truck", "ship", "engine", "part", "casting", "forging",
    // Chinese measure words.
    "件", "个", "個", "套", "台", "臺", "只", "隻", "双", "雙", "对", "對", "副", "把", "张", "張",
    "辆", "輛", "架", "艘", "部", "座", "箱", "盒", "包", "袋", "桶", "瓶", "罐", "卷", "盘", "捆",
    "批", "组", "组件", "根", "块", "塊", "条", "條", "支", "枝", "片", "颗", "粒", "枚", "扇",
    "面", "头", "具", "台套", "台件", "台份", "打", "顶", "本", "册", "间", "幅", "棵", "匹", "挺",
    "门", "床", "樘", "炉",
];

/// Whether a unit counts pieces: blank (pieces), or one of the list, in any case, with or without a
/// plural and a full stop.
#[must_use]
pub fn is_countable(unit: &str) -> bool {
    let unit = unit.trim().to_lowercase();
    let unit = unit.strip_suffix(['.', '。']).unwrap_or(&unit).trim_end();
    let singular = ["es", "s", "(s)", "’s", "'s"].iter().filter_map(|end| unit.strip_suffix(end));
    unit.is_empty()
        || COUNTABLE.contains(&unit)
        || singular.into_iter().any(|it| COUNTABLE.contains(&it) && it.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::is_countable;

    #[test]
    fn pieces_are_counted_however_they_are_written() {
        let counted = [
            "", " ", "pcs", "pc", "Pcs.", "PIECES", "piece", "unit", "units", "sets", "pairs",
            "each", "EA", "ea.", "item", "items", "box", "boxes", "head", "No.", "nos", "bottles",
            "batches", "pc(s)", "件", "个", "套", "台", "只", "双", "把", "张", "辆", "架", "箱",
            "根", "块", "条", "支", "片", " 台套 ",
        ];
        for unit in counted {
            assert!(is_countable(unit), "{unit}");
        }
    }

    #[test]
    fn what_is_measured_is_not_counted() {
        let measured = [
            "kg",
            "t",
            "g",
            "lb",
            "m",
            "mm",
            "km",
            "m2",
            "m²",
            "m3",
            "l",
            "hl",
            "h",
            "hours",
            "min",
            "kWh",
            "MJ",
            "tonnes",
            "gallons",
            "bbl",
            "ft",
            "%",
            "CNY",
            "1000 pcs",
            "thousand",
            "吨",
            "公斤",
            "千克",
            "米",
            "平方米",
            "立方米",
            "升",
            "小时",
            "工时",
            "度",
            "千件",
            "s",
            "es",
            "cars/month",
        ];
        for unit in measured {
            assert!(!is_countable(unit), "{unit}");
        }
    }
}
