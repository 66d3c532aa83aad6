//! Cycles among products: products that can only be made from each other.

use super::Factory;
use crate::ids::{Id, IdVec, ProductId};

/// The strongly connected component that each node of a graph is in: two nodes have the same number
/// exactly where each leads to the other. R. E. Tarjan, *Depth-first search and linear graph
/// algorithms*, 1972; without recursion, so that no depth overflows.
#[must_use]
pub fn strongly_connected(successors: &[Vec<usize>]) -> Vec<usize> {
    const NEW: usize = usize::MAX;
    let count = successors.len();
    let (mut order, mut low, mut component) =
        (vec![NEW; count], vec![NEW; count], vec![NEW; count]);
    let (mut visited, mut found) = (0, 0);
    let mut open: Vec<usize> = Vec::new();
    for root in 0..count {
        if order[root] != NEW {
            continue;
        }
        let mut path: Vec<(usize, usize)> = vec![(root, 0)];
        while let Some(&mut (at, ref mut next)) = path.last_mut() {
            if *next == 0 {
                (order[at], low[at]) = (visited, visited);
                visited += 1;
                open.push(at);
            }
            let Some(&to) = successors[at].get(*next) else {
                path.pop();
                if let Some(&(before, _)) = path.last() {
                    low[before] = low[before].min(low[at]);
                }
                if low[at] == order[at] {
                    while let Some(node) = open.pop() {
                        component[node] = found;
                        if node == at {
                            break;
                        }
                    }
                    found += 1;
                }
                continue;
            };
            *next += 1;
            if order[to] == NEW {
                path.push((to, 0));
            } else if component[to] == NEW {
                low[at] = low[at].min(order[to]);
            }
        }
    }
    component
}

/// The cycle of components that each product is in, by the first routes in house: a component in
/// the cycle of its product leads back to it.
#[must_use]
pub fn of_components(factory: &Factory) -> IdVec<ProductId, usize> {
    let parts = factory.products.iter().map(|product| {
        let route = product.routes.iter().find(|route| !route.subcontract);
        let parts = route.iter().flat_map(|route| &route.components);
        parts.map(|(part, _)| part.position()).collect()
    });
    let parts: Vec<Vec<usize>> = parts.collect();
    strongly_connected(&parts).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::strongly_connected;

    #[test]
    fn nodes_that_lead_to_each_other_have_one_number_and_no_others() {
        let found = strongly_connected(&[vec![1], vec![2], vec![0, 3], vec![4], vec![], vec![5]]);
        assert_eq!(found[0], found[1]);
        assert_eq!(found[0], found[2]);
        let mut numbers = vec![found[0], found[3], found[4], found[5]];
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), 4);
    }

    #[test]
    fn a_chain_of_any_depth_has_no_circle() {
        let depth = 200_000;
        let chain: Vec<Vec<usize>> =
            (0..depth).map(|at| if at + 1 < depth { vec![at + 1] } else { vec![] }).collect();
        let mut found = strongly_connected(&chain);
        found.sort_unstable();
        found.dedup();
        assert_eq!(found.len(), depth);
    }
}
