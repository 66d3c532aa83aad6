//! Typed positions: a group's position cannot be used where a product's is meant.

use std::fmt;
use std::marker::PhantomData;
use std::ops::{Index, IndexMut};

/// A typed position in an [`IdVec`]: a plain `u32` that remembers what it counts.
pub trait Id: Copy + Eq + Ord + fmt::Debug {
    /// The id of the item at `position`, which fits in 32 bits by construction of every caller.
    fn at(position: usize) -> Self;
    /// The position this id stands for.
    fn position(self) -> usize;
}

/// Declares one typed position per line.
macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(u32);

        impl Id for $name {
            fn at(position: usize) -> Self {
                Self(u32::try_from(position).expect("more than 2^32 items"))
            }
            fn position(self) -> usize {
                self.0 as usize
            }
        }
    )*};
}

ids! {
    /// A row (constraint) of a linear programme.
    RowId;
    /// A column (variable) of a linear programme.
    ColumnId;
    /// A planning bucket.
    BucketId;
    /// A workshop.
    WorkshopId;
    /// An equipment group.
    GroupId;
    /// A labour pool.
    LabourId;
    /// A service of an auxiliary workshop.
    ServiceId;
    /// A material.
    MaterialId;
    /// A product, component or by-product.
    ProductId;
    /// An order.
    OrderId;
    /// A shared store.
    StoreId;
    /// A project.
    ProjectId;
}

/// A vector indexed by one kind of id only.
#[derive(Clone, PartialEq, Eq)]
pub struct IdVec<I, T> {
    items: Vec<T>,
    kind: PhantomData<fn() -> I>,
}

impl<I: Id, T> IdVec<I, T> {
    /// An empty vector.
    #[must_use]
    pub fn new() -> Self {
        Self { items: Vec::new(), kind: PhantomData }
    }

    /// Appends an item and returns the id it is found under.
    pub fn push(&mut self, item: T) -> I {
        let id = I::at(self.items.len());
        self.items.push(item);
        id
    }

    /// The number of items.
    #[must_use]
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there is no item.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    /// The items in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.items.iter()
    }

    /// The ids in order.
    pub fn ids(&self) -> impl DoubleEndedIterator<Item = I> + ExactSizeIterator + use<I, T> {
        (0..self.items.len()).map(I::at)
    }

    /// Each id with its item, in order.
    #[must_use]
    pub fn enumerated(&self) -> impl DoubleEndedIterator<Item = (I, &T)> + ExactSizeIterator {
        self.items.iter().enumerate().map(|(position, item)| (I::at(position), item))
    }

    /// The item, or `None` if the id is from a longer vector.
    #[must_use]
    pub fn get(&self, id: I) -> Option<&T> {
        self.items.get(id.position())
    }

    /// The items as a slice.
    #[must_use]
    pub fn as_slice(&self) -> &[T] {
        &self.items
    }
}

impl<I: Id, T> Default for IdVec<I, T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<I: Id, T> FromIterator<T> for IdVec<I, T> {
    fn from_iter<A: IntoIterator<Item = T>>(items: A) -> Self {
        Self { items: items.into_iter().collect(), kind: PhantomData }
    }
}

impl<I: Id, T> Index<I> for IdVec<I, T> {
    type Output = T;
    fn index(&self, id: I) -> &T {
        &self.items[id.position()]
    }
}

impl<I: Id, T> IndexMut<I> for IdVec<I, T> {
    fn index_mut(&mut self, id: I) -> &mut T {
        &mut self.items[id.position()]
    }
}

impl<'a, I: Id, T> IntoIterator for &'a IdVec<I, T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}

impl<I: Id, T: fmt::Debug> fmt::Debug for IdVec<I, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_list().entries(&self.items).finish()
    }
}
