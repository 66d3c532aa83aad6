//! What `repair` and `why` are asked about: a factory with its file, and prices where it has none.

use super::exit::Exit;
use super::input::load;
use super::language::words;
use super::output::{say, say_problems};
use super::plan::Choices;
use crate::explain::moves::Desk;
use crate::model::Factory;
use crate::model::measure_prices::MeasurePrices;
use crate::scenario::Document;
use crate::session::Options;
use crate::source::{SourceText, prices};

/// A factory as requested, with its file and prices.
pub(super) struct AtDesk {
    pub factory: Factory,
    pub options: Options,
    document: Document,
    prices: MeasurePrices,
}

impl AtDesk {
    /// Reads both files; how to end, after everything wrong was reported.
    pub fn of(choices: &Choices, factory: &str, prices: Option<&str>) -> Result<Self, Exit> {
        let loaded = load(factory).ok_or(Exit::InputErrors)?;
        let (factory, options) = choices.apply(&loaded).map_err(|usage| {
            say(&usage);
            Exit::Usage
        })?;
        let document = Document::parse(&loaded.source.text).ok_or(Exit::InputErrors)?;
        let prices = match prices {
            Some(name) => stated(name)?,
            None => MeasurePrices::default(),
        };
        let paths = paths(&factory);
        for pattern in prices.idle(&paths) {
            say(&words().say_with("price-idle", &[("pattern", pattern.into())]));
        }
        Ok(Self { factory, options, document, prices })
    }

    /// What moves are offered from.
    pub fn desk(&self) -> Desk<'_> {
        Desk { document: &self.document, prices: &self.prices }
    }
}

/// The prices of a file.
fn stated(name: &str) -> Result<MeasurePrices, Exit> {
    let source = SourceText::read(name).map_err(|unreadable| {
        let problems = [*unreadable.problem];
        say_problems(&unreadable.source_text, &problems);
        Exit::InputErrors
    })?;
    prices::read(&source.text).map_err(|problems| {
        say_problems(&source, &problems);
        Exit::InputErrors
    })
}

/// The paths that can have a price.
fn paths(factory: &Factory) -> Vec<String> {
    let of = |list: &str, id: &str| format!("{list}/{id}");
    let groups = factory.groups.iter().map(|it| of("groups", &it.named.id));
    let labour = factory.labour.iter().map(|it| of("labour", &it.named.id));
    let services = factory.services.iter().map(|it| of("services", &it.named.id));
    let materials = factory.materials.iter().map(|it| of("materials", &it.named.id));
    let products = factory.products.iter().map(|it| of("products", &it.named.id));
    let orders = factory.orders.iter().map(|it| of("orders", &it.id));
    groups.chain(labour).chain(services).chain(materials).chain(products).chain(orders).collect()
}
