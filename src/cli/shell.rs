//! Schemas, shell completions and the manual page: what other tools want to know of junheng.

use std::io;

use super::exit::Exit;
use super::output::{Output, show};
use crate::report::schema;

/// Write a JSON Schema.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  junheng schema factory > factory.schema.json")]
pub(super) struct SchemaArguments {
    /// The file whose schema to write
    #[arg(value_enum)]
    of: SchemaOf,
}

#[derive(Clone, Copy, Debug, clap::ValueEnum)]
enum SchemaOf {
    Factory,
    Plan,
    Proof,
    Solution,
    Bottlenecks,
    Why,
    WhyQuantity,
    WhyGroup,
    WhyOrder,
    Repair,
    Potential,
    Diff,
    Recheck,
    Scenarios,
    Prices,
    Whatif,
    Batch,
    Roll,
    Actuals,
    Actual,
}

/// Write a completion script.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  junheng completions bash > ~/.bash_completion.d/junheng")]
pub(super) struct CompletionArguments {
    /// The shell
    shell: clap_complete::Shell,
}

pub(super) fn schema(arguments: &SchemaArguments) -> io::Result<Exit> {
    show(&Output::Json(match arguments.of {
        SchemaOf::Factory => schema::factory(),
        SchemaOf::Plan => schema::plan(),
        SchemaOf::Proof => schema::proof(),
        SchemaOf::Solution => schema::solution(),
        SchemaOf::Bottlenecks => schema::bottlenecks(),
        SchemaOf::Why => schema::why(),
        SchemaOf::WhyQuantity => schema::why_quantity(),
        SchemaOf::WhyGroup => schema::why_group(),
        SchemaOf::WhyOrder => schema::why_order(),
        SchemaOf::Repair => schema::repair(),
        SchemaOf::Potential => schema::potential(),
        SchemaOf::Diff => schema::diff(),
        SchemaOf::Recheck => schema::recheck(),
        SchemaOf::Scenarios => schema::scenarios(),
        SchemaOf::Prices => schema::prices(),
        SchemaOf::Whatif => schema::whatif(),
        SchemaOf::Batch => schema::batch(),
        SchemaOf::Roll => schema::roll(),
        SchemaOf::Actuals => schema::actuals(),
        SchemaOf::Actual => schema::actual(),
    }))?;
    Ok(Exit::Done)
}

pub(super) fn completions(
    arguments: &CompletionArguments,
    program: clap::Command,
) -> io::Result<Exit> {
    let mut bytes = Vec::new();
    let mut command = program;
    clap_complete::generate(arguments.shell, &mut command, "junheng", &mut bytes);
    show(&Output::Data(String::from_utf8_lossy(&bytes).into_owned()))?;
    Ok(Exit::Done)
}

pub(super) fn manual(program: clap::Command) -> io::Result<Exit> {
    let mut bytes = Vec::new();
    clap_mangen::Man::new(program).render(&mut bytes)?;
    show(&Output::Data(String::from_utf8_lossy(&bytes).into_owned()))?;
    Ok(Exit::Done)
}
