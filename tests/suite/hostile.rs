//! Files made to harm: what they unpack to is bounded before it is read, a circle has an end, pipes and
//! devices are not opened by a run over many files, and the other files of the run are planned.

use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Write as _};
use std::path::Path;
use std::process::Command;

use junheng::report::{Terminal, diagnostics};
use junheng::source::workbook::{
    MOST_CELLS, MOST_TEXT, MOST_UNPACKED, Workbook, from_bytes, from_files,
};
use junheng::source::{SourceText, json, plan_file};
use junheng::words::{Language, Words};
use serde_json::Value;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::program::{junheng, root};

/// The code of the one problem a workbook has.
fn code(read: &Workbook) -> String {
    let words = Words::of(Language::English);
    let text = diagnostics::plain(&read.source, &read.problems, &Terminal::new(&words, None));
    assert_eq!(read.problems.len(), 1, "{text}");
    assert!(text.contains("hint: "), "{text}");
    read.problems[0].code.to_string()
}

fn field(name: &str) -> Vec<u8> {
    fs::read(root().join("data/field/hostile").join(name)).unwrap()
}

#[test]
fn workbooks_cut_short_or_with_one_byte_changed_are_refused_each_with_its_reason() {
    for (name, reason) in [
        ("cut-1.xls", "e121-cut"),
        ("cut-2.xls", "e121-cut"),
        ("cycle-of-sectors.xls", "e121-circle"),
        ("one-byte.xls", "e121-cut"),
    ] {
        let read = from_bytes(name, &field(name));
        assert_eq!(code(&read), "E121", "{name}");
        let shown = format!("{:?}", read.problems[0].message);
        assert!(shown.contains(reason), "{name}: {shown}");
    }
}

/// A sound .xls file ends somewhere: cut off anywhere before it is refused.
#[test]
fn an_xls_workbook_cut_off_anywhere_is_refused() {
    let bytes = fs::read(root().join("data/nasty/xls-plain/works.xls")).unwrap();
    assert!(from_bytes("works.xls", &bytes).problems.is_empty());
    for end in (8..bytes.len() - 512).step_by(97) {
        assert_eq!(code(&from_bytes("works.xls", &bytes[..end])), "E121", "{end}");
    }
}

