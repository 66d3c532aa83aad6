//! What a run promises: the same bytes however it went, nothing finished lost, nothing altered
//! taken.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use serde::{Deserialize, Serialize};
use tempfile::{TempDir, tempdir};

use super::{Effort, Ended, Heading, Journal, Reading, Refusal, Shard, merge, run};
use crate::diag::Code;
use crate::solve::Deadline;

const COUNT: u64 = 40;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Record {
    square: u64,
    name: String,
}

fn heading(shard: Shard) -> Heading {
    Heading::new("squares", "5f".repeat(32), shard, Some(COUNT))
}

/// Some indices take longer, so that with two threads records are finished out of order.
fn slow_square(index: u64) -> Record {
    if index.is_multiple_of(7) {
        std::thread::sleep(Duration::from_millis(5));
    }
    square(index)
}

fn square(index: u64) -> Record {
    Record { square: index * index, name: format!("\"№ {index}\"\n") }
}

fn go_on(journal: &mut Journal, threads: usize, deadline: &Deadline) -> Ended {
    let indices = journal.heading().shard.indices(COUNT);
    let effort = Effort { threads, deadline, made: &|| () };
    run(journal, indices, &effort, |index| Some(slow_square(index))).unwrap()
}

fn finished(folder: &TempDir, name: &str, threads: usize, shard: Shard) -> PathBuf {
    let path = folder.path().join(name);
    let mut journal = Journal::create(&path, heading(shard)).unwrap();
    assert_eq!(go_on(&mut journal, threads, &Deadline::unlimited()), Ended::Finished);
    path
}

/// A run stopped by its deadline after some records.
fn stopped(path: &Path, threads: usize, after: u64) -> u64 {
    let deadline = Deadline::unlimited();
    let mut journal = Journal::create(path, heading(Shard::WHOLE)).unwrap();
    let made = AtomicU64::new(0);
    let effort = Effort { threads, deadline: &deadline, made: &|| () };
    let ended = run(&mut journal, 0..COUNT, &effort, |index| {
        if made.fetch_add(1, Ordering::Relaxed) >= after {
            deadline.stop();
            return None;
        }
        Some(slow_square(index))
    });
    assert_eq!(ended.unwrap(), Ended::Stopped);
    journal.len()
}

fn code<T: std::fmt::Debug>(refused: Result<T, Refusal>) -> Option<Code> {
    refused.err().and_then(|refusal| refusal.code())
}

#[test]
fn shards_share_out_every_index_once() {
    for of in 1..5 {
        let mut all: Vec<u64> = (1..=of).flat_map(|part| Shard { part, of }.indices(11)).collect();
        all.sort_unstable();
        assert_eq!(all, (0..11).collect::<Vec<u64>>());
    }
    assert_eq!(Shard { part: 3, of: 4 }.indices(2).count(), 0);
}

#[test]
fn a_shard_is_written_as_part_and_number_of_parts() {
    assert_eq!(Shard::from_text("2/3"), Some(Shard { part: 2, of: 3 }));
    for wrong in ["", "3", "0/3", "4/3", "1/0", "a/b", "1/2/3", "-1/2"] {
        assert_eq!(Shard::from_text(wrong), None, "{wrong}");
    }
}

#[test]
fn the_finished_file_is_the_same_for_any_number_of_threads() {
    let folder = tempdir().unwrap();
    let one = fs::read(finished(&folder, "one", 1, Shard::WHOLE)).unwrap();
    for threads in [2, 5] {
        let other = fs::read(finished(&folder, "more", threads, Shard::WHOLE)).unwrap();
        assert!(one == other, "{threads} threads");
    }
    let lines = String::from_utf8(one).unwrap().lines().count();
    assert_eq!(lines as u64, COUNT + 2);
}

#[test]
fn records_are_read_in_order_of_index_also_before_the_run_is_finished() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("records.jsonl");
    let mut journal = Journal::create(&path, heading(Shard::WHOLE)).unwrap();
    for index in [3, 0, 7, 1] {
        journal.append(index, &square(index)).unwrap();
    }
    let mut reading = Reading::open(&path).unwrap();
    let mut found = Vec::new();
    while let Some((index, record)) = reading.next_record::<Record>().unwrap() {
        assert_eq!(record, square(index));
        found.push(index);
    }
    assert_eq!(found, [0, 1, 3, 7]);
    assert!(!reading.finished());
}

