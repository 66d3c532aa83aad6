//! Walks the syntax tree into records, collecting every problem instead of stopping at the first.

use std::borrow::Cow;

use jsonc_parser::ast::{Object, Value};
use jsonc_parser::common::Ranged;
use rustc_hash::FxHashSet;

use super::format::{Kind, Part, What};
use super::values::Map;
use crate::diag::{Code, Diagnostic, Hint, Message, Span, message};
use crate::source::Cell;

/// The most problems of form that are kept of one file.
const MOST_PROBLEMS: usize = 10_000;

/// Collects problems while values are decoded.
#[derive(Debug, Default)]
pub struct Decoder {
    problems: Vec<Diagnostic>,
    lost: FxHashSet<String>,
    refused: Refused,
}

/// Fields that are there and were refused, by the place of their object: they are not missing.
#[derive(Clone, Debug, Default)]
pub struct Refused(FxHashSet<(u32, String)>);

impl Refused {
    /// Whether one of the fields of the object at a place was refused.
    #[must_use]
    pub fn any(&self, object: Span, names: &[&str]) -> bool {
        !self.0.is_empty()
            && names.iter().any(|name| self.0.contains(&(object.start, (*name).to_owned())))
    }

    /// Whether a field of this name was refused in any object.
    #[must_use]
    pub fn anywhere(&self, name: &str) -> bool {
        self.0.iter().any(|(_, refused)| refused == name)
    }
}

/// A type that one JSON value can hold.
pub trait Decode: Sized {
    /// What a cell of a table holds where the value is in one.
    const KIND: Kind;
    /// The same for a list of such values.
    const LIST: Kind = Kind::List(&Self::KIND);
    /// What the value must be, as in "must be a number".
    fn what() -> Message;
    /// The value, or `None` after its problems were reported.
    fn decode(value: &Value<'_>, decoder: &mut Decoder) -> Option<Self>;
    /// The value as rules see it.
    fn seen(&self) -> What<'_> {
        What::Plain
    }
}

/// A field of an object: required, optional with a default, a list or a map.
pub trait Field: Sized {
    /// What the field holds.
    const KIND: Kind;
    /// The field's value, or `None` after a problem that makes its object unusable.
    fn field(object: &Object<'_>, name: &str, decoder: &mut Decoder) -> Option<Self>;
    /// Shows every value it holds.
    fn each<'r>(&'r self, see: &mut dyn FnMut(Part<'r>, What<'r>, Span));
    /// Reads the entry of a list again; `None` if there is none, or it is no list.
    fn replace(&mut self, _at: usize, _value: &Value<'_>, _decoder: &mut Decoder) -> Option<()> {
        None
    }
}

/// The span of a node.
pub(super) fn span(node: &impl Ranged) -> Span {
    let at = |position: usize| u32::try_from(position).unwrap_or(u32::MAX);
    Span { start: at(node.start()), end: at(node.end()) }
}

impl Decoder {
    /// Reports a problem. Beyond ten thousand of them none are kept: such a file is no factory at
    /// all.
    pub fn report(&mut self, problem: Diagnostic) {
        if self.problems.len() < MOST_PROBLEMS {
            self.problems.push(problem);
        }
    }

    /// Reports a value of the wrong type.
    pub fn wrong_type(&mut self, value: &Value<'_>, what: &Message) {
        let found = match value {
            Value::StringLit(text) => message!("found-text", text = shortened(&text.value)),
            Value::NumberLit(number) => message!("found-number", number = shortened(number.value)),
            Value::BooleanLit(word) => message!("found-word", text = word.value),
            Value::Object(_) => message!("kind-object"),
            Value::Array(_) => message!("kind-list"),
            Value::NullKeyword(_) => message!("found-word", text = "null"),
        };
        self.report(
            Diagnostic::new(Code::E107, span(value), message!("e107", what, found))
                .hint(message!("write", what)),
        );
    }

    /// The value as an object whose names are all in `names`; reports unknown and double names.
    pub fn object<'v, 't, T: Decode>(
        &mut self,
        value: &'v Value<'t>,
        names: &[&str],
    ) -> Option<&'v Object<'t>> {
        let Value::Object(object) = value else {
            self.wrong_type(value, &T::what());
            return None;
        };
        self.report_duplicates(object);
        for property in &object.properties {
            let name = property.name.as_str();
            if names.contains(&name) {
                continue;
            }
            let mut problem = Diagnostic::new(
                Code::E105,
                span(&property.name),
                message!("e105", name = shortened(name)),
            );
            problem = match nearest(name, names.iter().copied()) {
                Some(near) => {
                    self.refuse(object, near);
                    problem.hint(Hint::Meant(near.to_owned()))
                }
                None => problem.hint(Hint::fields(names)),
            };
            self.report(problem);
        }
        Some(object)
    }

