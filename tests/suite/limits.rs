//! A limit has a path that reads back, and a name in either language that follows from its parts.

use junheng::model::{Limit, List, OfRoute, What};
use junheng::words::{Language, Words};

/// What is the product's, of its route `r2`, which is called Fast.
fn route(of: OfRoute) -> What {
    What::Route("r2".to_owned(), Some("Fast".to_owned()), of)
}

/// Whose, what, and the path, the English and the Chinese name of it.
#[allow(clippy::too_many_lines)] // a line or two for each
fn said() -> Vec<(Limit, What, &'static str, &'static str, &'static str)> {
    use What as W;
    let mill = || Limit::of(List::Groups, "mill", "Mill");
    let pool = || Limit::of(List::Labour, "pool", "Fitters");
    let steel = || Limit::of(List::Materials, "steel", "Steel");
    let gear = || Limit::of(List::Products, "gear", "Gear");
    let order = || Limit::of(List::Orders, "7", "7");
    let roof = || Limit::of(List::Projects, "roof", "Roof");
    vec![
        (mill(), W::Itself, "groups/mill", "Mill", "Mill"),
        (gear(), W::First, "products/gear/first", "Gear: first piece", "Gear：首件"),
        (mill(), W::Clock, "groups/mill/clock", "Mill: calendar hours", "Mill：日历时间"),
        (
            mill(),
            W::Tier(1),
            "groups/mill/overtime/1",
            "Mill: overtime, tier 1",
            "Mill：加班第 1 档",
        ),
        (
            pool(),
            W::Hours,
            "labour/pool/hours",
            "Fitters: hours apart from its heads'",
            "Fitters：人数以外的工时",
        ),
        (
            pool(),
            W::Overtime,
            "labour/pool/overtime",
            "Fitters: overtime apart from its heads'",
            "Fitters：人数以外的加班",
        ),
        (pool(), W::Hiring, "labour/pool/hiring/limit", "Fitters: hiring", "Fitters：招工"),
        (
            pool(),
            W::LayingOff,
            "labour/pool/laying_off/limit",
            "Fitters: laying off",
            "Fitters：裁员",
        ),
        (pool(), W::Heads, "labour/pool/heads", "Fitters: heads at the start", "Fitters：期初人数"),
        (steel(), W::Quota, "materials/steel/quota", "Steel: quota", "Steel：配额"),
        (
            steel(),
            W::Purchase,
            "materials/steel/purchase/limit",
            "Steel: purchase limit",
            "Steel：采购限额",
        ),
        (
            steel(),
            W::PurchaseLead,
            "materials/steel/purchase/lead_days",
            "Steel: lead time of purchases",
            "Steel：采购提前期",
        ),
        (
            steel(),
            W::Opening,
            "materials/steel/stock/opening",
            "Steel: opening stock",
            "Steel：期初库存",
        ),
        (steel(), W::Deliveries, "materials/steel/deliveries", "Steel: deliveries", "Steel：到货"),
        (
            gear(),
            W::Maximum,
            "products/gear/stock/maximum",
            "Gear: maximum stock",
            "Gear：最高库存",
        ),
        (gear(), W::Safety, "products/gear/stock/safety", "Gear: safety stock", "Gear：安全库存"),
        (
            gear(),
            W::Closing,
            "products/gear/stock/closing",
            "Gear: closing stock",
            "Gear：期末库存",
        ),
        (
            gear(),
            W::NoMoreWanted,
            "products/gear/stock",
            "Gear: no more stock is needed",
            "Gear：库存不需要更多",
        ),
        (
            gear(),
            route(OfRoute::Limit),
            "products/gear/routes/r2/limit",
            "Gear: limit of route Fast",
            "Gear：工艺路线 Fast 的限额",
        ),
        (
            gear(),
            route(OfRoute::Lead),
            "products/gear/routes/r2/lead_days",
            "Gear, route Fast: lead time",
            "Gear，工艺路线 Fast：提前期",
        ),
        (
            gear(),
            route(OfRoute::LeadOf(2)),
            "products/gear/routes/r2/operations/2/lead_days",
            "Gear, route Fast: lead time of operation 2",
            "Gear，工艺路线 Fast：工序 2 的提前期",
        ),
        (
            gear(),
            route(OfRoute::Operation(2)),
            "products/gear/routes/r2/operations/2",
            "Gear, route Fast, operation 2",
            "Gear，工艺路线 Fast，工序 2",
        ),
        (order(), W::Itself, "orders/7", "order 7", "订单 7"),
        (order(), W::Quantity, "orders/7/quantity", "order 7: quantity", "订单 7：数量"),
        (order(), W::Due, "orders/7/due", "order 7: due date", "订单 7：交货期"),
        (order(), W::MarketLimit, "orders/7/limit", "order 7: market limit", "订单 7：市场上限"),
        (
            order(),
            W::MarketMinimum,
            "orders/7/minimum",
            "order 7: market minimum",
            "订单 7：市场下限",
        ),
        (roof(), W::Need(2), "projects/roof/needs/2", "Roof: need 2", "Roof：第 2 项需要"),
    ]
}

#[test]
fn a_limit_is_named_in_either_language_from_its_parts_and_read_by_its_path() {
    let [english, chinese] = Language::ALL.map(Words::of);
    for (owner, what, path, in_english, in_chinese) in said() {
        let limit = owner.its(what);
        assert_eq!(limit.path(), path);
        assert_eq!(limit.said(&english), in_english);
        assert_eq!(limit.said(&chinese), in_chinese);
        assert_eq!(serde_json::to_value(&limit).unwrap(), in_english);
        let read = Limit::read(path);
        assert_eq!(read.path(), path);
        assert_eq!((read.list, &read.id), (limit.list, &limit.id));
    }
}

#[test]
fn a_limit_in_one_bucket_says_so_once() {
    let quota = Limit::of(List::Materials, "s", "Steel: quota").its(What::Quota).on("2026-12-01");
    let [english, chinese] = Language::ALL.map(Words::of);
    assert_eq!(quota.path(), "materials/s/quota@2026-12-01");
    assert_eq!(quota.said(&english), "Steel: quota: quota on 2026-12-01");
    assert_eq!(quota.said(&chinese), "Steel: quota：配额（2026-12-01）");
}

#[test]
fn what_is_no_path_of_a_limit_is_called_as_it_is_written() {
    let words = Words::of(Language::Chinese);
    for text in ["rhythm", "groups", "groups/mill/overtime/x", "nobody/knows"] {
        assert_eq!(Limit::read(text).said(&words), text);
    }
}
