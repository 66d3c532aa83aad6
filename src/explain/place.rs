//! The subject of a question as the planner writes it: an id, with `@` and a bucket's name for one
//! bucket.

use crate::ids::{BucketId, Id};
use crate::model::{Buckets, Factory};
use crate::session::Options;

/// Nothing is called so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// What kind of thing: product, group, bucket.
    pub what: &'static str,
    /// The engine requested.
    pub wanted: String,
    /// Every such thing there is.
    pub known: Vec<String>,
}

/// What is called so, and in which bucket.
pub(super) fn find<I: Id>(
    factory: &Factory,
    options: &Options,
    what: &'static str,
    wanted: &str,
    known: Vec<String>,
) -> Result<(I, Option<BucketId>), Unknown> {
    if let Some(at) = known.iter().position(|id| id == wanted) {
        return Ok((I::at(at), None));
    }
    let (id, bucket) = match wanted.rsplit_once('@') {
        Some((id, bucket)) => (id, Some(bucket)),
        None => (wanted, None),
    };
    let Some(at) = known.iter().position(|it| it == id) else {
        return Err(Unknown { what, wanted: id.to_owned(), known });
    };
    let Some(name) = bucket else { return Ok((I::at(at), None)) };
    let buckets = Buckets::new(factory, options.bucket);
    match buckets.ids().find(|&bucket| buckets[bucket].name == name) {
        Some(bucket) => Ok((I::at(at), Some(bucket))),
        None => Err(Unknown {
            what: "bucket",
            wanted: name.to_owned(),
            known: buckets.iter().map(|bucket| bucket.name.clone()).collect(),
        }),
    }
}
