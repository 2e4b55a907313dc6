//! Request ids of the real shape, e.g. `0217577465039186d76cd7acfd572da46abbcedd46e0f23a79848`
//! (protocol 6.2): `02`, thirteen digits of Unix milliseconds, 38 hexadecimal digits. The same id
//! names the run's picture files.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::picture::hex;

const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// What answers in front of the real service (protocol 4).
const SERVER: HeaderValue = HeaderValue::from_static("istio-envoy");
/// Hexadecimal digits after the time.
const TAIL: usize = 38;

static COUNTER: AtomicU64 = AtomicU64::new(0);

/// The id of one request.
#[derive(Debug, Clone)]
pub struct RequestId(String);

impl RequestId {
    /// An id that this process has not given yet.
    pub fn next() -> Self {
        let count = COUNTER.fetch_add(1, Ordering::Relaxed);
        let now = Timestamp::now();
        let mut seed = now.as_nanosecond().to_le_bytes().to_vec();
        seed.extend(count.to_le_bytes());
        let mut digits = hex(&Sha256::digest(&seed));
        digits.truncate(TAIL);
        Self(format!("02{:013}{digits}", now.as_millisecond()))
    }

    /// Adds the headers of every answer of the service itself (protocol 4).
    pub fn mark(&self, headers: &mut HeaderMap) {
        headers.insert(header::SERVER, SERVER);
        if let Ok(id) = HeaderValue::from_str(&self.0) {
            headers.insert(X_REQUEST_ID, id);
        }
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}
