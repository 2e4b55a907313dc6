//! Where a value stands on the page.

use super::{Still, step};
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::{Element, Event, Text};

/// A node that markup made.
#[derive(Clone)]
pub enum Made {
    Element(Element),
    Text(Text),
}

/// A text, or one thing about an element, and what it is.
pub struct Place {
    node: Made,
    /// Which kind of thing, for an element.
    step: char,
    name: &'static str,
    value: Option<Still>,
}

impl Place {
    /// Nothing stands there yet.
    pub fn new(node: Made, step: char, name: &'static str) -> Self {
        Self {
            node,
            step,
            name,
            value: None,
        }
    }

    /// Changes the page if it must be changed.
    pub fn set(&mut self, value: Still) {
        if self.value.as_ref() == Some(&value) {
            return;
        }
        match &self.node {
            Made::Text(node) => Rndr::set_text(node, value.text().unwrap_or_default()),
            Made::Element(element) => self.set_on(element, &value),
        }
        self.value = Some(value);
    }

    fn set_on(&self, element: &Element, value: &Still) {
        let name = self.name;
        match (self.step, value.text()) {
            // Of `value` it takes care that it comes after the children.
            (step::SET_PROPERTY, _) => Rndr::set_property_or_value(element, name, &value.any()),
            // Nothing is there that would have to go.
            (_, None) if self.value.is_none() => {}
            (step::SET_CLASS, None) => Rndr::remove_class(&Rndr::class_list(element), name),
            (step::SET_CLASS, Some(_)) => Rndr::add_class(&Rndr::class_list(element), name),
            (step::SET_STYLE, None) => Rndr::remove_css_property(&Rndr::style(element), name),
            (step::SET_STYLE, Some(text)) => {
                Rndr::set_css_property(&Rndr::style(element), name, text);
            }
            (_, None) => Rndr::remove_attribute(element, name),
            (_, Some(text)) => Rndr::set_attribute(element, name, text),
        }
    }
}

impl Still {
    /// What stands in an attribute. `None`: it is not there.
    fn text(&self) -> Option<&str> {
        match self {
            Still::Absent | Still::Flag(false) => None,
            Still::Text(text) => Some(text),
            Still::Flag(true) => Some(""),
        }
    }

    /// What a property is.
    fn any(&self) -> Event {
        match self {
            Still::Absent => Event::UNDEFINED,
            Still::Text(text) => Event::from(&**text),
            Still::Flag(is) => Event::from(*is),
        }
    }
}
