//! When to stop: a stop flag and a until. The only place in `solve` that reads a clock.

use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::failure::EngineFailure;
use super::log::Event;

/// How often a running library call is checked against the stop flag.
const HEARTBEAT: Duration = Duration::from_millis(20);

/// How long after a stop a first plan may be brought to its end.
const CLOSING: Duration = Duration::from_secs(10);

/// Stack of the thread a library call runs on: deep recursion in a library must not end us.
const STACK: usize = 16 << 20;

/// Tells a solve when to stop: a flag anyone may raise, a moment in time, a number of iterations.
///
/// Clones share the flag.
#[derive(Clone, Debug, Default)]
pub struct Deadline {
    stop: Arc<AtomicBool>,
    until: Option<Instant>,
    /// Whether it passes later than the others that share its flag, and when the flag was first seen.
    closing: bool,
    seen: Arc<OnceLock<Instant>>,
    iterations: Option<u64>,
    /// Nanoseconds spent on pivots, if measured.
    pivoting: Option<Arc<AtomicU64>>,
    /// The current work, if observed.
    work: Option<Arc<Mutex<Work>>>,
    observer: Option<Observer>,
}

/// What is being done, for an observer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// One of several tasks of a question: its key, its number from 1, and how many there are, 0 if
    /// that is not known.
    pub task: Option<(&'static str, usize, usize)>,
    /// The goal being solved; blank before the first.
    pub goal: String,
    /// All goals of the plan being made, in sequence.
    pub goals: Vec<String>,
    /// How many pivots the search of the goal has taken and may take, if that is known.
    pub pivots: Option<(u64, u64)>,
}

/// The observer of every iteration.
#[derive(Clone)]
struct Observer(Arc<dyn Fn(&Event) + Send + Sync>);

impl fmt::Debug for Observer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Observer")
    }
}

impl Deadline {
    /// A until that never passes on its own.
    #[must_use]
    pub fn unlimited() -> Self {
        Self::default()
    }

    /// A until that passes when `flag` is raised or, if given, after `limit`.
    #[must_use]
    pub fn new(flag: Arc<AtomicBool>, limit: Option<Duration>) -> Self {
        // A limit too long to add to the clock is no limit.
        let until = limit.and_then(|limit| Instant::now().checked_add(limit));
        Self { stop: flag, until, ..Self::default() }
    }

    /// The same deadline, for a solve of at most so many iterations. Only our simplex method counts
    /// against it; it does so for each solve again.
    #[must_use]
    pub fn at_most(&self, iterations: u64) -> Self {
        Self { iterations: Some(iterations), ..self.clone() }
    }

    /// For what has to be brought to its end so that what was found is not lost: passes ten
    /// seconds after this deadline, with a limit of iterations for each solve.
    #[must_use]
    pub fn closing(&self, iterations: u64) -> Self {
        Self { closing: true, iterations: Some(iterations), ..self.clone() }
    }

    /// The same deadline without a limit of iterations.
    #[must_use]
    pub fn without_iterations(&self) -> Self {
        Self { iterations: None, ..self.clone() }
    }

    /// The most iterations a solve may take; `None` if there is no such limit.
    #[must_use]
    pub fn iterations(&self) -> Option<u64> {
        self.iterations
    }

    /// The same flag with an earlier until: `limit` from now, or this deadline's own.
    #[must_use]
    pub fn within(&self, limit: Duration) -> Self {
        let sooner = Instant::now().checked_add(limit);
        let until = match (self.until, sooner) {
            (Some(own), Some(sooner)) => Some(own.min(sooner)),
            (own, sooner) => own.or(sooner),
        };
        Self { until, ..self.clone() }
    }

    /// The same flag with so large a part of the time that is left; without a limit there is none.
    #[must_use]
    pub fn part(&self, part: f64) -> Self {
        self.remaining().map_or_else(|| self.clone(), |left| self.within(left.mul_f64(part)))
    }

    /// The same deadline, measuring how long our simplex method pivots, on all threads together: for
    /// benches. Nothing that is answered may depend on it.
    #[must_use]
    pub fn metered(&self) -> Self {
        Self { pivoting: Some(Arc::default()), ..self.clone() }
    }

    /// How long pivots took so far; zero of a until that does not measure it.
    #[must_use]
    pub fn pivoting(&self) -> Duration {
        let taken = self.pivoting.as_ref().map_or(0, |it| it.load(Ordering::Relaxed));
        Duration::from_nanos(taken)
    }

    /// The same until, which records the current task for an observer. Nothing that is
    /// answered may depend on it.
    #[must_use]
    pub fn followed(&self) -> Self {
        Self { work: Some(Arc::default()), ..self.clone() }
    }

    /// Records the goal being solved, if observed.
    pub fn work_at(&self, goal: &str) {
        self.record(|work| {
            goal.clone_into(&mut work.goal);
            work.pivots = None;
        });
    }

    /// Records how many pivots a search has taken and may take, if observed.
    pub(super) fn searched(&self, taken: u64, most: u64) {
        self.record(|work| work.pivots = Some((taken.min(most), most)));
    }

    /// Records the goals of a plan that is being made, if observed.
    pub fn work_on(&self, goals: impl IntoIterator<Item = String>) {
        self.record(|work| {
            work.goals = goals.into_iter().collect();
            work.goal.clear();
            work.pivots = None;
        });
    }

    /// Records one of several tasks, if observed: its key, its number from 1, how many there are.
    pub fn task(&self, key: &'static str, at: usize, all: usize) {
        self.record(|work| *work = Work { task: Some((key, at, all)), ..Work::default() });
    }

