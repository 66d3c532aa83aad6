//! Hard data that contradict each other, in sentences of the language of the report.

use super::terms::product_and_route;
use crate::model::answers::contradiction::{Clash, Kind, Part, Party};
use crate::model::answers::repair::Datum;
use crate::model::answers::shortage::MeasureKind;
use crate::words::Words;

/// What takes part in a contradiction, and in which way, in one sentence.
#[must_use]
pub fn clash(words: &Words, clash: &Clash) -> String {
    let party = party(words, &clash.party);
    let party = ("party", (&party).into());
    match &clash.part {
        Part::TooLittle(amount) => {
            words.say_with("clash-too-little", &[party, ("amount", amount.into())])
        }
        Part::TooMuch(amount) => {
            words.say_with("clash-too-much", &[party, ("amount", amount.into())])
        }
        Part::Excluded => words.say_with("clash-excluded", &[party]),
        Part::Takes => words.say_with("clash-takes-part", &[party]),
    }
}

/// What takes part. What only measures is called by its English name: it contradicts nothing.
fn party(words: &Words, party: &Party) -> String {
    let over = over(words, &party.from, &party.to);
    let name = ("name", (&party.name).into());
    let unit = ("unit", (&party.unit).into());
    let when = ("when", (&over).into());
    let which = ("which", (&party.which).into());
    match party.kind {
        Kind::Capacity => words.say_with("party-capacity", &[name, when, unit]),
        Kind::Clock => words.say_with("party-clock", &[name, when, unit]),
        Kind::Heads => words.say_with("party-heads", &[name, when, unit]),
        Kind::Headcount => words.say_with("party-headcount", &[name, when]),
        Kind::Item => words.say_with("party-item", &[name, when, unit]),
        Kind::Closing => words.say_with("party-closing", &[name, unit]),
        Kind::Quota => words.say_with("party-quota", &[name, when, unit]),
        Kind::Frozen => {
            let dates = [("from", (&party.from).into()), ("to", (&party.to).into())];
            let [from, to] = dates;
            words.say_with("party-frozen", &[name, which, unit, from, to])
        }
        Kind::Space => words.say_with("party-space", &[name, when]),
        Kind::Route => words.say_with("party-route", &[name, which, when]),
        Kind::Purchase => words.say_with("party-purchase", &[name, when]),
        Kind::Overtime => words.say_with("party-overtime", &[name, which, when]),
        Kind::Hiring => words.say_with("party-hiring", &[name, when]),
        Kind::Order => words.say_with("limit-order", &[("order", (&party.name).into())]),
        Kind::Project => words.say_with("party-project", &[name]),
        Kind::Other => party.name.clone(),
    }
}

fn over(words: &Words, from: &str, to: &str) -> String {
    if from == to {
        return from.to_owned();
    }
    words.say_with("plan-dates", &[("from", from.into()), ("to", to.into())])
}

