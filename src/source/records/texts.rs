//! Headings and notes in Chinese that many records share.

pub(super) const ID: &str = "编号 其他表引用的名称：文本。为保留前导零，请把列设为文本格式。";
pub(super) const NAME: &str = "名称 给人看的名称。缺省：编号。";
pub(super) const WORKSHOP: &str = "车间 所属车间的编号。";
pub(super) const LIMIT: &str = "限额 最大量，期间见下一列。缺省：不限。";
pub(super) const STOCK: &str = "库存 产品和材料的库存：每种一行。";
