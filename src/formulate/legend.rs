//! The meaning of each column and row, so that no user ever sees a row number.

use std::ops::Range;

use jiff::civil::Date;

use crate::ids::{
    BucketId, ColumnId, GroupId, Id, IdVec, LabourId, MaterialId, OrderId, ProductId, ProjectId,
    RowId, ServiceId, StoreId,
};
use crate::model::{Chosen, Goal, Item};

/// A capacity that has overtime tiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Capacity {
    /// An equipment group, in hours.
    Group(GroupId),
    /// A labour pool, in hours.
    Labour(LabourId),
    /// A service, in its unit.
    Service(ServiceId),
}

/// The decision or measure of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // the fields say which product, group or bucket is meant
pub enum ColumnMeaning {
    /// Units of a route started.
    Started { product: ProductId, route: usize, bucket: BucketId },
    /// Load in regular time, bounded by the effective hours.
    Regular { of: Capacity, bucket: BucketId },
    /// Load in an overtime tier.
    Overtime { of: Capacity, tier: usize, bucket: BucketId },
    /// Heads on the payroll.
    Heads { labour: LabourId, bucket: BucketId },
    /// Heads hired.
    Hired { labour: LabourId, bucket: BucketId },
    /// Heads laid off.
    LaidOff { labour: LabourId, bucket: BucketId },
    /// Material bought.
    Bought { material: MaterialId, bucket: BucketId },
    /// Closing stock.
    Stock { item: Item, bucket: BucketId },
    /// Closing stock short of the safety stock, as a share of it.
    BelowSafety { item: Item, bucket: BucketId },
    /// Final stock short of the closing stock wanted, as a share of it.
    BelowClosing { item: Item },
    /// Discarded.
    Discarded { product: ProductId, bucket: BucketId },
    /// Shipped to an order.
    Shipped { order: OrderId, bucket: BucketId },
    /// Never shipped of a firm order, as a share of its quantity.
    Short { order: OrderId },
    /// Short of a market's minimum in one of its periods, as a share of it; `beyond` says that the
    /// period ends after the planning period.
    BelowMinimum { order: OrderId, beyond: bool },
    /// Given to a project's need.
    Given { project: ProjectId, need: usize, bucket: BucketId },
    /// Never given to a project's need, as a share of it.
    NotGiven { project: ProjectId, need: usize },
    /// Total output above the bucket before.
    OutputUp { bucket: BucketId },
    /// Total output below the bucket before.
    OutputDown { bucket: BucketId },
    /// Peak utilisation of a group.
    Peak { group: GroupId },
    /// Cumulative output of an even product.
    Cumulative { product: ProductId, bucket: BucketId },
    /// Cumulative output ahead of the even line, relative to the quantity of the even orders.
    Ahead { product: ProductId, bucket: BucketId },
    /// Cumulative output behind the even line, relative to the quantity of the even orders.
    Behind { product: ProductId, bucket: BucketId },
    /// A group's utilisation above the bucket before.
    LoadUp { group: GroupId, bucket: BucketId },
    /// A group's utilisation below the bucket before.
    LoadDown { group: GroupId, bucket: BucketId },
    /// Surplus: made, and needed by nothing.
    Surplus { product: ProductId },
    /// Opening stock left that was intended for an order that stays short.
    Unused { product: ProductId },
    /// Whether a route is started: 1 or 0.
    Run { product: ProductId, route: usize, bucket: BucketId },
    /// Whether a campaign of runs begins: 1 or 0.
    SetUp { product: ProductId, route: usize, bucket: BucketId },
    /// Multiples of its lot that a route is started in.
    Lots { product: ProductId, route: usize, bucket: BucketId },
    /// Whether a route that can be started in several buckets runs on a group in this one.
    RunsOn { group: GroupId, product: ProductId, route: usize, bucket: BucketId },
    /// Whether a group is opened: 1 or 0.
    Opened { group: GroupId, bucket: BucketId },
    /// Whether a repair, by its position in the list of its group, begins on a date: 1 or 0.
    RepairBegins { group: GroupId, repair: usize, on: Date },
    /// Whether an order or route that a choice is about is taken: 1 or 0.
    Taken { chosen: Chosen },
    /// Started beyond what a published plan has.
    MoreThanPublished { product: ProductId, route: usize, bucket: BucketId },
    /// Not started of what a published plan has.
    LessThanPublished { product: ProductId, route: usize, bucket: BucketId },
    /// By how much a limit is moved.
    Relief,
}

