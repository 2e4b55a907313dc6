//! A painter that makes blank pictures at once and remembers what it was asked for.

use super::picture::{jpeg, png};
use seedboard::catalog::{OutputFormat, Size};
use seedboard::demo::{Painter, Scene};
use seedboard::fault::Kind;
use seedboard::ports::LocalFuture;
use std::cell::RefCell;
use std::rc::Rc;

/// One call.
#[derive(Debug, Clone, PartialEq)]
pub struct Painted {
    pub scene: Scene,
    pub size: Size,
    pub format: OutputFormat,
    pub watermark: bool,
}

/// Every call so far; clones share it.
#[derive(Default, Clone)]
pub struct BlankPainter(Rc<RefCell<Vec<Painted>>>);

impl BlankPainter {
    pub fn painted(&self) -> Vec<Painted> {
        self.0.borrow().clone()
    }
}

impl Painter for BlankPainter {
    fn paint(
        &self,
        scene: &Scene,
        size: Size,
        format: OutputFormat,
        watermark: bool,
    ) -> LocalFuture<'static, Result<Vec<u8>, Kind>> {
        self.0.borrow_mut().push(Painted {
            scene: *scene,
            size,
            format,
            watermark,
        });
        let side = |pixels: u32| u16::try_from(pixels).unwrap();
        let file = match format {
            OutputFormat::Jpeg => jpeg(side(size.width), side(size.height)),
            OutputFormat::Png => png(size.width, size.height),
        };
        Box::pin(async move { Ok(file) })
    }
}

/// A browser that cannot paint.
pub struct BrokenPainter;

impl Painter for BrokenPainter {
    fn paint(
        &self,
        _: &Scene,
        _: Size,
        _: OutputFormat,
        _: bool,
    ) -> LocalFuture<'static, Result<Vec<u8>, Kind>> {
        Box::pin(async { Err(Kind::PainterFailed) })
    }
}
