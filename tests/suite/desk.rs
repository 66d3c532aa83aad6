//! What planners write, each as a small folder of CSV files or workbook made here: what is read, as
//! what, and what is refused, by code and with how many messages.

use std::fs;
use std::path::Path;

use junheng::diag::Severity;
use junheng::report::{Terminal, diagnostics, form};
use junheng::source::workbook::{Workbook, read_accepting};
use junheng::source::{SourceText, json};
use junheng::validate::{beside, validate};
use junheng::words::{Language, Words};
use serde_json::Value;

/// A factory of five tables, with some of them replaced or added.
pub fn folder(at: &Path, files: &[(&str, &str)]) -> String {
    let plain = [
        ("factory.csv", "factory,from,to\nWorks,2026-12-01,2026-12-31\n"),
        ("groups.csv", "id\nmill\n"),
        ("products.csv", "id,unit\ngear,pcs\n"),
        ("operations.csv", "product,group,hours\ngear,mill,0.5\n"),
        ("orders.csv", "id,product,quantity,due\nA,gear,40,2026-12-04\n"),
    ];
    let folder = at.join("works");
    fs::create_dir_all(&folder).unwrap();
    for (name, text) in plain.iter().chain(files) {
        if text.is_empty() {
            fs::remove_file(folder.join(name)).unwrap();
        } else {
            fs::write(folder.join(name), text).unwrap();
        }
    }
    folder.to_string_lossy().into_owned()
}

/// What came of reading: the factory file, or the codes of what is refused; with what is said.
pub struct Outcome {
    pub document: Option<Value>,
    pub codes: Vec<String>,
    pub notes: String,
    pub text: String,
}

impl Outcome {
    #[allow(clippy::needless_pass_by_value)] // what was read is of no use afterwards
    pub fn of(read: Workbook) -> Self {
        let words = Words::of(Language::English);
        let notes = form::notes(&words, &read).join("\n");
        let is_error = |it: &junheng::diag::Diagnostic| it.severity() == Severity::Error;
        let mut problems = read.problems.clone();
        if problems.iter().any(is_error) {
            problems.extend(beside(&read.source, &read.problems, read.complete));
        } else {
            match validate(json::read(&read.source.text)) {
                Ok(validated) => problems.extend(validated.warnings),
                Err(found) => problems.extend(found),
            }
        }
        let refused = problems.iter().any(is_error);
        let document = (!refused).then(|| serde_json::from_str(&read.source.text).unwrap());
        let codes = problems.iter().map(|it| it.code.to_string()).collect();
        let text = diagnostics::plain(&read.source, &problems, &Terminal::new(&words, None));
        Self { document, codes, notes, text }
    }

    /// How many problems are drawn.
    pub fn messages(&self) -> usize {
        self.text.matches(": error ").count() + self.text.matches(": warning ").count()
    }
}

fn outcome(files: &[(&str, &str)], accept: bool) -> Outcome {
    let at = tempfile::tempdir().unwrap();
    Outcome::of(read_accepting(&folder(at.path(), files), accept).unwrap())
}

/// Read: the value at a place of the factory file, and what is said.
#[track_caller]
fn reads(files: &[(&str, &str)], accept: bool, pointer: &str, value: &Value, said: &str) {
    let found = outcome(files, accept);
    let document = found.document.unwrap_or_else(|| panic!("{files:?}: refused\n{}", found.text));
    assert_eq!(document.pointer(pointer), Some(value), "{files:?}\n{document:#}");
    assert!(found.notes.contains(said), "{files:?}: not said: {said}\n{}", found.notes);
    assert!(found.codes.is_empty(), "{files:?}\n{}", found.text);
}

/// Refused: these codes alone, in so many messages, one of which says this.
#[track_caller]
fn refuses(files: &[(&str, &str)], accept: bool, code: &str, messages: usize, said: &str) {
    let found = outcome(files, accept);
    assert!(found.document.is_none(), "{files:?}: was read");
    assert!(found.codes.iter().all(|it| it == code), "{files:?}\n{}", found.text);
    assert_eq!(found.messages(), messages, "{files:?}\n{}", found.text);
    assert!(found.text.contains(said), "{files:?}: not said: {said}\n{}", found.text);
}

