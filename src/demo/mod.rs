//! The built-in service: a request in, wire bytes out, as the real one would send them. It checks like the real one,
//! with the same error bodies, and paints its pictures through a [`Painter`] port. No key, no network.

mod answer;
mod note;
mod painter;
mod refusal;
mod reply;
mod scene;
mod words;

pub use answer::{Answer, DEMO_MODEL, Mishap, Options, Pace, Script, answer};
pub use painter::{DEMO_PICTURES, Painter};
pub use reply::DemoReply;
pub use scene::{Scene, scenes};
