//! Workbooks from practice: the furniture factory and its spoilt forms, the small inputs of
//! `data/field`, workbooks made here for what CSV cannot hold; and files of another kind.

use std::fs;
use std::path::Path;

use junheng::source::workbook::{from_bytes, read_accepting};
use rust_xlsxwriter::{Format, Workbook, Worksheet};
use serde_json::{Value, json};

use super::desk::{Outcome, folder};
use super::program::{junheng, root};

fn field(name: &str) -> Outcome {
    let path = root().join("data/field").join(name);
    if path.extension().is_some_and(|it| it == "json") {
        let source = junheng::source::SourceText::read(&path.to_string_lossy()).unwrap();
        let problems = match junheng::validate::validate(junheng::source::json::read(&source.text))
        {
            Ok(validated) => validated.warnings,
            Err(problems) => problems,
        };
        let words = junheng::words::Words::of(junheng::words::Language::English);
        let terminal = junheng::report::Terminal::new(&words, None);
        let text = junheng::report::diagnostics::plain(&source, &problems, &terminal);
        let codes = problems.iter().map(|it| it.code.to_string()).collect();
        return Outcome { document: None, codes, notes: String::new(), text };
    }
    Outcome::of(read_accepting(&path.to_string_lossy(), false).unwrap())
}

/// The furniture factory of `data/field/planner` with one slip each: which forms are read as the clean
/// one, and which are refused, with how many lines.
#[test]
fn no_spoilt_form_of_the_furniture_factory_is_read_as_something_else() {
    let clean = field("planner/clean.xlsx").document.unwrap();
    for (name, said) in [
        ("m-codes", "numbers displayed as codes are read as displayed"),
        ("m-dmy", "dates are read day first"),
        ("m-titles", "rows above the headings are left out"),
    ] {
        let read = field(&format!("planner/{name}.xlsx"));
        assert_eq!(read.document.as_ref(), Some(&clean), "{name}\n{}", read.text);
        assert!(read.notes.contains(said), "{name}: {}", read.notes);
        assert!(read.notes.lines().count() == 2, "{name}: said once\n{}", read.notes);
    }
    // That with the other heading is the tight factory, of four benches.
    let tight = field("planner/tight.xlsx").document.unwrap();
    for (name, code, lines, accepted) in [
        ("noorders", "E145", 6, Some(&clean)),
        ("duedate", "E123", 6, Some(&tight)),
        ("gtotal", "E146", 7, Some(&clean)),
        ("m-case", "E208", 9, None),
    ] {
        let read = field(&format!("planner/{name}.xlsx"));
        assert!(read.document.is_none(), "{name} was read");
        assert!(read.codes.iter().all(|it| it == code), "{name}\n{}", read.text);
        assert!(read.text.lines().count() <= lines, "{name}\n{}", read.text);
        let path = root().join("data/field/planner").join(format!("{name}.xlsx"));
        let taken = Outcome::of(read_accepting(&path.to_string_lossy(), true).unwrap());
        assert_eq!(taken.document.as_ref(), accepted, "{name} with --accept\n{}", taken.text);
    }
}

