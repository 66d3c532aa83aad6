//! What a figure or reference belongs to, in the planner's words.

use std::fmt;

use crate::source::json::shortened;

/// What a figure or reference belongs to, as messages name it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Owner<'r> {
    /// Position of an operation, receipt and so on inside the owner, from 1, with its noun.
    part: Option<(&'static str, usize)>,
    noun: &'static str,
    id: Option<&'r str>,
    product: Option<&'r str>,
}

impl<'r> Owner<'r> {
    pub(super) fn new(noun: &'static str, id: &'r str) -> Self {
        Self { part: None, noun, id: Some(id), product: None }
    }

    pub(super) fn nameless(noun: &'static str) -> Self {
        Self { part: None, noun, id: None, product: None }
    }

    /// A route of a product.
    pub(super) fn route(id: &'r str, product: &'r str) -> Self {
        Self { part: None, noun: "route", id: Some(id), product: Some(product) }
    }

    pub(super) fn part(self, noun: &'static str, position: usize) -> Self {
        Self { part: Some((noun, position + 1)), ..self }
    }
}

impl fmt::Display for Owner<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some((noun, position)) = self.part {
            write!(formatter, "{noun} {position} of ")?;
        }
        formatter.write_str(self.noun)?;
        if let Some(id) = self.id {
            write!(formatter, " \"{}\"", shortened(id))?;
        }
        if let Some(product) = self.product {
            write!(formatter, " of product \"{}\"", shortened(product))?;
        }
        Ok(())
    }
}
