//! Formulating and certifying inside one process, per size of works.

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use junheng::formulate::{Formulation, stages};
use junheng::lp::write_mps;
use junheng::model::Buckets;
use junheng::source::json::read;
use junheng::source::synthetic::{SyntheticSize, generate};
use junheng::validate::validate;

fn formulate(criterion: &mut Criterion) {
    for (products, groups, materials, days) in
        [(20, 6, 5, 10), (100, 30, 15, 26), (500, 100, 40, 26)]
    {
        let text = generate(&SyntheticSize { products, groups, materials, days, seed: 1 });
        let name = format!("{products} products");
        criterion.bench_function(&format!("read and validate, {name}"), |bench| {
            bench.iter(|| validate(read(&text)).expect("valid").factory);
        });
        let factory = validate(read(&text)).expect("valid").factory;
        let buckets = Buckets::new(&factory, factory.bucket);
        criterion.bench_function(&format!("formulate, {name}"), |bench| {
            bench.iter(|| Formulation::new(&factory, &buckets));
        });
        let mut formulation = Formulation::new(&factory, &buckets);
        let objective = formulation.objective(&stages(&factory)[0]);
        criterion.bench_function(&format!("write MPS, {name}"), |bench| {
            bench.iter_batched(
                Vec::new,
                |mut bytes| write_mps(formulation.lp(), &objective, &mut bytes),
                BatchSize::LargeInput,
            );
        });
    }
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(10);
    targets = formulate
}
criterion_main!(benches);
