//! One attribute of an element.

use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote, quote_spanned};
use rstml::Infallible;
use rstml::node::{
    KVAttributeValue, KeyedAttribute, KeyedAttributeValue, NodeAttribute, NodeElement,
};
use syn::spanned::Spanned as _;
use syn::{Error, Expr, Lit, Stmt};

use crate::name;
use crate::steps;

/// What an attribute comes to.
pub enum Attribute {
    /// It is known, and this is its text.
    Fixed(String, String),
    /// It is known not to be there.
    Absent,
    /// A step that takes a value from the list.
    Set(char, String, TokenStream),
}

/// Where the page's code for the macro stands.
pub fn home() -> TokenStream {
    quote!(crate::view::widgets::markup)
}

/// Reads an attribute; `checks` is given what must exist for it to be one.
pub fn read(
    attribute: &NodeAttribute,
    svg: bool,
    checks: &mut Vec<TokenStream>,
) -> Result<Attribute, Error> {
    let NodeAttribute::Attribute(attribute) = attribute else {
        return Err(Error::new(
            attribute.span(),
            "an attribute has a name here: `name=value`",
        ));
    };
    let (name, span) = name::written(&attribute.key);
    let home = home();
    let (kind, rest) = match name.split_once(':') {
        Some((kind, rest)) => (kind, rest),
        None if name == "node_ref" => ("node_ref", ""),
        None => ("", name.as_str()),
    };
    match kind {
        "" => {
            if matches!(rest, "inner_html" | "innerHTML" | "style") {
                return Err(Error::new(
                    span,
                    format!("`{rest}` is not supported: draw elements, and use `style:name=`"),
                ));
            }
            if !svg {
                checks.extend(name::attribute_check(rest, span));
            }
            plain(attribute, rest)
        }
        "prop" => {
            let value = value(attribute)?;
            Ok(Attribute::Set(
                steps::SET_PROPERTY,
                rest.to_owned(),
                quote_spanned!(value.span()=> #home::value(#value)),
            ))
        }
        "class" => {
            let value = value(attribute)?;
            Ok(Attribute::Set(
                steps::SET_CLASS,
                rest.to_owned(),
                quote_spanned!(value.span()=> #home::condition(#value)),
            ))
        }
        "style" => {
            let value = value(attribute)?;
            Ok(Attribute::Set(
                steps::SET_STYLE,
                rest.to_owned(),
                quote_spanned!(value.span()=> #home::value(#value)),
            ))
        }
        "on" => {
            let handler = value(attribute)?;
            let event = name::ident(rest, span)
                .ok_or_else(|| Error::new(span, format!("`{rest}` is no event")))?;
            let event = quote_spanned!(span=> ::leptos::ev::#event);
            Ok(Attribute::Set(
                steps::ATTACH,
                String::new(),
                quote_spanned!(handler.span()=> #home::listener(#event, #rest, #handler)),
            ))
        }
        "node_ref" => {
            let node = value(attribute)?;
            Ok(Attribute::Set(
                steps::ATTACH,
                String::new(),
                quote_spanned!(node.span()=> #home::node_ref(#node)),
            ))
        }
        other => Err(Error::new(
            span,
            format!("`{other}:` is not supported; there are `on:`, `prop:`, `class:` and `style:`"),
        )),
    }
}

fn plain(attribute: &KeyedAttribute, name: &str) -> Result<Attribute, Error> {
    if matches!(attribute.possible_value, KeyedAttributeValue::None) {
        return Ok(Attribute::Fixed(name.to_owned(), String::new()));
    }
    let value = value(attribute)?;
    let fixed = match &value {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Bool(set) if set.value => Some(String::new()),
            Lit::Bool(_) => return Ok(Attribute::Absent),
            Lit::Str(text) => Some(text.value()),
            Lit::Int(number) => Some(number.base10_digits().to_owned()),
            Lit::Float(number) => Some(number.base10_digits().to_owned()),
            _ => None,
        },
        _ => None,
    };
    match fixed {
        Some(text) if steps::is_plain(&text) => Ok(Attribute::Fixed(name.to_owned(), text)),
        Some(_) => Err(Error::new(
            value.span(),
            "a control character in markup; put it into an expression",
        )),
        None => {
            let home = home();
            Ok(Attribute::Set(
                steps::SET_ATTRIBUTE,
                name.to_owned(),
                quote_spanned!(value.span()=> #home::value(#value)),
            ))
        }
    }
}

/// The value, without the braces around it.
fn value(attribute: &KeyedAttribute) -> Result<Expr, Error> {
    match &attribute.possible_value {
        KeyedAttributeValue::Value(value) => match &value.value {
            KVAttributeValue::Expr(expr) => Ok(bare(expr.clone())),
            KVAttributeValue::InvalidBraced(block) => {
                Err(Error::new(block.span(), "this is no expression"))
            }
        },
        KeyedAttributeValue::Binding(binding) => Err(Error::new(
            binding.paren.span.join(),
            "only components take arguments",
        )),
        KeyedAttributeValue::None => Err(Error::new(
            attribute.key.span(),
            format!("`{}` wants a value: `{0}=…`", attribute.key),
        )),
    }
}

/// An expression without braces that say nothing.
pub fn bare(expr: Expr) -> Expr {
    if let Expr::Block(block) = &expr
        && block.label.is_none()
        && block.attrs.is_empty()
        && let [Stmt::Expr(inner, None)] = block.block.stmts.as_slice()
    {
        return inner.clone();
    }
    expr
}

/// What a list says of itself.
pub struct List {
    /// Gives the items.
    pub each: Expr,
    /// Tells them apart.
    pub key: Expr,
    /// What an item is called in the markup of its row.
    pub row: TokenStream,
}

/// The attributes of `<For each=… key=… let:row>`, or `let(row)`.
pub fn list(element: &NodeElement<Infallible>) -> Result<List, Error> {
    let (mut each, mut key, mut row) = (None, None, None);
    for attribute in element.attributes() {
        let NodeAttribute::Attribute(attribute) = attribute else {
            return Err(Error::new(attribute.span(), "an attribute has a name here"));
        };
        let (name, span) = name::written(&attribute.key);
        match (name.as_str(), name.strip_prefix("let:")) {
            ("each", _) => each = Some(value(attribute)?),
            ("key", _) => key = Some(value(attribute)?),
            ("let", _) => {
                if let KeyedAttributeValue::Binding(binding) = &attribute.possible_value {
                    row = Some(binding.inputs.to_token_stream());
                }
            }
            (_, Some(item)) => row = name::ident(item, span).map(|item| item.to_token_stream()),
            _ => return Err(Error::new(span, "a list has `each`, `key` and `let:`")),
        }
    }
    match (each, key, row) {
        (Some(each), Some(key), Some(row)) => Ok(List { each, key, row }),
        _ => Err(Error::new(
            element.open_tag.name.span(),
            "a list has `each`, `key` and `let:`",
        )),
    }
}
