//! The work queue: first in, first out, without duplicates.

use std::collections::VecDeque;

use crate::ids::{Id, IdVec};

/// A queue of rows or columns.
pub(super) struct Queue<I> {
    order: VecDeque<I>,
    waiting: IdVec<I, bool>,
}

impl<I: Id> Queue<I> {
    /// All of `count` rows or columns, in their order.
    pub fn all(count: usize) -> Self {
        Self { order: (0..count).map(I::at).collect(), waiting: (0..count).map(|_| true).collect() }
    }

    /// Appends an item unless it is waiting already.
    pub fn push(&mut self, item: I) {
        if !self.waiting[item] {
            self.waiting[item] = true;
            self.order.push_back(item);
        }
    }

    /// The item that has waited longest.
    pub fn pop(&mut self) -> Option<I> {
        let item = self.order.pop_front()?;
        self.waiting[item] = false;
        Some(item)
    }

    /// Whether nothing waits.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }
}