const DUE: &str = "/orders/0/due";
const QUANTITY: &str = "/orders/0/quantity";

fn orders(text: &str) -> [(&str, &str); 1] {
    [("orders.csv", text)]
}

#[test]
fn headings_by_other_names_are_offered_and_taken_if_asked() {
    let forms = [
        "id,product,quantity,due date\nA,gear,40,2026-12-04\n",
        "Order No,Part No,Qty,Delivery Date\nA,gear,40,2026-12-04\n",
        "Auftrag;Artikel;Menge;Liefertermin\nA;gear;40;2026-12-04\n",
        "订单号,产品编号,订货量,交货日期\nA,gear,40,2026-12-04\n",
        "order_number,ITEM,QTY,Need-by\nA,gear,40,2026-12-04\n",
    ];
    for form in forms {
        refuses(&orders(form), false, "E123", 1, "--accept");
        reads(&orders(form), true, DUE, &"2026-12-04".into(), "read by --accept");
        reads(&orders(form), true, QUANTITY, &40.into(), "as `");
    }
    let operations =
        [("operations.csv", "part no,work centre,hours per unit,lead time\ngear,mill,0.5,2\n")];
    refuses(&operations, false, "E123", 1, "\"work centre\" like `group`");
    reads(&operations, true, "/products/0/operations/0/lead_days", &2.into(), "\"lead time\"");
    // What may mean something else is asked about, and not taken.
    let date = orders("id,product,quantity,date\nA,gear,40,2026-12-04\n");
    refuses(&date, false, "E123", 1, "\"date\" like `due`");
    refuses(&date, true, "E123", 1, "may also mean something else");
    let time = [("operations.csv", "product,group,cycle time\ngear,mill,30\n")];
    refuses(&time, true, "E123", 1, "\"cycle time\" like `hours`");
    // A second column is none that is wanted.
    let both = orders("id,product,quantity,due,due date\nA,gear,40,2026-12-04,2026-12-01\n");
    assert_eq!(outcome(&both, true).codes, ["W822"]);
    // Thirty minutes are not thirty hours.
    let minutes = [("operations.csv", "product,group,hours [min]\ngear,mill,30\n")];
    refuses(&minutes, false, "E123", 1, "is in min");
    // Without the column that says what a row is about there is one message, not one for each row.
    let nameless = orders("id,quantity,due\nA,40,2026-12-04\nB,40,2026-12-04\n");
    refuses(&nameless, false, "E136", 1, "no column for: product");
}

#[test]
fn a_file_of_headings_says_what_another_programs_extract_means() {
    let extract = "VBELN,MATNR,KWMENG,WADAT,ERNAM\nA,gear,40,2026-12-04,KR\n";
    let lines = "table,heading,field\norders,VBELN,id\norders,MATNR,product\n,KWMENG,quantity\n\
                 orders,WADAT,due\norders,ERNAM,ignore\n";
    let files = [("orders.csv", extract), ("headings.csv", lines)];
    reads(&files, false, DUE, &"2026-12-04".into(), "5 lines of ");
    reads(&files, false, QUANTITY, &40.into(), "headings.csv say what headings are");
    // A file of another name is a table, and one is none.
    let lines = format!("{lines}ZSD_2026,,orders\norders-2025,,ignore\n");
    let files = [
        ("orders.csv", ""),
        ("ZSD_2026.csv", extract),
        ("orders-2025.csv", "id,product,quantity\nX,gear,7\n"),
        ("headings.csv", &lines),
    ];
    reads(&files, false, QUANTITY, &40.into(), "ZSD_2026 1");
    let wrong = [("headings.csv", "table,heading,field\norders,WADAT,colour\n")];
    refuses(&wrong, false, "E147", 1, "there is no \"colour\"");
    let semicolons = [
        ("orders.csv", "Nr.;Teil;Stk;bis\nA;gear;40;2026-12-04\n"),
        (
            "headings.csv",
            "orders;Nr.;编号\norders;Teil;product\norders;Stk;quantity\norders;bis;due\n",
        ),
    ];
    reads(&semicolons, false, DUE, &"2026-12-04".into(), "4 lines");
}

