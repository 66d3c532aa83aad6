//! The page round the pictures: heading, contents, sections one after another, style.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::figure::Figure;
use crate::model::plan::FactoryHeading;
use crate::report::view::Table;
use crate::words::{Words, visible};

const STYLE: &str = include_str!("style.css");

/// What stands over the page.
pub(super) struct Heading {
    title: String,
    of: String,
    from: String,
    to: String,
}

impl Heading {
    /// Of a factory and the planning period.
    pub fn of(factory: &FactoryHeading, title: String) -> Self {
        let [of, from, to] = [&factory.name, &factory.from, &factory.to].map(String::clone);
        Self { title, of, from, to }
    }
}

/// A page under construction.
pub(super) struct Page<'w> {
    words: &'w Words,
    heading: Heading,
    proven: bool,
    seal: String,
    opening: Markup,
    contents: Vec<(String, String)>,
    sections: Vec<Markup>,
}

impl<'w> Page<'w> {
    /// A page with nothing on it yet but whether what it shows is proven.
    pub fn new(words: &'w Words, heading: Heading, proven: bool, seal: String) -> Self {
        let opening = PreEscaped(String::new());
        Self { words, heading, proven, seal, opening, contents: Vec::new(), sections: Vec::new() }
    }

    /// What stands on the first screen.
    pub fn opening(&mut self, opening: Markup) {
        self.opening = opening;
    }

    /// A picture, where there is anything to show.
    pub fn figure(&mut self, figure: Option<Figure>) {
        if let Some(figure) = figure {
            self.contents.push((figure.id.clone(), figure.title.clone()));
            self.sections.push(figure.render(self.words));
        }
    }

    /// Tables without a picture, each if it has a row: id, keys of title and reading, table.
    pub fn tables<const N: usize>(&mut self, tables: [(&str, &str, &str, Table); N]) {
        for (id, title, reading, table) in tables {
            let [title, reading] = [title, reading].map(|key| self.words.say(key));
            self.figure(Figure::of_table(id, &title, reading, table));
        }
    }

    /// A part in words.
    pub fn words(&mut self, id: &str, title: &str, text: &Markup) {
        self.contents.push((id.to_owned(), title.to_owned()));
        self.sections.push(html! {
            section.text id=(id) { h3 { (title) } (text) }
        });
    }

    /// The whole file.
    pub fn render(self) -> String {
        let Heading { title, of, from, to } = &self.heading;
        let time = self.words.say_with("page-from-to", &[("from", from.into()), ("to", to.into())]);
        let class = if self.proven { "seal good" } else { "seal bad" };
        let page = html! {
            (DOCTYPE)
            html lang=(self.words.language().tag()) {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="color-scheme" content="light dark";
                    title { (of) " · " (title) " · " (time) }
                    style { (PreEscaped(STYLE)) }
                }
                body {
                    a.skip href="#pictures" { (self.words.say("page-skip")) }
                    (hatches())
                    header {
                        p.kind { (title) }
                        h1 { (of) }
                        p.time { (time) span class=(class) { (self.seal) } }
                    }
                    main {
                        (self.opening)
                        nav aria-label=(self.words.say("page-contents")) {
                            ul {
                                @for (id, title) in &self.contents {
                                    li { a href={ "#" (id) } { (title) } }
                                }
                            }
                        }
                        section #pictures aria-labelledby="pictures-h" {
                            h2 #pictures-h.quiet { (self.words.say("page-pictures")) }
                            @for section in &self.sections { (section) }
                        }
                    }
                    footer { p { (self.words.say("page-footer")) } }
                }
            }
        };
        // Signs that HTML does not allow, or that turn the letters after them round.
        visible::text(&page.into_string()).into_owned()
    }
}

/// Patterns that tell marks apart without colour.
fn hatches() -> Markup {
    html! {
        svg.hatches width="0" height="0" aria-hidden="true" {
            defs {
                pattern #hatch-over width="5" height="5" patternUnits="userSpaceOnUse"
                    patternTransform="rotate(45)" {
                    rect class="hatch-ground" width="5" height="5" {}
                    line class="hatch-line" x1="0" y1="0" x2="0" y2="5" {}
                }
                pattern #hatch-down width="5" height="5" patternUnits="userSpaceOnUse"
                    patternTransform="rotate(-45)" {
                    rect class="hatch-ground" width="5" height="5" {}
                    line class="hatch-blue" x1="0" y1="0" x2="0" y2="5" {}
                }
            }
        }
    }
}
