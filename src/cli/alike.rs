//! Names most like one that is not there: what the planner may have meant.

/// Names shown at most.
const SHOWN: usize = 12;

/// The dozen names most like the one wanted, most alike first, as a list.
pub(super) fn most_alike<'n>(wanted: &str, known: impl Iterator<Item = &'n str>) -> String {
    let mut near: Vec<&str> = known.collect();
    let likeness = |name: &str| {
        let whole = strsim::jaro_winkler(wanted, name);
        name.split('/').map(|part| strsim::jaro_winkler(wanted, part)).fold(whole, f64::max)
    };
    near.sort_by(|one, other| likeness(other).total_cmp(&likeness(one)));
    let all = near.len();
    near.truncate(SHOWN);
    if all > SHOWN {
        near.push("…");
    }
    near.join(", ")
}
