//! Many scenarios on several threads: results come back in order, whichever is ready first.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, PoisonError, mpsc};

use super::{Evaluator, Scenarios};
use crate::model::answers::whatif::{ScenarioResult, ScenarioStatus};

/// How far the threads run ahead of the first scenario that is not ready: results are held until
/// those before them are.
const AHEAD: usize = 1024;

/// Where the threads are.
struct State<P> {
    positions: P,
    /// Scenarios begun.
    begun: usize,
    /// Results handed on.
    handed: usize,
    ended: bool,
}

/// Plans the scenarios at `positions` on `threads` threads and hands each result to `take`, in the
/// order of `positions`, until it says `false` or a scenario is stopped by the watch, which is not
/// handed on. Says whether all were.
///
/// What is handed on does not depend on the number of threads.
pub fn run(
    evaluator: &Evaluator<'_>,
    scenarios: &Scenarios,
    positions: impl Iterator<Item = usize> + Send,
    threads: usize,
    mut take: impl FnMut(usize, ScenarioResult) -> bool,
) -> bool {
    let Ok(pool) = rayon::ThreadPoolBuilder::new().num_threads(threads.max(1)).build() else {
        return false;
    };
    let state = Mutex::new(State { positions, begun: 0, handed: 0, ended: false });
    let moved = Condvar::new();
    let (sender, receiver) = mpsc::channel();
    let next = || {
        let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
        while !state.ended && state.begun - state.handed >= AHEAD {
            state = moved.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        if state.ended {
            return None;
        }
        let position = state.positions.next()?;
        state.begun += 1;
        Some((state.begun - 1, position))
    };
    let mut all = true;
    pool.in_place_scope(|scope| {
        for _ in 0..threads.max(1) {
            let (sender, next) = (sender.clone(), &next);
            scope.spawn(move |_| {
                while let Some((at, position)) = next() {
                    let Some(scenario) = scenarios.scenario(position) else { continue };
                    // The receiver outlives the scope.
                    let _ = sender.send((at, position, evaluator.evaluate(&scenario)));
                }
            });
        }
        drop(sender);
        let mut waiting = BTreeMap::new();
        let mut due = 0;
        for (at, position, result) in receiver {
            waiting.insert(at, (position, result));
            while let Some((position, result)) = waiting.remove(&due) {
                let stopped = result.status == ScenarioStatus::Stopped;
                all = all && !stopped && take(position, result);
                due += 1;
                let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
                state.handed = due;
                state.ended |= !all;
                moved.notify_all();
            }
        }
    });
    all
}
