//! What is written for other solvers says the same as what is solved here.

use std::collections::HashMap;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use junheng::ids::Id;
use junheng::lp::{Bounds, Domain, Lp, LpBuilder, Objective, Sense, write_mps};
use junheng::solve::Microlp;
use junheng::source::{MOST_BYTES, SourceText, mps};
use proptest::prelude::*;

use super::engine::{assert_near, certified, objective, programme};
use super::known_optimum::around_its_optimum;

const INF: f64 = f64::INFINITY;

fn written(lp: &Lp, objective: &Objective) -> String {
    let mut bytes = Vec::new();
    write_mps(lp, objective, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// Reads free MPS after the format's description; shares nothing with the writer.
#[allow(clippy::too_many_lines)] // one arm for each section and kind of bound
fn read(text: &str) -> (Lp, Objective) {
    let mut sense = Sense::Minimise;
    let mut goal = String::new();
    let mut kinds: Vec<(String, char)> = Vec::new();
    let mut row_at: HashMap<String, usize> = HashMap::new();
    let mut names: Vec<String> = Vec::new();
    let mut column_at: HashMap<String, usize> = HashMap::new();
    let mut costs: Vec<f64> = Vec::new();
    let mut entries: Vec<(usize, usize, f64)> = Vec::new();
    let mut sides: HashMap<String, f64> = HashMap::new();
    let mut ranges: HashMap<String, f64> = HashMap::new();
    let mut bounds: Vec<(f64, f64)> = Vec::new();
    let mut domains: Vec<Domain> = Vec::new();
    let mut whole = false;
    let mut section = String::new();
    for line in text.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        if !line.starts_with(' ') {
            words[0].clone_into(&mut section);
            continue;
        }
        let number = |at: usize| words[at].parse::<f64>().unwrap();
        match section.as_str() {
            "OBJSENSE" => {
                sense = if words[0] == "MAX" { Sense::Maximise } else { Sense::Minimise };
            }
            "ROWS" if words[0] == "N" && goal.is_empty() => words[1].clone_into(&mut goal),
            "ROWS" => {
                let fresh = row_at.insert(words[1].to_owned(), kinds.len()).is_none();
                assert!(fresh, "two rows are called {}", words[1]);
                kinds.push((words[1].to_owned(), words[0].chars().next().unwrap()));
            }
            "COLUMNS" if words[1] == "'MARKER'" => {
                assert_ne!(whole, words[2] == "'INTORG'", "a marker changes nothing");
                whole = words[2] == "'INTORG'";
            }
            "COLUMNS" => {
                let column = *column_at.entry(words[0].to_owned()).or_insert_with(|| {
                    names.push(words[0].to_owned());
                    costs.push(0.0);
                    bounds.push((0.0, INF));
                    domains.push(if whole { Domain::Whole } else { Domain::Continuous });
                    names.len() - 1
                });
                if words[1] == goal {
                    costs[column] += number(2);
                } else {
                    entries.push((row_at[words[1]], column, number(2)));
                }
            }
            "RHS" => drop(sides.insert(words[1].to_owned(), number(2))),
            "RANGES" => drop(ranges.insert(words[1].to_owned(), number(2))),
            "BOUNDS" => {
                let column = column_at[words[2]];
                let bound = &mut bounds[column];
                match words[0] {
                    "FR" => *bound = (-INF, INF),
                    "MI" => bound.0 = -INF,
                    "FX" => *bound = (number(3), number(3)),
                    "PL" => bound.1 = INF,
                    "SC" | "SI" => {
                        let least = bound.0;
                        let upper = if number(3) >= 1e20 { INF } else { number(3) };
                        assert!(0.0 < least && least <= upper);
                        *bound = (0.0, upper);
                        domains[column] = match words[0] {
                            "SC" => Domain::SemiContinuous { least },
                            _ => Domain::SemiWhole { least },
                        };
                    }
                    "LO" => bound.0 = number(3),
                    "UP" => {
                        let value = number(3);
                        assert!(value >= bound.0, "an upper bound would change a lower one");
                        bound.1 = value;
                    }
                    other => panic!("bound {other}"),
                }
            }
            other => panic!("section {other}"),
        }
    }
    assert_eq!(section, "ENDATA");
    let mut builder = LpBuilder::new("read");
    for (name, kind) in &kinds {
        let side = sides.get(name).copied().unwrap_or(0.0);
        let range = ranges.get(name).copied();
        builder.row(
            format_args!("{name}"),
            match kind {
                'E' => Bounds::fixed(side),
                'L' => Bounds::between(range.map_or(-INF, |range| side - range), side),
                'G' => Bounds::between(side, range.map_or(INF, |range| side + range)),
                _ => Bounds::FREE,
            },
        );
    }
    assert!(!whole, "the last block of whole numbers is not closed");
    for ((name, bound), domain) in names.iter().zip(bounds).zip(domains) {
        let id = builder.column(format_args!("{name}"), Bounds::between(bound.0, bound.1));
        if domain != Domain::Continuous {
            builder.set_domain(id, domain);
        }
    }
    for (row, column, value) in entries {
        builder.add(Id::at(row), Id::at(column), value);
    }
    let constant = -sides.get(&goal).copied().unwrap_or(0.0);
    (builder.build(), Objective { name: goal, sense, constant, costs })
}

/// Every kind of row and bound, awkward numbers and names.
fn awkward() -> (Lp, Objective) {
    let mut builder = LpBuilder::new("works 一号");
    let equal = builder.row(format_args!("cost"), Bounds::fixed(5.0));
    let range = builder.row(format_args!("能力/铣床 @1"), Bounds::between(-3.0, 1.0));
    let floor = builder.row(format_args!("cost"), Bounds::at_least(-1e-7));
    let open = builder.row(format_args!(""), Bounds::FREE);
    let kinds = [
        Bounds::FREE,
        Bounds::fixed(2.0),
        Bounds::between(-5.0, -1.0),
        Bounds::at_most(3.0),
        Bounds::between(0.0, 4.0),
        Bounds::at_most(-0.5),
        Bounds::at_least(-7.25),
        Bounds::NON_NEGATIVE,
        Bounds::fixed(0.0),
    ];
    let columns: Vec<_> = kinds
        .iter()
        .enumerate()
        .map(|(at, bounds)| builder.column(format_args!("{}", ["x", "12", "x y"][at % 3]), *bounds))
        .collect();
    for (at, &column) in columns.iter().enumerate().take(8) {
        let value = [1.0, 1.0 / 3.0, -2e-5, 1e20, 0.1][at % 5];
        for row in [equal, range, floor, open] {
            if (at + row.position()) % 3 != 0 {
                builder.add(row, column, value);
            }
        }
    }
    let mut goal = Objective::new("cost", Sense::Maximise);
    goal.constant = 1234.5;
    for (&column, cost) in columns.iter().zip([1.0, 2.0, 3.0, -4.0, 1e-9]) {
        goal.add(column, cost);
    }
    (builder.build(), goal)
}

#[test]
fn what_is_written_reads_back_to_the_last_bit() {
    let (lp, goal) = awkward();
    let (copy, copied_goal) = read(&written(&lp, &goal));
    assert_eq!(copy.rows(), lp.rows());
    assert_eq!(copy.columns(), lp.columns());
    for row in lp.rows().ids() {
        assert_eq!(copy.matrix().row(row), lp.matrix().row(row));
    }
    assert_eq!(copied_goal.sense, goal.sense);
    assert_eq!(copied_goal.constant.to_bits(), goal.constant.to_bits());
    for column in lp.columns().ids() {
        assert_eq!(copied_goal.cost(column).to_bits(), goal.cost(column).to_bits());
    }
    assert_eq!(copy.row_name(Id::at(1)), "能力/铣床_@1");
}

/// A programme in which every kind of bounds meets every domain.
fn domains() -> (Lp, Objective) {
    let mut builder = LpBuilder::new("lots");
    let row = builder.row(format_args!("hours"), Bounds::at_most(40.0));
    let kinds = [
        Bounds::FREE,
        Bounds::fixed(2.0),
        Bounds::between(-5.5, -1.0),
        Bounds::at_most(3.0),
        Bounds::between(0.0, 1.0),
        Bounds::between(0.5, 7.25),
        Bounds::at_least(-7.0),
        Bounds::NON_NEGATIVE,
    ];
    for (at, bounds) in kinds.into_iter().enumerate() {
        for whole in [true, false, true] {
            let column = builder.column(format_args!("c{at}"), bounds);
            builder.add(row, column, 1.0);
            if whole {
                builder.set_domain(column, Domain::Whole);
            }
        }
    }
    for upper in [9.0, 2.5, INF] {
        for domain in [Domain::SemiContinuous { least: 2.5 }, Domain::SemiWhole { least: 2.5 }] {
            let column = builder.column(format_args!("lot"), Bounds::between(0.0, upper));
            builder.set_domain(column, domain);
        }
    }
    (builder.build(), objective(Sense::Minimise, &[1.0, 0.0, 2.0]))
}

#[test]
fn whole_numbers_and_least_values_read_back() {
    let (lp, goal) = domains();
    let text = written(&lp, &goal);
    let ours = mps::read(&text).unwrap();
    assert!(ours.notes.is_empty(), "{:?}", ours.notes);
    for copy in [&ours.lp, &read(&text).0] {
        assert_eq!(copy.columns(), lp.columns());
        for column in lp.columns().ids() {
            assert_eq!(copy.domain(column), lp.domain(column), "{}", copy.column_name(column));
        }
    }
}

#[test]
fn published_programmes_with_whole_numbers_read_back() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/lp/whole");
    let mut read_back = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let file = entry.unwrap().path();
        if file.extension().is_some_and(|it| it == "json") {
            continue;
        }
        let opened = fs::File::open(&file).unwrap();
        let source = SourceText::read_programme_from("programme", opened, MOST_BYTES).unwrap();
        let published = mps::read(&source.text).unwrap();
        let (lp, goal) = (&published.lp, &published.objective);
        assert!(lp.has_whole_numbers(), "{}", file.display());
        let copy = mps::read(&written(lp, goal)).unwrap();
        assert!(copy.notes.is_empty(), "{}: {:?}", file.display(), copy.notes);
        assert!(copy.lp.same_coefficients(lp), "{}", file.display());
        assert_eq!((copy.lp.rows(), copy.lp.columns()), (lp.rows(), lp.columns()));
        for column in lp.columns().ids() {
            assert_eq!(copy.lp.domain(column), lp.domain(column));
        }
        read_back += 1;
    }
    assert!(read_back >= 8, "{read_back}");
}

