//! Whatever is done to a factory file, reading it ends with a factory or with reasons: no panic,
//! no endless loop, no factory whose time cannot be computed. `MUTATIONS=10000` tries more.

use std::env;
use std::time::{Duration, Instant};

use junheng::model::{BucketKind, Buckets, Factory};
use junheng::report::diagnostics::json;
use junheng::source::SourceText;
use junheng::source::json::read;
use junheng::validate::validate;

use super::validate::plain;

const WORKS: &str = include_str!("works.json");

/// A small generator of reproducible pseudo-random numbers (Marsaglia's xorshift, 64 bits).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    pub fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit.max(1) as u64).unwrap()
    }

    pub fn range(&mut self, length: usize, most: usize) -> std::ops::Range<usize> {
        let start = self.below(length);
        start..(start + self.below(most)).min(length)
    }
}

/// Where numbers stand in a text, outside quotes.
fn numbers(text: &[u8]) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let (mut at, mut quoted) = (0, false);
    while at < text.len() {
        quoted ^= text[at] == b'"';
        if !quoted && text[at].is_ascii_digit() {
            let start = at;
            while at < text.len() && (text[at].is_ascii_digit() || text[at] == b'.') {
                at += 1;
            }
            found.push(start..at);
        } else {
            at += 1;
        }
    }
    found
}

/// Where quoted texts stand, with their quotes.
fn quoted(text: &[u8]) -> Vec<std::ops::Range<usize>> {
    let quotes: Vec<usize> = (0..text.len()).filter(|at| text[*at] == b'"').collect();
    quotes.chunks_exact(2).map(|pair| pair[0]..pair[1] + 1).collect()
}

/// Changes a text as files are spoilt: a byte, a stretch, a number, a word in quotes.
pub fn mutate(dice: &mut Dice, text: &mut Vec<u8>) {
    const NUMBERS: &[&str] = &[
        "1e308",
        "-1",
        "0",
        "1e-300",
        "NaN",
        "1e999",
        "-1e308",
        "1e12",
        "1e-9",
        "0.5",
        "3650",
        "1e5",
        "null",
        "true",
        "\"7\"",
        "[]",
        "{}",
        "99999999999999999999",
        "0.1e",
        "2",
    ];
    const DATES: &[&str] = &[
        "\"2026-12-31\"",
        "\"9999-12-31\"",
        "\"0000-01-01\"",
        "\"2026-02-30\"",
        "\"2026-12\"",
        "\"2026-12-06\"",
        "\"\"",
        "\"-001-12-01\"",
        "\"2036-12-01\"",
        "\"机加工\"",
        "\"*\"",
    ];
    match dice.below(8) {
        0 => {
            let at = dice.below(text.len());
            if let Some(byte) = text.get_mut(at) {
                *byte ^= 1 << dice.below(8);
            }
        }
        1 => drop(text.drain(dice.range(text.len(), 40))),
        2 => {
            let piece = text[dice.range(text.len(), 300)].to_vec();
            let at = dice.below(text.len());
            text.splice(at..at, piece);
        }
        3 => text.truncate(dice.below(text.len())),
        4 | 5 => {
            let places = numbers(text);
            if let Some(place) = places.get(dice.below(places.len())) {
                text.splice(place.clone(), NUMBERS[dice.below(NUMBERS.len())].bytes());
            }
        }
        6 => {
            let places = quoted(text);
            let from = places.get(dice.below(places.len())).cloned().unwrap_or_default();
            let piece = text[from].to_vec();
            if let Some(place) = places.get(dice.below(places.len())) {
                text.splice(place.clone(), piece);
            }
        }
        _ => {
            let places = quoted(text);
            if let Some(place) = places.get(dice.below(places.len())) {
                text.splice(place.clone(), DATES[dice.below(DATES.len())].bytes());
            }
        }
    }
}

/// Everything the later stages compute from a factory's time.
fn use_time(factory: &Factory) {
    for kind in [BucketKind::Day, BucketKind::TenDay, BucketKind::Week, BucketKind::Month] {
        let buckets = Buckets::new(factory, kind);
        assert!(!buckets.is_empty(), "a factory that works has buckets");
        let share: f64 = buckets.iter().map(|bucket| bucket.even_share).sum();
        assert!((share - 1.0).abs() < 1e-9, "even shares add up to {share}");
        for group in &factory.groups {
            for time in group.time(&factory.calendar, &buckets) {
                let figures = [time.calendar, time.scheduled, time.repair, time.effective];
                assert!(figures.iter().all(|hours| hours.is_finite() && *hours >= 0.0), "{time:?}");
                assert!(time.repair <= time.scheduled && time.effective <= time.scheduled);
            }
        }
        for pool in &factory.labour {
            let hours = pool.hours_per_head(&factory.calendar, &buckets);
            assert!(hours.iter().all(|hours| hours.is_finite() && *hours >= 0.0));
        }
        for order in &factory.orders {
            assert!(order.due <= factory.to && buckets.due(order.due).is_some());
            assert!(order.earliest >= factory.from && order.earliest <= factory.to);
        }
        for frozen in &factory.frozen {
            assert!(buckets.receiving(frozen.from) <= buckets.due(frozen.to));
        }
    }
}

#[test]
fn no_mutated_file_panics_or_hangs() {
    let count: u64 =
        env::var("MUTATIONS").ok().and_then(|count| count.parse().ok()).unwrap_or(2000);
    let mut valid = 0;
    for seed in 1..=count {
        let mut dice = Dice::new(seed);
        let mut bytes = WORKS.as_bytes().to_vec();
        for _ in 0..=dice.below(3) {
            mutate(&mut dice, &mut bytes);
        }
        let begun = Instant::now();
        match SourceText::read_from("works.json", bytes.as_slice(), 1 << 20) {
            Ok(source) => match validate(read(&source.text)) {
                Ok(validated) => {
                    valid += 1;
                    use_time(&validated.factory);
                    assert!(!plain(&source, &validated.warnings).is_empty());
                }
                Err(problems) => {
                    assert!(!problems.is_empty());
                    assert!(plain(&source, &problems).contains("error"));
                    assert!(json(&source, &problems).starts_with('['));
                }
            },
            Err(unreadable) => {
                assert!(plain(&unreadable.source_text, &[*unreadable.problem]).contains("error"));
            }
        }
        assert!(begun.elapsed() < Duration::from_secs(20), "seed {seed} takes too long");
    }
    // The mutations are gentle enough that both outcomes are tried.
    assert!(valid > count / 50 && valid < count, "{valid} of {count} files were valid");
}

#[test]
fn the_unchanged_works_is_valid_without_a_warning() {
    let validated = validate(read(WORKS)).unwrap_or_else(|problems| panic!("{problems:#?}"));
    assert_eq!(validated.warnings, []);
    use_time(&validated.factory);
}

#[test]
fn deep_nesting_and_long_chains_do_not_overflow() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let text = format!("{}1{}", open.repeat(100_000), close.repeat(100_000));
        assert!(validate(read(&text)).is_err());
    }
    let products: Vec<String> = (0..20_000)
        .map(|at| {
            format!("{{\"id\": \"p{at}\", \"components\": {{\"p{}\": 1}}}}", (at + 1) % 20_000)
        })
        .collect();
    let text = format!(
        "{{\"factory\": \"W\", \"from\": \"2026-12-01\", \"to\": \"2026-12-31\", \"products\": [{}]}}",
        products.join(",")
    );
    let problems = validate(read(&text)).err().unwrap();
    assert_eq!(problems.len(), 1);
    assert!(junheng::report::message::english(&problems[0].message).contains("p0 -> p1"));
}
