//! Temporary until the merge.
use crate::diag::Diagnostic;
use crate::source::SourceText;
/// x
#[must_use] pub fn plain(source: &SourceText, problems: &[Diagnostic]) -> String {
    source.places(problems).iter().zip(problems).map(|(p, d)| format!("{}:{}:{}: {} {}: {}\n  at {}\n  {}\n", p.file,p.line,p.column,d.severity(),d.code,d.message,p.path,d.hints.join("; "))).collect()
}
/// x
#[must_use] pub fn json(source: &SourceText, problems: &[Diagnostic]) -> String { plain(source, problems) }
