//! What a synthetic factory makes, from what, on which groups, and the resulting demand for
//! everything.

use super::random::SplitMix;

/// Two shifts of 7.5 hours.
pub(super) const MACHINE_HOURS_PER_DAY: f64 = 15.0;
/// How large an invented factory is. Every figure but `materials` and `seed` counts as at least 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SyntheticSize {
    /// Products: parts, units made of parts, and finished products.
    pub products: usize,
    /// Equipment groups, eight to a workshop.
    pub groups: usize,
    /// Materials.
    pub materials: usize,
    /// Working days planned, one bucket each, Monday to Friday from 4 January 2027.
    pub days: u32,
    /// Chooses one factory among many of this size.
    pub seed: u64,
}

/// One step on a group.
pub(super) struct Step {
    pub(super) group: usize,
    pub(super) hours: f64,
    pub(super) good: f64,
    pub(super) lead_days: u32,
}

/// A product: parts come first, then units made of parts, then finished products.
pub(super) struct Made {
    pub(super) steps: Vec<Step>,
    /// A second way to make it on other groups.
    pub(super) alternate: Option<Vec<Step>>,
    pub(super) subcontracted: bool,
    /// Earlier products and how many of each.
    pub(super) components: Vec<(usize, f64)>,
    pub(super) norms: Vec<(usize, f64)>,
    /// Asked by orders over the whole time.
    pub(super) ordered: f64,
    /// In stock at the start: up to two days' need.
    pub(super) opening: f64,
    /// Started over the whole time, for orders and for other products, beyond opening stock.
    pub(super) started: f64,
    /// Material, hours and components in money, per unit.
    pub(super) worth: f64,
}

impl Made {
    /// Good units out of one started.
    pub(super) fn good(&self) -> f64 {
        self.steps.iter().map(|step| step.good).product()
    }
}

/// The factory's products with what they need in total.
pub(super) struct Network {
    pub(super) made: Vec<Made>,
    /// How many of the products are parts (the first), and parts or units (the first).
    pub(super) parts: usize,
    pub(super) units: usize,
    pub(super) load_hours: Vec<f64>,
    pub(super) material_use: Vec<f64>,
    pub(super) material_price: Vec<f64>,
}

fn steps(random: &mut SplitMix, size: &SyntheticSize, slower: f64) -> Vec<Step> {
    let count = random.between(3, 6);
    // A long lead time in a short period would leave nothing that can be finished.
    let waits = size.days >= 10 && random.percent(30);
    let chosen = random.positions(size.groups, count);
    let middle = chosen.len() / 2;
    chosen
        .into_iter()
        .enumerate()
        .map(|(at, group)| Step {
            group,
            hours: (random.hundredths(8, 120) * slower * 100.0).round() / 100.0,
            good: if random.percent(6) { random.hundredths(95, 99) } else { 1.0 },
            lead_days: u32::from(waits && at == middle),
        })
        .collect()
}

fn components(random: &mut SplitMix, at: usize, parts: usize, units: usize) -> Vec<(usize, f64)> {
    if at < parts {
        return Vec::new();
    }
    let (first, count, wanted) = if at < units {
        (0, parts, random.between(2, 4))
    } else {
        (parts / 2, units - parts / 2, random.between(1, 3))
    };
    let most = if at < units { 4 } else { 2 };
    random
        .positions(count, wanted)
        .into_iter()
        .map(|position| (first + position, f64::from(random.between(1, most))))
        .collect()
}

/// Draws the factory's products and scales their orders until groups need about four machines each.
pub(super) fn network(random: &mut SplitMix, size: &SyntheticSize) -> Network {
    let parts = size.products * 6 / 10;
    let units = size.products * 85 / 100;
    let material_price: Vec<f64> =
        (0..size.materials).map(|_| random.hundredths(50, 900)).collect();
    let mut made: Vec<Made> = Vec::with_capacity(size.products);
    for at in 0..size.products {
        let steps_here = steps(random, size, 1.0);
        let alternate = random.percent(15).then(|| steps(random, size, 1.2));
        let norms = if at < parts { random.between(1, 3) } else { random.between(0, 1) };
        made.push(Made {
            alternate,
            subcontracted: at < parts && random.percent(10),
            components: components(random, at, parts, units),
            norms: random
                .positions(size.materials, norms)
                .into_iter()
                .map(|material| (material, random.hundredths(10, 500)))
                .collect(),
            ordered: 0.0,
            opening: 0.0,
            started: 0.0,
            worth: 0.0,
            steps: steps_here,
        });
    }
    set_worth(&mut made, &material_price);
    let mut asked = vec![false; size.products];
    for (component, _) in made.iter().flat_map(|product| &product.components) {
        asked[*component] = true;
    }
    for (at, product) in made.iter_mut().enumerate() {
        let wanted = at >= units || !asked[at] || random.percent(15);
        if wanted {
            product.ordered = f64::from(random.between(20, 200));
        }
    }
    let mut network = Network {
        made,
        parts,
        units,
        load_hours: Vec::new(),
        material_use: Vec::new(),
        material_price,
    };
    network.require(size);
    let machine_hours = MACHINE_HOURS_PER_DAY * f64::from(size.days);
    let loaded: Vec<f64> =
        network.load_hours.iter().copied().filter(|hours| *hours > 0.0).collect();
    let loaded_groups = loaded.iter().map(|_| 1.0).sum::<f64>();
    let factor = 4.0 * machine_hours * loaded_groups / loaded.iter().sum::<f64>();
    for product in &mut network.made {
        if product.ordered > 0.0 {
            product.ordered = (product.ordered * factor).round().max(4.0);
        }
    }
    network.require(size);
    for product in &mut network.made {
        let days = random.hundredths(20, 200);
        product.opening = (product.started / f64::from(size.days) * days).round();
    }
    network.require(size);
    network
}

fn set_worth(made: &mut [Made], material_price: &[f64]) {
    for at in 0..made.len() {
        let product = &made[at];
        let material: f64 =
            product.norms.iter().map(|(material, norm)| norm * material_price[*material]).sum();
        let hours: f64 = product.steps.iter().map(|step| step.hours).sum();
        let parts: f64 =
            product.components.iter().map(|(part, number)| number * made[*part].worth).sum();
        made[at].worth = material + hours * 60.0 + parts;
    }
}

impl Network {
    /// Explodes the orders into starts, hours by group and use of materials.
    fn require(&mut self, size: &SyntheticSize) {
        self.load_hours = vec![0.0; size.groups];
        self.material_use = vec![0.0; size.materials];
        let mut needed: Vec<f64> = self.made.iter().map(|product| product.ordered).collect();
        for at in (0..self.made.len()).rev() {
            let product = &mut self.made[at];
            product.started = (needed[at] - product.opening).max(0.0) / product.good();
            let mut entering = product.started;
            for step in &product.steps {
                self.load_hours[step.group] += entering * step.hours;
                entering *= step.good;
            }
            for (component, number) in &product.components {
                needed[*component] += product.started * number;
            }
            for (material, norm) in &product.norms {
                self.material_use[*material] += product.started * norm;
            }
        }
    }
}