#[test]
fn a_run_that_was_stopped_goes_on_where_it_stopped_to_the_same_bytes() {
    let folder = tempdir().unwrap();
    let whole = fs::read(finished(&folder, "whole", 1, Shard::WHOLE)).unwrap();
    for (threads, after) in [(1, 0), (1, 13), (2, 17), (2, 39)] {
        let path = folder.path().join(format!("{threads}-{after}"));
        let kept = stopped(&path, threads, after);
        assert_eq!(kept, after, "what is finished is kept");
        let mut journal = Journal::resume(&path, heading(Shard::WHOLE)).unwrap();
        assert_eq!(journal.len(), kept);
        let made = AtomicU64::new(0);
        let deadline = Deadline::unlimited();
        let effort = Effort { threads: 2, deadline: &deadline, made: &|| () };
        run(&mut journal, 0..COUNT, &effort, |index| {
            made.fetch_add(1, Ordering::Relaxed);
            Some(square(index))
        })
        .unwrap();
        assert_eq!(made.into_inner(), COUNT - kept, "nothing is made twice");
        assert!(fs::read(&path).unwrap() == whole, "{threads} threads, stopped after {after}");
    }
}

#[test]
fn a_file_cut_off_at_any_byte_is_resumed_to_the_same_bytes() {
    let folder = tempdir().unwrap();
    let whole = fs::read(finished(&folder, "whole", 1, Shard::WHOLE)).unwrap();
    let path = folder.path().join("cut");
    // The first line, a stretch in the middle and the last line, byte by byte.
    let first = whole.iter().position(|byte| *byte == b'\n').unwrap() + 3;
    let middle = whole.len() / 2;
    let cuts = (0..first).chain(middle..middle + 150).chain(whole.len() - 110..=whole.len());
    for cut in cuts {
        fs::write(&path, &whole[..cut]).unwrap();
        let mut journal = Journal::resume(&path, heading(Shard::WHOLE)).unwrap();
        let before = journal.len();
        let whole_lines = String::from_utf8_lossy(&whole[..cut]).matches('\n').count() as u64;
        assert_eq!(before, whole_lines.saturating_sub(1).min(COUNT), "cut at {cut}");
        for index in (0..COUNT).filter(|index| !journal.holds(*index)).collect::<Vec<u64>>() {
            journal.append(index, &square(index)).unwrap();
        }
        journal.finish().unwrap();
        assert!(fs::read(&path).unwrap() == whole, "cut at {cut}");
    }
}

#[test]
fn a_finished_run_is_finished_and_may_be_replaced() {
    let folder = tempdir().unwrap();
    let path = finished(&folder, "records.jsonl", 2, Shard::WHOLE);
    let whole = fs::read(&path).unwrap();
    let mut journal = Journal::resume(&path, heading(Shard::WHOLE)).unwrap();
    assert!(journal.finished() && journal.append(0, &square(0)).is_err());
    assert_eq!(go_on(&mut journal, 1, &Deadline::unlimited()), Ended::Finished);
    drop(journal);
    assert!(fs::read(finished(&folder, "records.jsonl", 1, Shard::WHOLE)).unwrap() == whole);
}

#[test]
fn what_was_altered_is_refused() {
    let folder = tempdir().unwrap();
    let path = finished(&folder, "records.jsonl", 1, Shard::WHOLE);
    let text = fs::read_to_string(&path).unwrap();
    let resumed = |text: String| {
        fs::write(&path, text).unwrap();
        code(Journal::resume(&path, heading(Shard::WHOLE)))
    };
    assert_eq!(resumed(text.replace(":169,", ":168,")), Some(Code::E922));
    assert_eq!(resumed(text.replace("\"index\":13", "\"index\":14")), Some(Code::E922));
    let line = text.lines().nth(5).unwrap();
    let twice = text.replace(line, &format!("{line}\n{line}"));
    assert_eq!(resumed(twice.clone()), Some(Code::E922));
    let mut reading = Reading::open(&path).unwrap();
    let refused = (0..COUNT).find_map(|_| reading.next_record::<Record>().err());
    assert_eq!(refused.and_then(|it| it.code()), Some(Code::E922));
    assert_eq!(resumed(text.replacen("\"count\":40", "\"count\":41", 1)), Some(Code::E921));
    assert_eq!(resumed(text.replacen("\"format\":1", "\"format\":2", 1)), Some(Code::E921));
    assert_eq!(resumed("{\"factory\": \"Works\"}\n".to_owned()), Some(Code::E921));
}

#[test]
fn a_run_is_neither_resumed_as_another_nor_overwritten_before_it_is_finished() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("records.jsonl");
    stopped(&path, 1, 5);
    let other = |change: fn(&mut Heading)| {
        let mut heading = heading(Shard::WHOLE);
        change(&mut heading);
        code(Journal::resume(&path, heading))
    };
    assert_eq!(other(|it| it.input_sha256.replace_range(..1, "4")), Some(Code::E923));
    assert_eq!(other(|it| it.kind.push('s')), Some(Code::E923));
    assert_eq!(other(|it| it.junheng.push('1')), Some(Code::E923));
    assert_eq!(other(|it| it.shard.of = 2), Some(Code::E923));
    assert_eq!(other(|_| ()), None);
    assert_eq!(code(Journal::create(&path, heading(Shard::WHOLE))), Some(Code::E924));
    fs::write(&path, "a letter\n").unwrap();
    assert_eq!(code(Journal::create(&path, heading(Shard::WHOLE))), Some(Code::E921));
    assert_eq!(fs::read_to_string(&path).unwrap(), "a letter\n");
}

