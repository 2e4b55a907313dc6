//! What `view!` makes (crate `seedboard-markup`): one type for all markup of the page.
//!
//! [`Markup`] is a text of steps, known at compile time, and a list of values that are not. Drawing walks the steps.
//! Where the same markup is drawn again in the same place, its elements stay and only values change, as in Leptos;
//! what follows a signal is a [`RenderEffect`] that lives as long as the elements.

use leptos::ev::{self, EventDescriptor, On};
use leptos::html::ElementType;
use leptos::prelude::*;
use leptos::tachys::html::attribute::Attribute;
use leptos::tachys::html::attribute::any_attribute::AnyAttribute;
use leptos::tachys::html::node_ref::NodeRefContainer;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::renderer::types::{Element, Event, Node, Text};
use leptos::tachys::renderer::{RemoveEventHandler, Rndr};
use leptos::tachys::view::{Position, PositionState};
use std::borrow::Cow;

/// The steps; `markup/src/steps.rs` writes them.
mod step {
    pub const OPEN: char = '\u{1}';
    pub const OPEN_SVG: char = '\u{2}';
    pub const CLOSE: char = '\u{3}';
    pub const ATTRIBUTE: char = '\u{4}';
    pub const VALUE: char = '\u{5}';
    pub const TEXT: char = '\u{6}';
    pub const SET_ATTRIBUTE: char = '\u{7}';
    pub const SET_PROPERTY: char = '\u{8}';
    pub const SET_CLASS: char = '\u{e}';
    pub const SET_STYLE: char = '\u{f}';
    pub const ATTACH: char = '\u{10}';
    pub const CHILD: char = '\u{11}';
}

const SVG: &str = "http://www.w3.org/2000/svg";

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
    /// Something that changes.
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

/// What is followed.
pub enum Live {
    Text(Signal<String>),
    Flag(Signal<bool>),
}

type Listener = On<Named, Box<dyn FnMut(Event)>>;

/// An event by its name alone: all listeners are one type.
#[derive(Clone)]
pub struct Named(&'static str);

impl EventDescriptor for Named {
    type EventType = Event;
    const BUBBLES: bool = false;

    fn name(&self) -> Cow<'static, str> {
        Cow::Borrowed(self.0)
    }

    fn event_delegation_key(&self) -> Cow<'static, str> {
        self.name()
    }
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

/// `<Component/>`.
pub fn component(view: impl IntoView) -> Value {
    Value::View(view.into_any())
}

