//! Whatever is done to a workbook, a folder of CSV files, a scenario file, a programme or a plan,
//! reading it ends with something usable or with reasons: no panic, no memory without end. The same
//! bodies run under cargo-fuzz; here the inputs are made from a seed, `MUTATIONS=2000` of each kind.

use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use junheng::report::json;
use junheng::session::{Options, Planning, plan};
use junheng::solve::{Deadline, EngineChoice};
use junheng::source::SourceText;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::mutation::{Dice, mutate};
use super::program::{junheng, root};

#[path = "../../fuzz/bodies.rs"]
mod bodies;

/// How many inputs of each kind are tried.
fn count() -> u64 {
    std::env::var("MUTATIONS").ok().and_then(|it| it.parse().ok()).unwrap_or(150)
}

/// Changes bytes: some others, a stretch less, twice or elsewhere, the end cut off, or numbers as the
/// formats of files hold them.
fn mutate_bytes(dice: &mut Dice, bytes: &mut Vec<u8>) {
    const WORDS: [u32; 8] = [0, 1, 0xff, 0x7fff, 0xffff, 0x7fff_ffff, 0xffff_fffe, u32::MAX];
    if bytes.is_empty() {
        return;
    }
    match dice.below(8) {
        0 => bytes.truncate(dice.below(bytes.len())),
        1 => drop(bytes.drain(dice.range(bytes.len(), 600))),
        2 => {
            let piece = bytes[dice.range(bytes.len(), 600)].to_vec();
            let at = dice.below(bytes.len());
            bytes.splice(at..at, piece);
        }
        3 => {
            let piece = bytes[dice.range(bytes.len(), 600)].to_vec();
            let at = dice.below(bytes.len());
            let end = (at + piece.len()).min(bytes.len());
            bytes[at..end].copy_from_slice(&piece[..end - at]);
        }
        4 | 5 => {
            let word = WORDS[dice.below(WORDS.len())].to_le_bytes();
            let width = [1, 2, 4][dice.below(3)];
            let at = dice.below(bytes.len());
            let end = (at + width).min(bytes.len());
            bytes[at..end].copy_from_slice(&word[..end - at]);
        }
        _ => {
            let at = dice.below(bytes.len());
            bytes[at] ^= 1 << dice.below(8);
        }
    }
}

/// An archive with the text of one of its parts changed, packed again.
fn mutate_part(dice: &mut Dice, bytes: &[u8]) -> Vec<u8> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let changed = dice.below(archive.len());
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut content = Vec::new();
        part.read_to_end(&mut content).unwrap();
        if at == changed {
            for _ in 0..=dice.below(3) {
                // As text with names and numbers in quotes, or as mere bytes.
                if dice.below(2) == 0 {
                    mutate(dice, &mut content);
                } else {
                    mutate_bytes(dice, &mut content);
                }
            }
        }
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(&content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The workbooks of `data/nasty` of one form, and other forms of a published plant.
fn workbooks(ending: &str) -> Vec<Vec<u8>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(root().join("data/nasty")).unwrap() {
        let path = entry.unwrap().path().join(format!("works.{ending}"));
        let bytes = fs::read(path).unwrap_or_default();
        if bytes.starts_with(b"PK\x03\x04") && ZipArchive::new(Cursor::new(&bytes[..])).is_ok()
            || bytes.starts_with(&[0xd0, 0xcf])
        {
            found.push(bytes);
        }
    }
    found.sort();
    assert!(!found.is_empty(), "{ending}");
    found
}

/// Runs a body on as many inputs as asked for; how many it accepted.
fn run(
    kind: &str,
    count: u64,
    make: impl Fn(&mut Dice) -> Vec<u8>,
    body: fn(&[u8]) -> bool,
) -> (u64, u64) {
    let mut accepted = 0;
    for seed in 1..=count {
        let mut dice = Dice::new(seed);
        let bytes = make(&mut dice);
        let begun = Instant::now();
        // What made it fail is kept, so that it can be looked at and become a test.
        let file = std::env::temp_dir().join(format!("mutated-{kind}-{seed}"));
        let result = std::panic::catch_unwind(|| body(&bytes));
        let Ok(was_accepted) = result else {
            fs::write(&file, &bytes).unwrap();
            panic!("{kind}, seed {seed}: the input is {}", file.display());
        };
        accepted += u64::from(was_accepted);
        assert!(begun.elapsed() < Duration::from_secs(20), "{kind}, seed {seed}: too long");
    }
    (accepted, count)
}

