//! JSON whose types are not to be relied on. Documents, gateways and clients disagree on whether a number is a string
//! or has a fraction; a field that is wrong costs itself, never the picture beside it. One small value type for all of
//! it, because every derived struct would bring its own parser into the page.

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

/// Any JSON value. Text is borrowed from the input where it holds no escapes: a pasted request holds megabytes of base64.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) enum Loose<'a> {
    /// `null`, or missing.
    #[default]
    None,
    /// `true` or `false`.
    Bool(bool),
    /// A string.
    Text(Cow<'a, str>),
    /// The beginning of a string that is longer than is kept of one: enough to be quoted, too little to be used.
    CutText(String),
    /// A whole number from 0.
    Whole(u64),
    /// A number from 0 with a fraction, which is cut off.
    Fraction(u64),
    /// A number that is negative or too large to be exact.
    OddNumber,
    /// An array.
    List(Vec<Loose<'a>>),
    /// An object, in the order of its fields.
    Object(Vec<(Cow<'a, str>, Loose<'a>)>),
}

impl<'a> Loose<'a> {
    /// Reads a JSON text. `Err(true)`: it ends too early. `Err(false)`: it is no JSON.
    pub(crate) fn parse(json: &'a str) -> Result<Self, bool> {
        serde_json::from_str(json).map_err(|error| error.is_eof())
    }

    /// A field of an object; [`Loose::None`] where there is none. Of repeated fields the last counts.
    pub(crate) fn get(&self, name: &str) -> &Loose<'a> {
        const MISSING: &Loose<'static> = &Loose::None;
        match self {
            Loose::Object(fields) => {
                let found = fields.iter().rev().find(|(field, _)| field == name);
                found.map_or(MISSING, |(_, value)| value)
            }
            _ => MISSING,
        }
    }

    /// The text. `None`: it is something else, or was cut.
    pub(crate) fn text(&self) -> Option<&str> {
        match self {
            Loose::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The text, as far as it is kept, or the digits of a number. `None`: it is something else, or empty.
    pub(crate) fn label(&self) -> Option<String> {
        match self {
            Loose::Text(text) if !text.is_empty() => Some(text.clone().into_owned()),
            Loose::CutText(text) => Some(text.clone()),
            Loose::Whole(number) => Some(number.to_string()),
            _ => None,
        }
    }

    /// The whole number, without a fraction. `None`: it is something else.
    pub(crate) fn whole(&self) -> Option<u64> {
        match self {
            Loose::Whole(number) | Loose::Fraction(number) => Some(*number),
            _ => None,
        }
    }

    /// Whether it is missing, or stands for what is missing: `null`, or an empty text.
    pub(crate) fn is_nothing(&self) -> bool {
        match self {
            Loose::None => true,
            Loose::Text(text) => text.is_empty(),
            _ => false,
        }
    }

    /// Whether it is `true`. `None`: it is no boolean.
    pub(crate) fn bool(&self) -> Option<bool> {
        match self {
            Loose::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// The elements. `None`: it is no array.
    pub(crate) fn list(&self) -> Option<&[Loose<'a>]> {
        match self {
            Loose::List(list) => Some(list),
            _ => None,
        }
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Loose<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(LooseVisitor)
    }
}

struct LooseVisitor;

impl<'de> Visitor<'de> for LooseVisitor {
    type Value = Loose<'de>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Loose<'de>, E> {
        Ok(Loose::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Loose<'de>, E> {
        Ok(Loose::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Loose<'de>, E> {
        Ok(Loose::Whole(number))
    }

    fn visit_i64<E>(self, _: i64) -> Result<Loose<'de>, E> {
        Ok(Loose::OddNumber)
    }

    fn visit_f64<E>(self, number: f64) -> Result<Loose<'de>, E> {
        // Beyond this a double no longer tells neighbouring numbers apart.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        Ok(match number {
            number if number.is_sign_negative() || number >= EXACT => Loose::OddNumber,
            number if number.fract() == 0.0 => Loose::Whole(number as u64),
            number => Loose::Fraction(number as u64),
        })
    }

    fn visit_bool<E>(self, value: bool) -> Result<Loose<'de>, E> {
        Ok(Loose::Bool(value))
    }

    fn visit_unit<E>(self) -> Result<Loose<'de>, E> {
        Ok(Loose::None)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Loose<'de>, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = seq.next_element()? {
            list.push(value);
        }
        Ok(Loose::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Loose<'de>, A::Error> {
        let mut fields = Vec::new();
        while let Some(name) = map.next_key::<Loose<'de>>()? {
            let name = match name {
                Loose::Text(name) => name,
                _ => Cow::Borrowed(""),
            };
            fields.push((name, map.next_value()?));
        }
        Ok(Loose::Object(fields))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_json_value_is_read() {
        for (json, want) in [
            ("\"a\"", Loose::Text("a".into())),
            ("\"\\u0041\"", Loose::Text("A".into())),
            ("7", Loose::Whole(7)),
            ("1757388756.25", Loose::Fraction(1_757_388_756)),
            ("2.0", Loose::Whole(2)),
            ("-1", Loose::OddNumber),
            ("-0.5", Loose::OddNumber),
            ("1e300", Loose::OddNumber),
            ("null", Loose::None),
            ("true", Loose::Bool(true)),
            (
                "[1,[]]",
                Loose::List(vec![Loose::Whole(1), Loose::List(vec![])]),
            ),
        ] {
            assert_eq!(Loose::parse(json), Ok(want), "{json}");
        }
    }

    #[test]
    fn fields_are_found_and_missing_ones_are_none() {
        let value = Loose::parse(r#"{"a":{"b":1},"a":{"b":2},"c":null}"#).unwrap();
        assert_eq!(value.get("a").get("b").whole(), Some(2));
        assert_eq!(*value.get("c"), Loose::None);
        assert_eq!(*value.get("x").get("y"), Loose::None);
    }

    #[test]
    fn nesting_is_bounded_and_what_is_wrong_is_told_apart() {
        assert_eq!(Loose::parse(&"[".repeat(10_000)), Err(false));
        assert_eq!(Loose::parse("{\"a\":"), Err(true));
        assert_eq!(Loose::parse("{a:1}"), Err(false));
    }
}