    fn record(&self, change: impl FnOnce(&mut Work)) {
        if let Some(work) = &self.work {
            change(&mut work.lock().unwrap_or_else(PoisonError::into_inner));
        }
    }

    /// The current work; none of a until that nobody observes.
    #[must_use]
    pub fn work(&self) -> Work {
        let lock =
            |work: &Arc<Mutex<Work>>| work.lock().unwrap_or_else(PoisonError::into_inner).clone();
        self.work.as_ref().map_or_else(Work::default, lock)
    }

    /// The same until, which reports the events of every solve to `observer`. Nothing that is
    /// answered may depend on it. It is called on the thread that solves.
    #[must_use]
    pub fn observed(&self, observer: impl Fn(&Event) + Send + Sync + 'static) -> Self {
        Self { observer: Some(Observer(Arc::new(observer))), ..self.clone() }
    }

    /// Reports an event to the observer; it is created only if there is one.
    pub(super) fn report(&self, event: impl FnOnce() -> Event) {
        if let Some(observer) = &self.observer {
            (observer.0)(&event());
        }
    }

    /// Runs pivots, and measures their time if requested.
    pub(super) fn measure<T>(&self, pivots: impl FnOnce() -> T) -> T {
        let Some(taken) = &self.pivoting else { return pivots() };
        let start = Instant::now();
        let result = pivots();
        let nanoseconds = u64::try_from(start.elapsed().as_nanos()).unwrap_or(u64::MAX);
        taken.fetch_add(nanoseconds, Ordering::Relaxed);
        result
    }

    /// Raises the flag of this deadline and all its clones.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Whether the flag is raised or the until has passed.
    #[must_use]
    pub fn stopped(&self) -> bool {
        let raised = self.stop.load(Ordering::Relaxed);
        if raised && self.closing {
            return self.seen.get_or_init(Instant::now).elapsed() > CLOSING;
        }
        raised || self.remaining() == Some(Duration::ZERO)
    }

    /// Time left until the until, zero once it has passed; `None` if there is none.
    #[must_use]
    pub fn remaining(&self) -> Option<Duration> {
        let later = if self.closing { CLOSING } else { Duration::ZERO };
        self.until.map(|until| (until + later).saturating_duration_since(Instant::now()))
    }

    /// Runs `call` on a thread of its own and returns its result, or `None` as soon as the until
    /// trips: the thread is then abandoned and ends with its call or with the process.
    ///
    /// # Errors
    /// [`EngineFailure::Died`] if the call panicked, [`EngineFailure::NoThread`] if the
    /// system refuses a thread.
    pub fn guard<T: Send + 'static>(
        &self,
        engine: &'static str,
        call: impl FnOnce() -> T + Send + 'static,
    ) -> Result<Option<T>, EngineFailure> {
        if self.stopped() {
            return Ok(None);
        }
        let (sender, receiver) = mpsc::sync_channel(1);
        thread::Builder::new()
            .name(engine.to_owned())
            .stack_size(STACK)
            .spawn(move || {
                // Nobody receives the result of an abandoned call.
                let _ = sender.send(call());
            })
            .map_err(|cause| EngineFailure::NoThread { engine, cause })?;
        loop {
            let patience = self.remaining().map_or(HEARTBEAT, |left| left.min(HEARTBEAT));
            match receiver.recv_timeout(patience) {
                Ok(result) => return Ok(Some(result)),
                Err(RecvTimeoutError::Disconnected) => return Err(EngineFailure::Died { engine }),
                Err(RecvTimeoutError::Timeout) if self.stopped() => return Ok(None),
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_that_does_not_listen_is_abandoned_at_the_deadline() {
        let deadline = Deadline::new(Arc::default(), Some(Duration::from_millis(30)));
        let start = Instant::now();
        let result = deadline.guard("sleeper", || thread::sleep(Duration::from_secs(5)));
        assert!(matches!(result, Ok(None)));
        assert!(start.elapsed() < Duration::from_secs(2));
        assert!(deadline.stopped());
    }

    #[test]
    fn a_raised_flag_stops_every_clone() {
        let deadline = Deadline::unlimited();
        let clone = deadline.clone();
        assert!(!clone.stopped());
        deadline.stop();
        assert!(clone.stopped());
        assert!(matches!(clone.guard("idle", || 1), Ok(None)));
    }

    #[test]
    fn what_is_brought_to_its_end_outlasts_the_stop() {
        let passed = Deadline::new(Arc::default(), Some(Duration::ZERO));
        assert!(passed.stopped() && !passed.closing(9).stopped());
        let raised = Deadline::unlimited();
        let closing = raised.closing(9);
        raised.stop();
        assert!(raised.stopped() && !closing.stopped());
        assert!(closing.remaining().is_none());
    }

    #[test]
    fn what_is_worked_at_is_known_to_those_who_follow_and_to_clones() {
        let deadline = Deadline::unlimited();
        deadline.work_at("profit");
        assert_eq!(deadline.work().goal, "");
        let followed = deadline.followed();
        followed.within(Duration::from_secs(9)).work_at("profit");
        assert_eq!(followed.work().goal, "profit");
    }

    #[test]
    fn a_short_call_answers_at_once() {
        assert!(matches!(Deadline::unlimited().guard("adder", || 1 + 1), Ok(Some(2))));
    }

    #[test]
    fn a_call_that_dies_is_a_failure_not_a_crash() {
        let result = Deadline::unlimited().guard("faulty", || {
            // resume_unwind ends the thread without printing a message.
            std::panic::resume_unwind(Box::new(()))
        });
        assert!(matches!(result, Err::<Option<()>, _>(EngineFailure::Died { engine: "faulty" })));
    }
}
