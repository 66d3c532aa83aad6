//! Walks every figure and reference of a factory record, so that a rule on all of them is one
//! function on one of them.

use super::owner::Owner;
use crate::diag::Span;
use crate::source::Cell;
use crate::source::json::{Amount, Map, Norm, Series};
use crate::source::records::{
    FactoryRecord, GroupRecord, LabourRecord, OperationRecord, OrderRecord, OvertimeRecord,
    ProductRecord, ProjectRecord, ReceiptRecord, RouteRecord, StockRecord,
};

/// What values a figure may take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Allowed {
    /// Any sign: money that may be paid or received.
    Any,
    /// 0 or more.
    NotNegative,
    /// Above 0.
    Positive,
    /// 0 to 1.
    Share,
    /// Above 0, at most 1.
    Yield,
    /// 0 to 24.
    HoursOfDay,
    /// Whole, 0 or more.
    Days,
    /// Whole, 1 to 1000.
    Priority,
}

/// A number with what it means.
#[derive(Clone, Copy, Debug)]
pub(super) struct Figure<'r> {
    pub owner: Owner<'r>,
    pub field: &'r str,
    pub value: f64,
    pub span: Span,
    pub allowed: Allowed,
}

/// A list an id can refer to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    Workshop,
    Shift,
    Group,
    /// Labour pool or service.
    Resource,
    /// Group, labour pool or service.
    Capacity,
    Material,
    Product,
    /// Product or material.
    Item,
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
    /// An amount per period, and whether several periods are allowed; its series follow.
    Amount(Owner<'r>, &'r str, &'r Cell<Amount>, bool),
    /// An id used.
    Reference(Owner<'r>, &'r str, &'r str, Span, Target),
}

/// Shows `see` every figure and reference, in the order of the record's fields.
pub(super) fn walk<'r>(record: &'r FactoryRecord, see: impl FnMut(Seen<'r>)) {
    Walker { see }.factory(record);
}

/// The id of a route: its own, or by position.
pub(super) fn route_id(route: &RouteRecord, position: usize) -> std::borrow::Cow<'_, str> {
    match &route.id {
        Some(id) => id.value.as_str().into(),
        None if position == 0 => "main".into(),
        None => format!("route-{}", position + 1).into(),
    }
}

struct Walker<F> {
    see: F,
}

impl<'r, F: FnMut(Seen<'r>)> Walker<F> {
    fn number(&mut self, owner: Owner<'r>, field: &'r str, cell: &Cell<f64>, allowed: Allowed) {
        let (value, span) = (cell.value, cell.span);
        (self.see)(Seen::Figure(Figure { owner, field, value, span, allowed }));
    }

    fn maybe(
        &mut self,
        owner: Owner<'r>,
        field: &'r str,
        cell: Option<&Cell<f64>>,
        allowed: Allowed,
    ) {
        if let Some(cell) = cell {
            self.number(owner, field, cell, allowed);
        }
    }

    fn series(
        &mut self,
        owner: Owner<'r>,
        field: &'r str,
        series: &'r Series,
        span: Span,
        allowed: Allowed,
    ) {
        // Machine and head time is added up day by day.
        let first_day = !matches!(field, "machines" | "availability" | "attendance" | "heads");
        (self.see)(Seen::Series { owner, field, series, span, first_day });
        self.values(owner, field, series, span, allowed);
    }

    fn values(
        &mut self,
        owner: Owner<'r>,
        field: &'r str,
        series: &Series,
        span: Span,
        allowed: Allowed,
    ) {
        match series {
            Series::Constant(value) => {
                (self.see)(Seen::Figure(Figure { owner, field, value: *value, span, allowed }));
            }
            Series::Steps(steps) => {
                for (_, value) in steps {
                    self.number(owner, field, value, allowed);
                }
            }
        }
    }

    fn dated(
        &mut self,
        owner: Owner<'r>,
        field: &'r str,
        cell: Option<&'r Cell<Series>>,
        allowed: Allowed,
    ) {
        if let Some(cell) = cell {
            self.series(owner, field, &cell.value, cell.span, allowed);
        }
    }

    fn amount(
        &mut self,
        owner: Owner<'r>,
        field: &'r str,
        cell: Option<&'r Cell<Amount>>,
        several: bool,
    ) {
        if let Some(cell) = cell {
            (self.see)(Seen::Amount(owner, field, cell, several));
            for (_, part) in &cell.value.0 {
                let (series, span) = (&part.value, part.span);
                (self.see)(Seen::Series { owner, field, series, span, first_day: false });
                self.values(owner, field, series, span, Allowed::NotNegative);
            }
        }
    }