/// Some are accepted and some are not: mutations are neither idle nor too rough.
fn both((accepted, count): (u64, u64)) {
    assert!(accepted > 0 && accepted < count, "{accepted} of {count} were accepted");
}

#[test]
fn xls_workbooks() {
    let seeds = workbooks("xls");
    let make = |dice: &mut Dice| {
        let mut bytes = seeds[dice.below(seeds.len())].clone();
        for _ in 0..=dice.below(3) {
            mutate_bytes(dice, &mut bytes);
        }
        bytes
    };
    both(run("xls", count(), make, bodies::workbook));
}

#[test]
fn packed_workbooks() {
    for ending in ["xlsx", "ods"] {
        let seeds = workbooks(ending);
        let make = |dice: &mut Dice| {
            let mut bytes = seeds[dice.below(seeds.len())].clone();
            if dice.below(4) == 0 {
                mutate_bytes(dice, &mut bytes);
                return bytes;
            }
            mutate_part(dice, &bytes)
        };
        both(run(ending, count(), make, bodies::workbook));
    }
}

#[test]
fn folders_of_csv_files() {
    let mut seeds = Vec::new();
    for entry in fs::read_dir(root().join("data/nasty")).unwrap() {
        let Ok(files) = fs::read_dir(entry.unwrap().path().join("works")) else { continue };
        let mut files: Vec<PathBuf> = files.map(|it| it.unwrap().path()).collect();
        files.sort();
        let mut seed = Vec::new();
        for file in files.iter().filter(|it| it.is_file()) {
            seed.extend(file.file_name().unwrap().as_encoded_bytes());
            seed.push(bodies::BETWEEN);
            seed.extend(fs::read(file).unwrap());
            seed.push(bodies::BETWEEN);
        }
        seeds.push(seed);
    }
    seeds.sort();
    let make = |dice: &mut Dice| {
        let mut bytes = seeds[dice.below(seeds.len())].clone();
        for _ in 0..=dice.below(3) {
            mutate_bytes(dice, &mut bytes);
        }
        bytes
    };
    both(run("csv", count(), make, bodies::csv_folder));
}

const SCENARIOS: [&str; 2] = [
    r#"{"scenarios": [
      {"name": "more", "changes": [{"at": "groups/plant-1/hours/per_week", "set": 6},
        {"at": "orders/market-doors/price", "scale": 1.25}]},
      {"name": "all", "changes": [{"at": "groups/*/hours/per_week", "add": -0.5}]},
      {"name": "new", "changes": [{"at": "orders/rush", "new":
        {"product": "doors", "quantity": 1, "price": 9, "due": "2026-03-06"}}]},
      {"name": "none", "changes": [{"at": "orders/market-windows", "drop": true}]}],
      "bundles": ["more+all"]}"#,
    r#"{"generate": [
      {"name": "g", "grid": [{"at": "groups/plant-2/hours/per_week", "set": [10, 12, 14]},
        {"at": "groups/plant-3/hours/per_week", "scale": [0.5, 1]}]},
      {"name": "s", "sweep": [{"at": "orders/market-doors/price", "scale": [0.5, 1, 2]}]},
      {"name": "r", "sample": {"count": 20, "seed": 7, "draws": [
        {"name": "a", "at": "orders/market-doors/price", "set": {"normal": {"mean": 3, "deviation": 0.5}}},
        {"name": "b", "at": "orders/market-windows/price", "scale": {"discrete":
          {"values": [0.5, 1], "weights": [1, 3]}}}],
        "correlations": [{"of": "a", "with": "b", "is": 0.5}]}}]}"#,
];

#[test]
fn scenario_files() {
    let make = |dice: &mut Dice| {
        let mut bytes = SCENARIOS[dice.below(SCENARIOS.len())].as_bytes().to_vec();
        for _ in 0..=dice.below(3) {
            mutate(dice, &mut bytes);
        }
        bytes
    };
    both(run("scenarios", count(), make, bodies::scenario_file));
}

