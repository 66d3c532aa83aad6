//! Values with a short form and a full one: norms with a part per lot or run, goals with a tolerance.

use jsonc_parser::ast::Value;
use schemars::json_schema;

use super::decode::{Decode, Decoder, span};
use super::format::{Allowed, Kind, What};
use super::values::{Series, Text, described};
use crate::diag::{Code, Diagnostic, Message, message};
use crate::model::Goal;
use crate::model::decimal::times_ten_to;
use crate::source::Cell;

super::record::records! {
    /// A norm with a fixed part: per lot, of which the plan counts average ones, or per run.
    pub struct LotNorm {
        /// Quantity per unit started; may differ by date.
        per_unit: Option<Cell<Series>> ["数量 每投入一件的数量；可随日期变化。", column: "quantity"],
        /// Further quantity per lot of `lot` units, spread over its units. Default 0.
        per_lot: Option<Cell<f64>> ["每批 每批另加的数量，均摊到批量的各件。缺省 0。"],
        /// Units in a lot, with `per_lot`.
        lot: Option<Cell<f64>> ["批量 一批的件数，与“每批”同填。", allowed: Allowed::Positive],
        /// Further quantity each time the route is started in a bucket, whatever is started; may
        /// vary by date. Default 0.
        per_run: Option<Cell<Series>> ["每次投产 路线每在一个时段投产另加的数量，与件数无关；可随日期变化。缺省 0。"],
    }

    /// A goal with the part of it that may be given up for the goals after it.
    pub struct ToleratedGoal {
        /// `fulfil`, `on-time`, `profit`, `cost`, `surplus`, `balance`, `low-stock`,
        /// `few-runs` or `steady`.
        goal: Cell<Text> ["目标 完成订单、按期交货、利润、成本、余量、均衡或低库存。", words: Goal::WORDS],
        /// A number in the goal's own unit, or a percentage of its optimum such as `"0.5%"`.
        /// Default 0.
        give_up: Option<Cell<GiveUp>>
            ["可让出|可放弃 为后面的目标可让出多少：数字，或文本如 0.5%。缺省 0。"],
    }
}

/// Consumption norm: quantity per unit started, plain or by date, or with a part per lot or run.
#[derive(Clone, Debug)]
pub enum Norm {
    /// Quantity per unit.
    PerUnit(Series),
    /// With a fixed part.
    WithLot(LotNorm),
}

impl Decode for Norm {
    const KIND: Kind = Kind::Short(LotNorm::FIELDS);
    fn what() -> Message {
        message!("kind-norm")
    }
    fn decode(value: &Value<'_>, decoder: &mut Decoder) -> Option<Self> {
        match value {
            Value::Object(object)
                if ["per_unit", "per_lot", "lot", "per_run"]
                    .iter()
                    .any(|name| object.get(name).is_some()) =>
            {
                let norm = LotNorm::decode(value, decoder)?;
                let lacks = match (&norm.per_lot, &norm.lot, &norm.per_run) {
                    (None, Some(_), _) | (None, None, None) => "per_lot",
                    (Some(_), None, _) => "lot",
                    _ => return Some(Self::WithLot(norm)),
                };
                let what = f64::what();
                decoder.report(
                    Diagnostic::new(Code::E106, span(value), message!("e106", name = lacks))
                        .hint(message!("e106-hint", name = lacks, what)),
                );
                None
            }
            Value::Object(_) | Value::NumberLit(_) => {
                Series::decode(value, decoder).map(Self::PerUnit)
            }
            _ => {
                decoder.wrong_type(value, &Self::what());
                None
            }
        }
    }
    fn seen(&self) -> What<'_> {
        match self {
            Self::PerUnit(series) => What::Series(series),
            Self::WithLot(lot) => What::Record(lot),
        }
    }
}

described!(Norm, "Norm", |generator| {
    let series = generator.subschema_for::<Series>();
    let lot = generator.subschema_for::<LotNorm>();
    json_schema!({"anyOf": [series, lot]})
});

/// How much of a goal may be given up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum GiveUp {
    /// In the goal's own unit.
    Absolute(f64),
    /// As a share of the goal's optimum, 0 to 1.
    Share(f64),
}

impl Decode for GiveUp {
    const KIND: Kind = Kind::GiveUp;
    fn what() -> Message {
        message!("kind-give-up")
    }
    fn decode(value: &Value<'_>, decoder: &mut Decoder) -> Option<Self> {
        if let Value::StringLit(text) = value {
            let share = text.value.strip_suffix('%').and_then(|number| number.trim().parse().ok());
            if let Some(percent) = share.filter(|percent: &f64| percent.is_finite()) {
                return Some(Self::Share(times_ten_to(percent, -2)));
            }
            decoder.wrong_type(value, &Self::what());
            return None;
        }
        f64::decode(value, decoder).map(Self::Absolute)
    }
}

described!(GiveUp, "GiveUp", |_| {
    json_schema!({"oneOf": [
        {"type": "number", "minimum": 0},
        {"type": "string", "pattern": "^[0-9.]+ *%$"}
    ]})
});

/// A goal: its word, or an object with a tolerance.
#[derive(Clone, Debug)]
pub enum GoalRecord {
    /// Nothing of it may be given up.
    Plain(String),
    /// With a tolerance.
    Tolerated(ToleratedGoal),
}

impl Decode for GoalRecord {
    const KIND: Kind = Kind::Short(ToleratedGoal::FIELDS);
    fn what() -> Message {
        message!("kind-goal")
    }
    fn decode(value: &Value<'_>, decoder: &mut Decoder) -> Option<Self> {
        match value {
            Value::StringLit(text) => Some(Self::Plain(text.value.clone().into_owned())),
            Value::Object(_) => ToleratedGoal::decode(value, decoder).map(Self::Tolerated),
            _ => {
                decoder.wrong_type(value, &Self::what());
                None
            }
        }
    }
}

described!(GoalRecord, "Goal", |generator| {
    let tolerated = generator.subschema_for::<ToleratedGoal>();
    json_schema!({"anyOf": [{"type": "string"}, tolerated]})
});
