//! Sheets to discuss and fill in: one for the factory, each workshop and each group. The front has
//! figures, the back has rows for proposals with the list of what can be changed.

mod back;
mod factory;
mod front;
mod page;

use rust_xlsxwriter::Worksheet;

use super::book::finished;
use super::names::SheetNames;
use super::paper::DoesNotFit;
use crate::model::answers::discussion::{Changeable, Discussion, GroupSheet};
use crate::words::Words;
use page::Page;

/// The workbook of all sheets: the factory first, then each workshop with its groups, then the groups
/// without a workshop.
///
/// # Errors
/// If a workbook cannot hold it.
pub fn sheets(answer: &Discussion, words: &Words) -> Result<Vec<u8>, DoesNotFit> {
    let mut names = SheetNames::default();
    let mut sheets = Vec::new();
    for page in pages(answer, words) {
        sheets.push(page.sheet(answer, &names.give(&page.title), words)?);
    }
    finished(sheets)
}

/// A workbook for each sheet, with the name of its file.
///
/// # Errors
/// If a workbook cannot hold one.
pub fn files(answer: &Discussion, words: &Words) -> Result<Vec<(String, Vec<u8>)>, DoesNotFit> {
    let (mut files, mut names) = (SheetNames::default(), SheetNames::default());
    let of = pages(answer, words).into_iter().map(|page| {
        let name = names.give(&page.title);
        let file = format!("{}.xlsx", files.give(&page.id));
        Ok((file, finished(vec![page.sheet(answer, &name, words)?])?))
    });
    of.collect()
}

/// What a sheet is of.
enum Of<'a> {
    Factory,
    Workshop(usize),
    Group(&'a GroupSheet),
}

/// A sheet to be made.
struct Sheet<'a> {
    of: Of<'a>,
    /// The id that its proposals begin with, and that its file is called by.
    id: String,
    title: String,
}

fn pages<'a>(answer: &'a Discussion, words: &Words) -> Vec<Sheet<'a>> {
    let group =
        |it: &'a GroupSheet| Sheet { of: Of::Group(it), id: it.id.clone(), title: it.name.clone() };
    let title = words.say("discuss-sheet-factory");
    let mut pages = vec![Sheet { of: Of::Factory, id: "factory".to_owned(), title }];
    for (at, workshop) in answer.workshops.iter().enumerate() {
        let (id, title) = (workshop.id.clone(), workshop.name.clone());
        pages.push(Sheet { of: Of::Workshop(at), id, title });
        pages.extend(
            answer.groups.iter().filter(|it| it.workshop.as_ref() == Some(&workshop.id)).map(group),
        );
    }
    pages.extend(answer.groups.iter().filter(|it| it.workshop.is_none()).map(group));
    pages
}

impl Sheet<'_> {
    fn sheet(
        &self,
        answer: &Discussion,
        name: &str,
        words: &Words,
    ) -> Result<Worksheet, DoesNotFit> {
        let mut page = Page::new(answer, name, words)?;
        let choices: Vec<&Changeable> = match &self.of {
            Of::Factory => {
                factory::write(&mut page)?;
                Vec::new()
            }
            Of::Workshop(at) => {
                let workshop = &answer.workshops[*at];
                front::workshop(&mut page, workshop)?;
                let own = answer.groups.iter().filter(|it| workshop.groups.contains(&it.id));
                let mut choices: Vec<&Changeable> = Vec::new();
                for choice in own.flat_map(|it| &it.choices) {
                    // A norm of a route that passes several groups is listed once.
                    if !choices.iter().any(|it| it.at == choice.at) {
                        choices.push(choice);
                    }
                }
                choices
            }
            Of::Group(group) => {
                front::group(&mut page, group)?;
                group.choices.iter().collect()
            }
        };
        back::write(&mut page, &self.id, matches!(self.of, Of::Factory), &choices)?;
        page.done()
    }
}