#[test]
fn a_semi_continuous_column_held_at_one_of_its_sides_is_an_ordinary_one() {
    let least = Domain::SemiContinuous { least: 4.0 };
    for (held, left) in [
        (Bounds::between(0.0, 3.0), Bounds::fixed(0.0)),
        (Bounds::between(2.0, 9.0), Bounds::between(4.0, 9.0)),
    ] {
        let mut builder = LpBuilder::new("lot");
        let column = builder.column(format_args!("lot"), held);
        builder.set_domain(column, least);
        let copy = mps::read(&written(&builder.build(), &objective(Sense::Minimise, &[1.0])));
        let copy = copy.unwrap().lp;
        assert_eq!((copy.columns()[column], copy.domain(column)), (left, Domain::Continuous));
    }
}

#[test]
fn bounds_that_cross_are_refused_by_name() {
    let lp = programme(&[(3.0, 1.0)], &[]);
    let error = write_mps(&lp, &objective(Sense::Minimise, &[1.0]), &mut Vec::new()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidData);
    assert!(error.to_string().contains("x0"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn domains_read_back_in_any_order(
        columns in prop::collection::vec((0_usize..4, 1_i32..9, 0_i32..90), 1..30),
    ) {
        let mut builder = LpBuilder::new("any");
        for &(kind, least, more) in &columns {
            let least = f64::from(least) / 4.0;
            let bounds = Bounds::between(0.0, least + f64::from(more) / 8.0);
            let column = builder.column(format_args!("x"), bounds);
            builder.set_domain(column, [
                Domain::Continuous,
                Domain::Whole,
                Domain::SemiContinuous { least },
                Domain::SemiWhole { least },
            ][kind]);
        }
        let lp = builder.build();
        let copy = mps::read(&written(&lp, &objective(Sense::Maximise, &[]))).unwrap().lp;
        prop_assert_eq!(copy.columns(), lp.columns());
        for column in lp.columns().ids() {
            prop_assert_eq!(copy.domain(column), lp.domain(column));
        }
    }

    #[test]
    fn the_programme_read_back_has_the_same_optimum(
        rows in 0_usize..12,
        columns in 1_usize..15,
        seed in any::<u64>(),
        maximise in any::<bool>(),
    ) {
        let sense = if maximise { Sense::Maximise } else { Sense::Minimise };
        let (lp, goal, _) = around_its_optimum(rows, columns, seed, sense);
        let ours = mps::read(&written(&lp, &goal)).unwrap();
        prop_assert_eq!(ours.lp.rows(), lp.rows());
        prop_assert_eq!(ours.lp.columns(), lp.columns());
        for row in lp.rows().ids() {
            prop_assert_eq!(ours.lp.matrix().row(row), lp.matrix().row(row));
            prop_assert_eq!(ours.lp.row_name(row), lp.row_name(row));
        }
        for column in lp.columns().ids() {
            let (read, meant) = (ours.objective.cost(column), goal.cost(column));
            // A negative zero is written as nothing.
            prop_assert_eq!((read + 0.0).to_bits(), (meant + 0.0).to_bits());
        }
        prop_assert_eq!(ours.objective.sense, goal.sense);
        prop_assert!(ours.notes.is_empty(), "{:?}", ours.notes);
        let (copy, copied_goal) = read(&written(&lp, &goal));
        let (here, there) =
            (certified(&Microlp, &lp, &goal), certified(&Microlp, &copy, &copied_goal));
        assert_near(there.value(), here.value());
    }
}
