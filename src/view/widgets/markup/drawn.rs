//! Markup on the page.

use super::follow::{Following, Live};
use super::place::{Made, Place};
use super::{Markup, Steps, Value, step};
use leptos::prelude::*;
use leptos::tachys::renderer::types::{Element, Node};
use leptos::tachys::renderer::{RemoveEventHandler, Rndr};

const SVG: &str = "http://www.w3.org/2000/svg";

/// What belongs to a value of the list while it is drawn.
enum Held {
    /// A text or condition. `None` only while it changes hands.
    Still(Option<Place>),
    Live(Following),
    /// A child that is built anew.
    Part(Following),
    Listener(Element, RemoveEventHandler<Element>),
    Told(Element),
    View(<AnyView as Render>::State),
}

/// Puts a value where it belongs and, if it changes, follows it.
fn put(mut place: Place, value: Value) -> Held {
    match value {
        Value::Live(live) => Held::Live(Following::new(live, Some(place))),
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
        use Live::{Flag, Part, Rows, Text};
        match value {
            Value::Still(_) | Value::Live(Text(_) | Flag(_)) => {
                matches!(self, Held::Still(_) | Held::Live(_))
            }
            Value::Live(Part(_) | Rows(_)) => matches!(self, Held::Part(_)),
            Value::Listener(_) => matches!(self, Held::Listener(..)),
            Value::Tell(_) => matches!(self, Held::Told(_)),
            Value::View(_) => matches!(self, Held::View(_)),
        }
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
            (Held::Part(part), Value::Live(live)) => {
                let mut new = Following::new(live, None);
                part.insert_before_this(&mut new);
                part.unmount();
                *part = new;
                return;
            }
            (Held::Still(place), value) => (place.take(), value),
            (Held::Live(live), value) => (live.place(), value),
            _ => return,
        };
        if let (Some(place), value) = place {
            *self = put(place, value);
        }
    }

    /// A child that is no text.
    fn child(&self) -> Option<&dyn Mountable> {
        match self {
            Held::View(view) => Some(view),
            Held::Part(part) => Some(part),
            Held::Still(_) | Held::Live(_) | Held::Listener(..) | Held::Told(_) => None,
        }
    }

    fn child_mut(&mut self) -> Option<&mut dyn Mountable> {
        match self {
            Held::View(view) => Some(view),
            Held::Part(part) => Some(part),
            Held::Still(_) | Held::Live(_) | Held::Listener(..) | Held::Told(_) => None,
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
    /// Draws all of it.
    pub fn new(markup: Markup) -> Self {
        let mut values = markup.values.into_iter();
        let mut drawn = Self {
            steps: markup.steps,
            roots: Vec::new(),
            held: Vec::new(),
        };
        let mut open: Vec<Element> = Vec::new();
        let mut attribute = "";
        for (step, name) in Steps(markup.steps) {
            let parent = open.last();
            match step {
                step::OPEN | step::OPEN_SVG => {
                    let namespace = (step == step::OPEN_SVG).then_some(SVG);
                    open.push(Rndr::create_element(name, namespace));
                }
                step::CLOSE => {
                    if let Some(element) = open.pop() {
                        drawn.made(Made::Element(element), open.last());
                    }
                }
                step::ATTRIBUTE => attribute = name,
                step::VALUE => {
                    if let Some(element) = parent {
                        Rndr::set_attribute(element, attribute, name);
                    }
                }
                step::TEXT => drawn.made(Made::Text(Rndr::create_text_node(name)), parent),
                step::CHILD => {
                    if let Some(value) = values.next() {
                        drawn.child(value, parent);
                    }
                }
                _ => {
                    if let (Some(element), Some(value)) = (parent, values.next()) {
                        drawn.attach(element, step, name, value);
                    }
                }
            }
        }
        drawn
    }

    /// A node is done: it goes into its parent, or is a root.
    fn made(&mut self, made: Made, parent: Option<&Element>) {
        match (&made, parent) {
            (Made::Element(element), Some(parent)) => Rndr::insert_node(parent, element, None),
            (Made::Text(text), Some(parent)) => Rndr::insert_node(parent, text, None),
            (_, None) => self.roots.push(Root::Made(made)),
        }
    }

    fn attach(&mut self, element: &Element, step: char, name: &'static str, value: Value) {
        self.held.push(match value {
            Value::Listener(listener) => Held::Listener(element.clone(), listener.attach(element)),
            Value::Tell(tell) => {
                tell(element);
                Held::Told(element.clone())
            }
            value => put(
                Place::new(Made::Element(element.clone()), step, name),
                value,
            ),
        });
    }

    fn child(&mut self, value: Value, parent: Option<&Element>) {
        let mut held = match value {
            Value::View(view) => Held::View(view.build()),
            Value::Live(live @ (Live::Part(_) | Live::Rows(_))) => {
                Held::Part(Following::new(live, None))
            }
            text => {
                let node = Made::Text(Rndr::create_text_node(""));
                self.made(node.clone(), parent);
                self.held.push(put(Place::new(node, step::CHILD, ""), text));
                return;
            }
        };
        match (parent, held.child_mut()) {
            (Some(parent), Some(child)) => child.mount(parent, None),
            _ => self.roots.push(Root::Held(self.held.len())),
        }
        self.held.push(held);
    }

    /// Draws markup in place of this: what is the same stays.
    pub fn renew(&mut self, markup: Markup) {
        let values = markup.values;
        let same = self.steps == markup.steps
            && self
                .held
                .iter()
                .zip(&values)
                .all(|(held, value)| held.fits(value));
        if same {
            for (held, value) in self.held.iter_mut().zip(values) {
                held.renew(value);
            }
        } else {
            let mut new = Self::new(Markup::new(markup.steps, values));
            self.insert_before_this(&mut new);
            self.unmount();
            *self = new;
        }
    }

    fn roots(&mut self, act: &mut dyn FnMut(&mut dyn Mountable)) {
        for root in &mut self.roots {
            match root {
                Root::Made(Made::Element(element)) => act(element),
                Root::Made(Made::Text(text)) => act(text),
                Root::Held(at) => {
                    if let Some(child) = self.held.get_mut(*at).and_then(Held::child_mut) {
                        act(child);
                    }
                }
            }
        }
    }

    fn root<'a>(&'a self, root: &'a Root) -> Option<&'a dyn Mountable> {
        match root {
            Root::Made(Made::Element(element)) => Some(element),
            Root::Made(Made::Text(text)) => Some(text),
            Root::Held(at) => self.held.get(*at)?.child(),
        }
    }
}

impl Mountable for Drawn {
    fn unmount(&mut self) {
        self.roots(&mut |root| root.unmount());
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        self.roots(&mut |root| root.mount(parent, marker));
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let mut roots = self.roots.iter().filter_map(|root| self.root(root));
        roots.any(|root| root.insert_before_this(child))
    }

    /// Asked only by who adds attributes to a view from outside; nobody does.
    fn elements(&self) -> Vec<Element> {
        Vec::new()
    }
}