/// `on:event=act`. As in Leptos, `act` runs under the owner that is there now.
pub fn listener<E>(_: E, name: &'static str, mut act: impl FnMut(E::EventType) + 'static) -> Value
where
    E: EventDescriptor,
    E::EventType: From<Event>,
{
    fn listen(name: &'static str, act: Box<dyn FnMut(Event)>) -> Value {
        Value::Listener(ev::on(Named(name), act))
    }
    listen(name, Box::new(move |event| act(event.into())))
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

/// A node that markup made.
#[derive(Clone)]
enum Made {
    Element(Element),
    Text(Text),
}

/// Where a value stands, and which.
struct Place {
    node: Made,
    /// Which kind of value it is for an element.
    step: char,
    name: &'static str,
    value: Option<Still>,
}

impl Place {
    /// Changes the page if it must be changed.
    fn set(&mut self, value: Still) {
        if self.value.as_ref() == Some(&value) {
            return;
        }
        let text = match &value {
            Still::Absent | Still::Flag(false) => None,
            Still::Text(text) => Some(&**text),
            Still::Flag(true) => Some(""),
        };
        let name = self.name;
        match &self.node {
            Made::Text(node) => Rndr::set_text(node, text.unwrap_or_default()),
            Made::Element(element) => match (self.step, text) {
                (step::SET_PROPERTY, _) => {
                    let value = match &value {
                        Still::Absent => Event::UNDEFINED,
                        Still::Text(text) => Event::from(&**text),
                        Still::Flag(is) => Event::from(*is),
                    };
                    Rndr::set_property_or_value(element, name, &value);
                }
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
            },
        }
        self.value = Some(value);
    }
}

/// What belongs to a value of the list while it is drawn.
enum Held {
    Still(Option<Place>),
    Live(RenderEffect<Option<Place>>),
    Listener(Element, RemoveEventHandler<Element>),
    Told(Element),
    View(AnyViewState),
}

type AnyViewState = <AnyView as Render>::State;

/// Puts a value where it belongs and, if it changes, follows it.
fn put(mut place: Place, value: Value) -> Held {
    match value {
        Value::Live(value) => {
            let follow = move |place: Option<Option<Place>>| {
                let mut place = place.flatten()?;
                place.set(match value {
                    Live::Text(text) => Still::Text(Cow::Owned(text.get())),
                    Live::Flag(is) => Still::Flag(is.get()),
                });
                Some(place)
            };
            Held::Live(RenderEffect::new_with_value(follow, Some(Some(place))))
        }
        Value::Still(value) => {
            place.set(value);
            Held::Still(Some(place))
        }
        // `view!` makes no such step.
        Value::Listener(_) | Value::Tell(_) | Value::View(_) => Held::Still(Some(place)),
    }
}

impl Held {
    /// Whether a value can take the place of the one before.
    fn fits(&self, value: &Value) -> bool {
        matches!(
            (self, value),
            (
                Held::Still(_) | Held::Live(_),
                Value::Still(_) | Value::Live(_)
            ) | (Held::Listener(..), Value::Listener(_))
                | (Held::Told(_), Value::Tell(_))
                | (Held::View(_), Value::View(_))
        )
    }

    /// Lets it.
    fn renew(&mut self, value: Value) {
        let place = match (&mut *self, value) {
            (Held::Listener(element, remove), Value::Listener(listener)) => {
                *remove = listener.attach(element);
                return;
            }
            (Held::Told(element), Value::Tell(tell)) => return tell(element),
            (Held::View(state), Value::View(view)) => return view.rebuild(state),
            (Held::Still(place), value) => (place.take(), value),
            (Held::Live(effect), value) => (effect.take_value().flatten(), value),
            _ => return,
        };
        if let (Some(place), value) = place {
            *self = put(place, value);
        }
    }
}

/// A root of markup.
enum Root {
    Made(Made),
    /// What belongs to the value with this number.
    Held(usize),
}

/// Markup that is drawn.
pub struct Drawn {
    steps: &'static str,
    roots: Vec<Root>,
    held: Vec<Held>,
}

impl Drawn {
    fn root(&self, root: &Root, act: &mut dyn FnMut(&dyn Mountable)) {
        match root {
            Root::Made(Made::Element(element)) => act(element),
            Root::Made(Made::Text(text)) => act(text),
            Root::Held(at) => {
                if let Some(Held::View(view)) = self.held.get(*at) {
                    act(view);
                }
            }
        }
    }

    fn root_mut(&mut self, act: &mut dyn FnMut(&mut dyn Mountable)) {
        for root in &mut self.roots {
            match root {
                Root::Made(Made::Element(element)) => act(element),
                Root::Made(Made::Text(text)) => act(text),
                Root::Held(at) => {
                    if let Some(Held::View(view)) = self.held.get_mut(*at) {
                        act(view);
                    }
                }
            }
        }
    }
}

impl Mountable for Drawn {
    fn unmount(&mut self) {
        self.root_mut(&mut |root| root.unmount());
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.root_mut(&mut |root| root.mount(parent, marker));
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        self.roots.iter().any(|root| {
            let mut done = false;
            self.root(root, &mut |root| done = root.insert_before_this(child));
            done
        })
    }

    fn elements(&self) -> Vec<Element> {
        let mut all = Vec::new();
        for root in &self.roots {
            self.root(root, &mut |root| all.extend(root.elements()));
        }
        all
    }
}

impl Render for Markup {
    type State = Drawn;

    fn build(self) -> Drawn {
        let mut values = self.values.into_iter();
        let mut open: Vec<Element> = Vec::new();
        let mut roots = Vec::new();
        let mut held = Vec::new();
        let mut attribute = "";
        for (step, name) in Steps(self.steps) {
            let mut made = None;
            match step {
                step::OPEN | step::OPEN_SVG => {
                    let namespace = (step == step::OPEN_SVG).then_some(SVG);
                    open.push(Rndr::create_element(name, namespace));
                }
                step::CLOSE => made = open.pop().map(Made::Element),
                step::ATTRIBUTE => attribute = name,
                step::VALUE => {
                    if let Some(element) = open.last() {
                        Rndr::set_attribute(element, attribute, name);
                    }
                }
                step::TEXT => made = Some(Made::Text(Rndr::create_text_node(name))),
                step::ATTACH => match (open.last(), values.next()) {
                    (Some(element), Some(Value::Listener(listener))) => {
                        held.push(Held::Listener(element.clone(), listener.attach(element)));
                    }
                    (Some(element), Some(Value::Tell(tell))) => {
                        tell(element);
                        held.push(Held::Told(element.clone()));
                    }
                    _ => {}
                },
                step::CHILD => match values.next() {
                    Some(Value::View(view)) => {
                        let mut state = view.build();
                        match open.last() {
                            Some(parent) => state.mount(parent, None),
                            None => roots.push(Root::Held(held.len())),
                        }
                        held.push(Held::View(state));
                    }
                    Some(value) => {
                        let node = Made::Text(Rndr::create_text_node(""));
                        made = Some(node.clone());
                        let value_of = Place {
                            node,
                            step,
                            name,
                            value: None,
                        };
                        held.push(put(value_of, value));
                    }
                    None => {}
                },
                _ => {
                    if let (Some(element), Some(value)) = (open.last(), values.next()) {
                        let node = Made::Element(element.clone());
                        held.push(put(
                            Place {
                                node,
                                step,
                                name,
                                value: None,
                            },
                            value,
                        ));
                    }
                }
            }
            match (made, open.last()) {
                (Some(Made::Element(element)), Some(parent)) => {
                    Rndr::insert_node(parent, &element, None);
                }
                (Some(Made::Text(text)), Some(parent)) => Rndr::insert_node(parent, &text, None),
                (Some(made), None) => roots.push(Root::Made(made)),
                (None, _) => {}
            }
        }
        Drawn {
            steps: self.steps,
            roots,
            held,
        }
    }

    fn rebuild(self, drawn: &mut Drawn) {
        let same = self.steps == drawn.steps
            && drawn
                .held
                .iter()
                .zip(&self.values)
                .all(|(held, value)| held.fits(value));
        if same {
            for (held, value) in drawn.held.iter_mut().zip(self.values) {
                held.renew(value);
            }
        } else {
            let mut new = self.build();
            drawn.insert_before_this(&mut new);
            drawn.unmount();
            *drawn = new;
        }
    }
}

impl AddAnyAttr for Markup {
    type Output<SomeNewAttr: Attribute> = Self;

    /// Markup has all its attributes.
    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self {
        self
    }
}

impl RenderHtml for Markup {
    type AsyncOutput = Self;
    type Owned = Self;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    /// The page is drawn in the browser only.
    fn to_html_with_buf(
        self,
        _: &mut String,
        _: &mut Position,
        _: bool,
        _: bool,
        _: Vec<AnyAttribute>,
    ) {
    }

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Drawn {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