impl ColumnMeaning {
    /// Its bucket, if it has one.
    #[must_use]
    pub fn bucket(self) -> Option<BucketId> {
        match self {
            Self::Started { bucket, .. }
            | Self::Regular { bucket, .. }
            | Self::Overtime { bucket, .. }
            | Self::Heads { bucket, .. }
            | Self::Hired { bucket, .. }
            | Self::LaidOff { bucket, .. }
            | Self::Bought { bucket, .. }
            | Self::Stock { bucket, .. }
            | Self::BelowSafety { bucket, .. }
            | Self::Discarded { bucket, .. }
            | Self::Shipped { bucket, .. }
            | Self::Given { bucket, .. }
            | Self::OutputUp { bucket }
            | Self::OutputDown { bucket }
            | Self::Cumulative { bucket, .. }
            | Self::Ahead { bucket, .. }
            | Self::Behind { bucket, .. }
            | Self::LoadUp { bucket, .. }
            | Self::LoadDown { bucket, .. }
            | Self::Run { bucket, .. }
            | Self::SetUp { bucket, .. }
            | Self::Lots { bucket, .. }
            | Self::RunsOn { bucket, .. }
            | Self::MoreThanPublished { bucket, .. }
            | Self::LessThanPublished { bucket, .. }
            | Self::Opened { bucket, .. } => Some(bucket),
            Self::BelowClosing { .. }
            | Self::Short { .. }
            | Self::BelowMinimum { .. }
            | Self::NotGiven { .. }
            | Self::Surplus { .. }
            | Self::Unused { .. }
            | Self::RepairBegins { .. }
            | Self::Taken { .. }
            | Self::Relief
            | Self::Peak { .. } => None,
        }
    }
}

/// The requirement of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum RowMeaning {
    /// The load of a capacity is covered by regular time and overtime.
    Load { of: Capacity, bucket: BucketId },
    /// Regular hours of a labour pool come from its trained heads.
    HeadHours { labour: LabourId, bucket: BucketId },
    /// Overtime of a labour pool comes from its trained heads.
    HeadOvertime { labour: LabourId, bucket: BucketId },
    /// Heads follow from those before, hired and laid off.
    Headcount { labour: LabourId, bucket: BucketId },
    /// A group's load, overtime included, is within the calendar hours of its machines.
    Clock { group: GroupId, bucket: BucketId },
    /// The use within a cycle of products in a bucket comes from first pieces.
    FirstPiece { products: Vec<ProductId>, bucket: BucketId },
    /// Limit on an overtime tier over some buckets.
    OvertimeLimit { of: Capacity, tier: usize, buckets: Range<usize> },
    /// Limit on hiring.
    HiringLimit { labour: LabourId, buckets: Range<usize> },
    /// Limit on laying off.
    LayingOffLimit { labour: LabourId, buckets: Range<usize> },
    /// Stock follows from the previous stock, inflow and outflow.
    Flow { item: Item, bucket: BucketId },
    /// Use of a material within its quota.
    Quota { material: MaterialId, buckets: Range<usize> },
    /// Limit on buying.
    PurchaseLimit { material: MaterialId, buckets: Range<usize> },
    /// Limit on a route.
    RouteLimit { product: ProductId, route: usize, buckets: Range<usize> },
    /// Space of a store.
    Space { store: StoreId, bucket: BucketId },
    /// Safety stock.
    Safety { item: Item, bucket: BucketId },
    /// Closing stock.
    Closing { item: Item },
    /// A firm order's quantity.
    Quantity { order: OrderId },
    /// A market's minimum.
    Minimum { order: OrderId, buckets: Range<usize> },
    /// A market's limit.
    MarketLimit { order: OrderId, buckets: Range<usize> },
    /// A project's need.
    Need { project: ProjectId, need: usize },
    /// A frozen quantity, by its position in the factory file.
    Frozen { position: usize },
    /// Change of total output.
    OutputChange { bucket: BucketId },
    /// Peak utilisation covers a bucket.
    PeakCovers { group: GroupId, bucket: BucketId },
    /// Cumulative output follows from the bucket before.
    CumulativeFlow { product: ProductId, bucket: BucketId },
    /// Distance of cumulative output from the even line.
    EvenLine { product: ProductId, bucket: BucketId },
    /// Change of a group's utilisation.
    LoadChange { group: GroupId, bucket: BucketId },
    /// The final stock is allowed there, opening stock left, or surplus.
    Surplus { product: ProductId },
    /// Opening stock left for orders that stay short is limited by their shortage.
    Unused { product: ProductId },
    /// What is started belongs to a run, which is at most so much.
    RunCovers { product: ProductId, route: usize, bucket: BucketId },
    /// A run is at least its least quantity.
    LeastRun { product: ProductId, route: usize, bucket: BucketId },
    /// A run is a multiple of its lot.
    Multiple { product: ProductId, route: usize, bucket: BucketId },
    /// What runs make leaves on time with them, or otherwise: cuts off fractions of runs alone.
    RunsWanted { product: ProductId, buckets: Range<usize> },
    /// A campaign begins where the bucket before had no run.
    Campaign { product: ProductId, route: usize, bucket: BucketId },
    /// A route that can be started in several buckets runs on a group if one of its runs does.
    RunsOn { group: GroupId, product: ProductId, route: usize, bucket: BucketId },
    /// How many routes may run on a group.
    AtOnce { group: GroupId, bucket: BucketId },
    /// The load of a group that can be opened.
    OpenCovers { group: GroupId, bucket: BucketId },
    /// The least load of a group that is opened.
    LeastOpen { group: GroupId, bucket: BucketId },
    /// A repair is placed once, by its position in the list of its group.
    RepairPlaced { group: GroupId, repair: usize },
    /// Regular hours of a group and the hours of the repairs placed are within its effective hours.
    RepairHours { group: GroupId, bucket: BucketId },
    /// Something chosen is taken if it is shipped or started, and only then.
    Taken { chosen: Chosen },
    /// How many are taken, by the position of the choice in the factory file.
    Choice { choice: usize },
    /// The difference of a run from a published one.
    NearPublished { product: ProductId, route: usize, bucket: BucketId },
    /// A goal reached earlier, held within its tolerance.
    GoalHeld { goal: Goal },
    /// A sum that a question is about.
    Asked,
}