    fn reference(
        &mut self,
        owner: Owner<'r>,
        field: &'r str,
        cell: Option<&'r Cell<String>>,
        target: Target,
    ) {
        if let Some(cell) = cell {
            (self.see)(Seen::Reference(owner, field, &cell.value, cell.span, target));
        }
    }

    /// Ids with a series each.
    fn per_id(
        &mut self,
        owner: Owner<'r>,
        field: &'r str,
        map: &'r Map<Cell<Series>>,
        target: Target,
    ) {
        for (id, series) in &map.0 {
            self.reference(owner, field, Some(id), target);
            self.series(owner, &id.value, &series.value, series.span, Allowed::NotNegative);
        }
    }

    fn numbers_per_id(
        &mut self,
        owner: Owner<'r>,
        field: &'r str,
        map: &'r Map<Cell<f64>>,
        target: Target,
    ) {
        for (id, value) in &map.0 {
            self.reference(owner, field, Some(id), target);
            self.number(owner, &id.value, value, Allowed::NotNegative);
        }
    }

    fn norms(&mut self, owner: Owner<'r>, map: &'r Map<Cell<Norm>>) {
        for (id, norm) in &map.0 {
            self.reference(owner, "norms", Some(id), Target::Material);
            match &norm.value {
                Norm::PerUnit(series) => {
                    self.series(owner, &id.value, series, norm.span, Allowed::NotNegative);
                }
                Norm::WithLot(lot) => {
                    self.dated(owner, &id.value, lot.per_unit.as_ref(), Allowed::NotNegative);
                    self.number(owner, "per_lot", &lot.per_lot, Allowed::NotNegative);
                    self.number(owner, "lot", &lot.lot, Allowed::Positive);
                }
            }
        }
    }

    fn factory(&mut self, record: &'r FactoryRecord) {
        if let Some(calendar) = &record.calendar {
            for shift in &calendar.value.shifts {
                let owner = Owner::new("thing-shift", &shift.value.id.value);
                let (shift, hours) = (&shift.value, Allowed::HoursOfDay);
                self.maybe(owner, "break_hours", shift.break_hours.as_ref(), hours);
                self.maybe(owner, "hours", shift.hours.as_ref(), Allowed::NotNegative);
                for (day, value) in &shift.by_weekday.0 {
                    self.number(owner, &day.value, value, hours);
                }
            }
            for (at, exception) in calendar.value.exceptions.iter().enumerate() {
                let owner = Owner::nameless("thing-calendar").part("thing-exception", at);
                let hours = exception.value.hours.as_ref();
                self.maybe(owner, "hours", hours, Allowed::HoursOfDay);
            }
        }
        record.groups.iter().for_each(|group| self.group(&group.value));
        record.labour.iter().for_each(|labour| self.labour(&labour.value));
        for service in &record.services {
            let owner = Owner::new("thing-service", &service.value.id.value);
            let service = &service.value;
            self.reference(owner, "workshop", service.workshop.as_ref(), Target::Workshop);
            self.amount(owner, "capacity", service.capacity.as_ref(), false);
            self.dated(owner, "price", service.price.as_ref(), Allowed::NotNegative);
            self.overtime(owner, &service.overtime);
        }
        for material in &record.materials {
            let owner = Owner::new("thing-material", &material.value.id.value);
            let material = &material.value;
            self.amount(owner, "quota", material.quota.as_ref(), true);
            self.receipts(owner, "thing-delivery", &material.deliveries);
            if let Some(purchase) = &material.purchase {
                let purchase = &purchase.value;
                self.dated(owner, "price", purchase.price.as_ref(), Allowed::NotNegative);
                self.amount(owner, "limit", purchase.limit.as_ref(), true);
                self.maybe(owner, "lead_days", purchase.lead_days.as_ref(), Allowed::Days);
            }
            self.stock(owner, material.stock.as_ref());
        }
        record.products.iter().for_each(|product| self.product(&product.value));
        for store in &record.stores {
            let owner = Owner::new("thing-store", &store.value.id.value);
            let store = &store.value;
            self.dated(owner, "capacity", Some(&store.capacity), Allowed::NotNegative);
            self.numbers_per_id(owner, "items", &store.items, Target::Item);
        }
        record.orders.iter().for_each(|order| self.order(&order.value));
        for (at, frozen) in record.frozen.iter().enumerate() {
            let owner = Owner::nameless("thing-frozen").part("thing-entry", at);
            self.reference(owner, "product", Some(&frozen.value.product), Target::Product);
            self.number(owner, "quantity", &frozen.value.quantity, Allowed::NotNegative);
        }
        record.projects.iter().for_each(|project| self.project(&project.value));
        if let Some(balance) = &record.balance {
            let owner = Owner::nameless("thing-balance");
            let balance = &balance.value;
            self.maybe(owner, "peak", balance.peak.as_ref(), Allowed::NotNegative);
            self.maybe(owner, "even", balance.even.as_ref(), Allowed::NotNegative);
            self.maybe(owner, "change", balance.change.as_ref(), Allowed::NotNegative);
            if let Some(cost) = &balance.change_cost {
                self.maybe(owner, "up", cost.value.up.as_ref(), Allowed::NotNegative);
                self.maybe(owner, "down", cost.value.down.as_ref(), Allowed::NotNegative);
            }
        }
    }

