//! A plan as CSV tables (RFC 4180, UTF-8, a header row, figures with every digit).
//!
//! Tables are long: one row per thing and bucket, so that a spreadsheet can filter and pivot them.
//! Ids and names stand as the factory file has them, also where one begins with `=`, `+`, `-` or
//! `@`: a program reads them back unchanged, and a spreadsheet should import them as text.

use std::fmt::Display;

use crate::model::plan::Plan;

/// One CSV table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CsvFile {
    /// Its file name, such as `orders.csv`.
    pub name: &'static str,
    /// Its content.
    pub text: String,
}

/// The names of all tables, in the order of [`files`].
pub const TABLES: [&str; 6] =
    ["schedule.csv", "tasks.csv", "loads.csv", "stock.csv", "materials.csv", "orders.csv"];

/// Every table: `schedule.csv`, `tasks.csv`, `loads.csv`, `stock.csv`, `materials.csv`,
/// `orders.csv`.
#[must_use]
pub fn files(plan: &Plan) -> Vec<CsvFile> {
    let render = [schedule, tasks, loads, stock, materials, orders];
    TABLES
        .into_iter()
        .zip(render)
        .map(|(name, table)| CsvFile { name, text: table(plan) })
        .collect()
}

/// A table under construction.
pub(super) struct Rows(csv::Writer<Vec<u8>>);

impl Rows {
    /// A table with a header row.
    pub fn new(header: &[&str]) -> Self {
        let mut writer =
            csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
        writer.write_record(header).expect("writing to memory does not fail");
        Self(writer)
    }

    /// Adds a row with a cell for each column.
    pub fn row(&mut self, cells: &[&dyn Display]) {
        let cells = cells.iter().map(ToString::to_string);
        self.0.write_record(cells).expect("rows have a cell for each column");
    }

    /// The table.
    pub fn text(self) -> String {
        let bytes = self.0.into_inner().expect("writing to memory does not fail");
        String::from_utf8(bytes).expect("cells are UTF-8")
    }
}

/// Units started of each product and route, one row per bucket in which something is started.
#[must_use]
pub fn schedule(plan: &Plan) -> String {
    let mut rows = Rows::new(&["product", "route", "bucket", "first day", "started", "unit"]);
    for product in &plan.products {
        for route in &product.routes {
            for (bucket, units) in plan.buckets.iter().zip(&route.started) {
                if *units > 0.0 {
                    let (name, day) = (&bucket.name, &bucket.start);
                    rows.row(&[&product.id, &route.id, name, day, units, &product.unit]);
                }
            }
        }
    }
    rows.text()
}

/// The task sheet of every group: operations with the units that enter and the machine hours.
#[must_use]
pub fn tasks(plan: &Plan) -> String {
    let mut rows = Rows::new(&[
        "group",
        "bucket",
        "first day",
        "product",
        "route",
        "operation",
        "units",
        "machine hours",
    ]);
    for group in &plan.groups {
        for (at, bucket) in plan.buckets.iter().enumerate() {
            for task in group.tasks.iter().filter(|task| task.units[at] > 0.0) {
                rows.row(&[
                    &group.id,
                    &bucket.name,
                    &bucket.start,
                    &task.product,
                    &task.route,
                    &task.operation,
                    &task.units[at],
                    &task.hours[at],
                ]);
            }
        }
    }
    rows.text()
}

/// Capacity and load of every group, labour pool and service by bucket. `capacity` is without
/// overtime, and empty where there is no limit; calendar, scheduled and repair hours are of groups.
#[must_use]
pub fn loads(plan: &Plan) -> String {
    let mut rows = Rows::new(&[
        "kind",
        "id",
        "bucket",
        "first day",
        "unit",
        "calendar",
        "scheduled",
        "repair",
        "capacity",
        "overtime",
        "load",
    ]);
    for (at, bucket) in plan.buckets.iter().enumerate() {
        let (name, day) = (&bucket.name, &bucket.start);
        for group in &plan.groups {
            let overtime: f64 = group.overtime_hours.iter().map(|tier| tier[at]).sum();
            rows.row(&[
                &"group",
                &group.id,
                name,
                day,
                &"h",
                &group.calendar_hours[at],
                &group.scheduled_hours[at],
                &group.repair_hours[at],
                &group.effective_hours[at],
                &overtime,
                &group.load_hours[at],
            ]);
        }
        for pool in &plan.labour {
            let (hours, overtime) = (&pool.effective_hours[at], &pool.overtime_hours[at]);
            let load = &pool.load_hours[at];
            rows.row(&[&"labour", &pool.id, name, day, &"h", &"", &"", &"", hours, overtime, load]);
        }
        for service in &plan.services {
            let overtime: f64 = service.overtime.iter().map(|tier| tier[at]).sum();
            let capacity = service.capacity.as_ref().map(|by_bucket| by_bucket[at].to_string());
            let (capacity, load) = (capacity.unwrap_or_default(), &service.load[at]);
            let unit = &service.unit;
            rows.row(&[
                &"service",
                &service.id,
                name,
                day,
                unit,
                &"",
                &"",
                &"",
                &capacity,
                &overtime,
                load,
            ]);
        }
    }
    rows.text()
}

/// Flows and closing stock of every product by bucket.
#[must_use]
pub fn stock(plan: &Plan) -> String {
    let mut rows = Rows::new(&[
        "product",
        "bucket",
        "first day",
        "unit",
        "made",
        "received",
        "used",
        "shipped",
        "discarded",
        "closing stock",
        "short of safety",
        "surplus",
    ]);
    for product in &plan.products {
        for (at, bucket) in plan.buckets.iter().enumerate() {
            rows.row(&[
                &product.id,
                &bucket.name,
                &bucket.start,
                &product.unit,
                &product.made[at],
                &product.received[at],
                &product.used[at],
                &product.shipped[at],
                &product.discarded[at],
                &product.stock[at],
                &product.short_of_safety[at],
                &if at + 1 == plan.buckets.len() { product.surplus } else { 0.0 },
            ]);
        }
    }
    rows.text()
}

/// Flows and closing stock of every material by bucket.
#[must_use]
pub fn materials(plan: &Plan) -> String {
    let mut rows = Rows::new(&[
        "material",
        "bucket",
        "first day",
        "unit",
        "delivered",
        "bought",
        "used",
        "closing stock",
        "short of safety",
    ]);
    for material in &plan.materials {
        for (at, bucket) in plan.buckets.iter().enumerate() {
            rows.row(&[
                &material.id,
                &bucket.name,
                &bucket.start,
                &material.unit,
                &material.delivered[at],
                &material.bought[at],
                &material.used[at],
                &material.stock[at],
                &material.short_of_safety[at],
            ]);
        }
    }
    rows.text()
}

/// Every order: what is wanted, shipped, late and short.
#[must_use]
pub fn orders(plan: &Plan) -> String {
    let mut rows = Rows::new(&[
        "order",
        "product",
        "unit",
        "kind",
        "customer",
        "priority",
        "due",
        "quantity",
        "shipped",
        "late",
        "days late",
        "short",
        "status",
    ]);
    for order in &plan.orders {
        rows.row(&[
            &order.id,
            &order.product,
            &order.unit,
            &order.kind,
            &order.customer.as_deref().unwrap_or(""),
            &order.priority,
            &order.due,
            &order.quantity,
            &order.shipped,
            &order.late,
            &order.days_late,
            &order.short,
            &super::status_word(order.status),
        ]);
    }
    rows.text()
}