/// An .xlsx file of one sheet, with these shared texts.
fn xlsx(sheet: &[u8], texts: &str) -> Vec<u8> {
    const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = |list: &[(&str, &str)]| {
        let mut text = String::from("<Relationships>");
        for (at, (kind, target)) in list.iter().enumerate() {
            let kind = format!("{RELATIONS}/{kind}");
            write!(text, r#"<Relationship Id="r{at}" Type="{kind}" Target="{target}"/>"#).unwrap();
        }
        text + "</Relationships>"
    };
    let book = [("worksheet", "sheet.xml"), ("sharedStrings", "texts.xml")];
    let parts: [(&str, Vec<u8>); 6] = [
        ("[Content_Types].xml", b"<Types/>".to_vec()),
        ("_rels/.rels", relations(&[("officeDocument", "xl/book.xml")]).into_bytes()),
        ("xl/_rels/book.xml.rels", relations(&book).into_bytes()),
        (
            "xl/book.xml",
            format!(
                r#"<workbook xmlns:r="{RELATIONS}"><sheets><sheet name="factory" sheetId="1" r:id="r0"/></sheets></workbook>"#
            )
            .into_bytes(),
        ),
        ("xl/texts.xml", format!("<sst><si><t>{texts}</t></si></sst>").into_bytes()),
        ("xl/sheet.xml", sheet.to_vec()),
    ];
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_level(Some(1));
    for (name, content) in parts {
        writer.start_file(name, options).unwrap();
        writer.write_all(&content).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn sheet(row: &str, times: usize) -> Vec<u8> {
    format!("<worksheet><sheetData>{}</sheetData></worksheet>", row.repeat(times)).into_bytes()
}

#[test]
fn a_workbook_that_unpacks_to_more_than_is_read_is_refused() {
    let plain = xlsx(&sheet("<row><c><v>1</v></c></row>", 10), "");
    assert_ne!(code(&from_bytes("works.xlsx", &plain)), "E144");
    let message = |bytes: &[u8]| {
        let read = from_bytes("works.xlsx", bytes);
        assert_eq!(code(&read), "E144");
        read.problems[0].message.key.clone()
    };
    // Blanks without end.
    let unpacked = usize::try_from(MOST_UNPACKED).unwrap();
    let blanks = xlsx(&sheet(" ", unpacked + 1), "");
    assert!(blanks.len() < unpacked / 100);
    assert_eq!(message(&blanks), "e144-bytes");
    let cells = xlsx(&sheet("<row><c><v>1</v></c></row>", MOST_CELLS + 1), "");
    assert_eq!(message(&cells), "e144-cells");
    // One long text in many cells.
    let long = "x".repeat(1 << 20);
    let shared = sheet(r#"<row><c t="s"><v>0</v></c></row>"#, (MOST_TEXT >> 20) + 1);
    assert_eq!(message(&xlsx(&shared, &long)), "e144-text");
}

#[test]
fn an_archive_of_very_many_parts_is_refused() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..10_001 {
        writer.start_file(format!("{at}"), SimpleFileOptions::default()).unwrap();
    }
    let bytes = writer.finish().unwrap().into_inner();
    assert_eq!(code(&from_bytes("works.xlsx", &bytes)), "E144");
}

/// One sheet's bytes cannot be read as those of many.
#[test]
fn sheets_of_an_xls_workbook_that_are_one_and_the_same_are_refused() {
    let bytes = fs::read(root().join("data/nasty/xls-plain/works.xls")).unwrap();
    // BoundSheet8 records: the place of the sheet stands after the record's number and length.
    let found: Vec<usize> = (0..bytes.len() - 12)
        .filter(|at| bytes[*at..at + 2] == [0x85, 0] && bytes[at + 3] == 0)
        .filter(|at| bytes[at + 8..at + 10] == [0, 0])
        .collect();
    assert!(found.len() >= 5, "{found:?}");
    let mut same = bytes.clone();
    let first: Vec<u8> = bytes[found[0] + 4..found[0] + 8].to_vec();
    for at in &found {
        same[at + 4..at + 8].copy_from_slice(&first);
    }
    let read = from_bytes("works.xls", &same);
    assert!(!read.problems.is_empty());
}

#[test]
fn csv_files_of_more_cells_than_are_read_are_refused() {
    let orders = "a,b\n".repeat(MOST_CELLS / 2 + 1);
    let files = [("orders.csv".to_owned(), orders.into_bytes())];
    assert_eq!(code(&from_files("works", &files)), "E144");
    // What is counted is what all files hold together.
    let half = "a\n".repeat(MOST_CELLS / 2 + 1).into_bytes();
    let files = ["groups.csv", "orders.csv"].map(|name| (name.to_owned(), half.clone()));
    assert!(from_files("works", &files).problems.iter().any(|it| it.code.to_string() == "E144"));
}

#[test]
fn json_of_more_values_than_are_read_is_refused_before_any_is_read() {
    let text = format!("[{}0]", "0,".repeat(4_000_001));
    let problems = junheng::validate::validate(json::read(&text)).err().unwrap();
    assert_eq!(problems[0].code.to_string(), "E144");
    let text = format!("[{}0]", "0,".repeat(16_000_001));
    assert_eq!(plan_file::read(&text).problems[0].code.to_string(), "E144");
}

#[test]
fn a_file_of_line_ends_alone_is_read_without_a_table_of_lines() {
    let source = SourceText::from_text("factory.json", &"\n".repeat(1 << 24));
    let problems = junheng::validate::validate(json::read(&source.text)).err().unwrap();
    let places = source.places(&problems);
    assert_eq!((places.len(), places[0].line), (1, 1));
    assert!(junheng::report::diagnostics::json(&source, &problems).contains("E101"));
}

/// The rows of a batch's summary: file, status, and the first problem's code.
fn rows(at: &Path) -> Vec<(String, String, String)> {
    let text = fs::read_to_string(at.join("out/summary.json")).unwrap();
    let summary: Value = serde_json::from_str(&text).unwrap();
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let rows = summary["rows"].as_array().unwrap().iter();
    rows.map(|it| (word(&it["file"]), word(&it["status"]), word(&it["problems"][0]["code"])))
        .collect()
}

#[test]
fn a_batch_plans_the_others_and_opens_neither_pipes_nor_devices() {
    let temporary = tempfile::tempdir().unwrap();
    let at = temporary.path();
    fs::create_dir_all(at.join("works")).unwrap();
    let sound = root().join("data/plants/published/hillier-wyndor/factory.json");
    fs::copy(sound, at.join("works/sound.json")).unwrap();
    let hostile = ["cut-1.xls", "cut-2.xls", "cycle-of-sectors.xls", "one-byte.xls"];
    for name in hostile {
        fs::write(at.join("works").join(name), field(name)).unwrap();
    }
    let bomb = root().join("data/broken/E144-holds-too-much/works.ods");
    fs::copy(bomb, at.join("works/bomb.ods")).unwrap();
    // Larger than is read, without taking room.
    fs::File::create(at.join("works/large.json")).unwrap().set_len(300 << 20).unwrap();
    let mut arguments = vec!["batch", "works"];
    let mut pipes = Command::new("mkfifo");
    pipes.args(["works/pipe.json", "pipe.json"]).current_dir(at);
    let is_pipe = pipes.status().is_ok_and(|it| it.success());
    if is_pipe {
        arguments.push("pipe.json");
    }
    if Path::new("/dev/zero").exists() {
        arguments.push("/dev/zero");
    }
    arguments.extend(["--out", "out"]);
    let (exit, _, said) = junheng(at, &arguments);
    assert_eq!(exit, 1, "{said}");
    let rows = rows(at);
    let found = |name: &str| {
        let row = rows.iter().find(|it| it.0.ends_with(name));
        row.map(|it| (it.1.as_str(), it.2.as_str()))
    };
    assert_eq!(found("sound.json"), Some(("optimal", "")));
    for name in hostile {
        assert_eq!(found(name), Some(("broken", "E121")), "{name}");
    }
    assert_eq!(found("bomb.ods"), Some(("broken", "E144")));
    assert_eq!(found("large.json"), Some(("broken", "E103")));
    if is_pipe {
        // The one named is refused, the one met on the way is passed over.
        assert_eq!(found("pipe.json"), Some(("broken", "E112")));
        assert!(rows.iter().all(|it| it.0 != "works/pipe.json"));
    }
    if Path::new("/dev/zero").exists() {
        assert_eq!(found("zero"), Some(("broken", "E112")));
    }
}

#[test]
fn an_encrypted_workbook_is_said_to_be_encrypted() {
    // The names in the directory of a compound file are UTF-16: the stream of an .xls file is renamed
    // to the one that holds an encrypted .xlsx.
    let mut bytes = fs::read(root().join("data/nasty/xls-plain/works.xls")).unwrap();
    let wide = |name: &str| name.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let (from, to) = (wide("Workbook"), wide("EncryptedPackage"));
    let at = bytes.windows(from.len()).position(|it| it == from).unwrap();
    bytes[at..at + to.len()].copy_from_slice(&to);
    let read = from_bytes("works.xlsx", &bytes);
    assert_eq!(code(&read), "E121");
    assert_eq!(read.problems[0].message.key, "e121-locked");
}
