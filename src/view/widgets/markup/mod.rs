//! What `view!` makes (crate `seedboard-markup`): one type for all markup of the page.
//!
//! [`Markup`] is a text of steps, known at compile time, and a list of values that are not. Drawing (`drawn`) walks the
//! steps. Where the same markup is drawn again in the same place, its elements stay and only values change, as in
//! Leptos.

mod drawn;
mod follow;
mod listen;
mod place;
mod render;
mod rows;

pub use follow::Build;
pub use listen::{Hear, IntoHandler, listener};
pub use rows::rows;

use follow::Live;
use leptos::html::ElementType;
use leptos::prelude::*;
use leptos::tachys::html::node_ref::NodeRefContainer;
use leptos::tachys::renderer::types::Element;
use listen::Listener;
use std::borrow::Cow;

/// The steps; `markup/src/steps.rs` writes them and says what each is.
mod step {
    pub const OPEN: char = '\u{1}';
    pub const OPEN_SVG: char = '\u{2}';
    pub const CLOSE: char = '\u{3}';
    pub const ATTRIBUTE: char = '\u{4}';
    pub const VALUE: char = '\u{5}';
    pub const TEXT: char = '\u{6}';
    pub const SET_PROPERTY: char = '\u{8}';
    pub const SET_CLASS: char = '\u{e}';
    pub const SET_STYLE: char = '\u{f}';
    pub const CHILD: char = '\u{11}';
}

/// Elements to be drawn.
pub struct Markup {
    steps: &'static str,
    values: Vec<Value>,
}

impl Markup {
    /// Only `view!` knows which values belong to which steps.
    pub fn new(steps: &'static str, values: Vec<Value>) -> Self {
        Self { steps, values }
    }

    /// A single value, as a child.
    pub fn of(value: Value) -> Self {
        Self::new("\u{11}", vec![value])
    }

    /// Under the type that all views have.
    #[inline(never)]
    pub fn into_any(self) -> AnyView {
        IntoAny::into_any(self)
    }
}

/// What a step takes from the list.
pub enum Value {
    /// A text, a condition, or nothing.
    Still(Still),
    /// A text or condition that changes, or a child that is built anew.
    Live(Live),
    /// What hears an event.
    Listener(Listener),
    /// What is told the element.
    Tell(Box<dyn Fn(&Element) + Send>),
    /// A child that is no text.
    View(AnyView),
}

/// What stands in an attribute, a property, a class, a style or a text.
#[derive(PartialEq)]
pub enum Still {
    /// Nothing: the attribute is not there.
    Absent,
    /// A text.
    Text(Cow<'static, str>),
    /// Yes or no: an attribute is there, and empty, or is not.
    Flag(bool),
}

/// What can stand in an attribute, a property or a style.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no value of an attribute",
    note = "text, bool, an `Option` of text, and signals of text and bool are; closures become such in `words` and `flag`"
)]
pub trait IntoValue {
    fn into_value(self) -> Value;
}

/// What can decide whether a class is there.
#[diagnostic::on_unimplemented(message = "`{Self}` is neither a bool nor a signal of it")]
pub trait IntoCondition: IntoValue {}

/// What can stand between tags.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be drawn",
    note = "views, text, signals of text, and options and lists of views can; closures become such in `words` and `part`"
)]
pub trait IntoChild {
    fn into_child(self) -> Value;
}

/// A view: options and lists of it are children, too.
pub trait IntoPart {
    fn into_part(self) -> AnyView;
}

impl IntoPart for AnyView {
    fn into_part(self) -> AnyView {
        self
    }
}

impl IntoPart for Markup {
    fn into_part(self) -> AnyView {
        self.into_any()
    }
}

/// Kinds of text and conditions.
macro_rules! values {
    ($($kind:ty, $value:ident => $made:expr;)*) => {$(
        impl IntoValue for $kind {
            fn into_value(self) -> Value {
                let $value = self;
                $made
            }
        }
    )*};
}

values! {
    &'static str, text => Value::Still(Still::Text(Cow::Borrowed(text)));
    String, text => Value::Still(Still::Text(Cow::Owned(text)));
    bool, is => Value::Still(Still::Flag(is));
    Signal<String>, text => Value::Live(Live::Text(text));
    Signal<bool>, is => Value::Live(Live::Flag(is));
    RwSignal<bool>, is => Value::Live(Live::Flag(is.into()));
}

impl<T: IntoValue> IntoValue for Option<T> {
    fn into_value(self) -> Value {
        self.map_or(Value::Still(Still::Absent), T::into_value)
    }
}

impl IntoCondition for bool {}
impl IntoCondition for Signal<bool> {}
impl IntoCondition for RwSignal<bool> {}

/// Kinds of text that are children.
macro_rules! texts {
    ($($kind:ty)*) => {$(
        impl IntoChild for $kind {
            fn into_child(self) -> Value {
                self.into_value()
            }
        }
    )*};
}

texts!(&'static str String Signal<String>);

impl<T: IntoPart> IntoChild for T {
    fn into_child(self) -> Value {
        Value::View(self.into_part())
    }
}

impl<T: IntoPart> IntoChild for Option<T> {
    fn into_child(self) -> Value {
        Value::View(match self {
            Some(part) => part.into_part(),
            None => ().into_any(),
        })
    }
}

impl<T: IntoPart> IntoChild for Vec<T> {
    fn into_child(self) -> Value {
        let all: Vec<AnyView> = self.into_iter().map(T::into_part).collect();
        Value::View(all.into_any())
    }
}

/// `name=value`, `prop:name=value`, `style:name=value`.
pub fn value(value: impl IntoValue) -> Value {
    value.into_value()
}

/// `class:name=value`.
pub fn condition(value: impl IntoCondition) -> Value {
    value.into_value()
}

/// `{child}`.
pub fn child(child: impl IntoChild) -> Value {
    child.into_child()
}

/// `<Component/>`; the page has none but its root, which Leptos mounts.
#[allow(dead_code)]
pub fn component(view: impl IntoView) -> Value {
    Value::View(view.into_any())
}

/// A part that is built anew when what it reads changes.
pub fn part(build: Box<dyn Build>) -> AnyView {
    Markup::of(Value::Live(Live::Part(build))).into_any()
}

/// `node_ref=node`.
pub fn node_ref<E: ElementType>(node: NodeRef<E>) -> Value
where
    NodeRef<E>: NodeRefContainer<E> + Copy,
{
    Value::Tell(Box::new(move |element| node.load(element)))
}

/// The steps, one by one.
struct Steps(&'static str);

impl Iterator for Steps {
    type Item = (char, &'static str);

    fn next(&mut self) -> Option<Self::Item> {
        let mut rest = self.0.chars();
        let step = rest.next()?;
        let rest = rest.as_str();
        let is_step =
            |c| matches!(c, step::OPEN..=step::SET_PROPERTY | step::SET_CLASS..=step::CHILD);
        let (name, rest) = rest
            .split_at_checked(rest.find(is_step).unwrap_or(rest.len()))
            .unwrap_or((rest, ""));
        self.0 = rest;
        Some((step, name))
    }
}
