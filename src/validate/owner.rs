//! The owner of a figure or reference, in the planner's words.

use crate::diag::{Message, Value, message};
use crate::source::json::shortened;

/// What a figure or reference belongs to, as messages name it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Owner<'r> {
    /// Position of an operation, receipt and so on inside the owner, from 1, with its noun.
    part: Option<(&'static str, usize)>,
    /// The key of its noun.
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
        Self { part: None, noun: "thing-route", id: Some(id), product: Some(product) }
    }

    /// An entry of a list within it, whose id is not known: of the whole file's lists an entry by
    /// position, until its id says which.
    pub(super) fn entry(self, noun: &'static str, position: usize) -> Self {
        match self.noun {
            "" => Self::nameless(noun).part("thing-entry", position),
            _ => self.part(noun, position),
        }
    }

    /// The entry of a list that [`Self::entry`] gave, by its id.
    pub(super) fn with_id(self, id: &'r str) -> Self {
        match (self.part, self.id) {
            (Some((noun, _)), Some(product)) => Self { noun, ..Self::route(id, product) },
            (Some(("thing-entry", _)), None) => Self::new(self.noun, id),
            (Some((noun, _)), None) => Self::new(noun, id),
            (None, _) => self,
        }
    }

    pub(super) fn part(self, noun: &'static str, position: usize) -> Self {
        Self { part: Some((noun, position + 1)), ..self }
    }
}

impl From<&Owner<'_>> for Value {
    fn from(owner: &Owner<'_>) -> Self {
        let noun = noun(owner.noun);
        let whole = match (owner.id, owner.product) {
            (None, _) => noun,
            (Some(id), None) => message!("thing", noun, id = shortened(id)),
            (Some(id), Some(product)) => {
                let (id, product) = (shortened(id), shortened(product));
                message!("thing-of-product", noun, id, product)
            }
        };
        Self::Said(match owner.part {
            None => whole,
            Some((part, position)) => {
                message!("thing-part", part = self::noun(part), position, whole)
            }
        })
    }
}

/// The noun of a kind of thing, by its key.
pub(super) fn noun(key: &'static str) -> Message {
    Message::new(key)
}