/// Five more slips, in the folder of CSV files that `convert` writes of the same factory: with the seven
/// above the twelve forms, of which the first three here are planned.
#[test]
fn slips_in_csv_files_are_read_or_told_in_a_dozen_lines() {
    fn at(heads: &str, head: &str) -> usize {
        heads.split(',').position(|it| it.split(' ').next() == Some(head)).unwrap()
    }
    type Slip = fn(usize, &str, &mut Vec<String>);
    let rewritten = |folder: &Path, table: &str, slip: Slip| {
        let path = folder.join(table);
        let text = fs::read_to_string(&path).unwrap();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let mut writer = csv::Writer::from_writer(Vec::new());
        let heads = text.trim_start_matches('\u{feff}').lines().next().unwrap().to_owned();
        for (row, cells) in reader.records().enumerate() {
            let cells = cells.unwrap();
            let mut cells: Vec<String> = cells.iter().map(str::to_owned).collect();
            slip(row, &heads, &mut cells);
            writer.write_record(&cells).unwrap();
        }
        fs::write(path, writer.into_inner().unwrap()).unwrap();
    };
    let forms: [(&str, Slip, &str, usize); 5] = [
        (
            "orders.csv",
            |row, _, cells| cells.push(if row == 0 { "remarks" } else { "call" }.to_owned()),
            "",
            2,
        ),
        (
            "operations.csv",
            |row, heads, cells| {
                if row > 0 {
                    cells[at(heads, "hours")].push_str(" h");
                }
            },
            "",
            2,
        ),
        (
            "groups.csv",
            |row, heads, cells| {
                let share = &mut cells[at(heads, "availability")];
                if row > 0 && !share.is_empty() {
                    *share = format!("{} %", (share.parse::<f64>().unwrap() * 100.0).round());
                }
            },
            "",
            2,
        ),
        (
            "operations.csv",
            |row, heads, cells| {
                if row > 0 {
                    cells[at(heads, "group")].push(' ');
                }
            },
            "E205",
            9,
        ),
        (
            "orders.csv",
            |row, heads, cells| {
                let due = &mut cells[at(heads, "due")];
                if row > 0 {
                    *due = due.replace("-12-", "-13-");
                }
            },
            "E109",
            9,
        ),
    ];
    let clean = field("planner/clean.xlsx").document.unwrap();
    for (table, slip, code, lines) in forms {
        let folder = tempfile::tempdir().unwrap();
        let book = root().join("data/field/planner/clean.xlsx");
        let book = book.to_string_lossy();
        assert_eq!(junheng(folder.path(), &["convert", &book, "csv"]).0, 0);
        let csv = folder.path().join("csv");
        rewritten(&csv, table, slip);
        let read = Outcome::of(read_accepting(&csv.to_string_lossy(), false).unwrap());
        if code.is_empty() {
            assert_eq!(read.document.as_ref(), Some(&clean), "{table}\n{}", read.text);
            assert!(read.notes.lines().count() <= lines + 1, "{table}\n{}", read.notes);
        } else {
            assert!(
                read.document.is_none() && read.codes.iter().all(|it| it == code),
                "{}",
                read.text
            );
            assert!(read.text.lines().count() <= lines, "{table}\n{}", read.text);
        }
    }
}

#[test]
fn the_inputs_from_practice_are_read_or_refused_as_they_should_be() {
    // Read without a problem.
    for name in [
        "02-iso-date-cells-1904/works.xlsx",
        "02-iso-date-cells-1904/no-shift.xlsx",
        "10-invisible-characters/full-width.xlsx",
        "22-full-width-punctuation/plain.xlsx",
        "22-full-width-punctuation/brackets.xlsx",
        "22-full-width-punctuation/brackets-corner.xlsx",
        "22-full-width-punctuation/date-dash.xlsx",
        "22-full-width-punctuation/date-dot.xlsx",
        "22-full-width-punctuation/digits.xlsx",
        "22-full-width-punctuation/list-comma.xlsx",
        "22-full-width-punctuation/semicolon.xlsx",
        "36-line-breaks-in-cells/heading.xlsx",
        "36-line-breaks-in-cells/heading-of-two-words.xlsx",
        "36-line-breaks-in-cells/heading-wide-blanks.xlsx",
        "36-line-breaks-in-cells/name.xlsx",
        "41-second-errors/hours.xlsx",
    ] {
        let read = field(name);
        let document = read.document.unwrap_or_else(|| panic!("{name}\n{}", read.text));
        assert!(read.codes.is_empty(), "{name}\n{}", read.text);
        assert_eq!(document.pointer("/orders/0/quantity"), Some(&40.into()), "{name}");
        let due = document.pointer("/orders/0/due");
        assert_eq!(due, Some(&"2026-12-04".into()), "{name}");
    }
    // Refused with one kind of problem, and what the message shows.
    for (name, code, said) in [
        ("10-invisible-characters/blank.xlsx", "E205", "\"mill \""),
        ("10-invisible-characters/blank-in-groups.xlsx", "E205", "\" mill\""),
        ("10-invisible-characters/nbsp.xlsx", "E205", "mill\\u{a0}"),
        ("10-invisible-characters/csv-blank", "E205", "\"mill \""),
        ("10-invisible-characters/csv-quoted-blank", "E205", "\"mill \""),
        ("10-invisible-characters/csv-tab", "E205", "mill\\t"),
        ("10-invisible-characters/reference-in-other-form.json", "E208", "e\\u{301}tau"),
        ("10-invisible-characters/two-mills.json", "E218", "mi\\u{200b}ll"),
        ("22-full-width-punctuation/space.xlsx", "E205", "\\u{3000}"),
        ("36-line-breaks-in-cells/id.xlsx", "E205", "mill\\n2"),
        ("38-password-protected/works.xlsx", "E121", "remove the password"),
        ("41-second-errors/clock.xlsx", "E109", "\"7.00\" is not a time of day"),
        ("41-second-errors/exception.json", "E109", "2026-12-32"),
        ("41-second-errors/exception-hours.json", "E107", "4h"),
        ("41-second-errors/frozen.json", "E109", "03.12.2026"),
        ("41-second-errors/quantity.json", "E107", "100 pcs"),
        ("41-second-errors/words.xlsx", "E108", "markt"),
        ("41-second-errors/workdays.json", "E108", "monday"),
        ("41-second-errors/worksword.xlsx", "E108", "closed"),
        ("42-total-row/sum-below.xlsx", "E136", "leaves blank: id, product"),
        ("hostile/cut-1.xls", "E121", "truncated"),
        ("hostile/one-byte.xls", "E121", "truncated"),
        ("hostile/cycle-of-sectors.xls", "E121", "cyclic"),
    ] {
        let read = field(name);
        assert!(read.document.is_none(), "{name} was read");
        assert!(!read.codes.is_empty(), "{name}");
        assert!(read.codes.iter().all(|it| it == code), "{name}\n{}", read.text);
        assert!(read.text.contains(said), "{name}: {said}\n{}", read.text);
        assert!(!read.text.contains(['\u{200b}', '\u{202e}', '\u{1b}']), "{name}");
    }
}