/// One of the hard data of which none can be left out.
#[must_use]
pub fn datum(words: &Words, datum: &Datum) -> String {
    let named = product_and_route(words, &datum.name);
    let name = ("name", (&named).into());
    let much = [("amount", (&datum.amount).into()), ("unit", (&datum.unit).into())];
    let [amount, unit] = much;
    match datum.kind {
        Some(MeasureKind::Hours) => words.say_with("datum-hours", &[name, amount, unit]),
        Some(MeasureKind::Machines) => words.say_with("datum-machines", &[name, amount, unit]),
        Some(MeasureKind::Quota) => words.say_with("datum-quota", &[name, amount, unit]),
        Some(MeasureKind::Supply) => words.say_with("datum-supply", &[name]),
        Some(MeasureKind::Stock) => words.say_with("datum-stock", &[name, amount, unit]),
        Some(MeasureKind::Space) => words.say_with("datum-space", &[name, amount, unit]),
        Some(MeasureKind::RouteLimit) => words.say_with("datum-route", &[name]),
        Some(MeasureKind::Frozen) if datum.from == datum.to => {
            let from = ("from", (&datum.from).into());
            words.say_with("datum-frozen-on", &[name, amount, unit, from])
        }
        Some(MeasureKind::Frozen) => {
            let (from, to) = (("from", (&datum.from).into()), ("to", (&datum.to).into()));
            words.say_with("datum-frozen", &[name, amount, unit, from, to])
        }
        _ => named,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Language;

    const PARTIES: [Kind; 16] = [
        Kind::Capacity,
        Kind::Clock,
        Kind::Heads,
        Kind::Headcount,
        Kind::Item,
        Kind::Closing,
        Kind::Quota,
        Kind::Frozen,
        Kind::Space,
        Kind::Route,
        Kind::Purchase,
        Kind::Overtime,
        Kind::Hiring,
        Kind::Order,
        Kind::Project,
        Kind::Other,
    ];

    /// What each kind's sentence says of a party, and no more.
    fn some(kind: Kind, to: &str) -> Party {
        use Kind as K;
        let text = |said: bool, it: &str| if said { it.to_owned() } else { String::new() };
        let counted = matches!(
            kind,
            K::Capacity | K::Clock | K::Heads | K::Item | K::Closing | K::Quota | K::Frozen
        );
        let numbered = matches!(kind, K::Frozen | K::Route | K::Overtime);
        let dated = !matches!(kind, K::Closing | K::Order | K::Project | K::Other);
        Party {
            kind,
            name: "名".to_owned(),
            unit: text(counted, "u"),
            which: text(numbered, "7"),
            from: text(dated, "2026-12-01"),
            to: text(dated, to),
        }
    }

    fn path(kind: Kind) -> &'static str {
        match kind {
            Kind::Capacity => "groups/名@2026-12-01",
            Kind::Clock => "groups/名/clock@2026-12-01",
            Kind::Heads => "labour/名@2026-12-01",
            Kind::Headcount => "labour/名/heads@2026-12-01",
            Kind::Item => "products/名@2026-12-01",
            Kind::Closing => "products/名/stock/closing",
            Kind::Quota => "materials/名/quota",
            Kind::Frozen => "frozen/7",
            Kind::Space => "stores/名@2026-12-01",
            Kind::Route => "products/名/routes/7/limit",
            Kind::Purchase => "materials/名/purchase/limit",
            Kind::Overtime => "groups/名/overtime/7",
            Kind::Hiring => "labour/名/hiring",
            Kind::Order => "orders/名",
            Kind::Project => "projects/名",
            Kind::Other => "balance@2026-12-01",
        }
    }

    fn has_english_words(text: &str) -> bool {
        let letters = |word: &str| word.chars().filter(char::is_ascii_alphabetic).count();
        text.split(|it: char| !it.is_ascii_alphanumeric()).any(|word| letters(word) > 1)
    }

    #[test]
    fn every_clash_is_said_in_english_as_the_data_say_it_and_wholly_in_chinese() {
        let [english, chinese] = Language::ALL.map(Words::of);
        let amount = || "3".to_owned();
        let parts =
            [Part::TooLittle(amount()), Part::TooMuch(amount()), Part::Excluded, Part::Takes];
        for kind in PARTIES {
            for to in ["2026-12-01", "2026-12-09"] {
                for part in &parts {
                    let at = path(kind).to_owned();
                    let it = Clash { at, party: some(kind, to), part: part.clone() };
                    assert_eq!(it.kept().parse(), Ok(it.clone()), "{}", it.kept());
                    assert_eq!(clash(&english, &it), it.to_string());
                    let said = clash(&chinese, &it);
                    assert!(!has_english_words(&said) && !said.contains('['), "{said}");
                }
            }
        }
    }

    #[test]
    fn every_datum_is_said_in_english_as_the_answer_states_it_and_wholly_in_chinese() {
        let [english, chinese] = Language::ALL.map(Words::of);
        let kinds = [
            MeasureKind::Hours,
            MeasureKind::Machines,
            MeasureKind::Quota,
            MeasureKind::Supply,
            MeasureKind::Stock,
            MeasureKind::Space,
            MeasureKind::RouteLimit,
            MeasureKind::Frozen,
            MeasureKind::Project,
        ];
        for kind in kinds {
            for to in ["2026-12-01", "2026-12-09"] {
                let text = str::to_owned;
                let it = Datum {
                    kind: Some(kind),
                    name: text("名, route 快"),
                    amount: text("3"),
                    unit: text("u"),
                    from: text("2026-12-01"),
                    to: text(to),
                };
                assert_eq!(datum(&english, &it), it.to_string());
                let said = datum(&chinese, &it);
                assert!(!has_english_words(&said) && !said.contains('['), "{said}");
            }
        }
    }
}
