//! Every figure of time and load by bucket: the sheet that load and charts are taken from.

use super::book::PlanBook;
use super::contents::in_order;
use super::matrix::{End, Line, add, bucket_heads, matrix};
use super::style::Kind;
use super::table::{Cell, Head, Table};
use crate::model::plan::GroupPlan;
use crate::report::view::Weight;

/// The first column of figures.
pub const FIRST: usize = 6;

/// Whose load a bar is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Of {
    /// All groups of a workshop.
    Workshop,
    /// A group.
    Group,
    /// A labour pool.
    Labour,
    /// A service.
    Service,
}

/// The rows of the table that hold a load and what there is for it.
pub struct Loaded<'p> {
    /// Whose.
    pub of: Of,
    /// The workshop's name; blank if there is none.
    pub workshop: String,
    /// Its id.
    pub id: &'p str,
    /// Its name.
    pub name: String,
    /// The row of the load, and its figures.
    pub load: (usize, Vec<f64>),
    /// The row of what there is, and its figures; none without limit.
    pub capacity: Option<(usize, Vec<f64>)>,
}

/// The table with where in it loads stand.
pub struct Hours<'p> {
    /// The table.
    pub table: Table,
    /// In the order of the load sheet.
    pub loaded: Vec<Loaded<'p>>,
}

impl Hours<'_> {
    /// Whether there is nothing that could be loaded.
    pub fn is_empty(&self) -> bool {
        self.loaded.is_empty()
    }
}

/// All figures of groups, labour pools and services by bucket.
pub fn hours<'p>(it: &'p PlanBook<'p>) -> Hours<'p> {
    let book = &it.book;
    let mut table = Table {
        title: book.say("book-title-hours"),
        remarks: vec![book.say("book-hours-remark")],
        heads: vec![
            Head::text(book.say("book-workshop")),
            Head::text(book.say("book-kind")),
            Head::text(book.say("book-id")),
            Head::text(book.say("book-name")),
            Head::text(book.say("book-figure")).at_most(22),
            Head::text(book.say("book-unit")),
        ],
        frozen: FIRST,
        filter: true,
        landscape: true,
        ..Table::default()
    };
    table.heads.extend(bucket_heads(book, &it.plan.factory, &it.plan.buckets));
    table.heads.push(Head::figures(book.say("book-total")));
    let mut hours = Hours { table, loaded: Vec::new() };
    let order = in_order(it.plan);
    for of_one in order.chunk_by(|a, b| it.plan.groups[*a].workshop == it.plan.groups[*b].workshop)
    {
        let groups: Vec<&GroupPlan> = of_one.iter().map(|at| &it.plan.groups[*at]).collect();
        workshop(it, &mut hours, &groups);
    }
    labour_and_services(it, &mut hours);
    hours
}

/// A figure of a group: its word and the figures by bucket.
type Figure<'g> = (String, Vec<&'g [f64]>);

/// What a group has of a figure, by bucket.
type HoursOf = fn(&GroupPlan) -> Vec<&[f64]>;

fn workshop<'p>(it: &'p PlanBook<'p>, hours: &mut Hours<'p>, groups: &[&'p GroupPlan]) {
    let book = &it.book;
    let id = groups[0].workshop.as_deref();
    let name = id.map_or_else(String::new, |id| it.workshop(id));
    let mut rows: Vec<(usize, usize)> = vec![(0, 0); groups.len()];
    let mut whole = ((0, Vec::new()), (0, Vec::new()));
    let figures: [(&str, HoursOf); 7] = [
        ("book-calendar-hours", |it| vec![&it.calendar_hours]),
        ("book-scheduled-hours", |it| vec![&it.scheduled_hours]),
        ("book-repair-hours", |it| vec![&it.repair_hours]),
        ("book-effective-hours", |it| vec![&it.effective_hours]),
        ("book-overtime", |it| it.overtime_hours.iter().map(Vec::as_slice).collect()),
        ("book-load-hours", |it| vec![&it.load_hours]),
        ("head-setup-hours", |it| {
            Some(&*it.setup_hours).filter(|it| !it.is_empty()).into_iter().collect()
        }),
    ];
    for (key, of) in figures {
        let start = hours.table.next();
        let mut summed: Vec<Vec<f64>> = Vec::new();
        for (at, group) in groups.iter().enumerate() {
            let (word, lines): Figure<'_> = (book.say(key), of(group));
            for (tier, line) in lines.iter().enumerate() {
                let word = match key {
                    "book-overtime" => tiered(it, tier),
                    _ => word.clone(),
                };
                match key {
                    "book-effective-hours" => rows[at].1 = hours.table.next(),
                    "book-load-hours" => rows[at].0 = hours.table.next(),
                    _ => {}
                }
                let kind = book.say("book-group");
                let labels = [&name, &kind, &group.id, &group.name, &word, "h"].map(Cell::text);
                add(&mut hours.table, FIRST, labels.into(), line, End::Sum, Weight::Plain);
                summed.push(line.to_vec());
            }
        }
        if id.is_none() || summed.is_empty() {
            continue;
        }
        let labels = [&name, "", "", &book.say("book-workshop-total"), &book.say(key), "h"];
        let sums = total(&mut hours.table, labels.map(Cell::text).into(), start, &summed);
        match key {
            "book-effective-hours" => whole.1 = (hours.table.next() - 1, sums),
            "book-load-hours" => whole.0 = (hours.table.next() - 1, sums),
            _ => {}
        }
    }
    if let Some(id) = id {
        hours.loaded.push(Loaded {
            of: Of::Workshop,
            workshop: name.clone(),
            id,
            name: book.say("book-workshop-total"),
            load: whole.0,
            capacity: Some(whole.1),
        });
    }
    for (group, (load, capacity)) in groups.iter().zip(rows) {
        hours.loaded.push(Loaded {
            of: Of::Group,
            workshop: name.clone(),
            id: &group.id,
            name: group.name.clone(),
            load: (load, group.load_hours.clone()),
            capacity: Some((capacity, group.effective_hours.clone())),
        });
    }
}

