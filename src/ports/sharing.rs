//! What only sharing needs of the browser.

use super::{Address, LocalFuture};
use crate::stream::Preview;
use std::rc::Rc;

/// [`Sharing`], whose code is loaded when somebody asks for it.
#[derive(Clone)]
pub struct LazySharing {
    /// Resolves to whether the code is there.
    pub load: fn() -> LocalFuture<'static, bool>,
    /// It. `None`: its code is not there.
    pub get: Rc<dyn Fn() -> Option<Rc<dyn Sharing>>>,
}

impl LazySharing {
    /// It, as soon as the code is there. `None`: it did not come.
    pub async fn loaded(self) -> Option<Rc<dyn Sharing>> {
        match (self.load)().await {
            true => (self.get)(),
            false => None,
        }
    }
}

/// The page's address, previews, and other programs.
pub trait Sharing {
    /// The page's own address, without a fragment.
    fn address(&self) -> String;
    /// Drops the fragment from the address, without a step in the browser's history.
    fn drop_fragment(&self);
    /// What stands in for the picture at one of the page's own addresses. `None`: it cannot be read, or this is no browser.
    fn preview(&self, address: String) -> LocalFuture<'static, Option<Preview>>;
    /// An address that shows a preview. `None`: it is nothing, or this is no browser.
    fn show_preview(&self, preview: &Preview) -> Option<Address>;
    /// Whether this browser can hand an address on to another program.
    fn can_hand_on(&self) -> bool;
    /// Hands an address on to another program that the person chooses. Resolves to whether they did.
    fn hand_on(&self, title: String, address: String) -> LocalFuture<'static, bool>;
}
