//! What the service takes as an input picture: an address that it fetches, a picture written into an address, a file.

use super::references::ReferenceFile;
use crate::address::{AddressFault, SafeUrl};
use crate::catalog::{Documents, RatioRange, ReferenceLimits, Size};

/// Why an input picture cannot be sent, with the rule's own figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferenceFault {
    /// No address that the service could fetch.
    Address(AddressFault),
    /// `data:` of something else than `data:image/<fmt>;base64,…` with `<fmt>` in lower case.
    DataForm,
    /// `data:image/<fmt>` with a format that the model does not take.
    DataFormat,
    /// The base64 text after the comma is empty or holds other characters.
    DataText,
    /// The bytes are no picture, or of a format that the model does not take.
    FileFormat {
        /// What the bytes are, such as `AVIF`. Empty: nothing that we know.
        format: &'static str,
    },
    /// The header ends too early or contradicts itself, so width and height are unknown.
    FileDamaged,
    /// More bytes than the service takes.
    FileBytes {
        /// The file's.
        bytes: u64,
        /// The limit.
        most: u64,
    },
    /// A side of so few pixels that the service refuses it.
    FileSide {
        /// The picture's.
        size: Size,
        /// Each side must be greater than this.
        above: u32,
    },
    /// Too long a shape.
    FileShape {
        /// The picture's.
        size: Size,
        /// The longer side is at most so many times the shorter.
        most: u32,
    },
    /// More pixels than the service takes.
    FilePixels {
        /// The picture's.
        size: Size,
        /// The limit, width times height.
        most: u64,
    },
    /// Reading it failed: it was changed, moved or deleted.
    FileUnreadable,
    /// It has no bytes.
    FileEmpty,
    /// The page could not look at it.
    FileUnlooked,
}

impl ReferenceFault {
    /// Whether it is about a file, and not about an address.
    pub const fn is_about_file(&self) -> bool {
        !matches!(
            self,
            ReferenceFault::Address(_)
                | ReferenceFault::DataForm
                | ReferenceFault::DataFormat
                | ReferenceFault::DataText
        )
    }
}

/// What the browser can make of a file that breaks a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refit {
    /// The new width and height: the same shape within the limits.
    pub size: Size,
    /// `jpeg` or `png`.
    pub format: &'static str,
    /// Most bytes; where the first attempt has more, quality and then size go down until it fits.
    pub most_bytes: u64,
}

/// Checks one address (protocol.md 1.1: "URL, or `data:image/<fmt>;base64,…` with `<fmt>` in lower case").
pub(super) fn check_address(
    text: &str,
    limits: &ReferenceLimits,
    documents: Documents,
) -> Vec<ReferenceFault> {
    let Some(rest) = text.strip_prefix("data:") else {
        return match SafeUrl::parse(text) {
            Ok(_) => Vec::new(),
            // The service fetches the address, not this page: plain http is its own business.
            Err(AddressFault::Scheme) if is_plain_http(text) => Vec::new(),
            Err(fault) => vec![ReferenceFault::Address(fault)],
        };
    };
    let fault = match check_data(rest, limits.formats.by(documents)) {
        Err(fault) => fault,
        Ok(payload) => {
            let padding = payload
                .bytes()
                .rev()
                .take_while(|byte| *byte == b'=')
                .count();
            let bytes = (payload.len() as u64 / 4 * 3).saturating_sub(padding as u64);
            let most = limits.bytes.by(documents);
            match bytes > most {
                true => ReferenceFault::FileBytes { bytes, most },
                false => return Vec::new(),
            }
        }
    };
    vec![fault]
}

fn check_data<'a>(rest: &'a str, formats: &[&str]) -> Result<&'a str, ReferenceFault> {
    let (head, payload) = rest.split_once(',').ok_or(ReferenceFault::DataForm)?;
    let format = head
        .strip_prefix("image/")
        .and_then(|head| head.strip_suffix(";base64"))
        .ok_or(ReferenceFault::DataForm)?;
    if !formats.contains(&format) {
        return Err(ReferenceFault::DataFormat);
    }
    let text = payload.trim_end_matches('=');
    let is_base64 = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/');
    let whole = payload.len().is_multiple_of(4) && payload.len() - text.len() <= 2;
    if text.is_empty() || !whole || !text.bytes().all(is_base64) {
        return Err(ReferenceFault::DataText);
    }
    Ok(payload)
}