fn tiered(it: &PlanBook<'_>, tier: usize) -> String {
    it.book.words.say_with("book-overtime-tier", &[("tier", (&(tier + 1).to_string()).into())])
}

/// Adds a row that adds up the rows from one on, bucket by bucket, and gives the sums.
fn total(table: &mut Table, mut cells: Vec<Cell>, start: usize, rows: &[Vec<f64>]) -> Vec<f64> {
    let buckets = rows[0].len();
    let last = table.next() - 1;
    let mut sums = Vec::new();
    for bucket in 0..buckets {
        let column: Vec<f64> = rows.iter().map(|row| row[bucket]).collect();
        cells.push(table.sum_down(FIRST + bucket, (start, last), &column, Kind::Flow));
        sums.push(column.iter().sum());
    }
    let along = (FIRST, FIRST + buckets.saturating_sub(1));
    cells.push(table.sum_along(table.next(), along, &sums, Kind::Flow));
    table.total(cells);
    sums
}

fn labour_and_services<'p>(it: &'p PlanBook<'p>, hours: &mut Hours<'p>) {
    let book = &it.book;
    for pool in &it.plan.labour {
        let capacity = hours.table.next();
        let figures = [
            ("book-regular-hours", &pool.effective_hours),
            ("book-overtime", &pool.overtime_hours),
            ("book-load-hours", &pool.load_hours),
        ];
        let kind = book.say("book-labour-pool");
        for (key, figures) in figures {
            let labels = ["", &kind, &pool.id, &pool.name, &book.say(key), "h"].map(Cell::text);
            add(&mut hours.table, FIRST, labels.into(), figures, End::Sum, Weight::Plain);
        }
        hours.loaded.push(Loaded {
            of: Of::Labour,
            workshop: String::new(),
            id: &pool.id,
            name: pool.name.clone(),
            load: (hours.table.next() - 1, pool.load_hours.clone()),
            capacity: Some((capacity, pool.effective_hours.clone())),
        });
    }
    for service in &it.plan.services {
        let kind = book.say("book-service");
        let mut row = |word: &str, figures: &[f64]| {
            let labels = ["", &kind, &service.id, &service.name, word, &service.unit];
            let labels = labels.map(Cell::text).into();
            add(&mut hours.table, FIRST, labels, figures, End::Sum, Weight::Plain);
            hours.table.next() - 1
        };
        let capacity = service
            .capacity
            .as_ref()
            .map(|figures| (row(&book.say("book-capacity"), figures), figures.clone()));
        for (tier, figures) in service.overtime.iter().enumerate() {
            row(&tiered(it, tier), figures);
        }
        let load = (row(&book.say("book-load-hours"), &service.load), service.load.clone());
        hours.loaded.push(Loaded {
            of: Of::Service,
            workshop: String::new(),
            id: &service.id,
            name: service.name.clone(),
            load,
            capacity,
        });
    }
}

/// Heads of labour pools by bucket, and what comes of them.
pub fn labour(it: &PlanBook<'_>) -> Table {
    let book = &it.book;
    let heads = vec![
        Head::text(book.say("book-labour-pool")),
        Head::text(book.say("book-name")),
        Head::figures(book.say("book-used-share")),
        Head::text(book.say("book-figure")),
    ];
    let mut lines = Vec::new();
    for pool in &it.plan.labour {
        let figures = [
            (book.say("book-heads"), &pool.heads, End::Level, true),
            (book.say("book-hired"), &pool.hired, End::Sum, false),
            (book.say("book-laid-off"), &pool.laid_off, End::Sum, false),
        ];
        lines.extend(figures.map(|(figure, figures, end, kept)| {
            let mut labels: Vec<Cell> = [&pool.id, &pool.name].map(Cell::text).into();
            labels.extend([Cell::share(pool.utilisation), Cell::text(figure)]);
            Line { labels, figures, end, kept }
        }));
    }
    let about = (&it.plan.factory, it.plan.buckets.as_slice());
    matrix(book, about, book.say("book-title-labour"), heads, lines)
}
