//! A file that cannot be read at one moment is examined again a little later, before it is given
//! up.

use std::thread::sleep;
use std::time::Duration;

/// The delays before further attempts.
const PAUSES: [Duration; 2] = [Duration::from_millis(50), Duration::from_millis(200)];

/// The result of reading a file: of the first successful attempt, or of the last one.
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
