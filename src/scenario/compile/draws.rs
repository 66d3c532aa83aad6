//! Samples: draws, distributions and their correlations.

use serde_json::Value;

use super::{Compiler, MOST};
use crate::diag::{Code, Message, Span, message};
use crate::scenario::document::value_at;
use crate::scenario::generate::{Breakdowns, Distribution, Draw, Sample, Use, What, factor};
use crate::scenario::{Action, Edit, Place, Window};
use crate::source::Cell;
use crate::source::scenarios::{BreakdownsRecord, DistributionRecord, DrawRecord, SampleRecord};

impl Compiler<'_> {
    pub(super) fn sample(&mut self, record: &SampleRecord, span: Span) -> Option<Sample> {
        let count = self.whole(&record.count, 1.0)?;
        let seed = record.seed.as_ref().map_or(Some(1), |it| self.whole(it, 0.0))?;
        if record.draws.is_empty() {
            self.report(Code::E948, span, message!("e948-sample"));
        }
        let mut draws: Vec<Draw> = Vec::new();
        let mut before: Vec<Edit> = Vec::new();
        for draw in &record.draws {
            let Some(draw_made) = self.draw(&draw.value, draw.span) else { continue };
            let edits: Vec<Edit> = draw_made
                .places
                .iter()
                .map(|place| Edit {
                    place: place.clone(),
                    action: Action::Add(0.0),
                    window: draw_made.window,
                })
                .collect();
            self.once(&before, &edits, draw.value.at.span);
            if draw_made
                .places
                .iter()
                .all(|it| it.path().steps().last().is_none_or(|it| it != "date"))
            {
                self.numbers(&edits, draw.value.at.span);
            }
            before.extend(edits);
            draws.push(draw_made);
        }
        let correlated = self.correlated(record, &draws);
        let stratified = record.stratified.as_ref().is_none_or(|it| it.value);
        Some(Sample { count, seed, stratified, draws, correlated })
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // it is checked
    fn whole(&mut self, number: &Cell<f64>, least: f64) -> Option<u64> {
        let value = number.value;
        let fits = value.fract() == 0.0 && (least..=MOST).contains(&value);
        if !fits {
            let message = message!("e948-count", value, least);
            self.report(Code::E948, number.span, message);
        }
        fits.then_some(value as u64)
    }

    fn draw(&mut self, record: &DrawRecord, span: Span) -> Option<Draw> {
        let each = record.each.as_ref().is_some_and(|it| it.value);
        let drawn = [
            record.set.as_ref().map(|it| (Use::Set, it)),
            record.scale.as_ref().map(|it| (Use::Scale, it)),
            record.add.as_ref().map(|it| (Use::Add, it)),
        ];
        let drawn: Vec<_> = drawn.into_iter().flatten().collect();
        let window = self.window(record.from.as_ref(), record.to.as_ref());
        let places = self.places(&record.at);
        let what = match (drawn.as_slice(), &record.breakdowns) {
            ([(using, distribution)], None) => {
                let found = self.distribution(&distribution.value, distribution.span)?;
                What::Drawn { distribution: found, using: *using, each }
            }
            ([], Some(record)) => {
                let place = places.first()?;
                What::Breakdowns(self.breakdowns(&record.value, record.span, place, window)?)
            }
            _ => {
                let message = message!("e942-draw");
                self.report(Code::E942, span, message);
                return None;
            }
        };
        let name = record.name.as_ref().unwrap_or(&record.at).value.trim().to_owned();
        Some(Draw { name, places, window, what })
    }

    fn breakdowns(
        &mut self,
        record: &BreakdownsRecord,
        span: Span,
        place: &Place,
        window: Option<Window>,
    ) -> Option<Breakdowns> {
        let (between_failures, to_repair) = (record.between_failures.value, record.to_repair.value);
        // Shorter times than a minute would take for ever and mean nothing.
        if !(between_failures >= 1e-3 && to_repair >= 1e-3) {
            self.report(Code::E949, span, message!("e949-times"));
            return None;
        }
        let there = value_at(self.original.tree(), &place.steps);
        let least = match there {
            Some(Value::Object(steps)) => {
                steps.values().filter_map(Value::as_f64).fold(f64::INFINITY, f64::min)
            }
            Some(value) => value.as_f64().unwrap_or(0.0),
            None => 1.0,
        };
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // at most a thousand
        let machines = least.clamp(0.0, 1000.0) as usize;
        let (from, to) = (self.original.from, self.original.to);
        let window = window.map_or((from, to), |it| (it.0.max(from), it.1.min(to)));
        Some(Breakdowns { machines, between_failures, to_repair, window })
    }

    fn distribution(&mut self, record: &DistributionRecord, span: Span) -> Option<Distribution> {
        let found: Vec<Result<Distribution, Message>> = [
            record.normal.as_ref().map(|it| {
                let it = &it.value;
                let (least, most) = (it.least.as_ref(), it.most.as_ref());
                let least = least.map_or(f64::NEG_INFINITY, |it| it.value);
                let most = most.map_or(f64::INFINITY, |it| it.value);
                let made = Distribution::Normal(it.mean.value, it.deviation.value, least, most);
                (it.deviation.value >= 0.0 && least <= most)
                    .then_some(made)
                    .ok_or(message!("e949-normal"))
            }),
            record.uniform.as_ref().map(|it| {
                let (least, most) = (it.value.least.value, it.value.most.value);
                (least <= most)
                    .then_some(Distribution::Uniform(least, most))
                    .ok_or(message!("e949-uniform"))
            }),
            record.triangular.as_ref().map(|it| {
                let it = &it.value;
                let (least, likely, most) = (it.least.value, it.likely.value, it.most.value);
                (least <= likely && likely <= most)
                    .then_some(Distribution::Triangular(least, likely, most))
                    .ok_or(message!("e949-triangular"))
            }),
            record.lognormal.as_ref().map(|it| {
                let (median, spread) = (it.value.median.value, it.value.spread.value);
                (median > 0.0 && spread >= 0.0)
                    .then_some(Distribution::Lognormal(median, spread))
                    .ok_or(message!("e949-lognormal"))
            }),
            record.discrete.as_ref().map(|it| {
                let values: Vec<f64> = it.value.values.iter().map(|it| it.value).collect();
                let mut weights: Vec<f64> = it.value.weights.iter().map(|it| it.value).collect();
                if weights.is_empty() {
                    weights = vec![1.0; values.len()];
                }
                let sum: f64 = weights.iter().sum();
                let right = weights.len() == values.len()
                    && weights.iter().all(|weight| *weight >= 0.0)
                    && sum > 0.0;
                let mut up_to = 0.0;
                let steps = values.into_iter().zip(weights).map(|(value, weight)| {
                    up_to += weight / sum;
                    (value, up_to)
                });
                right
                    .then(|| Distribution::Discrete(steps.collect()))
                    .ok_or(message!("e949-discrete"))
            }),
        ]
        .into_iter()
        .flatten()
        .collect();
        match <[_; 1]>::try_from(found) {
            Ok([Ok(distribution)]) => Some(distribution),
            Ok([Err(reason)]) => {
                self.report(Code::E949, span, message!("e949", reason));
                None
            }
            Err(_) => {
                self.report(Code::E942, span, message!("e942-distribution"));
                None
            }
        }
    }

    /// The draws that go together, with the triangle that makes them so.
    fn correlated(&mut self, record: &SampleRecord, draws: &[Draw]) -> (Vec<usize>, Vec<Vec<f64>>) {
        let mut members: Vec<usize> = Vec::new();
        let mut pairs: Vec<(usize, usize, f64)> = Vec::new();
        for correlation in &record.correlations {
            let it = &correlation.value;
            let find = |name: &Cell<String>| {
                draws.iter().position(|draw| {
                    let single = matches!(draw.what, What::Drawn { each: false, .. });
                    single && draw.name == name.value.trim()
                })
            };
            let (one, two) = (find(&it.of), find(&it.with));
            let (Some(one), Some(two)) = (one, two) else {
                let wrong = if one.is_none() { &it.of } else { &it.with };
                let message = message!("e950-name", name = wrong.value);
                self.report(Code::E950, wrong.span, message);
                continue;
            };
            let pair = (one.min(two), one.max(two));
            let known = pairs.iter().any(|known| (known.0, known.1) == pair);
            if one == two || known || !(-1.0..=1.0).contains(&it.is.value) {
                let message = message!("e950");
                self.report(Code::E950, correlation.span, message);
                continue;
            }
            pairs.push((pair.0, pair.1, it.is.value));
            members.extend([one, two]);
        }
        members.sort_unstable();
        members.dedup();
        let place = |draw: usize| members.iter().position(|it| *it == draw).unwrap_or(0);
        let mut matrix = vec![vec![0.0; members.len()]; members.len()];
        for (at, row) in matrix.iter_mut().enumerate() {
            row[at] = 1.0;
        }
        for (one, two, is) in pairs {
            matrix[place(one)][place(two)] = is;
            matrix[place(two)][place(one)] = is;
        }
        if let Some(lower) = factor(&matrix) {
            return (members, lower);
        }
        let span = record.correlations.first().map_or(Span::default(), |it| it.span);
        self.report(Code::E950, span, message!("e950-together"));
        (Vec::new(), Vec::new())
    }
}