    /// The value as text.
    pub fn text<'v, T: Decode>(&mut self, value: &'v Value<'_>) -> Option<&'v str> {
        if let Value::StringLit(text) = value {
            return Some(&text.value);
        }
        self.wrong_type(value, &T::what());
        None
    }

    /// Reports a word outside a fixed choice.
    pub fn unknown_word(&mut self, word: &str, at: Span, words: &[&str]) {
        let problem = Diagnostic::new(Code::E108, at, message!("e108", word = shortened(word)));
        let problem = match nearest(word, words.iter().copied()) {
            Some(near) => problem.hint(Hint::Meant(near.to_owned())),
            None => problem,
        };
        self.report(problem.hint(Hint::words(words)));
    }

    pub(crate) fn report_duplicates(&mut self, object: &Object<'_>) {
        let mut seen = FxHashSet::default();
        for property in &object.properties {
            if !seen.insert(property.name.as_str()) {
                self.report(
                    Diagnostic::new(
                        Code::E104,
                        span(&property.name),
                        message!("e104", name = shortened(property.name.as_str())),
                    )
                    .hint(message!("rename-or-remove")),
                );
            }
        }
    }

    /// Remembers the id of an object that could not be decoded, so that references to it are
    /// not reported as well.
    pub fn lost(&mut self, object: &Object<'_>) {
        match object.get("id").map(|property| &property.value) {
            Some(Value::StringLit(id)) => self.lost.insert(id.value.clone().into_owned()),
            // Refused as an id, but references may be text.
            Some(Value::NumberLit(id)) => self.lost.insert(id.value.to_owned()),
            _ => false,
        };
    }

    /// Remembers that a field is there and was refused.
    fn refuse(&mut self, object: &Object<'_>, name: &str) {
        self.refused.0.insert((span(object).start, name.to_owned()));
    }

    /// Reads a field, and remembers that it was refused if there was a problem of it.
    fn field<R>(
        &mut self,
        object: &Object<'_>,
        name: &str,
        read: impl FnOnce(&mut Self) -> R,
    ) -> R {
        let before = self.found();
        let field = read(self);
        if self.found() > before {
            self.refuse(object, name);
        }
        field
    }

    /// How many problems were found so far.
    #[must_use]
    pub fn found(&self) -> usize {
        self.problems.len()
    }

    /// The problems found, the ids of objects that could not be decoded, and the fields that were
    /// refused.
    #[must_use]
    pub fn finish(self) -> (Vec<Diagnostic>, FxHashSet<String>, Refused) {
        (self.problems, self.lost, self.refused)
    }
}

/// The name nearest to a misspelt one, if any is near enough to be meant.
#[must_use]
pub fn nearest<'n>(name: &str, known: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    // Capitals, blanks and hyphens are no other name: `Gear Cutting` means `gear-cutting`.
    let known: Vec<&str> = known.collect();
    let wanted = folded(name);
    if let Some(same) = known.iter().find(|it| !wanted.is_empty() && folded(it) == wanted) {
        return Some(same);
    }
    let length = name.chars().count();
    known
        .into_iter()
        // One that is so much longer or shorter cannot be near, and long names take long to
        // compare.
        .filter(|it| {
            let other = it.chars().count();
            other.abs_diff(length) <= other.div_ceil(3)
        })
        .map(|candidate| (strsim::damerau_levenshtein(name, candidate), candidate))
        .min_by_key(|(distance, _)| *distance)
        .filter(|(distance, candidate)| *distance <= candidate.chars().count().div_ceil(3))
        .map(|(_, candidate)| candidate)
}

/// A name without what people write one way or another.
#[must_use]
pub fn folded(name: &str) -> String {
    let kept = name.chars().filter(|it| !it.is_whitespace() && !['-', '_'].contains(it));
    kept.flat_map(char::to_lowercase).collect()
}

/// A name short enough to be quoted in a message.
#[must_use]
pub fn shortened(text: &str) -> Cow<'_, str> {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

/// The field's value where it is given; null counts as blank.
fn given<'v, 't>(object: &'v Object<'t>, name: &str) -> Option<&'v Value<'t>> {
    object
        .get(name)
        .map(|property| &property.value)
        .filter(|value| !matches!(value, Value::NullKeyword(_)))
}

fn cell<T: Decode>(value: &Value<'_>, decoder: &mut Decoder) -> Option<Cell<T>> {
    Some(Cell::new(T::decode(value, decoder)?, span(value)))
}