#[test]
fn a_file_that_looks_like_a_table_is_not_passed_over() {
    let rows = "id,product,quantity,due\nA,gear,40,2026-12-04\n";
    for name in ["orders december.csv", "Open orders.csv", "Aufträge Dez.csv", "12月订单.csv"] {
        let files = [("orders.csv", ""), (name, rows)];
        refuses(&files, false, "E145", 1, "the headings of the table `orders`");
        reads(&files, true, QUANTITY, &40.into(), "read by --accept");
    }
    // By its headings alone.
    let files = [("orders.csv", ""), ("ZSD_V01.csv", rows)];
    refuses(&files, false, "E145", 1, "`orders`");
    // A second one is never chosen between.
    let files = [("orders november.csv", rows)];
    refuses(&files, true, "E145", 1, "which is there already");
    // What is one's own stays one's own.
    let own =
        [("employees.csv", "id,name,phone\n7,Krueger,112\n"), ("notes.csv", "what\nnothing\n")];
    let found = outcome(&own, false);
    assert!(found.document.is_some(), "{}", found.text);
    assert_eq!(found.codes, ["W821", "W821"]);
}

#[test]
fn what_stands_around_a_table_is_left_out_and_said() {
    let titled = "Orders of December,,,\nas of 27.11.2026,,,\n\nid,product,quantity,due\nA,gear,40,2026-12-04\n";
    reads(
        &orders(titled),
        false,
        QUANTITY,
        &40.into(),
        "rows above the headings are left out: orders (2)",
    );
    let titled = [("factory.csv", "Factory\n\nfactory,from,to\nWorks,2026-12-01,2026-12-31\n")];
    reads(&titled, false, "/factory", &"Works".into(), "rows above the headings");
    let blank = "id,product,quantity,due\n,,,\nA,gear,40,2026-12-04\n,,,\nB,gear,5,2026-12-04\n";
    reads(&orders(blank), false, "/orders/1/quantity", &5.into(), "orders 2 (2 blank)");
    for comment in ["Remarks", "备注", "Bemerkung"] {
        let text = format!("id,product,quantity,{comment}\nA,gear,40,urgent\n");
        reads(&orders(&text), false, QUANTITY, &40.into(), "columns of remarks are left out");
    }
    let summed = "id,product,quantity,customer\nA,gear,40,Meier\n,,40,Total\n";
    reads(&orders(summed), false, QUANTITY, &40.into(), "rows of sums are left out: orders:3");
}

#[test]
fn a_row_of_sums_is_no_order_and_no_group() {
    for word in ["Total", "Summe", "合计", "Grand total:", "SUM"] {
        let text = format!("id,product,quantity,due\nA,gear,40,2026-12-04\n{word},,40,\n");
        refuses(&orders(&text), false, "E146", 1, "adds up others");
        reads(&orders(&text), true, QUANTITY, &40.into(), "rows of sums are left out");
    }
    let groups = format!("id,machines\nmill,2\n{},2\n", "总计");
    refuses(&[("groups.csv", &groups)], false, "E146", 1, "column `skip`");
    let nameless = orders("id,product,quantity\nA,gear,40\n,,40\n");
    refuses(&nameless, false, "E136", 1, "this row leaves blank: id, product");
    // A name is no sum.
    let named = [("groups.csv", "id,name\nmill,Total Station\n")];
    reads(&named, false, "/groups/0/name", &"Total Station".into(), "");
}

