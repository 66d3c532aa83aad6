//! Reading MPS: packed or not, of any encoding, mutilated in any way; every choice is said.

use std::io::Write;
use std::process::Command;

use junheng::ids::Id;
use junheng::lp::{Bounds, Domain, Lp};
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
         minus infinity"
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

/// A column's bounds and domain.
fn column(lp: &Lp, at: usize) -> (Bounds, Domain) {
    (lp.columns()[Id::at(at)], lp.domain(Id::at(at)))
}

const WHOLE: &str = "\
NAME whole
ROWS
 N cost
 G floor
COLUMNS
 a cost 1 floor 1
 M1 'MARKER' 'INTORG'
 b cost 1 floor 1
 c cost 1 floor 1
 d cost 1 floor 1
 e cost 1 floor 1
 M2 'MARKER' 'INTEND'
 f cost 1 floor 1
 g cost 1 floor 1
 h cost 1 floor 1
 i cost 1 floor 1
 j cost 1 floor 1
 k cost 1 floor 1
RHS
 rhs floor 5
BOUNDS
 UP b c 3.5
 LO b c -2.5
 PL b d
 SC b e 10
 LO b e 2
 BV b f
 LI b g 2
 UI b h 7
 SC b i 1e30
 LO b i 1.5
 SC b j 4
 LO b k 3
 SI b k 9
ENDATA
";

#[test]
fn whole_numbers_and_least_values_are_read() {
    use Domain::{Continuous, SemiContinuous, SemiWhole, Whole};
    let read = mps::read(WHOLE).unwrap();
    let infinite = f64::INFINITY;
    let expected = [
        (0.0, infinite, Continuous),
        (0.0, 1.0, Whole),
        (-2.5, 3.5, Whole),
        (0.0, infinite, Whole),
        (0.0, 10.0, SemiContinuous { least: 2.0 }),
        (0.0, 1.0, Whole),
        (2.0, infinite, Whole),
        (0.0, 7.0, Whole),
        (0.0, infinite, SemiContinuous { least: 1.5 }),
        // Nothing is forbidden between zero and zero.
        (0.0, 4.0, Continuous),
        (0.0, 9.0, SemiWhole { least: 3.0 }),
    ];
    for (at, (lower, upper, domain)) in expected.into_iter().enumerate() {
        assert_eq!(column(&read.lp, at), (Bounds { lower, upper }, domain), "column {at}");
    }
    let notes: Vec<String> = read.notes.iter().map(ToString::to_string).collect();
    assert_eq!(
        notes,
        [
            "column b is an integer column without bounds: it is taken as 0 to 1",
            "column e is an integer column with a bound SC: it is taken as semi-continuous; SI \
             makes it whole, too"
        ]
    );
}

#[test]
fn whole_numbers_are_read_in_the_fixed_format() {
    let text = "\
NAME          WHOLE
ROWS
 N  COST
 G  THE ROOF
COLUMNS
    M1        'MARKER'                 'INTORG'
    TWO PART  COST      1.0            THE ROOF  1.0
    M2        'MARKER'                 'INTEND'
    LOT SIZE  COST      1.0            THE ROOF  1.0
RHS
    RHS       THE ROOF  5.0
BOUNDS
 UP BND       TWO PART  9.0
 SC BND       LOT SIZE  8.0
 LO BND       LOT SIZE  3.0
ENDATA
";
    let read = mps::read(text).unwrap();
    assert_eq!(column(&read.lp, 0), (Bounds::between(0.0, 9.0), Domain::Whole));
    let least = Domain::SemiContinuous { least: 3.0 };
    assert_eq!(column(&read.lp, 1), (Bounds::between(0.0, 8.0), least));
}

#[test]
fn a_semi_continuous_column_has_one_upper_bound_above_zero() {
    let code = |bounds: &str| {
        let text = "ROWS\n N c\nCOLUMNS\n x c 1\nBOUNDS\n".to_owned() + bounds + "ENDATA\n";
        mps::read(&text).err().map(|problems| problems[0].code.to_string())
    };
    for (bounds, problem) in [
        (" SC B x 5\n", None),
        (" SC B x inf\n", None),
        (" SC B x 0\n", Some("E804")),
        (" SC B x -5\n", Some("E804")),
        (" SC B x\n", Some("E804")),
        (" SC x\n", Some("E803")),
        (" SC B x 5\n UP B x 5\n", Some("E809")),
        (" PL B x\n SI B x 5\n", Some("E809")),
        (" SC B x 5\n SI B x 5\n", Some("E809")),
        (" MI B x\n SC B x 5\n", Some("E813")),
        (" SC B x 5\n LO B x 6\n", Some("E813")),
        (" SC B x 5\n LI B x 5\n", None),
    ] {
        assert_eq!(code(bounds).as_deref(), problem, "{bounds}");
    }
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
        "NAME", "ROWS", "RHS", "ENDATA", "'MARKER'", "1e999", "-Inf", "nan", "\u{673a}", "SC",
        "FR", "$",
    ];
    let (mut good, mut bad) = (0, 0);
    for seed in 0..3000 {
        let random = &mut Random::new(seed);
        let text = [KINDS, BLANKS, SETS, WHOLE][random.below(4)];
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
