//! The scenario file as it is written: named changes of a factory file, and generators of many.
//!
//! These records are the file format. Field docs become the JSON Schema's descriptions.

use std::borrow::Cow;

use jsonc_parser::ast::Value;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::Number;

use super::Cell;
use super::json::{Allowed, Date, Decode, Decoder, Kind, Text, records};
use super::kinds::{FileKind, another_kind};
use super::reading::tables;
use crate::diag::{Diagnostic, Message, message};

records! {
    /// Scenarios for one factory file.
    pub struct ScenarioFile {
        /// Named scenarios.
        scenarios: Vec<Cell<ScenarioRecord>>,
        /// Combined scenarios, such as `rush+breakdown`.
        bundles: Vec<Cell<Text>>,
        /// Generators of many scenarios.
        generate: Vec<Cell<GeneratorRecord>>,
    }

    /// A scenario: the factory file with some changes.
    pub struct ScenarioRecord {
        /// Its name; no `+` and no `#`.
        name: Cell<Text>,
        /// The changes.
        changes: Vec<Cell<ChangeRecord>>,
    }

    /// One change. Give exactly one of `set`, `scale`, `add`, `new` and `drop`.
    pub struct ChangeRecord {
        /// The path by ids: `groups/milling/machines`; `*` matches every entry.
        at: Cell<Text> ["位置 按编号的位置，如 groups/milling/machines；* 表示每一项。", column: "path"],
        /// The new value.
        set: Option<Cell<Free>> ["改为 新的值。"],
        /// The factor for the number.
        scale: Option<Cell<f64>> ["乘以 数值的倍数。", allowed: Allowed::Any],
        /// The amount added to the number; to a date, in days.
        add: Option<Cell<f64>> ["加上 加到数值上的量；对日期，以天计。", allowed: Allowed::Any],
        /// A new entry, such as an order; its id is the last step of the path.
        new: Option<Cell<Free>> ["新增 新的一项，如订单；编号是位置的最后一段。"],
        /// Removes the entry or field.
        drop: Option<Cell<bool>> ["删去 删去该项或该值：是或否。"],
        /// First date of the change. Default: the first day planned.
        from: Option<Cell<Date>> ["起 改动的第一天。缺省：计划期第一天。"],
        /// Last date of the change, included. Default: the last day planned.
        to: Option<Cell<Date>> ["止 改动的最后一天，包括在内。缺省：计划期最后一天。"],
    }

    /// A generator. Give exactly one of `grid`, `sweep` and `sample`.
    pub struct GeneratorRecord {
        /// Its name; its scenarios are named `name#1` and so on.
        name: Cell<Text>,
        /// All combinations of the axes' values.
        grid: Option<Vec<Cell<AxisRecord>>>,
        /// One axis at a time, each of its values on its own.
        sweep: Option<Vec<Cell<AxisRecord>>>,
        /// Seeded draws from distributions.
        sample: Option<Cell<SampleRecord>>,
    }

    /// Values to try at one place. Give exactly one of `set`, `scale` and `add`.
    pub struct AxisRecord {
        /// Display name. Default: the path.
        name: Option<Cell<Text>>,
        /// The path.
        at: Cell<Text>,
        /// The values.
        set: Option<Vec<Cell<Free>>>,
        /// The factor for the number.
        scale: Option<Vec<Cell<f64>>>,
        /// The amount added to the number; to a date, in days.
        add: Option<Vec<Cell<f64>>>,
        /// First date of the change.
        from: Option<Cell<Date>>,
        /// Last date of the change, included.
        to: Option<Cell<Date>>,
    }

    /// A sample.
    pub struct SampleRecord {
        /// Number of scenarios.
        count: Cell<f64>,
        /// Seed of all draws, a whole number from 0. Default 1.
        seed: Option<Cell<f64>>,
        /// Whether draws are stratified (Latin hypercube). Default true.
        stratified: Option<Cell<bool>>,
        /// The draws.
        draws: Vec<Cell<DrawRecord>>,
        /// Correlations between draws.
        correlations: Vec<Cell<CorrelationRecord>>,
    }

    /// A draw. Give exactly one of `set`, `scale`, `add` and `breakdowns`.
    pub struct DrawRecord {
        /// Name, for `correlations` and for display. Default: the path.
        name: Option<Cell<Text>>,
        /// The path; for breakdowns, the machines of a group: `groups/milling/machines`.
        at: Cell<Text>,
        /// Distribution of the new value.
        set: Option<Cell<DistributionRecord>>,
        /// Distribution of the factor for the number.
        scale: Option<Cell<DistributionRecord>>,
        /// Distribution of the amount added; to a date, in days, rounded to whole days.
        add: Option<Cell<DistributionRecord>>,
        /// Machines break down and are repaired.
        breakdowns: Option<Cell<BreakdownsRecord>>,
        /// Whether every place the path matches is drawn independently. Default false: one draw for
        /// all.
        each: Option<Cell<bool>>,
        /// First date of the change.
        from: Option<Cell<Date>>,
        /// Last date of the change, included.
        to: Option<Cell<Date>>,
    }

    /// A distribution. Give exactly one.
    pub struct DistributionRecord {
        /// Normal, cut at `least` and `most` if given.
        normal: Option<Cell<NormalRecord>>,
        /// Uniform between two values.
        uniform: Option<Cell<UniformRecord>>,
        /// Triangular.
        triangular: Option<Cell<TriangularRecord>>,
        /// Lognormal.
        lognormal: Option<Cell<LognormalRecord>>,
        /// One of several values.
        discrete: Option<Cell<DiscreteRecord>>,
    }

    /// A normal distribution.
    pub struct NormalRecord {
        /// Mean.
        mean: Cell<f64>,
        /// Standard deviation.
        deviation: Cell<f64>,
        /// Values below it count as it.
        least: Option<Cell<f64>>,
        /// Values above it count as it.
        most: Option<Cell<f64>>,
    }

    /// A uniform distribution.
    pub struct UniformRecord {
        /// Least.
        least: Cell<f64>,
        /// Most.
        most: Cell<f64>,
    }

    /// A triangular distribution.
    pub struct TriangularRecord {
        /// Least.
        least: Cell<f64>,
        /// Most likely.
        likely: Cell<f64>,
        /// Most.
        most: Cell<f64>,
    }

    /// A lognormal distribution.
    pub struct LognormalRecord {
        /// Median.
        median: Cell<f64>,
        /// Standard deviation of the logarithm.
        spread: Cell<f64>,
    }

    /// A discrete distribution.
    pub struct DiscreteRecord {
        /// Values.
        values: Vec<Cell<f64>>,
        /// Their weights. Default: equal.
        weights: Vec<Cell<f64>>,
    }

    /// Breakdowns of each machine of a group, in calendar days around the clock; up and down times
    /// are exponential.
    pub struct BreakdownsRecord {
        /// Mean days between the end of a repair and the next failure.
        between_failures: Cell<f64>,
        /// Mean days until it is repaired.
        to_repair: Cell<f64>,
    }

    /// A correlation of two draws.
    pub struct CorrelationRecord {
        /// Name of one draw.
        of: Cell<Text>,
        /// Name of the other.
        with: Cell<Text>,
        /// Correlation of the normal scores, -1 to 1.
        is: Cell<f64>,
    }
}

