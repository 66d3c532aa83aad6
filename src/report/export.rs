//! The forms answers are put out in, behind one trait: bytes out, wherever they go.

use std::convert::Infallible;

use serde::Serialize;

use super::{
    Terminal, actual, batch, book, bottlenecks, csv, diff, discussion, group, json, measures,
    moves, order, potential, proposals, quantity, recheck, repair, roll,
};
use super::{solution, suggestions, text, whatif, why};
use crate::lp::Solution;
use crate::model::answers as of;
use crate::model::plan::Plan;
use crate::model::{Buckets, Factory};

/// A form that answers of a kind can be put out in. The same answer gives the same bytes.
pub trait Exporter<A: ?Sized> {
    /// Why it cannot hold an answer.
    type Refusal;

    /// The answer in this form.
    ///
    /// # Errors
    /// If the format cannot hold it.
    fn export(&self, answer: &A) -> Result<Vec<u8>, Self::Refusal>;
}

/// Text for a terminal.
#[derive(Clone, Copy, Debug)]
pub struct Text<'t>(pub &'t Terminal<'t>);

/// JSON, every digit of every figure.
#[derive(Clone, Copy, Debug)]
pub struct Json;

/// One CSV table: of a plan the schedule.
#[derive(Clone, Copy, Debug)]
pub struct Csv;

/// A plan with the factory it is of, for forms that name more than the plan does.
#[derive(Clone, Copy, Debug)]
pub struct PlanOf<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The factory.
    pub factory: &'a Factory,
}

/// As the plan alone.
impl Serialize for PlanOf<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.plan.serialize(serializer)
    }
}

impl PlanOf<'_> {
    /// The share of an even plan that falls to each bucket.
    #[must_use]
    pub fn even_shares(&self) -> Vec<f64> {
        let buckets = Buckets::new(self.factory, self.factory.bucket);
        buckets.iter().map(|it| it.even_share).collect()
    }
}

impl<A: Serialize> Exporter<A> for Json {
    type Refusal = Infallible;

    fn export(&self, answer: &A) -> Result<Vec<u8>, Infallible> {
        Ok(json::pretty(answer).into_bytes())
    }
}

/// An answer whose form is text, made by a function of the form and the answer.
macro_rules! exported {
    ($($form:ty, $answer:ty: $how:expr;)+) => {
        $(impl crate::report::export::Exporter<$answer> for $form {
            type Refusal = std::convert::Infallible;

            fn export(&self, answer: &$answer) -> Result<Vec<u8>, std::convert::Infallible> {
                let how: fn(&Self, &$answer) -> String = $how;
                Ok(how(self, answer).into_bytes())
            }
        })+
    };
}
exported! {
    Csv, Plan: |_, it| csv::schedule(it);
    Csv, of::actual::Actual: |_, it| actual::csv(it);
    Csv, of::batch::Batch: |_, it| batch::csv(it);
    Csv, of::group::GroupWhy: |_, it| moves::group(it);
    Csv, of::order::OrderWhy: |_, it| order::csv(it);
    Csv, of::proposals::ProposalAnswers: |_, it| proposals::csv(it);
    Csv, of::quantity::QuantityWhy: |_, it| moves::quantity(it);
    Csv, of::repair::Repair: |_, it| moves::repair(it);
    Csv, of::shortage::Why: |_, it| moves::why(it);
    Text<'_>, Plan: |form, it| text::plan(it, form.0);
    Text<'_>, of::actual::Actual: |form, it| actual::text(it, form.0);
    Text<'_>, of::batch::Batch: |form, it| batch::text(it, form.0);
    Text<'_>, of::book::Book: |form, it| book::text(it, form.0);
    Text<'_>, of::bottlenecks::Bottlenecks: |form, it| bottlenecks::text(it, form.0);
    Text<'_>, of::diff::Diff: |form, it| diff::text(it, form.0);
    Text<'_>, of::discussion::Discussion: |form, it| discussion::text(it, form.0);
    Text<'_>, of::group::GroupWhy: |form, it| group::text(it, form.0);
    Text<'_>, of::measures::Measures: |form, it| measures::text(it, form.0);
    Text<'_>, of::order::OrderWhy: |form, it| order::text(it, form.0);
    Text<'_>, of::potential::Potential: |form, it| potential::text(it, form.0);
    Text<'_>, of::proposals::ProposalAnswers: |form, it| proposals::text(it, form.0);
    Text<'_>, of::quantity::QuantityWhy: |form, it| quantity::text(it, form.0);
    Text<'_>, of::recheck::Recheck: |form, it| recheck::text(it, form.0);
    Text<'_>, of::repair::Repair: |form, it| repair::text(it, form.0);
    Text<'_>, of::roll::Roll: |form, it| roll::text(it, form.0);
    Text<'_>, Solution: |form, it| solution::text(it, form.0);
    Text<'_>, of::suggestions::Suggestions: |form, it| suggestions::text(it, form.0);
    Text<'_>, of::whatif::WhatIf: |form, it| whatif::text(it, form.0);
    Text<'_>, of::shortage::Why: |form, it| why::text(it, form.0);
}