#[test]
fn merged_parts_have_the_bytes_of_one_run() {
    let folder = tempdir().unwrap();
    let whole = fs::read(finished(&folder, "whole", 1, Shard::WHOLE)).unwrap();
    let out = folder.path().join("merged");
    for of in [1, 2, 3, 41] {
        let part = |part| finished(&folder, &format!("{part}-{of}"), 2, Shard { part, of });
        let mut parts: Vec<PathBuf> = (1..=of).map(part).collect();
        parts.reverse();
        assert_eq!(merge(&parts, &out).unwrap(), heading(Shard::WHOLE));
        assert!(fs::read(&out).unwrap() == whole, "{of} parts");
    }
}

#[test]
fn parts_that_are_missing_doubled_unfinished_or_foreign_are_refused() {
    let folder = tempdir().unwrap();
    let part = |part, of| finished(&folder, &format!("{part}-{of}"), 1, Shard { part, of });
    let (one, two, three) = (part(1, 3), part(2, 3), part(3, 3));
    let out = folder.path().join("merged");
    let merged = |parts: &[&PathBuf]| {
        let parts: Vec<PathBuf> = parts.iter().map(|it| (*it).clone()).collect();
        let refused = code(merge(&parts, &out));
        assert!(refused.is_none() || !out.exists(), "nothing is left of a merge refused");
        refused
    };
    assert_eq!(merged(&[]), Some(Code::E927));
    assert_eq!(merged(&[&one, &two]), Some(Code::E927));
    assert_eq!(merged(&[&one, &three]), Some(Code::E927));
    assert_eq!(merged(&[&one, &two, &two, &three]), Some(Code::E927));
    assert_eq!(merged(&[&one, &two, &part(1, 2)]), Some(Code::E926));
    let whole = fs::read(&two).unwrap();
    // Without its last line, and without its last record too.
    let lines: Vec<usize> =
        whole.iter().enumerate().filter(|it| *it.1 == b'\n').map(|it| it.0 + 1).collect();
    for end in [lines[lines.len() - 2], lines[lines.len() - 3]] {
        fs::write(&two, &whole[..end]).unwrap();
        assert_eq!(merged(&[&one, &two, &three]), Some(Code::E925));
    }
    fs::write(&two, &whole).unwrap();
    assert_eq!(merged(&[&three, &one, &two]), None);
}

#[test]
fn a_run_without_a_known_number_of_records_ends_with_its_indices() {
    let folder = tempdir().unwrap();
    let heading = |shard| Heading { count: None, ..heading(shard) };
    let make = |name: &str, shard: Shard| {
        let path = folder.path().join(name);
        let mut journal = Journal::create(&path, heading(shard)).unwrap();
        let deadline = Deadline::unlimited();
        let effort = Effort { threads: 2, deadline: &deadline, made: &|| () };
        run(&mut journal, shard.indices(9), &effort, |index| Some(slow_square(index))).unwrap();
        path
    };
    let whole = make("whole", Shard::WHOLE);
    let parts: Vec<PathBuf> =
        (1..=2).map(|part| make(&part.to_string(), Shard { part, of: 2 })).collect();
    let out = folder.path().join("merged");
    merge(&parts, &out).unwrap();
    assert!(fs::read(&out).unwrap() == fs::read(&whole).unwrap());
}

#[test]
fn a_scratch_run_leaves_no_file() {
    let mut journal = Journal::scratch(heading(Shard::WHOLE)).unwrap();
    assert_eq!(go_on(&mut journal, 2, &Deadline::unlimited()), Ended::Finished);
    let mut reading = Reading::open(journal.path()).unwrap();
    assert_eq!(reading.next_record::<Record>().unwrap(), Some((0, square(0))));
    let path = journal.path().to_path_buf();
    drop(journal);
    assert!(!path.exists());
}

#[test]
fn a_finished_scratch_run_is_not_cleared_by_another_before_it_is_read() {
    let mut journal = Journal::scratch(heading(Shard::WHOLE)).unwrap();
    assert_eq!(go_on(&mut journal, 2, &Deadline::unlimited()), Ended::Finished);
    // Every other run begins with this.
    super::leftovers::clear(&std::env::temp_dir());
    let mut reading = Reading::open(journal.path()).unwrap();
    assert_eq!(reading.next_record::<Record>().unwrap(), Some((0, square(0))));
}
