//! The driver of long runs: assigns indices to threads, saves each record as soon as it is
//! finished, and stops at the deadline.

use std::io;
use std::sync::Mutex;

use rayon::ThreadPoolBuilder;
use rayon::iter::{ParallelBridge, ParallelIterator};
use serde::Serialize;

use super::refusal::Refusal;
use super::{Journal, line};
use crate::solve::Deadline;

/// Stack size of a thread, as large as that of the main thread.
pub const STACK: usize = 16 << 20;

/// Maximum number of threads: more than any machine has processors.
pub const MOST_THREADS: usize = 1024;

/// Options of a run.
pub struct Effort<'w> {
    /// Threads, at most [`MOST_THREADS`]; 0 means one for each processor.
    pub threads: usize,
    /// When to stop.
    pub deadline: &'w Deadline,
    /// Called for each finished record, to show progress.
    pub made: &'w (dyn Fn() + Sync),
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// All records are there and the file is finished.
    Finished,
    /// Stopped by the deadline: what was finished is kept, and the run can be resumed.
    Stopped,
}

/// Computes the records of `indices` that the journal lacks, by `work`, which returns `None`
/// if it was stopped. Indices are assigned one by one in order, each to the
/// first free thread, so an iterator of a million is never stored; a record is written as
/// soon as it is finished. The finished file does not depend on the number of threads as long as
/// `work` depends on the index alone.
///
/// # Errors
/// If a record cannot be written: the run stops there and can be resumed.
///
/// # Panics
/// If `work` panics, after the records in hand are finished.
pub fn run<T: Serialize + Send>(
    journal: &mut Journal,
    indices: impl Iterator<Item = u64> + Send,
    effort: &Effort<'_>,
    work: impl Fn(u64) -> Option<T> + Sync,
) -> Result<Ended, Refusal> {
    if journal.finished() {
        return Ok(Ended::Finished);
    }
    // No thread waits for work that is not there.
    let left = journal.wanted().map(|wanted| wanted.saturating_sub(journal.len()));
    let left = left.and_then(|left| usize::try_from(left).ok()).unwrap_or(MOST_THREADS);
    let pool = ThreadPoolBuilder::new()
        .num_threads(effort.threads.min(left.max(1)))
        .stack_size(STACK)
        .build()
        .map_err(io::Error::other)?;
    let heading = journal.heading().clone();
    let held = Mutex::new(&mut *journal);
    let stopped = std::sync::atomic::AtomicBool::new(false);
    let stop = || stopped.store(true, std::sync::atomic::Ordering::Relaxed);
    let lock = || held.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let to_do = indices.filter(|index| !lock().holds(*index));
    let written = pool.install(|| {
        // Stopping is examined where an index is taken, not where it is handed out.
        to_do.par_bridge().try_for_each(|index| {
            if effort.deadline.stopped() {
                stop();
                return Err(None);
            }
            let Some(record) = work(index) else {
                stop();
                return Ok(());
            };
            // Nobody waits while a record is put into words.
            let line = line::record(&heading, index, &record).map_err(Some)?;
            (effort.made)();
            lock().append_line(index, &line).map_err(Some)
        })
    });
    if let Err(Some(error)) = written {
        return Err(error.into());
    }
    if stopped.into_inner() {
        return Ok(Ended::Stopped);
    }
    journal.finish()?;
    Ok(Ended::Finished)
}
