//! Paths that must not change: `groups/press`, `materials/steel/quota`, `orders/*`.

use super::Family;

/// What the planner protects.
#[derive(Clone, Debug, Default)]
pub(in crate::explain) struct Protection {
    patterns: Vec<String>,
}

impl Protection {
    /// Of these patterns: segments between `/`, in which `*` stands for any text. A pattern
    /// protects what it names and all that lies below it.
    pub fn new(patterns: &[String]) -> Self {
        Self { patterns: patterns.to_vec() }
    }

    /// Whether a family may not be touched.
    pub fn covers(&self, family: &Family) -> bool {
        self.patterns.iter().any(|pattern| protects(pattern, &family.at))
    }

    /// Patterns that protect none of these families: misspelt, or nothing that could be moved.
    pub fn idle<'p>(&'p self, families: &'p [Family]) -> impl Iterator<Item = &'p str> {
        let idle = |pattern: &&String| !families.iter().any(|it| protects(pattern, &it.at));
        self.patterns.iter().filter(idle).map(String::as_str)
    }
}

fn protects(pattern: &str, path: &str) -> bool {
    let mut path = path.split('/');
    pattern
        .trim_matches('/')
        .split('/')
        .all(|wanted| path.next().is_some_and(|segment| fits(wanted, segment)))
}

/// Whether a segment is as a pattern with `*` says.
fn fits(pattern: &str, text: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == text,
        Some((head, tail)) => text.strip_prefix(head).is_some_and(|rest| {
            let ends = rest.char_indices().map(|(at, _)| at).chain([rest.len()]);
            ends.into_iter().any(|at| fits(tail, &rest[at..]))
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::protects;

    #[test]
    fn a_pattern_protects_what_it_names_and_all_below() {
        assert!(protects("groups/press", "groups/press"));
        assert!(protects("materials/steel", "materials/steel/quota"));
        assert!(protects("orders/*", "orders/17"));
        assert!(protects("groups/pr*s", "groups/press"));
        assert!(protects("*", "frozen/0"));
        assert!(!protects("groups/pres", "groups/press"));
        assert!(!protects("materials/steel/quota", "materials/steel"));
        assert!(!protects("groups/*x", "groups/press"));
    }
}