    fn overtime(&mut self, owner: Owner<'r>, tiers: &'r [Cell<OvertimeRecord>]) {
        for (at, tier) in tiers.iter().enumerate() {
            let owner = owner.part("thing-overtime-tier", at);
            self.amount(owner, "limit", tier.value.limit.as_ref(), true);
            self.dated(owner, "price", tier.value.price.as_ref(), Allowed::NotNegative);
        }
    }

    fn group(&mut self, group: &'r GroupRecord) {
        let owner = Owner::new("thing-group", &group.id.value);
        self.reference(owner, "workshop", group.workshop.as_ref(), Target::Workshop);
        self.dated(owner, "machines", group.machines.as_ref(), Allowed::NotNegative);
        for shift in group.shifts.iter().flatten() {
            self.reference(owner, "shifts", Some(shift), Target::Shift);
        }
        self.amount(owner, "hours", group.hours.as_ref(), false);
        self.dated(owner, "availability", group.availability.as_ref(), Allowed::Share);
        for (at, repair) in group.repairs.iter().enumerate() {
            let machines = repair.value.machines.as_ref();
            self.maybe(owner.part("thing-repair", at), "machines", machines, Allowed::NotNegative);
        }
        self.overtime(owner, &group.overtime);
        self.per_id(owner, "uses", &group.uses, Target::Resource);
        self.dated(owner, "cost_per_hour", group.cost_per_hour.as_ref(), Allowed::NotNegative);
    }

    fn labour(&mut self, labour: &'r LabourRecord) {
        let owner = Owner::new("thing-labour-pool", &labour.id.value);
        self.reference(owner, "workshop", labour.workshop.as_ref(), Target::Workshop);
        self.dated(owner, "heads", Some(&labour.heads), Allowed::NotNegative);
        self.amount(owner, "hours", labour.hours.as_ref(), false);
        self.dated(owner, "attendance", labour.attendance.as_ref(), Allowed::Share);
        self.amount(owner, "wage", labour.wage.as_ref(), false);
        if let Some(hiring) = &labour.hiring {
            let hiring = &hiring.value;
            self.dated(owner, "hiring cost", hiring.cost.as_ref(), Allowed::NotNegative);
            self.amount(owner, "hiring limit", hiring.limit.as_ref(), true);
            self.maybe(owner, "training_days", hiring.training_days.as_ref(), Allowed::Days);
        }
        if let Some(leaving) = &labour.laying_off {
            let leaving = &leaving.value;
            self.dated(owner, "laying_off cost", leaving.cost.as_ref(), Allowed::NotNegative);
            self.amount(owner, "laying_off limit", leaving.limit.as_ref(), true);
        }
        if let Some(overtime) = &labour.overtime {
            let overtime = &overtime.value;
            self.amount(owner, "hours_per_head", Some(&overtime.hours_per_head), false);
            self.dated(owner, "overtime price", overtime.price.as_ref(), Allowed::NotNegative);
        }
    }

    fn receipts(
        &mut self,
        owner: Owner<'r>,
        noun: &'static str,
        receipts: &'r [Cell<ReceiptRecord>],
    ) {
        for (at, receipt) in receipts.iter().enumerate() {
            let quantity = &receipt.value.quantity;
            self.number(owner.part(noun, at), "quantity", quantity, Allowed::NotNegative);
        }
    }

    fn stock(&mut self, owner: Owner<'r>, stock: Option<&'r Cell<StockRecord>>) {
        let Some(stock) = stock.map(|cell| &cell.value) else { return };
        let least = Allowed::NotNegative;
        self.maybe(owner, "opening", stock.opening.as_ref(), least);
        self.dated(owner, "safety", stock.safety.as_ref(), least);
        self.dated(owner, "maximum", stock.maximum.as_ref(), least);
        self.maybe(owner, "closing", stock.closing.as_ref(), least);
        self.maybe(owner, "closing_maximum", stock.closing_maximum.as_ref(), least);
        self.amount(owner, "holding_cost", stock.holding_cost.as_ref(), false);
    }

