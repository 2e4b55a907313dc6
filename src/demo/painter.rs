//! Who paints: a port, because pictures are painted off the page's thread by the browser's canvas.

use super::Scene;
use crate::catalog::{OutputFormat, Size};
use crate::fault::Kind;
use crate::ports::LocalFuture;

/// Where the demo's pictures live when `response_format` is `url`: a name that no server can have (RFC 2606), which
/// the page looks up among its own pictures. The path is the [`crate::ports::PictureHash`] of the stored picture.
pub const DEMO_PICTURES: &str = "https://demo.invalid/";

/// Paints the demo's pictures.
pub trait Painter {
    /// A whole JPEG or PNG file of exactly `size`. `Err`: this browser cannot paint.
    fn paint(
        &self,
        scene: &Scene,
        size: Size,
        format: OutputFormat,
        watermark: bool,
    ) -> LocalFuture<'static, Result<Vec<u8>, Kind>>;
}