impl RowMeaning {
    /// Its buckets, if it does not concern the whole planning period.
    #[must_use]
    pub fn buckets(&self) -> Option<Range<usize>> {
        match self {
            Self::Load { bucket, .. }
            | Self::Clock { bucket, .. }
            | Self::FirstPiece { bucket, .. }
            | Self::HeadHours { bucket, .. }
            | Self::HeadOvertime { bucket, .. }
            | Self::Headcount { bucket, .. }
            | Self::Flow { bucket, .. }
            | Self::Space { bucket, .. }
            | Self::Safety { bucket, .. }
            | Self::OutputChange { bucket }
            | Self::PeakCovers { bucket, .. }
            | Self::CumulativeFlow { bucket, .. }
            | Self::EvenLine { bucket, .. }
            | Self::RunCovers { bucket, .. }
            | Self::LeastRun { bucket, .. }
            | Self::Multiple { bucket, .. }
            | Self::Campaign { bucket, .. }
            | Self::RunsOn { bucket, .. }
            | Self::AtOnce { bucket, .. }
            | Self::OpenCovers { bucket, .. }
            | Self::LeastOpen { bucket, .. }
            | Self::RepairHours { bucket, .. }
            | Self::NearPublished { bucket, .. }
            | Self::LoadChange { bucket, .. } => Some(bucket.position()..bucket.position() + 1),
            Self::OvertimeLimit { buckets, .. }
            | Self::HiringLimit { buckets, .. }
            | Self::LayingOffLimit { buckets, .. }
            | Self::Quota { buckets, .. }
            | Self::PurchaseLimit { buckets, .. }
            | Self::RouteLimit { buckets, .. }
            | Self::Minimum { buckets, .. }
            | Self::MarketLimit { buckets, .. }
            | Self::RunsWanted { buckets, .. } => Some(buckets.clone()),
            Self::Closing { .. }
            | Self::Quantity { .. }
            | Self::Need { .. }
            | Self::Surplus { .. }
            | Self::Unused { .. }
            | Self::Frozen { .. }
            | Self::RepairPlaced { .. }
            | Self::Taken { .. }
            | Self::Choice { .. }
            | Self::GoalHeld { .. }
            | Self::Asked => None,
        }
    }
}

/// The meaning of every column and row, in their order.
#[derive(Clone, Debug, Default)]
pub struct Legend {
    /// Meaning of each column.
    pub columns: IdVec<ColumnId, ColumnMeaning>,
    /// Meaning of each row.
    pub rows: IdVec<RowId, RowMeaning>,
    /// The effects of first pieces on the rows that count them.
    pub firsts: Vec<FirstPiece>,
}

/// The effect of a first piece on a row that counts it.
#[derive(Clone, Copy, Debug)]
pub struct FirstPiece {
    /// The row.
    pub row: RowId,
    /// The product.
    pub product: ProductId,
    /// The bucket in which it is in stock or arrives.
    pub bucket: BucketId,
    /// How much use it allows.
    pub uses: f64,
}