#[test]
fn units_and_percentages_are_read_if_they_are_the_columns_own() {
    let hours = [("operations.csv", "product,group,hours\ngear,mill,0.5 h\n")];
    reads(&hours, false, "/products/0/operations/0/hours", &0.5.into(), "unit of their column");
    reads(&orders("id,product,quantity\nA,gear,40 pcs\n"), false, QUANTITY, &40.into(), "orders:3");
    let materials = [
        ("materials.csv", "id;unit\nsteel;kg\noak;m2\n"),
        ("stock.csv", "item;opening\nsteel;1000 kg\noak;900 m²\n"),
        ("norms.csv", "product;material;quantity\ngear;steel;3,5 kg\ngear;oak;1,25\n"),
    ];
    reads(&materials, false, "/materials/1/stock/opening", &900.into(), "stock:2 (2)");
    reads(&materials, false, "/products/0/norms/steel", &3.5.into(), "norms:3");
    let minutes = [("operations.csv", "product,group,hours\ngear,mill,30 min\n")];
    refuses(&minutes, false, "E130", 1, "is in min, but the numbers here are in h");
    let tonnes =
        [("materials.csv", "id,unit\nsteel,kg\n"), ("stock.csv", "item,opening\nsteel,2 t\n")];
    refuses(&tonnes, false, "E130", 1, "is in t");
    let share = |text: &str| format!("id,availability\nmill,{text}\n");
    for text in ["95%", "95 %", "９５％"] {
        let files = share(text);
        reads(&[("groups.csv", &files)], false, "/groups/0/availability", &0.95.into(), "shares");
    }
    let comma = [("groups.csv", "id;availability\nmill;92,5 %\n")];
    reads(&comma, false, "/groups/0/availability", &0.925.into(), "read as shares");
    refuses(&orders("id,product,quantity\nA,gear,40%\n"), false, "E134", 1, "is a percentage");
}

#[test]
fn dates_are_read_if_they_can_be_read_one_way() {
    let dated = |dates: &[&str]| {
        let rows = dates.iter().enumerate().map(|(at, it)| format!("O{at},gear,4,{it}\n"));
        format!("id,product,quantity,due\n{}", rows.collect::<String>())
    };
    let read = |dates: &[&str], first: &str, said: &str| {
        reads(&orders(&dated(dates)), false, DUE, &first.into(), said);
    };
    read(&["25.12.2026"], "2026-12-25", "day first: orders:4");
    read(&["12/25/2026"], "2026-12-25", "month first");
    read(&["04.12.2026", "18.12.2026"], "2026-12-04", "day first: orders:4 (2)");
    read(&["12/04/2026", "12/18/2026"], "2026-12-04", "month first");
    read(&["2026-12-04T00:00:00Z"], "2026-12-04", "a time of 00:00");
    read(&["2026-12-04T00:00:00.000+01:00"], "2026-12-04", "a time of 00:00");
    read(&["２０２６－１２－０４"], "2026-12-04", "full-width");
    read(&["2026．12．04"], "2026-12-04", "full-width");
    read(&["05.12.2026", "12.12.2026", "24.12.2026"], "2026-12-05", "day first");
    // Years of two digits, and months by their names.
    read(&["25.12.26"], "2026-12-25", "planning period: orders:4");
    read(&["12/25/26"], "2026-12-25", "planning period");
    read(&["04.12.26", "18.12.26"], "2026-12-04", "planning period: orders:4 (2)");
    read(&["4 Dec 2026"], "2026-12-04", "names of months are read: orders:4");
    read(&["4. Dezember 2026", "\"Dec 25, 2026\""], "2026-12-04", "names of months");
    read(&["2026年12月4日"], "2026-12-04", "");
    refuses(&orders(&dated(&["04.12.26"])), false, "E131", 1, "write 2026-04-12 or 2026-12-04");
    refuses(&orders(&dated(&["26.12.25", "25.12.26"])), false, "E131", 1, "\"26.12.25\"");
    refuses(&orders(&dated(&["31 Feb 2026"])), false, "E109", 1, "31 Feb 2026");
    // Another sheet with points decides as well; one with slashes does not.
    let holidays = ("holidays.csv", "date\n25.12.2026\n");
    let dotted = dated(&["04.12.2026"]);
    reads(&[("orders.csv", &dotted), holidays], false, DUE, &"2026-12-04".into(), "day first");
    let slashed = dated(&["04/12/2026"]);
    let with = [("orders.csv", slashed.as_str()), ("holidays.csv", "date\n25/12/2026\n")];
    refuses(&with, false, "E131", 1, "which number is the month");
    refuses(&orders(&dotted), false, "E131", 1, "write 2026-04-12 or 2026-12-04");
    let mixed = dated(&["25/12/2026", "12/26/2026", "05/12/2026"]);
    refuses(&orders(&mixed), false, "E131", 1, "\"05/12/2026\"");
    refuses(&orders(&dated(&["2026-12-03T23:00:00Z"])), false, "E133", 1, "contains a time");
    // Thirty of them are one message.
    let many: Vec<&str> = std::iter::repeat_n("04/12/2026", 30).collect();
    refuses(&orders(&dated(&many)), false, "E131", 1, "and 29 more like it in column 4: 3:4");
}

