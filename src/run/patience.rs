//! A file that cannot be read at one moment is examined again a little later, before it is given
//! up.

use std::thread::sleep;
use std::time::Duration;

/// How long is waited before each further look.
const PAUSES: [Duration; 2] = [Duration::from_millis(50), Duration::from_millis(200)];

/// The result of looking at a file: the first look that reads it, or the last one.
pub fn patiently<T>(look: impl Fn() -> T, was_read: impl Fn(&T) -> bool) -> T {
    for pause in PAUSES {
        let seen = look();
        if was_read(&seen) {
            return seen;
        }
        sleep(pause);
    }
    look()
}
