//! The tags of a document and their attributes. The documents are our own, so their mark-up is sound.

use std::ops::Range;

/// A start tag.
#[derive(Debug)]
pub struct Tag<'a> {
    /// Where it stands.
    pub place: Range<usize>,
    /// `link`, `script`, …
    pub name: &'a str,
    /// In their order.
    pub attributes: Vec<Attribute<'a>>,
}

/// An attribute of a tag.
#[derive(Debug)]
pub struct Attribute<'a> {
    /// Before the `=`.
    pub name: &'a str,
    /// Behind it, without quotes.
    pub value: &'a str,
    /// Where the value stands.
    pub place: Range<usize>,
}

/// What replaces a part of a document.
pub type Edit = (Range<usize>, String);

impl<'a> Tag<'a> {
    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&'a str> {
        self.find(name).map(|attribute| attribute.value)
    }

    /// Gives an attribute a value, whether it was there or not.
    pub fn set(&self, name: &str, value: &str) -> Edit {
        match self.find(name) {
            Some(attribute) => (attribute.place.clone(), value.to_owned()),
            None => {
                let behind_name = self.place.start + 1 + self.name.len();
                (behind_name..behind_name, format!(" {name}=\"{value}\""))
            }
        }
    }

    fn find(&self, name: &str) -> Option<&Attribute<'a>> {
        self.attributes.iter().find(|one| one.name == name)
    }
}

/// All start tags in order; what stands in comments is none.
pub fn tags(html: &str) -> Vec<Tag<'_>> {
    let mut reader = Reader { html, at: 0 };
    let mut tags = Vec::new();
    loop {
        reader.until(|c| c == '<');
        let rest = reader.rest();
        if rest.is_empty() {
            return tags;
        } else if rest.starts_with("<!--") {
            reader.at += rest.find("-->").unwrap_or(rest.len());
        } else if is_name(rest.strip_prefix('<')) {
            tags.push(reader.tag());
        } else {
            reader.at += 1;
        }
    }
}

fn is_name(text: Option<&str>) -> bool {
    text.is_some_and(|text| text.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// The document with some parts replaced; they do not overlap.
pub fn edited(html: &str, mut edits: Vec<Edit>) -> String {
    edits.sort_by_key(|(place, _)| place.start);
    let mut done = String::with_capacity(html.len());
    let mut rest = 0;
    for (place, text) in edits {
        done.push_str(html.get(rest..place.start).unwrap_or_default());
        done.push_str(&text);
        rest = place.end;
    }
    done.push_str(html.get(rest..).unwrap_or_default());
    done
}

struct Reader<'a> {
    html: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.html.get(self.at..).unwrap_or_default()
    }

    /// What comes before the first such character, or before the end.
    fn until(&mut self, end: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let text = rest.get(..rest.find(end).unwrap_or(rest.len()));
        let text = text.unwrap_or_default();
        self.at += text.len();
        text
    }

    fn eat(&mut self, wanted: char) -> bool {
        let found = self.rest().starts_with(wanted);
        self.at += if found { wanted.len_utf8() } else { 0 };
        found
    }

    /// The tag whose `<` comes next.
    fn tag(&mut self) -> Tag<'a> {
        let start = self.at;
        self.at += 1;
        let name = self.until(|c| c.is_ascii_whitespace() || c == '/' || c == '>');
        let mut attributes = Vec::new();
        loop {
            self.until(|c| !c.is_ascii_whitespace() && c != '/');
            if self.eat('>') || self.rest().is_empty() {
                let place = start..self.at;
                return Tag {
                    place,
                    name,
                    attributes,
                };
            }
            attributes.push(self.attribute());
        }
    }

    fn attribute(&mut self) -> Attribute<'a> {
        let name = self.until(|c| c.is_ascii_whitespace() || matches!(c, '=' | '/' | '>'));
        let mut value = "";
        let mut start = self.at;
        if self.eat('=') {
            let quote = ['"', '\''].into_iter().find(|quote| self.eat(*quote));
            start = self.at;
            value = match quote {
                Some(quote) => self.until(|c| c == quote),
                None => self.until(|c| c.is_ascii_whitespace() || c == '>'),
            };
            if let Some(quote) = quote {
                self.eat(quote);
            }
        }
        let place = start..start + value.len();
        Attribute { name, value, place }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(html: &str) -> Vec<(&str, Vec<(&str, &str)>)> {
        let pair = |one: &Attribute<'static>| (one.name, one.value);
        // The document lives as long as the test.
        let html: &'static str = Box::leak(html.to_owned().into_boxed_str());
        let read = |tag: Tag<'static>| (tag.name, tag.attributes.iter().map(pair).collect());
        tags(html).into_iter().map(read).collect()
    }

    #[test]
    fn attributes_are_read_in_every_spelling() {
        for (html, name, attributes) in [
            ("<p>", "p", vec![]),
            ("</p><br/>", "br", vec![]),
            (
                "<a b=\"c d\" e='f > \"g\"' h=i j>",
                "a",
                vec![("b", "c d"), ("e", "f > \"g\""), ("h", "i"), ("j", "")],
            ),
            (
                "<link\n href=./a.css\n/>",
                "link",
                vec![("href", "./a.css")],
            ),
            ("<!-- <a b=c> --><i k=\"\">", "i", vec![("k", "")]),
            ("<!doctype html>1 < 2 <b ä=\"ö\">", "b", vec![("ä", "ö")]),
            ("<a b=\"never closed", "a", vec![("b", "never closed")]),
        ] {
            assert_eq!(read(html), [(name, attributes)], "{html}");
        }
        assert!(read("no tags, <!-- <a> not closed").is_empty());
    }

    #[test]
    fn values_are_replaced_or_added_and_the_rest_stays() {
        let html = "ä<a b=\"c\"/><d e=f>g";
        let tags = tags(html);
        let [first, second] = &tags[..] else {
            panic!("{tags:?}")
        };
        let edits = vec![
            second.set("e", "1"),
            first.set("b", ""),
            first.set("x", "y"),
        ];
        assert_eq!(edited(html, edits), "ä<a x=\"y\" b=\"\"/><d e=1>g");
        assert_eq!(edited(html, Vec::new()), html);
    }
}
