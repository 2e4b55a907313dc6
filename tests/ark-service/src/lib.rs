//! A local service that speaks ByteDance's image API, for tests.
//!
//! It answers `POST {base}/images/generations` over real TCP as the vendor's service does, with
//! pictures of exactly the size it states, and misbehaves on request. `README.md` is the contract;
//! `shared/protocol.md`, named "protocol" in the comments here, is the source of every figure and
//! every body.
//!
//! The way of a request: [`router`] finds the scenario, `api` logs it, decides on access and early
//! faults and lets `check` turn the body into a request; `run` plans which pictures come and how
//! the run ends, and plays the plan as a stream or as one reply; `picture` paints, keeps and
//! addresses the pictures.

mod api;
mod catalog;
mod check;
mod control;
mod lock;
mod picture;
mod run;
mod scenario;
mod service;

use std::io;
use std::sync::Arc;

use axum::Router;
use axum::routing::{any, get, post};
use axum::serve::ListenerExt;
use tokio::net::TcpListener;

use crate::service::Service;

/// Serves on `listener` until the task is dropped.
///
/// # Errors
///
/// When the listener has no local address; accepting connections does not fail.
pub async fn serve(listener: TcpListener) -> io::Result<()> {
    let origin = format!("http://{}", listener.local_addr()?);
    let service = Arc::new(Service::new(origin));
    // Without this, Nagle's algorithm would join the pieces that `chunk` asks for. A connection
    // that refuses the option is served all the same.
    let listener = listener.tap_io(|stream| {
        let _refused = stream.set_nodelay(true);
    });
    axum::serve(listener, router(service)).await
}

fn router(service: Arc<Service>) -> Router {
    Router::new()
        .route("/control/health", get(control::health))
        .route("/control/scenarios", post(control::create))
        .route("/control/scenarios/{id}/release", post(control::release))
        .route("/control/scenarios/{id}/requests", get(control::requests))
        .route("/control/scenarios/{id}/pictures", get(control::pictures))
        .route("/pictures/{scenario}/{name}", get(picture::serve))
        .route("/s/{id}/api/v3/{*endpoint}", any(api::in_scenario))
        .route("/api/v3/{*endpoint}", any(api::by_default))
        .with_state(service)
}
