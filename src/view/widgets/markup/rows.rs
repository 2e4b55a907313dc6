//! Lists of which a row is built once, and moved when its place changes: `<For each=… key=… let:row>`.

use super::follow::Live;
use super::{IntoPart, Value};
use leptos::prelude::*;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::{Element, Node, Placeholder};

/// Says which rows there are.
pub trait Source: Send + 'static {
    fn read(&mut self) -> Vec<Row>;
}

/// A row of a list.
pub enum Row {
    /// The one that had this place before.
    Before(usize),
    /// Another.
    New(AnyView, Owner),
}

/// `<For each=each key=key let:row>{children}</For>`.
pub fn rows<T, K, V>(
    each: impl Fn() -> Vec<T> + Send + 'static,
    key: impl Fn(&T) -> K + Send + 'static,
    children: impl Fn(T) -> V + Send + 'static,
) -> Value
where
    T: 'static,
    K: PartialEq + Send + 'static,
    V: IntoPart,
{
    // Rows outlive the run in which they are built, and end one by one.
    let parent = Owner::current().unwrap_or_default();
    let mut before: Vec<K> = Vec::new();
    let read = move || {
        let mut keys = Vec::new();
        let row = |item: T| {
            let key = key(&item);
            let at = before.iter().position(|before| *before == key);
            keys.push(key);
            match at {
                Some(at) => Row::Before(at),
                None => {
                    let owner = parent.with(Owner::new);
                    Row::New(owner.with(|| children(item).into_part()), owner)
                }
            }
        };
        let rows = each().into_iter().map(row).collect();
        before = keys;
        rows
    };
    Value::Live(Live::Rows(Box::new(Reader(read))))
}

struct Reader<F>(F);

impl<F: FnMut() -> Vec<Row> + Send + 'static> Source for Reader<F> {
    fn read(&mut self) -> Vec<Row> {
        (self.0)()
    }
}

/// A row on the page.
struct Shown {
    state: <AnyView as Render>::State,
    /// Ends with the row, and after its view.
    _owner: Owner,
}

/// All rows on the page, and what stands behind the last.
pub struct Rows {
    shown: Vec<Shown>,
    end: Placeholder,
}

impl Rows {
    /// None.
    pub fn new() -> Self {
        Self {
            shown: Vec::new(),
            end: Rndr::create_placeholder(),
        }
    }

    /// Builds, moves and drops rows.
    pub fn show(&mut self, wanted: Vec<Row>) {
        let mut before: Vec<Option<Shown>> = std::mem::take(&mut self.shown)
            .into_iter()
            .map(Some)
            .collect();
        // Rows that follow each other as before stay where they are.
        let mut next = 0;
        let mut rows = Vec::new();
        for row in wanted {
            match row {
                Row::Before(at) => {
                    let Some(row) = before.get_mut(at).and_then(Option::take) else {
                        continue;
                    };
                    rows.push((row, at >= next));
                    next = next.max(at + 1);
                }
                Row::New(view, owner) => {
                    let state = owner.with(|| view.build());
                    let _owner = owner;
                    rows.push((Shown { state, _owner }, false));
                }
            }
        }
        for mut gone in before.into_iter().flatten() {
            gone.state.unmount();
        }
        // From the last, so that each finds the one behind it in its place.
        while let Some((mut row, stays)) = rows.pop() {
            if !stays {
                // Before the list itself is on the page there is nothing to be placed in.
                match self.shown.last() {
                    Some(behind) => behind.state.insert_before_this(&mut row.state),
                    None => self.end.insert_before_this(&mut row.state),
                };
            }
            self.shown.push(row);
        }
        self.shown.reverse();
    }
}

impl Mountable for Rows {
    fn unmount(&mut self) {
        for row in &mut self.shown {
            row.state.unmount();
        }
        self.end.unmount();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        for row in &mut self.shown {
            row.state.mount(parent, marker);
        }
        self.end.mount(parent, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        match self.shown.first() {
            Some(row) => row.state.insert_before_this(child),
            None => self.end.insert_before_this(child),
        }
    }

    /// Asked only by who adds attributes to a view from outside; nobody does.
    fn elements(&self) -> Vec<Element> {
        Vec::new()
    }
}
