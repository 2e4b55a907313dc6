//! `view!` for the page, in Leptos's syntax.
//!
//! Leptos compiles every element and every attribute to a type of its own, which is the greater part of the page's
//! wasm. This macro writes what is known at compile time into one string, the steps ([`steps`]), and what is not into
//! one list; `view::widgets::markup::Markup` of the page walks the first and takes from the second. So a view costs its
//! text and its values, and the code that draws is there once.
//!
//! It takes HTML and SVG elements, text in quotes, `{expressions}`, several roots, and
//!
//! | written | value |
//! |---|---|
//! | `name="…"`, `name=value`, `name` | text, number, `bool` (there or not), `Option`, or a signal of text or `bool` |
//! | `prop:name=value` | the same, for a property of the element |
//! | `class:name=value` | `bool` or a signal of it |
//! | `style:name=value` | text or a signal of it |
//! | `on:event=handler` | a function of the event |
//! | `node_ref=node` | a `NodeRef` |
//!
//! `<For each=… key=… let:row>` is a list whose rows stay what they are while others come and go. Any other
//! `<Component …>` is left to Leptos's own `view!`, its children are not.

mod attribute;
mod expand;
mod name;
mod steps;
#[cfg(test)]
mod tests;

/// Markup as one `Markup`.
#[proc_macro]
pub fn view(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    expand::expand(tokens.into()).into()
}
