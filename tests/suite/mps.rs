//! Reading MPS: packed or not, of any encoding, mutilated in any way; every choice is said.

use std::io::Write;
use std::process::Command;

use junheng::source::{MOST_BYTES, SourceText, mps};

use super::random_programmes::Random;
use super::validate::plain;

const KINDS: &str = include_str!("../../data/lp/textbook/every-kind-of-bound.mps");
const BLANKS: &str = include_str!("../../data/lp/textbook/names-with-blanks.mps");
const SETS: &str = include_str!("../../data/lp/textbook/first-set-counts.mps");

#[test]
fn what_the_reader_decides_is_said() {
    let notes = |text| {
        let notes = mps::read(text).unwrap().notes;
        notes.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
    };
    assert_eq!(
        notes(KINDS),
        "column below has an upper bound below zero and no lower bound: its lower bound is taken as \
         minus infinity; \
         3 columns must be integer: the LP relaxation is solved"
    );
    assert_eq!(
        notes(BLANKS),
        "names contain blanks: fields are read by column position (fixed format)"
    );
    assert_eq!(
        notes(SETS),
        "there are several sets of right-hand sides: the first, \"one\", is used; \
         there are several sets of ranges: the first, \"one\", is used; \
         there are several sets of bounds: the first, \"one\", is used"
    );
}

#[test]
fn a_packed_file_reads_like_the_plain_one_whatever_its_name() {
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    gzip.write_all(KINDS.as_bytes()).unwrap();
    let packed = gzip.finish().unwrap();
    let source =
        SourceText::read_programme_from("kinds.mps", packed.as_slice(), MOST_BYTES).unwrap();
    assert_eq!(source.text, KINDS);
    // Cut off, it is an error, not a shorter programme.
    let cut = &packed[..packed.len() / 2];
    let broken = SourceText::read_programme_from("kinds.mps", cut, MOST_BYTES).unwrap_err();
    assert_eq!(broken.problem.code.to_string(), "E112");
    // Small when packed is not small.
    let large = SourceText::read_programme_from("kinds.mps", packed.as_slice(), 200);
    assert_eq!(large.unwrap_err().problem.code.to_string(), "E103");
}

#[test]
fn names_need_not_be_utf8() {
    let latin = b"NAME m\xfcll\nROWS\n N c\nCOLUMNS\n s\xe4ge c 1\nENDATA\n";
    let source = SourceText::read_programme_from("m", latin.as_slice(), MOST_BYTES).unwrap();
    let read = mps::read(&source.text).unwrap();
    assert_eq!(read.lp.name(), "m\u{fc}ll");
    assert_eq!(read.lp.column_name(junheng::ids::Id::at(0)), "s\u{e4}ge");
}

#[test]
fn standard_input_is_read() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_junheng"))
        .args(["lp", "-", "--format", "json"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(KINDS.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let solution: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(solution["objective"], -6.0);
    assert_eq!(solution["certified"], true);
}

/// Words dropped, doubled, swapped and replaced: the reader ends with a programme or with places.
#[test]
fn no_mutilated_file_panics() {
    const WORDS: [&str; 12] = [
        "NAME", "ROWS", "RHS", "ENDATA", "'MARKER'", "1e999", "-Inf", "nan", "\u{673a}", "UP",
        "FR", "$",
    ];
    let (mut good, mut bad) = (0, 0);
    for seed in 0..3000 {
        let random = &mut Random::new(seed);
        let text = [KINDS, BLANKS, SETS][random.below(3)];
        let mut words: Vec<String> = text.split_inclusive([' ', '\n']).map(str::to_owned).collect();
        for _ in 0..=random.below(3) {
            let at = random.below(words.len());
            match random.below(4) {
                0 => drop(words.remove(at)),
                1 => words.insert(at, words[at].clone()),
                2 => words.swap(at, 0),
                _ => WORDS[random.below(WORDS.len())].clone_into(&mut words[at]),
            }
        }
        let text = words.concat();
        match mps::read(&text) {
            Ok(_) => good += 1,
            Err(problems) => {
                bad += 1;
                assert!(!problems.is_empty());
                assert!(plain(&SourceText::from_text("x.mps", &text), &problems).contains("error"));
            }
        }
    }
    assert!(good > 100 && bad > 100, "{good} good, {bad} bad");
}
