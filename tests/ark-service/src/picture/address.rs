//! Addresses of pictures in the real shape (protocol 6.2): a file named by the request, `_<n>`, and
//! a signed query.

use std::fmt::Write as _;

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use super::{Format, Picture};
use crate::check::Cloud;

/// Life of an address in seconds, in every sample (protocol 6.2).
const EXPIRES: u32 = 86_400;
/// What real addresses carry when `watermark` is true; the rest of the sample is cut off in its
/// source.
const WATERMARK: &str = "&x-tos-process=image%2Fwatermark%2Ctext_QUkgZ2VuZXJhdGVk";

/// Where a picture can be fetched.
pub struct Address<'a> {
    /// The service's own origin.
    pub origin: &'a str,
    /// The scenario that made it.
    pub scenario: &'a str,
    /// The file's name.
    pub name: &'a str,
    /// Decides the region in the credential.
    pub cloud: Cloud,
    /// With the mark's processing.
    pub watermark: bool,
}

impl Address<'_> {
    /// The file name of the picture at `index`; the run is named by its request's id.
    pub fn name(request_id: &str, index: u32, format: Format) -> String {
        format!("{request_id}_{index}.{}", format.as_str())
    }

    /// The address, signed now.
    pub fn signed(&self, picture: &Picture) -> String {
        let region = match self.cloud {
            Cloud::BytePlus => "ap-southeast-1",
            Cloud::Volcengine => "cn-beijing",
        };
        let now = Timestamp::now();
        let (day, date) = (now.strftime("%Y%m%d"), now.strftime("%Y%m%dT%H%M%SZ"));
        let signature = hex(&Sha256::digest(format!(
            "{date}{}{}",
            self.name, picture.sha256
        )));
        let watermark = if self.watermark { WATERMARK } else { "" };
        format!(
            "{}/pictures/{}/{}?X-Tos-Algorithm=TOS4-HMAC-SHA256\
             &X-Tos-Credential=AKLTark-service%2F{day}%2F{region}%2Ftos%2Frequest\
             &X-Tos-Date={date}&X-Tos-Expires={EXPIRES}&X-Tos-Signature={signature}\
             &X-Tos-SignedHeaders=host{watermark}",
            self.origin, self.scenario, self.name,
        )
    }
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut digits, byte| {
        // Writing into a string does not fail.
        let _written = write!(digits, "{byte:02x}");
        digits
    })
}
