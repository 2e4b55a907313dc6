//! The references of a request: addresses and `data:` addresses (protocol 1.1 and 1.3).

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::Value;

use super::fields::Fields;
use crate::api::ApiError;
use crate::catalog::MOST_REFERENCES;

/// Formats of input images; in a `data:` address they are written in lower case (protocol 1.1,
/// 1.3).
const FORMATS: &[&str] = &["jpeg", "jpg", "png", "webp", "bmp", "tiff", "gif"];
/// Most bytes of one image (protocol 1.3: 10 MB in Feb 2026).
const MOST_BYTES: usize = 10 * 1024 * 1024;

/// How many references `image` holds; one string is one.
pub fn count(fields: &Fields) -> Result<usize, ApiError> {
    let references = match fields.get("image") {
        None => return Ok(0),
        Some(Value::Array(list)) => list.as_slice(),
        Some(single) => std::slice::from_ref(single),
    };
    if references.len() > MOST_REFERENCES {
        let rule = format!("number of reference images cannot exceed {MOST_REFERENCES}");
        return Err(ApiError::invalid("image", &rule));
    }
    for reference in references {
        let address = reference.as_str().ok_or_else(|| {
            ApiError::invalid("image", "it must be a string or a list of strings")
        })?;
        check(address)?;
    }
    Ok(references.len())
}

fn check(address: &str) -> Result<(), ApiError> {
    if address.is_empty() {
        return Err(ApiError::image_url(
            "EmptyURL",
            "the image address is empty.",
        ));
    }
    if let Some(inline) = address.strip_prefix("data:") {
        return check_inline(inline);
    }
    if address.starts_with("https://") || address.starts_with("http://") {
        return Ok(());
    }
    Err(ApiError::image_url(
        "InvalidFormat",
        "the image address is neither a URL nor Base64 data.",
    ))
}

/// The part after `data:`.
fn check_inline(inline: &str) -> Result<(), ApiError> {
    let parts = inline
        .strip_prefix("image/")
        .and_then(|rest| rest.split_once(";base64,"));
    let bytes = match parts {
        Some((format, base64)) if FORMATS.contains(&format) => BASE64_STANDARD.decode(base64).ok(),
        _ => None,
    };
    match bytes {
        Some(bytes) if bytes.len() > MOST_BYTES => Err(ApiError::invalid(
            "image",
            "the size of each image cannot exceed 10 MB",
        )),
        Some(bytes) if !bytes.is_empty() => Ok(()),
        _ => Err(ApiError::image_url(
            "InvalidFormat",
            "image data must be written as data:image/<format>;base64,<data>.",
        )),
    }
}
