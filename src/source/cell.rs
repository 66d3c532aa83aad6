//! A value together with its place: the element of every table of a factory file.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};

use crate::diag::Span;

/// A value and the place it was read from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell<T> {
    /// The value as read.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T> Cell<T> {
    /// A value with its place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

impl<T: JsonSchema> JsonSchema for Cell<T> {
    fn inline_schema() -> bool {
        T::inline_schema()
    }
    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}