/// A workbook of the tables that every one of these has, with sheets written by `more`.
fn made(more: impl Fn(&mut Workbook)) -> Outcome {
    let mut book = Workbook::new();
    let text = |sheet: &mut Worksheet, rows: &[&[&str]]| {
        for (row, cells) in (0..).zip(rows) {
            for (column, cell) in (0..).zip(*cells) {
                sheet.write_string(row, column, *cell).unwrap();
            }
        }
    };
    for (name, rows) in [
        (
            "factory",
            vec![&["factory", "from", "to"][..], &["Works", "2026-12-01", "2026-12-31"][..]],
        ),
        ("groups", vec![&["id"][..], &["mill"][..]]),
        ("products", vec![&["id", "unit"][..], &["0007", "pcs"][..]]),
    ] {
        text(book.add_worksheet().set_name(name).unwrap(), &rows);
    }
    let operations = book.add_worksheet().set_name("operations").unwrap();
    text(operations, &[&["product", "group", "hours"], &["0007", "mill", ""]]);
    operations.write_number(1, 2, 0.5).unwrap();
    more(&mut book);
    Outcome::of(from_bytes("works.xlsx", &book.save_to_buffer().unwrap()))
}

/// An order sheet whose cells are written as numbers with formats: product, quantity, due.
fn ordered(book: &mut Workbook, name: &str, rows: &[(f64, &str, f64, &str)]) {
    let sheet = book.add_worksheet().set_name(name).unwrap();
    for (column, heading) in (0..).zip(["id", "product", "quantity", "due"]) {
        sheet.write_string(0, column, heading).unwrap();
    }
    let date = Format::new().set_num_format("yyyy-mm-dd");
    for (row, (product, format, quantity, of_quantity)) in (1..).zip(rows) {
        let format = Format::new().set_num_format(*format);
        sheet.write_string(row, 0, format!("A{row}")).unwrap();
        sheet.write_number_with_format(row, 1, *product, &format).unwrap();
        let format = Format::new().set_num_format(*of_quantity);
        sheet.write_number_with_format(row, 2, *quantity, &format).unwrap();
        sheet.write_number_with_format(row, 3, 46_360.0, &date).unwrap();
    }
}

