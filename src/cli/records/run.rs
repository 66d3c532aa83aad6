//! The driver of long runs: hands out indices to threads, keeps each record as it is finished,
//! stops when the watch says so and shows how far it is.

use std::io;
use std::sync::Mutex;
use std::time::Duration;

use indicatif::{HumanDuration, ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle};
use rayon::ThreadPoolBuilder;
use rayon::iter::{ParallelBridge, ParallelIterator};
use serde::Serialize;

use super::refusal::Refusal;
use super::{Journal, line};
use crate::cli::words;
use crate::solve::Watch;

/// Stack of a thread: that of the main thread is as large.
const STACK: usize = 16 << 20;

/// Most threads that can be asked for: more than any machine has processors for.
pub(in crate::cli) const MOST_THREADS: usize = 1024;

/// How to go about a run.
pub(in crate::cli) struct Effort<'w> {
    /// Threads, at most [`MOST_THREADS`]; 0 means one for each processor.
    pub threads: usize,
    /// When to stop.
    pub watch: &'w Watch,
    /// What a record is, in the plural, for the progress bar, in the language spoken.
    pub of: &'w str,
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Ended {
    /// All records are there and the file is finished.
    Finished,
    /// Stopped by the watch: what was finished is kept, and the run can be resumed.
    Stopped,
}

/// Makes the records of `indices` that the journal does not hold, by `work`, which answers `None`
/// where it was stopped itself. Indices are handed out one by one in their order, each to the
/// first thread that is free, so an iterator of a million is never held; a record is written as
/// soon as it is finished. The finished file does not depend on the number of threads as long as
/// `work` depends on the index alone.
///
/// # Errors
/// Where a record cannot be written: the run stops there and can be resumed.
///
/// # Panics
/// Where `work` panics, after the records in hand are finished.
pub(in crate::cli) fn run<T: Serialize + Send>(
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
    let bar = progress(journal, effort.of);
    let heading = journal.heading().clone();
    let held = Mutex::new(&mut *journal);
    let stopped = std::sync::atomic::AtomicBool::new(false);
    let stop = || stopped.store(true, std::sync::atomic::Ordering::Relaxed);
    let lock = || held.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    let to_do = indices.filter(|index| !lock().holds(*index));
    let written = pool.install(|| {
        // Stopping is looked at where an index is taken, not where it is handed out.
        to_do.par_bridge().try_for_each(|index| {
            if effort.watch.stopped() {
                stop();
                return Err(None);
            }
            let Some(record) = work(index) else {
                stop();
                return Ok(());
            };
            // Nobody waits while a record is put into words.
            let line = line::record(&heading, index, &record).map_err(Some)?;
            bar.inc(1);
            lock().append_line(index, &line).map_err(Some)
        })
    });
    bar.finish_and_clear();
    if let Err(Some(error)) = written {
        return Err(error.into());
    }
    if stopped.into_inner() {
        return Ok(Ended::Stopped);
    }
    journal.finish()?;
    Ok(Ended::Finished)
}

/// A bar on standard error with rate and remaining time; nothing where that is no terminal.
fn progress(journal: &Journal, of: &str) -> ProgressBar {
    let words = words();
    let [done, of_it] = [("done", "{human_pos}".into()), ("of", "{msg}".into())];
    let (bar, template) = if let Some(wanted) = journal.wanted() {
        let all = ("all", "{human_len}".into());
        let said = words.say_with("progress-done-of", &[done, all, of_it]);
        (ProgressBar::new(wanted), format!("{{bar:30}} {said}  {{per_sec}}  {{left}}"))
    } else {
        let said = words.say_with("progress-done", &[done, of_it]);
        (ProgressBar::no_length(), format!("{{spinner}} {said}  {{per_sec}}  {{elapsed}}"))
    };
    bar.set_draw_target(ProgressDrawTarget::stderr());
    let style = ProgressStyle::with_template(&template).expect("the template is well formed");
    let left = |state: &ProgressState, text: &mut dyn std::fmt::Write| {
        // Before the first record nothing is known.
        if state.per_sec() > 0.0 {
            let time = format!("{:#}", HumanDuration(state.eta()));
            let _ = text.write_str(&words.say_with("progress-left", &[("time", (&time).into())]));
        }
    };
    bar.set_style(style.progress_chars("=> ").with_key("left", left));
    bar.set_message(of.to_owned());
    // What an earlier run did says nothing of this one's rate.
    bar.set_position(journal.len());
    bar.reset_eta();
    bar.enable_steady_tick(Duration::from_millis(250));
    bar
}