impl<T: Decode> Field for Cell<T> {
    const KIND: Kind = T::KIND;
    fn each<'r>(&'r self, see: &mut dyn FnMut(Part<'r>, What<'r>, Span)) {
        see(Part::Whole, self.value.seen(), self.span);
    }
    fn field(object: &Object<'_>, name: &str, decoder: &mut Decoder) -> Option<Self> {
        let Some(value) = given(object, name) else {
            // Under another name that is near it was reported.
            if decoder.refused.any(span(object), &[name]) {
                return None;
            }
            decoder.report(
                Diagnostic::new(Code::E106, span(object), message!("e106", name)).hint(message!(
                    "e106-hint",
                    name,
                    what = T::what()
                )),
            );
            return None;
        };
        cell(value, decoder)
    }
}

impl<T: Decode> Field for Option<Cell<T>> {
    const KIND: Kind = T::KIND;
    fn each<'r>(&'r self, see: &mut dyn FnMut(Part<'r>, What<'r>, Span)) {
        if let Some(cell) = self {
            cell.each(see);
        }
    }
    fn field(object: &Object<'_>, name: &str, decoder: &mut Decoder) -> Option<Self> {
        let read = |value| decoder.field(object, name, |decoder| cell(value, decoder));
        Some(given(object, name).and_then(read))
    }
}

/// A list or a map: left out it is empty.
trait Several: Default {
    const KIND: Kind;
    fn read(value: &Value<'_>, decoder: &mut Decoder) -> Self;
    fn entries<'r>(&'r self, see: &mut dyn FnMut(Part<'r>, What<'r>, Span));
    fn replace_entry(&mut self, _: usize, _: &Value<'_>, _: &mut Decoder) -> Option<()> {
        None
    }
}

impl<S: Several> Field for S {
    const KIND: Kind = <S as Several>::KIND;
    fn field(object: &Object<'_>, name: &str, decoder: &mut Decoder) -> Option<Self> {
        let read = |value| decoder.field(object, name, |decoder| S::read(value, decoder));
        Some(given(object, name).map_or_else(S::default, read))
    }
    fn each<'r>(&'r self, see: &mut dyn FnMut(Part<'r>, What<'r>, Span)) {
        self.entries(see);
    }
    fn replace(&mut self, at: usize, value: &Value<'_>, decoder: &mut Decoder) -> Option<()> {
        self.replace_entry(at, value, decoder)
    }
}

impl<S: Several> Field for Option<S> {
    const KIND: Kind = <S as Several>::KIND;
    fn field(object: &Object<'_>, name: &str, decoder: &mut Decoder) -> Option<Self> {
        let read = |value| decoder.field(object, name, |decoder| S::read(value, decoder));
        Some(given(object, name).map(read))
    }
    fn each<'r>(&'r self, see: &mut dyn FnMut(Part<'r>, What<'r>, Span)) {
        if let Some(several) = self {
            several.entries(see);
        }
    }
}

impl<T: Decode> Several for Vec<Cell<T>> {
    const KIND: Kind = T::LIST;
    fn read(value: &Value<'_>, decoder: &mut Decoder) -> Self {
        if let Value::Array(array) = value {
            return array.elements.iter().filter_map(|element| cell(element, decoder)).collect();
        }
        decoder.wrong_type(value, &message!("kind-list"));
        Self::new()
    }
    fn entries<'r>(&'r self, see: &mut dyn FnMut(Part<'r>, What<'r>, Span)) {
        for (at, cell) in self.iter().enumerate() {
            see(Part::Entry(at), cell.value.seen(), cell.span);
        }
    }
    fn replace_entry(&mut self, at: usize, to: &Value<'_>, decoder: &mut Decoder) -> Option<()> {
        self.get_mut(at)?.value = T::decode(to, decoder)?;
        Some(())
    }
}

impl<T: Decode> Several for Map<Cell<T>> {
    const KIND: Kind = Kind::Map(&T::KIND);
    fn read(value: &Value<'_>, decoder: &mut Decoder) -> Self {
        let Value::Object(object) = value else {
            decoder.wrong_type(value, &message!("kind-map"));
            return Self::default();
        };
        decoder.report_duplicates(object);
        let entries = object.properties.iter().filter_map(|property| {
            let name = Cell::new(property.name.as_str().to_owned(), span(&property.name));
            Some((name, cell(&property.value, decoder)?))
        });
        Self(entries.collect())
    }
    fn entries<'r>(&'r self, see: &mut dyn FnMut(Part<'r>, What<'r>, Span)) {
        for (id, cell) in &self.0 {
            see(Part::Key(id), cell.value.seen(), cell.span);
        }
    }
}