#[test]
fn formats_that_show_codes_and_shares_are_read_as_shown() {
    let read = made(|book| {
        ordered(book, "orders", &[(7.0, "0000", 40.0, "0"), (7.0, "0000", 5.0, "000")]);
    });
    let document = read.document.unwrap_or_else(|| panic!("{}", read.text));
    assert_eq!(document["orders"][0]["product"], json!("0007"));
    assert_eq!(document["orders"][1]["quantity"], json!(5));
    assert!(read.notes.contains("displayed as codes"), "{}", read.notes);
    // What shows no zeros may have had any.
    for format in ["General", "0", "0.0", "#,##0"] {
        let read = made(|book| ordered(book, "orders", &[(7.0, format, 40.0, "0")]));
        assert_eq!(read.codes, ["E128"], "{format}\n{}", read.text);
    }
    let read = made(|book| ordered(book, "orders", &[(7.0, "0000", 0.4, "0%")]));
    assert_eq!(read.codes, ["E134"], "{}", read.text);
    let share = made(|book| {
        ordered(book, "orders", &[(7.0, "0000", 40.0, "0")]);
        let sheet = book.add_worksheet().set_name("labour").unwrap();
        for (column, heading) in (0..).zip(["id", "heads", "attendance"]) {
            sheet.write_string(0, column, heading).unwrap();
        }
        sheet.write_string(1, 0, "fitters").unwrap();
        sheet.write_number(1, 1, 5.0).unwrap();
        let percent = Format::new().set_num_format("0.0%");
        sheet.write_number_with_format(1, 2, 0.935, &percent).unwrap();
    });
    let document = share.document.unwrap_or_else(|| panic!("{}", share.text));
    assert_eq!(document.pointer("/labour/0/attendance"), Some(&json!(0.935)));
    assert!(share.notes.contains("percentages are read as shares: labour:C"), "{}", share.notes);
}

#[test]
fn sheets_that_look_like_tables_and_hidden_rows_are_not_passed_over() {
    let read = made(|book| ordered(book, "Orders Q4", &[(7.0, "0000", 40.0, "0")]));
    assert_eq!(read.codes, ["E145"], "{}", read.text);
    let read = made(|book| {
        ordered(book, "orders", &[(7.0, "0000", 40.0, "0")]);
        ordered(book, "orders old", &[(7.0, "0000", 90.0, "0")]);
    });
    assert_eq!(read.codes, ["E145"], "{}", read.text);
    let read = made(|book| {
        ordered(book, "orders", &[(7.0, "0000", 40.0, "0"), (7.0, "0000", 41.0, "0")]);
        book.worksheet_from_name("orders").unwrap().set_row_hidden(2).unwrap();
    });
    assert_eq!(read.document.unwrap()["orders"][1]["quantity"], json!(41));
    assert!(read.notes.contains("1 hidden row"), "{}", read.notes);
    // Merged titles are decoration; merged data are not.
    let merged = |row: u32| {
        move |book: &mut Workbook| {
            let sheet = book.add_worksheet().set_name("orders").unwrap();
            sheet.merge_range(row, 0, row, 3, "Orders of December", &Format::new()).unwrap();
            for (column, heading) in (0..).zip(["id", "product", "quantity", "due"]) {
                sheet.write_string(2, column, heading).unwrap();
            }
            for (column, cell) in (0..).zip(["A", "0007", "40", "2026-12-04"]) {
                sheet.write_string(3, column, cell).unwrap();
            }
        }
    };
    let read = made(merged(0));
    assert_eq!(read.document.unwrap()["orders"][0]["quantity"], json!(40));
    let read = made(merged(4));
    assert!(read.codes.contains(&"E125".to_owned()), "{}", read.text);
    // Decimal commas of texts are decimal if the column says nothing else.
    let texts = |numbers: [&'static str; 2]| {
        move |book: &mut Workbook| {
            let sheet = book.add_worksheet().set_name("orders").unwrap();
            for (row, cells) in (0..).zip([
                ["id", "product", "quantity", "price"],
                ["A", "0007", "40", numbers[0]],
                ["B", "0007", "40", numbers[1]],
            ]) {
                for (column, cell) in (0..).zip(cells) {
                    sheet.write_string(row, column, cell).unwrap();
                }
            }
        }
    };
    let read = made(texts(["13,75", "1,250"]));
    assert_eq!(read.document.unwrap()["orders"][1]["price"], json!(1.25));
    assert!(read.notes.contains("decimal commas"), "{}", read.notes);
    assert_eq!(made(texts(["1,250", "40"])).codes, ["E129"]);
    assert_eq!(made(texts(["13,75", "13.75"])).codes, ["E129"]);
}

fn check(at: &Path, name: &str) -> (i32, String) {
    let (code, out, said) = junheng(at, &["check", name, "--lang", "en"]);
    (code, out + &said)
}

