//! What grids, sweeps and samples come to: tornado, responses, spreads, chances, convergence.

use rust_xlsxwriter::{Chart, ChartFont, ChartFormat, ChartSolidFill, Worksheet};

use super::super::paper::{DoesNotFit, Paper};
use super::super::style::Kind;
use super::super::table::{Cell, Head, Table, alike};
use super::WhatIfBook;
use crate::model::answers::whatif::{AxisResponse, Chance};
use crate::report::terms;

impl WhatIfBook<'_> {
    /// The axes of grids and sweeps, those that reach farthest first, with bars.
    pub(super) fn tornado(&self, name: &str) -> Result<Option<Worksheet>, DoesNotFit> {
        let book = &self.book;
        let mut axes: Vec<(&str, &AxisResponse)> = self
            .answer
            .stretches
            .iter()
            .flat_map(|stretch| stretch.axes.iter().map(|axis| (stretch.name.as_str(), axis)))
            .collect();
        if axes.is_empty() {
            return Ok(None);
        }
        axes.sort_by(|one, other| other.1.reach.total_cmp(&one.1.reach));
        let mut table = Table {
            title: book.say("book-title-tornado"),
            remarks: vec![book.say("book-tornado-remark")],
            landscape: true,
            heads: vec![
                Head::text(book.say("book-axis")),
                Head::text(book.say("book-generator")),
                Head::figures(book.say("book-least-mean")),
                Head::figures(book.say("book-reach")),
                Head::figures(book.say("book-most-mean")),
                Head::text(book.say("book-one-sided")),
            ],
            ..Table::default()
        };
        for (stretch, axis) in &axes {
            let means = || axis.at.iter().filter(|it| it.planned > 0).map(|it| it.mean);
            let least = means().fold(f64::INFINITY, f64::min);
            let most = means().fold(f64::NEG_INFINITY, f64::max);
            let mut cells = vec![Cell::text(&axis.axis), Cell::text(*stretch)];
            if least <= most {
                cells.extend(alike([least, axis.reach, most], Kind::Number));
            } else {
                cells.extend(std::iter::repeat_n(Cell::Blank, 3));
            }
            let word = if axis.one_sided { "book-yes" } else { "book-no" };
            cells.push(Cell::text(book.say(word)));
            table.push(cells);
        }
        let mut paper = Paper::new(name)?;
        table.write(book, &mut paper)?;
        let first = paper.place(table.row(0), 0)?.0;
        let last = paper.place(table.row(table.rows.len() - 1), 0)?.0;
        let mut chart = Chart::new(rust_xlsxwriter::ChartType::BarStacked);
        chart
            .add_series()
            .set_categories((name, first, 0, last, 0))
            .set_values((name, first, 2, last, 2))
            .set_name((name, first - 1, 2))
            .set_format(ChartFormat::new().set_no_fill());
        chart
            .add_series()
            .set_categories((name, first, 0, last, 0))
            .set_values((name, first, 3, last, 3))
            .set_name((name, first - 1, 3))
            .set_format(
                ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color("#5B8DB8")),
            );
        let unit = self.by_unit();
        chart.title().set_name(&unit).set_font(ChartFont::new().set_size(11));
        chart.y_axis().set_reverse();
        chart.legend().set_hidden();
        chart
            .set_width(900)
            .set_height(u32::try_from(120 + 26 * axes.len().min(60)).unwrap_or(600));
        let (row, column) = paper.place(table.row(table.rows.len()) + 2, 0)?;
        paper.sheet().insert_chart(row, column, &chart)?;
        Ok(Some(paper.done()))
    }

    fn by_unit(&self) -> String {
        let words = self.book.words;
        let by = self.answer.by.as_deref().unwrap_or_default();
        let unit = self.goals.iter().find(|it| it.goal == by).map_or("", |it| it.unit.as_str());
        let (goal, unit) = (terms::goal(words, by), terms::unit(words, unit));
        words.say_with("book-in-unit", &[("what", (&goal).into()), ("unit", (&unit).into())])
    }

    pub(super) fn response(&self) -> Option<Table> {
        let book = &self.book;
        let heads = vec![
            Head::text(book.say("book-generator")),
            Head::text(book.say("book-axis")),
            Head::text(book.say("book-value")),
            Head::figures(book.say("ended-planned")),
            Head::figures(book.say("book-mean")),
            Head::figures(book.say("book-least")),
            Head::figures(book.say("book-most")),
        ];
        let title = format!("{}: {}", book.say("book-title-response"), self.by_unit());
        let mut table = Table { title, heads, frozen: 3, filter: true, ..Table::default() };
        for stretch in &self.answer.stretches {
            for axis in &stretch.axes {
                for at in &axis.at {
                    #[allow(clippy::cast_precision_loss)] // counts are below 2^53
                    let planned = Cell::Figure(at.planned as f64, Kind::Number(0));
                    let mut cells = vec![
                        Cell::text(&stretch.name),
                        Cell::text(&axis.axis),
                        value(&at.value),
                        planned,
                    ];
                    if at.planned > 0 {
                        cells.extend(alike([at.mean, at.least, at.most], Kind::Number));
                    } else {
                        cells.extend(std::iter::repeat_n(Cell::Blank, 3));
                    }
                    table.push(cells);
                }
            }
        }
        (!table.rows.is_empty()).then_some(table)
    }

    pub(super) fn spread(&self) -> Option<Table> {
        let book = &self.book;
        let mut heads = vec![
            Head::text(book.say("book-generator")),
            Head::text(book.say("book-what")),
            Head::text(book.say("book-unit")),
            Head::figures(book.say("book-as-it-stands")),
        ];
        heads.extend(["P10", "P50", "P90"].map(|it| Head::figures(it.to_owned())));
        heads.extend(["book-mean", "book-error"].map(|key| Head::figures(book.say(key))));
        let mut table = Table {
            title: book.say("book-title-spread"),
            remarks: vec![book.say("book-spread-remark")],
            heads,
            frozen: 2,
            ..Table::default()
        };
        for stretch in &self.answer.stretches {
            for it in &stretch.spreads {
                let mut cells = vec![
                    Cell::text(&stretch.name),
                    Cell::text(terms::goal(book.words, &it.of)),
                    Cell::text(terms::unit(book.words, &it.unit)),
                ];
                let figures = [it.base.unwrap_or(0.0), it.p10, it.p50, it.p90, it.mean, it.error];
                let mut shown = alike(figures, Kind::Number);
                if it.base.is_none() {
                    shown[0] = Cell::Blank;
                }
                cells.extend(shown);
                table.push(cells);
            }
        }
        (!table.rows.is_empty()).then_some(table)
    }

    pub(super) fn chances(&self) -> Option<Table> {
        let book = &self.book;
        let mut table = Table {
            title: book.say("book-title-chances"),
            heads: vec![
                Head::text(book.say("book-generator")),
                Head::text(book.say("book-what")),
                Head::text(book.say("book-of")),
                Head::figures(book.say("book-share")),
                Head::figures(book.say("book-error")),
                Head::text(book.say("book-as-it-stands")),
            ],
            frozen: 3,
            filter: true,
            ..Table::default()
        };
        for stretch in &self.answer.stretches {
            let mut add = |what: &str, of: &str, chance: &Chance| {
                table.push(vec![
                    Cell::text(&stretch.name),
                    Cell::text(book.say(what)),
                    Cell::text(of),
                    Cell::share(chance.share),
                    Cell::share(chance.error),
                    Cell::text(book.say(if chance.base { "book-yes" } else { "book-no" })),
                ]);
            };
            stretch.met.iter().for_each(|it| add("book-order-met", &it.of, it));
            for it in &stretch.binds {
                add("book-limit-binds", &terms::limit(book.words, &it.of), it);
            }
        }
        (!table.rows.is_empty()).then_some(table)
    }

    pub(super) fn convergence(&self) -> Option<Table> {
        let book = &self.book;
        let mut table = Table {
            title: format!("{}: {}", book.say("book-title-convergence"), self.by_unit()),
            heads: vec![
                Head::text(book.say("book-generator")),
                Head::figures(book.say("ended-planned")),
                Head::figures(book.say("book-mean")),
                Head::figures(book.say("book-error")),
            ],
            ..Table::default()
        };
        for stretch in &self.answer.stretches {
            for it in &stretch.convergence {
                #[allow(clippy::cast_precision_loss)] // counts are below 2^53
                let count = Cell::Figure(it.count as f64, Kind::Number(0));
                let mut cells = vec![Cell::text(&stretch.name), count];
                cells.extend(alike([it.mean, it.error], Kind::Number));
                table.push(cells);
            }
        }
        (!table.rows.is_empty()).then_some(table)
    }
}

fn value(value: &serde_json::Value) -> Cell {
    match (value.as_f64(), value.as_str()) {
        (Some(number), _) => Cell::number(number),
        (_, Some(text)) => Cell::text(text),
        _ => Cell::text(value.to_string()),
    }
}
