//! The catalogues of messages, one for each language.
//!
//! They are [Fluent](https://projectfluent.org) files, one per surface (`report.ftl`,
//! `workbook.ftl`, …), with the same keys in the folder of each language. A test compares them with
//! each other and with the keys that the sources use.

pub mod formula;
pub mod visible;

use std::fmt;
use std::str::FromStr;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use crate::diag::{self, Message};

/// A language junheng speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English, the default.
    #[default]
    English,
    /// Chinese in simplified characters.
    Chinese,
}

impl Language {
    /// Every language, in the order they are offered.
    pub const ALL: [Self; 2] = [Self::English, Self::Chinese];

    /// The tag of the language (BCP 47), as in `<html lang>` and `--lang`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh",
        }
    }

    /// The language of a locale such as `zh_CN.UTF-8` or `en-GB`; none if it is not spoken here.
    ///
    /// ```
    /// use junheng::words::Language;
    /// assert_eq!(Language::of_locale("zh_CN.UTF-8"), Some(Language::Chinese));
    /// assert_eq!(Language::of_locale("fr-FR"), None);
    /// ```
    #[must_use]
    pub fn of_locale(locale: &str) -> Option<Self> {
        let language = locale.split(['-', '_', '.', '@']).next()?.to_ascii_lowercase();
        Self::ALL.into_iter().find(|it| it.tag() == language)
    }

    /// The catalogue files of the language: name and text.
    fn files(self) -> &'static [(&'static str, &'static str)] {
        macro_rules! named {
            ($folder:literal, $($name:literal),+) => {
                &[$(($name, include_str!(concat!($folder, "/", $name)))),+]
            };
        }
        // The files of every language, and those of this one only.
        macro_rules! files {
            ($folder:literal $(, $own:literal)*) => {
                named!(
                    $folder,
                    "terms.ftl",
                    "headings.ftl",
                    "commands.ftl",
                    "audit.ftl",
                    "report.ftl",
                    "workbook.ftl",
                    "terminal.ftl",
                    "plan.ftl",
                    "questions.ftl",
                    "answers.ftl",
                    "whatif.ftl",
                    "measures.ftl",
                    "potential.ftl",
                    "discussion.ftl",
                    "diff.ftl",
                    "month.ftl",
                    "problems-factory.ftl",
                    "problems-form.ftl",
                    "problems-tables.ftl",
                    "problems-programme.ftl",
                    "problems-scenarios.ftl",
                    "problems-runs.ftl"
                    $(, $own)*
                )
            };
        }
        match self {
            Self::English => files!("english"),
            Self::Chinese => files!("chinese", "codes.ftl", "help.ftl"),
        }
    }
}

/// A word that names no language spoken here.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("use en or zh")]
pub struct NotSpoken;

impl FromStr for Language {
    type Err = NotSpoken;

    fn from_str(word: &str) -> Result<Self, NotSpoken> {
        Self::of_locale(word.trim()).ok_or(NotSpoken)
    }
}

/// The English catalogue, for output that programs read.
#[must_use]
pub fn english() -> &'static Words {
    static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::of(Language::English));
    &ENGLISH
}

/// The catalogue of one language. Created once per command; look-ups are cheap.
pub struct Words {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Words {
    /// The catalogue of a language.
    ///
    /// # Panics
    ///
    /// If a catalogue of this build does not parse; a test parses them all.
    #[must_use]
    pub fn of(language: Language) -> Self {
        let tag: LanguageIdentifier = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // Marks round each figure would show as boxes on a terminal and in a spreadsheet.
        bundle.set_use_isolating(false);
        for (name, text) in language.files() {
            let resource = FluentResource::try_new((*text).to_owned())
                .unwrap_or_else(|(_, errors)| panic!("{name}: {errors:?}"));
            bundle.add_resource_overriding(resource);
        }
        Self { language, bundle }
    }

    /// The language spoken.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The message of a key without values.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.say_with(key, &[])
    }

    /// The message of a key with figures and names inserted. A figure comes as text
    /// already rounded for its place; if the wording depends on how many there are, as
    /// [`Value::Count`]. A key that is not in the catalogue is given back as it is, in brackets.
    #[must_use]
    pub fn say_with(&self, key: &str, values: &[(&'static str, Value<'_>)]) -> String {
        self.said(key, None, values).unwrap_or_else(|| format!("[{key}]"))
    }

    /// The rule and the cure of a code. None in English, where the registry of codes has
    /// them, and for an unknown code.
    #[must_use]
    pub fn of_code(&self, code: &str) -> Option<(String, String)> {
        Some((self.said(code, None, &[])?, self.aside(code, "cure", &[])?))
    }

    /// The help of a command or argument. None in English, where the
    /// command line itself has it.
    #[must_use]
    pub fn of_command(&self, key: &str) -> Option<String> {
        self.said(key, None, &[])
    }

    /// An attribute of a message, if it exists.
    #[must_use]
    pub fn aside(
        &self,
        key: &str,
        attribute: &str,
        values: &[(&'static str, Value<'_>)],
    ) -> Option<String> {
        self.said(key, Some(attribute), values)
    }

    /// The text of a message.
    #[must_use]
    pub fn tell(&self, message: &Message) -> String {
        use diag::Value as V;
        let shown = |value: &V| match value {
            V::Text(text) => text.clone(),
            V::List(names) => names.join(&self.say("between")),
            V::Lines(parts) => parts.iter().map(|it| self.tell(it)).collect::<Vec<_>>().join("\n"),
            V::Said(part) => self.tell(part),
        };
        let texts: Vec<String> = message.values.values().map(shown).collect();
        let values = message.values.iter().zip(&texts).map(|((name, value), text)| {
            let lines = matches!(value, V::Lines(_));
            (&**name, if lines { Value::Lines(text) } else { Value::Text(text) })
        });
        let values: Vec<(&str, Value<'_>)> = values.collect();
        self.said(&message.key, None, &values).unwrap_or_else(|| format!("[{}]", message.key))
    }

    /// A message, or one of its attributes, with the values put in.
    fn said(
        &self,
        key: &str,
        attribute: Option<&str>,
        values: &[(&str, Value<'_>)],
    ) -> Option<String> {
        let message = self.bundle.get_message(key)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        let mut arguments = FluentArgs::with_capacity(values.len());
        for (name, value) in values {
            match value {
                Value::Text(text) => arguments.set(*name, FluentValue::from(visible::line(text))),
                Value::Lines(text) => arguments.set(*name, FluentValue::from(visible::text(text))),
                Value::Count(count) => arguments.set(*name, FluentValue::from(*count)),
            }
        }
        Some(self.bundle.format_pattern(pattern, Some(&arguments), &mut Vec::new()).into_owned())
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.debug_tuple("Words").field(&self.language).finish()
    }
}

/// A value in a message.
#[derive(Clone, Copy, Debug)]
pub enum Value<'a> {
    /// A name, or a figure as it should appear. It stays on one
    /// line: see [`visible::line`].
    Text(&'a str),
    /// Rendered sentences, which may take several lines.
    Lines(&'a str),
    /// How many there are, where the wording depends on it (`{ $count -> [one] … *[other] … }`).
    Count(usize),
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(text)
    }
}

impl<'a> From<&'a String> for Value<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Value<'_> {
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}
