//! The compressed parts of .xlsx and .ods files: each is unpacked at most once, and no more than
//! [`MOST_UNPACKED`] in total, whatever the archive states.

use std::cell::Cell;
use std::io::{Cursor, Read};

use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;
use rustc_hash::FxHashMap;
use zip::ZipArchive;

use super::bounds::{MOST_PARTS, MOST_UNPACKED, Trouble};
use crate::diag::message;

/// An archive that is open.
pub(super) struct Archive<'b> {
    zip: ZipArchive<Cursor<&'b [u8]>>,
    /// Parts by name, in small letters, since some writers do not care.
    places: FxHashMap<String, usize>,
    left: Cell<u64>,
}

/// What an entry of an archive's list of parts begins with, and what the end of that list does.
const ENTRY: &[u8] = b"PK\x01\x02";
const END: &[u8] = b"PK\x05\x06";

impl<'b> Archive<'b> {
    /// Opens an archive.
    pub fn open(bytes: &'b [u8]) -> Result<Self, Trouble> {
        let count = |begins: &[u8]| bytes.windows(4).filter(|it| *it == begins).count();
        match count(END) {
            0 => return Err(Trouble::cut()),
            // A list has one end; each is tried, so there may not be too many.
            1..=16 => {}
            _ => return Err(Trouble::Broken(message!("e121-packed"))),
        }
        if count(ENTRY) > MOST_PARTS {
            return Err(Trouble::TooMuch(message!("e144-parts", most = MOST_PARTS)));
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(packed)?;
        let names = zip.file_names().enumerate();
        let places = names.filter_map(|(at, name)| Some((settled(&name.ok()?), at))).collect();
        Ok(Self { zip, places, left: Cell::new(MOST_UNPACKED) })
    }

    /// Whether there is a part of this name.
    pub fn has(&self, name: &str) -> bool {
        self.places.contains_key(&settled(name))
    }

    /// The text of a part; `None` if there is none of this name.
    pub fn part(&mut self, name: &str) -> Result<Option<String>, Trouble> {
        let Some(at) = self.places.get(&settled(name)) else { return Ok(None) };
        let file = self.zip.by_index(*at).map_err(packed)?;
        let (left, mut bytes) = (self.left.get(), Vec::new());
        file.take(left + 1).read_to_end(&mut bytes).map_err(packed)?;
        let used = bytes.len() as u64;
        self.left.set(left.checked_sub(used).ok_or_else(Trouble::unpacked)?);
        let encoding = encoding_rs::Encoding::for_bom(&bytes);
        match encoding {
            Some((encoding, _)) if encoding != encoding_rs::UTF_8 => {
                Ok(Some(encoding.decode(&bytes).0.into_owned()))
            }
            _ => String::from_utf8(bytes).map(Some).map_err(|_| Trouble::form(name)),
        }
    }

    /// The text of a part that has to be there.
    pub fn needed(&mut self, name: &str) -> Result<String, Trouble> {
        self.part(name)?.ok_or_else(|| Trouble::missing(name))
    }
}

fn settled(name: &str) -> String {
    name.trim_start_matches('/').replace('\\', "/").to_ascii_lowercase()
}

fn packed(_: impl std::fmt::Display) -> Trouble {
    Trouble::Broken(message!("e121-packed"))
}

/// The XML of a part, event by event; an element without content begins and ends like any other.
pub(super) struct Xml<'t> {
    reader: Reader<&'t [u8]>,
    part: &'t str,
    depth: usize,
}

impl<'t> Xml<'t> {
    pub fn new(part: &'t str, text: &'t str) -> Self {
        let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}'));
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = false;
        Self { reader, part, depth: 0 }
    }

    /// The next event; the end of the text only where all that was begun has ended.
    pub fn next(&mut self) -> Result<Event<'t>, Trouble> {
        let event = self.reader.read_event().map_err(|_| Trouble::form(self.part))?;
        match &event {
            Event::Start(_) => self.depth += 1,
            Event::End(_) => {
                self.depth = self.depth.checked_sub(1).ok_or_else(|| Trouble::form(self.part))?;
            }
            Event::Eof if self.depth > 0 => return Err(Trouble::form(self.part)),
            _ => {}
        }
        Ok(event)
    }

    /// How many elements are open.
    pub fn depth(&self) -> usize {
        self.depth
    }

    /// What this part breaks.
    pub fn form(&self) -> Trouble {
        Trouble::form(self.part)
    }

    /// Passes over the rest of the element that has just begun.
    pub fn skip(&mut self) -> Result<(), Trouble> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            self.next()?;
        }
        Ok(())
    }

    /// The text of the element that has just begun, to its end.
    pub fn text(&mut self) -> Result<String, Trouble> {
        let outside = self.depth.saturating_sub(1);
        let mut text = String::new();
        while self.depth > outside {
            let event = self.next()?;
            self.add(&event, &mut text)?;
        }
        Ok(text)
    }

    /// Adds what an event says as text.
    pub fn add(&self, event: &Event<'_>, text: &mut String) -> Result<(), Trouble> {
        match event {
            Event::Text(it) => text.push_str(&it.xml10_content()),
            Event::CData(it) => text.push_str(&it.xml10_content()),
            Event::GeneralRef(it) => text.push(entity(it).ok_or_else(|| self.form())?),
            _ => {}
        }
        Ok(())
    }
}

/// The sign that a reference such as `&amp;` stands for; no other names are known than XML's own.
fn entity(reference: &BytesRef<'_>) -> Option<char> {
    match reference.as_ref() {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => reference.resolve_char_ref().ok().flatten(),
    }
}

/// An attribute by its name, prefix included.
pub(super) fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    // Checking that none appears twice takes long where there are very many.
    let mut attributes = element.attributes();
    let found = attributes.with_checks(false).flatten().find(|it| it.key.as_ref() == name)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}

/// An attribute by its name without the prefix.
pub(super) fn local(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let is_meant = |it: &quick_xml::events::attributes::Attribute<'_>| {
        it.key.local_name().as_ref() == name && it.key.prefix().is_none_or(|it| !it.is_xmlns())
    };
    let found = attributes.with_checks(false).flatten().find(is_meant)?;
    found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
}