#[test]
fn files_of_another_kind_are_named_for_what_they_are() {
    let at = tempfile::tempdir().unwrap();
    let works = root().join("data/field/planner/clock.json").to_string_lossy().into_owned();
    let (code, plan, said) = junheng(at.path(), &["plan", &works, "--format", "json"]);
    assert_eq!(code, 0, "{said}");
    let write = |name: &str, bytes: &[u8]| fs::write(at.path().join(name), bytes).unwrap();
    write("plan.json", plan.as_bytes());
    write("scenarios.json", b"{\"scenarios\": []}");
    write("works.mps", b"NAME x\nROWS\n N cost\nCOLUMNS\nENDATA\n");
    write("orders.csv", b"id,product\nA,gear\n");
    write("page.xls", b"<html><table><tr><td>id</td></tr></table></html>");
    write("text.xlsx", b"id\tproduct\nA\tgear\n");
    write("scan.json", b"%PDF-1.7\n\xff\xfe");
    write("photo.json", b"\x89PNG\r\n\x1a\n");
    for (name, is) in [
        ("plan.json", "this is a plan, but a factory file is expected here"),
        ("scenarios.json", "this is a file of scenarios"),
        ("works.mps", "this is a linear programme in MPS format"),
        ("orders.csv", "name the folder of all CSV files"),
        ("page.xls", "it is a web page that only has the name of a workbook"),
        ("text.xlsx", "it is plain text that only has the name of a workbook"),
        ("scan.json", "this is a PDF document"),
        ("photo.json", "this is a picture"),
    ] {
        let (code, said) = check(at.path(), name);
        assert_eq!(code, 1, "{name}");
        assert!(said.contains(is), "{name}: {said}");
        assert!(said.contains("1 error, 0 warnings"), "{name}: {said}");
    }
    // And the other way round.
    let (code, _, said) = junheng(at.path(), &["audit", &works, &works, "--lang", "en"]);
    assert_eq!(code, 1);
    assert!(said.contains("this is a factory file, but a plan is expected here"), "{said}");
    let (code, _, said) = junheng(at.path(), &["whatif", &works, "plan.json", "--lang", "en"]);
    assert_eq!(code, 1);
    assert!(said.contains("this is a plan, but a file of scenarios is expected here"), "{said}");
}

#[test]
fn a_factory_without_orders_is_planned_only_if_that_is_asked() {
    let at = tempfile::tempdir().unwrap();
    let plan = |name: &str, more: &[&str]| {
        junheng(at.path(), &[&["plan", name, "--lang", "en"], more].concat())
    };
    let target = ("stock.csv", "item,closing\ngear,5\n");
    let without = folder(at.path(), &[("orders.csv", "id,product,quantity\n"), target]);
    let (code, out, said) = plan(&without, &[]);
    assert_eq!((code, out.as_str()), (1, ""), "{said}");
    assert!(said.contains("there are no orders"), "{said}");
    assert!(said.contains("W819"), "{said}");
    assert_eq!(plan(&without, &["--without-orders"]).0, 0);
    // Nor is a market that takes nothing an order.
    let closed = "id,product,kind,limit\nM,gear,market,0\n";
    let closed = folder(at.path(), &[("orders.csv", closed), target]);
    assert_eq!(plan(&closed, &[]).0, 1);
    let open = "id,product,kind,limit,price\nM,gear,market,9,5\n";
    let open = folder(at.path(), &[("orders.csv", open), target]);
    assert_eq!(plan(&open, &[]).0, 0);
}

#[test]
fn a_batch_tells_file_count_and_first_fault() {
    let at = tempfile::tempdir().unwrap();
    for name in ["m-case.xlsx", "duedate.xlsx"] {
        fs::copy(root().join("data/field/planner").join(name), at.path().join(name)).unwrap();
    }
    let (code, _, said) = junheng(at.path(), &["batch", ".", "--lang", "en"]);
    assert_eq!(code, 1);
    let told: Vec<&str> = said.lines().filter(|it| it.contains("the first is")).collect();
    assert_eq!(told.len(), 2, "{said}");
    let case = told.iter().find(|it| it.contains("m-case")).unwrap();
    assert!(case.contains("29 errors, 0 warnings") && case.contains("operations:B2"), "{case}");
    assert!(said.lines().count() < 8, "{said}");
    // All of them are in JSON.
    let (_, out, _) = junheng(at.path(), &["check", "m-case.xlsx", "--format", "json"]);
    assert_eq!(serde_json::from_str::<Vec<Value>>(&out).unwrap().len(), 29);
}