#[test]
fn programmes() {
    let mut files: Vec<PathBuf> = fs::read_dir(root().join("data/lp/textbook"))
        .unwrap()
        .map(|it| it.unwrap().path())
        .filter(|it| it.extension().is_some_and(|it| it == "mps"))
        .collect();
    files.sort();
    let seeds: Vec<Vec<u8>> = files.iter().map(|it| fs::read(it).unwrap()).collect();
    let make = |dice: &mut Dice| {
        let mut bytes = seeds[dice.below(seeds.len())].clone();
        for _ in 0..=dice.below(2) {
            if dice.below(3) == 0 {
                mutate_bytes(dice, &mut bytes);
            } else {
                mutate(dice, &mut bytes);
            }
        }
        if dice.below(4) > 0 {
            return bytes;
        }
        // Packed, and then changed once more or not.
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        packer.write_all(&bytes).unwrap();
        let mut bytes = packer.finish().unwrap();
        if dice.below(2) == 0 {
            mutate_bytes(dice, &mut bytes);
        }
        bytes
    };
    both(run("programmes", count(), make, bodies::programme));
}

#[test]
fn plans_for_audit() {
    let source = SourceText::from_text("factory.json", bodies::FACTORY);
    let factory = super::validate::factory(bodies::FACTORY);
    let options = Options {
        bucket: factory.bucket,
        engine: EngineChoice::Auto,
        deadline: Deadline::unlimited(),
        factory_sha256: source.sha256,
        whole: None,
    };
    let Ok(Planning::Plan(plan)) = plan(&factory, &options) else { panic!("there is a plan") };
    let text = json::plan(&plan);
    assert!(bodies::plan(text.as_bytes()), "the plan itself passes");
    let make = |dice: &mut Dice| {
        let mut bytes = text.clone().into_bytes();
        for _ in 0..=dice.below(2) {
            mutate(dice, &mut bytes);
        }
        bytes
    };
    let (accepted, count) = run("plans", count(), make, bodies::plan);
    assert!(accepted < count / 2);
}

/// Factory files with other numbers, words and stretches, up to so many changes in each.
fn factories(changes: usize) -> impl Fn(&mut Dice) -> Vec<u8> {
    let works = fs::read(root().join("tests/suite/works.json")).unwrap();
    let seeds = [works, bodies::FACTORY.as_bytes().to_vec()];
    move |dice: &mut Dice| {
        let mut bytes = seeds[dice.below(seeds.len())].clone();
        for _ in 0..=dice.below(changes) {
            mutate(dice, &mut bytes);
        }
        bytes
    }
}

#[test]
fn factory_files() {
    both(run("factories", count(), factories(3), bodies::factory_file));
}

#[test]
fn factories_planned() {
    both(run("planned", count().div_ceil(2), factories(1), bodies::planning));
}

/// A folder of mutated workbooks and a sound factory, for a batch.
fn folder(at: &Path, count: u64) -> u64 {
    let sound = root().join("data/plants/published/hillier-wyndor/factory.json");
    fs::create_dir_all(at.join("works")).unwrap();
    fs::copy(sound, at.join("works/sound.json")).unwrap();
    let mut made = 1;
    for ending in ["xls", "xlsx", "ods"] {
        let seeds = workbooks(ending);
        for seed in 1..=count {
            let mut dice = Dice::new(seed ^ 0x5EED);
            let mut bytes = seeds[dice.below(seeds.len())].clone();
            if ending != "xls" && dice.below(4) > 0 {
                bytes = mutate_part(&mut dice, &bytes);
            } else {
                mutate_bytes(&mut dice, &mut bytes);
            }
            fs::write(at.join(format!("works/{seed:04}.{ending}")), bytes).unwrap();
            made += 1;
        }
    }
    made
}

#[test]
fn in_a_batch_each_is_one_file_and_the_others_are_planned() {
    let temporary = tempfile::tempdir().unwrap();
    let at = temporary.path();
    let made = folder(at, count().div_ceil(15));
    let (exit, _, said) = junheng(at, &["batch", "works", "--out", "out"]);
    assert!(exit <= 3, "{exit}\n{said}");
    let summary = fs::read_to_string(at.join("out/summary.json")).unwrap();
    let summary: serde_json::Value = serde_json::from_str(&summary).unwrap();
    let rows = summary["rows"].as_array().unwrap();
    let others = said
        .lines()
        .find_map(|it| it.strip_prefix("note: ")?.split(' ').next()?.parse::<u64>().ok())
        .unwrap_or(0);
    assert_eq!(rows.len() as u64 + others, made, "{said}");
    let sound = rows.iter().find(|it| it["file"] == "sound.json").unwrap();
    assert_eq!(sound["status"], "optimal");
    assert!(rows.iter().all(|it| it["status"] != "fault"), "{said}");
}