/// Any value: its type is determined by the place it is set at.
#[derive(Clone, Debug, PartialEq)]
pub struct Free(pub serde_json::Value);

impl Decode for Free {
    const KIND: Kind = Kind::Any;

    fn what() -> Message {
        message!("kind-any")
    }

    fn decode(value: &Value<'_>, decoder: &mut Decoder) -> Option<Self> {
        use serde_json::Value as Json;
        Some(Self(match value {
            Value::StringLit(text) => Json::String(text.value.clone().into_owned()),
            Value::BooleanLit(word) => Json::Bool(word.value),
            Value::NullKeyword(_) => {
                decoder.wrong_type(value, &Self::what());
                return None;
            }
            Value::NumberLit(_) => Json::Number(Number::from_f64(f64::decode(value, decoder)?)?),
            Value::Array(array) => {
                let each = array.elements.iter().map(|it| Self::decode(it, decoder).map(|it| it.0));
                Json::Array(each.collect::<Option<_>>()?)
            }
            Value::Object(object) => {
                decoder.report_duplicates(object);
                let fields = object.properties.iter().filter_map(|it| {
                    Some((it.name.as_str().to_owned(), Self::decode(&it.value, decoder)?.0))
                });
                Json::Object(fields.collect())
            }
        }))
    }
}

impl JsonSchema for Free {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        "Value".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({})
    }
}

/// Reads a scenario file's text: the records, or all problems of format.
///
/// # Errors
/// The problems, in the order found.
pub fn read(text: &str) -> Result<ScenarioFile, Vec<Diagnostic>> {
    let (file, problems, _) = tables(text, message!("empty-scenarios-hint"));
    let other = || another_kind(text, FileKind::Scenarios).map(|it| vec![it]);
    file.filter(|_| problems.is_empty()).ok_or_else(|| other().unwrap_or(problems))
}