    fn product(&mut self, product: &'r ProductRecord) {
        let owner = Owner::new("thing-product", &product.id.value);
        for (at, route) in product.routes.iter().enumerate() {
            let owner = match &route.value.id {
                Some(id) => Owner::route(&id.value, &product.id.value),
                None => owner.part("thing-route", at),
            };
            self.route(owner, &route.value);
        }
        self.operations(owner, &product.operations);
        self.dated(owner, "cost", product.cost.as_ref(), Allowed::Any);
        self.amount(owner, "limit", product.limit.as_ref(), true);
        self.maybe(owner, "yield", product.r#yield.as_ref(), Allowed::Yield);
        self.maybe(owner, "lead_days", product.lead_days.as_ref(), Allowed::Days);
        self.norms(owner, &product.norms);
        self.per_id(owner, "components", &product.components, Target::Product);
        self.per_id(owner, "by_products", &product.by_products, Target::Product);
        self.per_id(owner, "uses", &product.uses, Target::Resource);
        self.stock(owner, product.stock.as_ref());
        self.receipts(owner, "thing-receipt", &product.receipts);
        self.dated(owner, "discard_cost", product.discard_cost.as_ref(), Allowed::Any);
        self.maybe(owner, "ahead", product.ahead.as_ref(), Allowed::NotNegative);
    }

    fn route(&mut self, owner: Owner<'r>, route: &'r RouteRecord) {
        self.operations(owner, &route.operations);
        self.dated(owner, "cost", route.cost.as_ref(), Allowed::Any);
        self.amount(owner, "limit", route.limit.as_ref(), true);
        self.maybe(owner, "yield", route.r#yield.as_ref(), Allowed::Yield);
        self.maybe(owner, "lead_days", route.lead_days.as_ref(), Allowed::Days);
        if let Some(norms) = &route.norms {
            self.norms(owner, norms);
        }
        for (field, map, target) in [
            ("components", &route.components, Target::Product),
            ("by_products", &route.by_products, Target::Product),
            ("uses", &route.uses, Target::Resource),
        ] {
            if let Some(map) = map {
                self.per_id(owner, field, map, target);
            }
        }
    }

    fn operations(&mut self, owner: Owner<'r>, operations: &'r [Cell<OperationRecord>]) {
        for (at, operation) in operations.iter().enumerate() {
            let owner = owner.part("thing-operation", at);
            let operation = &operation.value;
            self.reference(owner, "group", Some(&operation.group), Target::Group);
            self.dated(owner, "hours", operation.hours.as_ref(), Allowed::NotNegative);
            self.dated(owner, "rate", operation.rate.as_ref(), Allowed::Positive);
            self.maybe(owner, "yield", operation.r#yield.as_ref(), Allowed::Yield);
            self.maybe(owner, "lead_days", operation.lead_days.as_ref(), Allowed::Days);
            self.per_id(owner, "uses", &operation.uses, Target::Resource);
        }
    }

    fn order(&mut self, order: &'r OrderRecord) {
        let owner = Owner::new("thing-order", &order.id.value);
        self.reference(owner, "product", Some(&order.product), Target::Product);
        self.maybe(owner, "quantity", order.quantity.as_ref(), Allowed::NotNegative);
        self.amount(owner, "minimum", order.minimum.as_ref(), true);
        self.amount(owner, "limit", order.limit.as_ref(), true);
        self.dated(owner, "price", order.price.as_ref(), Allowed::Any);
        self.maybe(owner, "priority", order.priority.as_ref(), Allowed::Priority);
        if let Some(late) = &order.late {
            self.maybe(owner, "days", late.value.days.as_ref(), Allowed::Days);
            self.amount(owner, "price", late.value.price.as_ref(), false);
        }
        let price = order.shortage_price.as_ref();
        self.maybe(owner, "shortage_price", price, Allowed::NotNegative);
    }

    fn project(&mut self, project: &'r ProjectRecord) {
        let owner = Owner::new("thing-project", &project.id.value);
        self.reference(owner, "workshop", project.workshop.as_ref(), Target::Workshop);
        self.maybe(owner, "priority", project.priority.as_ref(), Allowed::Priority);
        for (at, need) in project.needs.iter().enumerate() {
            let owner = owner.part("thing-need", at);
            self.numbers_per_id(owner, "hours", &need.value.hours, Target::Capacity);
            self.numbers_per_id(owner, "materials", &need.value.materials, Target::Material);
            self.numbers_per_id(owner, "products", &need.value.products, Target::Product);
        }
    }
}