#[test]
fn words_of_another_language_are_offered_and_taken_if_asked() {
    let kind = |word: &str| format!("id,product,quantity,due,kind\nA,gear,40,2026-12-04,{word}\n");
    let fixed = kind("Fest");
    refuses(&orders(&fixed), false, "E108", 1, "write firm, or add --accept");
    reads(&orders(&fixed), true, "/orders/0/kind", &"firm".into(), "read by --accept: orders:5");
    let days =
        [("factory.csv", "factory,from,to,workdays\nWorks,2026-12-01,2026-12-31,Mo;Di;Mi\n")];
    refuses(&days, false, "E108", 1, "write mon, or add --accept");
    let read = serde_json::json!(["mon", "tue", "wed"]);
    reads(&days, true, "/calendar/workdays", &read, "read by --accept: factory:4");
    // A word that is none stays refused.
    refuses(&orders(&kind("locker")), true, "E108", 1, "locker");
}

#[test]
fn times_lists_and_wide_signs_are_read() {
    let shift = |start: &str, end: &str| format!("id,start,end\nday,{start},{end}\n");
    for (start, end) in [("07:00:00", "15:30:00"), ("7:00", "15:30"), ("０７：００", "１５：３０")]
    {
        let files = shift(start, end);
        let files = [("shifts.csv", files.as_str())];
        reads(&files, false, "/calendar/shifts/0/start", &"07:00".into(), "");
        reads(&files, false, "/calendar/shifts/0/end", &"15:30".into(), "");
    }
    let files = shift("07:00:30", "15:30");
    refuses(&[("shifts.csv", &files)], false, "E109", 1, "07:00:30");
    let lines =
        [("factory.csv", "factory,from,to,workdays\nWorks,2026-12-01,2026-12-31,\"mon\ntue\"\n")];
    let days = serde_json::json!(["mon", "tue"]);
    reads(&lines, false, "/calendar/workdays", &days, "");
    reads(&orders("id,product,quantity\nA,gear,４０\n"), false, QUANTITY, &40.into(), "full-width");
    let heading = "id,product,quantity\u{a0}（pcs）\nA,gear,40\n";
    reads(&orders(heading), false, QUANTITY, &40.into(), "");
}

#[test]
fn ids_that_look_alike_are_refused_with_the_sign_that_differs() {
    let groups = |other: &str| format!("id\nmill\n{other}\n");
    for (other, shown) in [
        ("mi\u{200b}ll", "mi\\u{200b}ll"),
        ("mill\u{feff}", "mill\\u{feff}"),
        ("\u{202e}mill", "\\u{202e}mill"),
        ("\"mill\u{a0}\"", "mill\\u{a0}"),
    ] {
        refuses(&[("groups.csv", &groups(other))], false, "E218", 1, shown);
    }
    let forms = [("groups.csv", "id\n\u{e9}tau\ne\u{301}tau\nmill\n")];
    refuses(&forms, false, "E218", 1, "e\\u{301}tau");
    for (reference, code, shown) in [
        ("mill\u{3000}", "E205", "mill\\u{3000}"),
        ("\"mill \"", "E205", "\"mill \""),
        ("mi\u{200b}ll", "E208", "mi\\u{200b}ll"),
        ("\"mill\t\"", "E205", "mill\\t"),
    ] {
        let text = format!("product,group,hours\ngear,{reference},0.5\n");
        refuses(&[("operations.csv", &text)], false, code, 1, shown);
    }
    // The id is at fault, not the reference.
    refuses(&[("groups.csv", "id\n\"mill \"\n")], false, "E205", 1, "ends with a space");
    let never = outcome(&[("groups.csv", "id\nmi\u{200b}ll\nmill\u{202e}\n")], false);
    assert!(!never.text.contains(['\u{200b}', '\u{202e}']), "{}", never.text);
}

/// The codes of problems, in order.
#[track_caller]
fn finds(files: &[(&str, &str)], codes: &[&str]) {
    let found = outcome(files, false);
    assert_eq!(found.codes, codes, "{files:?}\n{}", found.text);
}

