//! The file of a proof to [`PlanProof`]: its form and version; what it proves is checked elsewhere.

use super::basis_file::{Form, field, own_form};
use super::json::MOST_VALUES_OF_PLAN;
use super::kinds::{FileKind, another_kind};
use crate::diag::{Code, Diagnostic, message};
use crate::model::proof::PlanProof;

const FORM: Form = Form {
    not_json: Code::E912,
    malformed: Code::E913,
    says: |path, message| match path {
        Some(path) => message!("e913-at", path, message),
        None => message!("e913", message),
    },
    hint: || message!("e912-hint"),
};

/// Reads the text of a file that `junheng plan --proof` wrote.
///
/// # Errors
/// E912 if it is not JSON, E913 if it has not the form of a proof or is of another version.
pub fn read(text: &str) -> Result<PlanProof, Diagnostic> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let proof: PlanProof = own_form(text, MOST_VALUES_OF_PLAN, &FORM)
        .map_err(|problem| another_kind(text, FileKind::Proof).unwrap_or(problem))?;
    if proof.version != PlanProof::VERSION {
        let message = message!("e905-version", version = proof.version, read = PlanProof::VERSION);
        let problem = Diagnostic::new(Code::E913, field(text, "version"), message);
        return Err(problem.hint(message!("e912-hint")));
    }
    Ok(proof)
}
