//! The one case in which a request is sent again by itself: the service refused it because too many came, before it did
//! anything that could be billed (shared/protocol.md section 4, shared/reliability.md section 5 row 8).

use crate::fault::Fault;

/// Most sendings of one press, the first included. The seven pauses between them are the whole series 1, 2, 4, 8, 16, 32
/// and 60 s: two minutes, in which every limit by the minute is free again once. What is refused even then is no burst.
pub const MOST_ATTEMPTS: u32 = 8;

/// Longest `Retry-After` that is waited out, in seconds. Limits by the minute never ask for more; who asks for longer
/// means something else, and then a person decides.
pub const LONGEST_ASKED_S: u32 = 300;

/// The longest pause of the growing series, in seconds.
const LONGEST_GROWN_S: u64 = 60;

/// Whether a code says that too many requests or pictures came at once. Only those of the table: neither `QuotaExceeded`
/// nor its kin, which time alone does not mend, nor a code that the table does not know.
pub fn is_rate_limit(code: &str) -> bool {
    ["RpmRateLimitExceeded", "IpmRateLimitExceeded"]
        .iter()
        .any(|end| code.ends_with(end))
        || code.starts_with("RateLimitExceeded.")
        || matches!(
            code,
            "RateLimitExceeded"
                | "AccountRateLimitExceeded"
                | "ServerOverloaded"
                | "RequestBurstTooFast"
        )
}

/// How long to pause before the same request is sent again by itself, in milliseconds. `None`: never by itself.
///
/// `pictures`: how many this run has brought. `attempts`: how often it was sent.
pub fn pause_ms(fault: &Fault, pictures: usize, attempts: u32) -> Option<u64> {
    // The status of the reply itself: an error inside a stream has that of the stream, 200.
    let refused = fault.status == Some(429) && fault.code.as_deref().is_some_and(is_rate_limit);
    if !refused || pictures > 0 || attempts >= MOST_ATTEMPTS {
        return None;
    }
    match fault.retry_after {
        Some(asked) if asked > LONGEST_ASKED_S => None,
        // At once is no pause: eight refusals within a second help nobody.
        None | Some(0) => {
            let doublings = attempts.saturating_sub(1).min(6);
            Some((1 << doublings).min(LONGEST_GROWN_S) * 1000)
        }
        Some(asked) => Some(u64::from(asked) * 1000),
    }
}

/// The pause and up to a quarter more, so that tabs and machines that were refused together do not come back together.
/// `chance`: any number, the same chance for each.
pub fn jittered(pause_ms: u64, chance: u32) -> u64 {
    pause_ms + (pause_ms / 4).saturating_mul(u64::from(chance)) / u64::from(u32::MAX)
}
