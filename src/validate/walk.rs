//! Walks every figure and reference of a factory record, so that a rule on all of them is one
//! function on one of them. What each may be the registry of the format says.

use super::owner::Owner;
use crate::diag::Span;
use crate::source::Cell;
use crate::source::json::{Allowed, Amount, FieldOf, Given, Part, Record, Series, Target, What};
use crate::source::records::{FactoryRecord, RouteRecord, route_name};

/// A number with what it means.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figure<'r> {
    pub owner: Owner<'r>,
    pub field: &'r str,
    pub value: f64,
    pub span: Span,
    pub allowed: Allowed,
}

/// One thing the walk comes by.
#[derive(Clone, Copy, Debug)]
pub(super) enum Seen<'r> {
    /// A number, also each value of a series.
    Figure(Figure<'r>),
    /// A number by date; its values follow as figures.
    Series {
        owner: Owner<'r>,
        field: &'r str,
        series: &'r Series,
        span: Span,
        /// Whether a bucket takes the value of its first day.
        first_day: bool,
    },
    /// An amount per period, where it stands, and whether several periods are allowed; its series
    /// follow.
    Amount(Owner<'r>, &'r str, &'r Amount, Span, bool),
    /// An id used.
    Reference(Owner<'r>, &'r str, &'r str, Span, Target),
}

/// Shows `see` every figure and reference, in the order of the record's fields.
pub(super) fn walk<'r>(record: &'r FactoryRecord, mut see: impl FnMut(Seen<'r>)) {
    visit(Owner::nameless(""), "", record, &mut see);
}

/// The id of a route: its own, or by position.
pub(super) fn route_id(route: &RouteRecord, position: usize) -> std::borrow::Cow<'_, str> {
    match &route.id {
        Some(id) => id.value.as_str().into(),
        None => route_name(position).into(),
    }
}

/// `place` is what the record is part of: the field's name, or the id it belongs to.
fn visit<'r>(
    owner: Owner<'r>,
    place: &'r str,
    record: &'r dyn Record,
    see: &mut dyn FnMut(Seen<'r>),
) {
    let mut owner = owner;
    record.each(&mut |Given { field, part, what, span }| {
        let name = match part {
            Part::Key(id) => {
                if let Some(target) = field.to {
                    see(Seen::Reference(owner, field.name, &id.value, id.span, target));
                }
                &id.value
            }
            // What a norm per lot uses per unit is a quantity of its material like a plain norm.
            _ if field.name == "per_unit" => place,
            _ if field.called.is_empty() => field.name,
            _ => field.called,
        };
        match (what, field.to) {
            (What::Number(value), _) => {
                let allowed = field.allowed;
                see(Seen::Figure(Figure { owner, field: name, value, span, allowed }));
            }
            (What::Series(series), _) => {
                let first_day = !field.daily;
                see(Seen::Series { owner, field: name, series, span, first_day });
                values(owner, name, series, span, field.allowed, see);
            }
            (What::Amount(amount), _) => {
                see(Seen::Amount(owner, name, amount, span, field.several));
                for (_, Cell { value: series, span }) in &amount.0 {
                    let (span, first_day) = (*span, false);
                    see(Seen::Series { owner, field: name, series, span, first_day });
                    values(owner, name, series, span, Allowed::NotNegative, see);
                }
            }
            // An id stands first in its record: all that follows is of it.
            (What::Text(id), None) if field.name == "id" => owner = owner.with_id(id),
            (What::Text(id), Some(target)) => {
                see(Seen::Reference(owner, name, id, span, target));
            }
            (What::Record(inner), _) => visit(inside(owner, field, part), name, inner, see),
            (What::Text(_) | What::Plain, _) => {}
        }
    });
}

/// What a record of a field belongs to, as long as its id is not known.
fn inside<'r>(owner: Owner<'r>, field: &FieldOf, part: Part<'r>) -> Owner<'r> {
    match part {
        Part::Entry(at) => owner.entry(field.noun, at),
        _ if field.noun.is_empty() => owner,
        _ => Owner::nameless(field.noun),
    }
}

fn values<'r>(
    owner: Owner<'r>,
    field: &'r str,
    series: &Series,
    span: Span,
    allowed: Allowed,
    see: &mut dyn FnMut(Seen<'r>),
) {
    let mut one = |value: f64, span: Span| {
        see(Seen::Figure(Figure { owner, field, value, span, allowed }));
    };
    match series {
        Series::Constant(value) => one(*value, span),
        Series::Steps(steps) => steps.iter().for_each(|(_, it)| one(it.value, it.span)),
    }
}
