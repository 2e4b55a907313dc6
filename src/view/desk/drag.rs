//! A panel on its way to another place, under a pointer. It follows the pointer, the place where it would land is marked, and
//! near the edges of the board the board scrolls.

use crate::board::PanelId;
use crate::session::Session;
use leptos::ev::PointerEvent;
use leptos::prelude::*;
use leptos::tachys::renderer::Rndr;
use leptos::tachys::renderer::types::Element;

/// A pointer that moved less has not begun to drag.
const SLACK_PX: f64 = 5.0;

/// So near to the edge of the board it scrolls.
const EDGE_PX: f64 = 56.0;

/// So far with every frame.
const SCROLL_PX: i32 = 12;

/// On the panel in whose place it would land: `before` or `behind`.
const MARK: &str = "data-drop";

/// On the panel that is dragged.
const DRAGGED: &str = "data-dragged";

#[derive(Clone, Copy)]
pub struct Drag {
    session: Session,
    id: PanelId,
    now: StoredValue<Option<Way>, LocalStorage>,
    /// Whether the last press was one.
    was: StoredValue<bool>,
}

/// Where a pointer is, and where it began.
#[derive(Clone)]
struct Way {
    panel: Element,
    board: Element,
    from: (f64, f64),
    at: (f64, f64),
    /// How far the board was scrolled when it began.
    scrolled: i32,
    begun: bool,
    over: Option<Element>,
}

impl Drag {
    pub fn new(session: Session, id: PanelId) -> Self {
        Self {
            session,
            id,
            now: StoredValue::new_local(None),
            was: StoredValue::new(false),
        }
    }

    /// A pointer is down on the handle.
    pub fn begin(self, event: &PointerEvent) {
        self.was.set_value(false);
        if event.button() != 0 || !event.is_primary() {
            return;
        }
        let handle = event_target::<Element>(event);
        let near = |what: &str| handle.closest(what).ok().flatten();
        let (Some(grip), Some(panel), Some(board)) =
            (near(".grip"), near(".panel"), near(".board"))
        else {
            return;
        };
        let _ = grip.set_pointer_capture(event.pointer_id());
        let from = (f64::from(event.client_x()), f64::from(event.client_y()));
        self.now.set_value(Some(Way {
            panel,
            scrolled: board.scroll_top(),
            board,
            from,
            at: from,
            begun: false,
            over: None,
        }));
    }

    /// The pointer moved.
    pub fn follow(self, event: &PointerEvent) {
        let begins = self.now.try_update_value(|now| {
            let way = now.as_mut()?;
            way.at = (f64::from(event.client_x()), f64::from(event.client_y()));
            let far = |from: f64, at: f64| (at - from).abs() > SLACK_PX;
            let begins = !way.begun && (far(way.from.0, way.at.0) || far(way.from.1, way.at.1));
            way.begun |= begins;
            Some(begins)
        });
        if begins.flatten() == Some(true) {
            self.was.set_value(true);
            self.frame();
        }
    }

    /// Draws it once with every frame, until it ends.
    fn frame(self) {
        let drawn = self.now.try_update_value(|now| {
            let way = now.as_mut()?;
            self.draw(way);
            Some(())
        });
        if drawn.flatten().is_some() {
            request_animation_frame(move || self.frame());
        }
    }

    fn draw(self, way: &mut Way) {
        let (top, bottom) = edges(&way.board);
        let by = match way.at.1 {
            y if y < top + EDGE_PX => -SCROLL_PX,
            y if y > bottom - EDGE_PX => SCROLL_PX,
            _ => 0,
        };
        way.board.set_scroll_top(way.board.scroll_top() + by);
        let scrolled = f64::from(way.board.scroll_top() - way.scrolled);
        let (x, y) = (way.at.0 - way.from.0, way.at.1 - way.from.1 + scrolled);
        let _ = way.panel.set_attribute(DRAGGED, "");
        let style = Rndr::style(&way.panel);
        Rndr::set_css_property(&style, "translate", &format!("{x}px {y}px"));
        let under = document().element_from_point(way.at.0 as f32, way.at.1 as f32);
        let of = |what: &str| {
            under
                .as_ref()
                .and_then(|under| under.closest(what).ok().flatten())
        };
        // Between two panels it stays with the last.
        let over = of(".panel").or_else(|| of(".panels").and(way.over.clone()));
        if over != way.over {
            if let Some(left) = way.over.take() {
                let _ = left.remove_attribute(MARK);
            }
            if let Some((over, other)) =
                over.and_then(|over| Some((PanelId::of_element(&over.id())?, over)))
            {
                let side = match self.session.lands_before(self.id, over) {
                    true => "before",
                    false => "behind",
                };
                if over != self.id {
                    let _ = other.set_attribute(MARK, side);
                }
                way.over = Some(other);
            }
        }
    }

    /// It is over; `lands`: where it was let go, and not taken back. Whether there was one.
    pub fn end(self, lands: bool) -> bool {
        let way = self.now.try_update_value(Option::take).flatten();
        let Some(way) = way.filter(|way| way.begun) else {
            return false;
        };
        let _ = way.panel.remove_attribute(DRAGGED);
        let style = Rndr::style(&way.panel);
        Rndr::remove_css_property(&style, "translate");
        if let Some(over) = way.over {
            let _ = over.remove_attribute(MARK);
            if let Some(of) = PanelId::of_element(&over.id()).filter(|_| lands) {
                self.session.take_panel_place(self.id, of);
            }
        }
        true
    }

    /// Whether the press that ends now was a drag.
    pub fn was_one(self) -> bool {
        let was = self.was.get_value();
        self.was.set_value(false);
        was
    }
}

/// Where the board begins and ends in the window: it reaches down to the bottom bar, where there is one.
fn edges(board: &Element) -> (f64, f64) {
    let height = |element: Option<Element>| element.map_or(0, |element| element.client_height());
    let bar = document().query_selector(".tabbar").ok().flatten();
    let bottom = height(document().document_element()) - height(bar);
    (f64::from(bottom - board.client_height()), f64::from(bottom))
}
