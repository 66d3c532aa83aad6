//! Any bytes are read to a factory or to reasons why not: `cargo +nightly fuzz run factory_file`.
#![no_main]

use junheng::model::{BucketKind, Buckets};
use junheng::report::diagnostics::plain;
use junheng::source::SourceText;
use junheng::source::json::read;
use junheng::validate::validate;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(source) = SourceText::read_from("fuzz", bytes, 1 << 20) else { return };
    match validate(read(&source.text)) {
        Ok(validated) => {
            let factory = validated.factory;
            for kind in [BucketKind::Day, BucketKind::TenDay, BucketKind::Week, BucketKind::Month] {
                let buckets = Buckets::new(&factory, kind);
                for group in &factory.groups {
                    let time = group.time(&factory.calendar, &buckets);
                    assert!(time.iter().all(|it| it.effective.is_finite() && it.effective >= 0.0));
                }
            }
        }
        Err(problems) => assert!(plain(&source, &problems).contains("error")),
    }
});