#[test]
fn rules_are_checked_beside_problems_of_form() {
    let orders = "id,product,quantity,due\nA,gear,many,2026-12-04\nB,gaer,4,2026-12-04\n\
                  C,gear,-5,2026-12-04\nD,gear,5,2027-01-04\n";
    finds(&[("orders.csv", orders)], &["E130", "E211", "E401", "E321"]);
    // What depends on a refused value is not checked: hours, the product's id, the amount's period.
    let operations = ("operations.csv", "product,group,hours\ngear,mill,half\n");
    let negative = ("orders.csv", "id,product,quantity\nA,gear,-4\n");
    finds(&[operations, negative], &["E130", "E401"]);
    let groups = "id,hours,hours per\nmill,100,fortnight\n";
    finds(&[("groups.csv", groups), negative], &["E108", "E401"]);
    // With rows that have no place, only rules about single rows.
    let products = ("products.csv", "id,unit\n,pcs\n");
    finds(&[products, ("orders.csv", orders)], &["E136", "E130", "E401"]);
}

#[test]
fn nothing_is_called_missing_that_was_refused() {
    // A word, a time, a date, a number: each the only problem.
    let cases: [(&str, &str, &str); 7] = [
        ("shifts.csv", "id,start,end\nday,7.00,15:30\n", "E109"),
        ("shifts.csv", "id,hours\nday,eight\n", "E130"),
        ("exceptions.csv", "date,works\n2026-12-05,open\n", "E108"),
        ("exceptions.csv", "date,works\nSaturday,yes\n", "E109"),
        ("orders.csv", "id,product,kind,limit\nA,gear,markt,40\n", "E108"),
        ("orders.csv", "id,product,quantity\nA,gear,many\n", "E130"),
        ("operations.csv", "product,group,hours\ngear,mill,half\n", "E130"),
    ];
    for (file, text, code) in cases {
        refuses(&[(file, text)], false, code, 1, "");
    }
    let of_json = |field: &str| {
        format!(
            "{{\"factory\": \"W\", \"from\": \"2026-12-01\", \"to\": \"2026-12-04\", {field}, \
             \"groups\": [{{\"id\": \"mill\"}}], \"products\": [{{\"id\": \"gear\", \"operations\": \
             [{{\"group\": \"mill\", \"hours\": 1}}]}}]}}"
        )
    };
    let cases = [
        (r#""calendar": {"workdays": ["monday", "tuesday"]}"#, "E108"),
        (r#""calendar": {"shifts": [{"id": "s", "start": "7", "end": "15:00"}]}"#, "E109"),
        (r#""calendar": {"exceptions": [{"date": "2026-12-32", "works": true}]}"#, "E109"),
        (r#""calendar": {"exceptions": [{"date": "2026-12-05", "hours": "4h"}]}"#, "E107"),
        (r#""frozen": [{"product": "gear", "date": "03.12.2026", "quantity": 1}]"#, "E109"),
        (r#""orders": [{"id": "A", "product": "gear", "quantity": "100 pcs"}]"#, "E107"),
        (r#""orders": [{"id": "A", "product": "gear", "quantiti": 100}]"#, "E105"),
        (r#""orders": [{"id": "A", "produkt": "gear", "quantity": 100}]"#, "E105"),
        (r#""orders": [{"id": "A", "product": "gear", "kind": "markt", "limit": 4}]"#, "E108"),
        (
            r#""materials": [{"id": 7}], "orders": [{"id": "A", "product": "gear", "quantity": 1}]"#,
            "E107",
        ),
    ];
    for (field, code) in cases {
        let source = SourceText::from_text("works.json", &of_json(field));
        let problems = validate(json::read(&source.text)).unwrap_err();
        let codes: Vec<String> = problems.iter().map(|it| it.code.to_string()).collect();
        assert!(codes.iter().all(|it| it == code), "{field}: {codes:?}");
        let words = Words::of(Language::English);
        let text = diagnostics::plain(&source, &problems, &Terminal::new(&words, None));
        assert_eq!(text.matches(": error ").count(), 1, "{text}");
    }
}
