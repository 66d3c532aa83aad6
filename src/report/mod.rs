//! Pure renderers: what was found or planned, as text. Nothing is computed here.

pub mod diagnostics;
