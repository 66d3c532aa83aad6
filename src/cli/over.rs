//! What a command reads it never writes over, by whatever name the file is called.

use std::path::Path;

use super::language::words;
use super::output::say;

/// Whether what is written to `out`, or to one of the names in it where it is a folder, would stand
/// in the place of something that is read; that is reported.
pub(super) fn would_write_over<'r>(
    read: impl IntoIterator<Item = &'r str>,
    out: Option<&Path>,
    within: &[&str],
) -> bool {
    let Some(out) = out else { return false };
    let files = within.iter().map(|name| out.join(name));
    let places: Vec<_> = std::iter::once(out.to_path_buf()).chain(files).collect();
    let mut read = read.into_iter().filter(|name| *name != "-");
    let Some(name) = read.find(|name| places.iter().any(|it| same(Path::new(name), it))) else {
        return false;
    };
    say(&words().say_with("writes-over", &[("file", name.into())]));
    true
}

/// Whether two paths lead to one file or folder: other spellings, links of both kinds.
#[cfg(unix)]
fn same(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let of = |path: &Path| std::fs::metadata(path).map(|it| (it.dev(), it.ino())).ok();
    // A device is read and written as often as one likes.
    let plain = std::fs::metadata(one).is_ok_and(|it| it.is_file() || it.is_dir());
    plain && of(one) == of(other)
}

#[cfg(not(unix))]
fn same(one: &Path, other: &Path) -> bool {
    let of = |path: &Path| std::fs::canonicalize(path).ok();
    of(one).is_some_and(|it| of(other) == Some(it))
}
