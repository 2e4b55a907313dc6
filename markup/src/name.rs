//! What the names of elements and attributes say.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;
use rstml::node::NodeName;
use syn::spanned::Spanned;

/// Elements that have no end tag.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
];

/// SVG elements that may be roots of markup: a part of a picture that is drawn elsewhere.
const SVG_PARTS: &[&str] = &[
    "circle", "defs", "ellipse", "g", "line", "path", "polygon", "polyline", "rect", "tspan",
];

/// A component's name is a path or begins with a capital letter.
pub fn is_component(name: &NodeName) -> bool {
    match name {
        NodeName::Path(path) => {
            let path = &path.path;
            let first = path.segments.first().map(|one| one.ident.to_string());
            path.segments.len() > 1 || first.is_some_and(|one| one.starts_with(char::is_uppercase))
        }
        NodeName::Punctuated(_) | NodeName::Block(_) => false,
    }
}

/// Whether an element is drawn in SVG's namespace.
pub fn is_svg(tag: &str, within_svg: bool) -> bool {
    within_svg || tag == "svg" || SVG_PARTS.contains(&tag)
}

/// Whether an element has no children and no end tag.
pub fn is_void(tag: &str) -> bool {
    VOID.contains(&tag)
}

/// A path that exists only if Leptos knows such an element: a misspelt tag is an error where it stands.
pub fn element_check(tag: &str, svg: bool, span: Span) -> Option<TokenStream> {
    // An element of the page's own has a dash.
    let ident = ident(tag, span)?;
    Some(match svg {
        true => quote_spanned!(span=> let _ = ::leptos::svg::#ident;),
        false => quote_spanned!(span=> let _ = ::leptos::html::#ident;),
    })
}

/// The same for an attribute of an HTML element.
pub fn attribute_check(name: &str, span: Span) -> Option<TokenStream> {
    if name.starts_with("data-") || matches!(name, "class" | "style") {
        return None;
    }
    let ident = ident(&name.replace('-', "_"), span)?;
    Some(quote_spanned!(span=> let _ = ::leptos::attr::#ident::<&'static str>;))
}

/// The name as an identifier, raw where it is a word of Rust's.
pub fn ident(name: &str, span: Span) -> Option<Ident> {
    let mut ident = syn::parse_str::<Ident>(name)
        .or_else(|_| syn::parse_str::<Ident>(&format!("r#{name}")))
        .ok()?;
    ident.set_span(span);
    Some(ident)
}

/// The name as it is written, and where.
pub fn written(name: &NodeName) -> (String, Span) {
    (name.to_string(), name.span())
}
