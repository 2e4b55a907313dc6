//! Seedboard: storyboards with ByteDance's Seedream image models, in a page without a server.
//!
//! # Where to look
//!
//! | folder | what it knows |
//! |---|---|
//! | [`catalog`] | what each model can do: ids, sizes, ranges, formats, prices, each with its source |
//! | [`request`] | draft, checks, what each control shows, the wire JSON, import from curl and JSON |
//! | [`request::code`] | the request as a program, in each language |
//! | [`stream`] | bytes to server-sent events to API events to the state of a run |
//! | [`sending`] | when a request may go out: its turn, and the one case in which it goes out again |
//! | [`reference`] | picture files by their bytes |
//! | [`board`] | panels, takes, runs |
//! | [`project`] | a board as it is stored |
//! | [`demo`] | the built-in service: request in, wire bytes out |
//! | [`runner`] | one sending, from the JSON to the end of its reply; a worker does it in the browser |
//! | [`fault`] | everything that can go wrong, as data |
//! | [`address`] | addresses from outside, checked |
//! | [`ports`] | what the core needs from outside, with in-memory twins |
//! | [`text`] | every word a person reads, from `locales/*.ftl` |
//! | [`words`] | which of them is said of a failure, a problem, a run |
//! | `session` | the only place that owns signals and starts tasks (feature `app`) |
//! | `view` | components: draw, and forward intent (feature `app`) |
//! | `browser` | the only place that names the browser's interfaces (wasm) |
//!
//! # Invariants
//!
//! - The core never imports the page: `cargo tree --no-default-features` shows no browser crate.
//! - Only [`request::check`] makes a [`request::Request`]; preview and wire read the same one.
//! - Picture bytes stand in [`ports::Pictures`] and nowhere else: not in signals, not in events.
//! - Addresses from data pass [`address::SafeUrl`]; keys live in `session::Connection` and have no `Debug`.
//! - One press of Generate sends one POST. Nothing is ever sent again by itself but for a 429 whose code is a rate limit
//!   ([`sending::pause_ms`]): visibly, at most [`sending::MOST_ATTEMPTS`] times in all, until Stop.

pub mod address;
pub mod board;
pub mod catalog;
pub mod demo;
pub mod fault;
mod loose;
pub mod ports;
pub mod project;
pub mod reference;
pub mod request;
pub mod runner;
pub mod sending;
pub mod stream;
pub mod text;
pub mod words;

#[cfg(target_family = "wasm")]
pub mod browser;
#[cfg(feature = "app")]
mod chunk;
#[cfg(feature = "app")]
pub mod session;
#[cfg(feature = "app")]
pub mod view;