/// Checks a file: every rule that it breaks.
pub(super) fn check_file(
    file: &ReferenceFile,
    limits: &ReferenceLimits,
    documents: Documents,
) -> Vec<ReferenceFault> {
    let mut faults = Vec::new();
    if file.bytes == 0 {
        return vec![ReferenceFault::FileEmpty];
    }
    if file.unreadable {
        return vec![ReferenceFault::FileUnreadable];
    }
    if file.unlooked {
        return vec![ReferenceFault::FileUnlooked];
    }
    if !limits.formats.by(documents).contains(&file.format) {
        faults.push(ReferenceFault::FileFormat {
            format: file.format_name,
        });
    }
    let most = limits.bytes.by(documents);
    if file.bytes > most {
        faults.push(ReferenceFault::FileBytes {
            bytes: file.bytes,
            most,
        });
    }
    let Some(size) = file.size else {
        if faults.is_empty() {
            faults.push(ReferenceFault::FileDamaged);
        }
        return faults;
    };
    let above = limits.side_above.by(documents);
    if size.width.min(size.height) <= above {
        faults.push(ReferenceFault::FileSide { size, above });
    }
    let RatioRange { most } = limits.ratio.by(documents);
    if !limits.ratio.by(documents).contains(size) {
        faults.push(ReferenceFault::FileShape { size, most });
    }
    let most = limits.pixels.by(documents);
    if size.pixels() > most {
        faults.push(ReferenceFault::FilePixels { size, most });
    }
    faults
}

/// What would mend the file. `None`: nothing that the browser could do without changing what the picture shows.
pub(super) fn refit(
    file: &ReferenceFile,
    faults: &[ReferenceFault],
    limits: &ReferenceLimits,
    documents: Documents,
) -> Option<Refit> {
    use ReferenceFault::{FileBytes, FileFormat, FilePixels};
    let mendable = |fault: &ReferenceFault| {
        matches!(fault, FileBytes { .. } | FilePixels { .. })
            || matches!(fault, FileFormat { format } if !format.is_empty())
    };
    // A format that we cannot read may be one that the browser can; without a size there is nothing to aim at.
    let size = file.size?;
    if faults.is_empty() || !faults.iter().all(mendable) {
        return None;
    }
    let size = shrunk(size, limits.pixels.by(documents));
    // Drawings and screenshots keep their edges and their transparency where bytes are not the trouble.
    let keeps_alpha = matches!(file.format, "png" | "gif" | "webp");
    let too_large = faults.iter().any(|fault| matches!(fault, FileBytes { .. }));
    Some(Refit {
        size,
        format: if keeps_alpha && !too_large {
            "png"
        } else {
            "jpeg"
        },
        most_bytes: limits.bytes.by(documents),
    })
}

/// The same shape with at most so many pixels.
fn shrunk(size: Size, most: u64) -> Size {
    if size.pixels() <= most {
        return size;
    }
    let scale = (most as f64 / size.pixels() as f64).sqrt();
    // A side that comes out whole must not lose its last pixel to rounding: 16:1 would become longer than 16:1.
    let side = |side: u32| ((f64::from(side) * scale + 1e-6).floor() as u32).max(1);
    Size {
        width: side(size.width),
        height: side(size.height),
    }
}

fn is_plain_http(text: &str) -> bool {
    text.strip_prefix("http://")
        .is_some_and(|rest| SafeUrl::parse(&format!("https://{rest}")).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shrinking_keeps_the_shape_and_the_limit() {
        for (width, height) in [(6001, 6000), (12_000, 3_001), (65_000, 5_000), (6000, 6000)] {
            let size = Size { width, height };
            let fitted = shrunk(size, 36_000_000);
            assert!(fitted.pixels() <= 36_000_000, "{fitted}");
            let off = fitted.ratio().as_f64() / size.ratio().as_f64() - 1.0;
            assert!(off.abs() < 0.001, "{size} became {fitted}");
        }
    }
}
