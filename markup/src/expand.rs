//! From markup to one `Markup`.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens as _, quote, quote_spanned};
use rstml::node::{Node, NodeBlock, NodeElement};
use rstml::{Infallible, Parser, ParserConfig};
use syn::spanned::Spanned as _;
use syn::{Error, Expr};

use crate::attribute::{self, Attribute, bare, home};
use crate::name;
use crate::steps::{self, Steps};

/// What one `view!` comes to.
#[derive(Default)]
pub struct Markup {
    /// What is known of it.
    pub steps: Steps,
    /// The list, in the order of the steps that take from it.
    pub values: Vec<TokenStream>,
    /// Statements that compile only if elements and attributes of these names exist.
    pub checks: Vec<TokenStream>,
    /// What is wrong, each as tokens that are a compile error.
    pub errors: Vec<TokenStream>,
}

/// The tokens between the braces of `view! { … }` as an expression.
pub fn expand(tokens: TokenStream) -> TokenStream {
    let Markup {
        steps,
        values,
        checks,
        errors,
    } = Markup::read(tokens);
    let steps = steps.as_str();
    let home = home();
    quote! {
        {
            #(#errors;)*
            #(#checks)*
            #home::Markup::new(#steps, ::std::vec![#(#values),*])
        }
    }
}

impl Markup {
    /// Reads the tokens, as far as they can be read.
    pub fn read(tokens: TokenStream) -> Self {
        let parser = Parser::new(ParserConfig::default().recover_block(true));
        let (nodes, wrong) = parser.parse_recoverable(tokens).split_vec();
        let mut markup = Self::default();
        let wrong = wrong.into_iter().map(|one| one.emit_as_expr_tokens());
        markup.errors.extend(wrong);
        markup.nodes(&nodes, false);
        if markup.steps.is_empty() && markup.errors.is_empty() {
            markup.wrong(Span::call_site(), "there is nothing to draw");
        }
        markup
    }

    fn nodes(&mut self, nodes: &[Node], within_svg: bool) {
        for node in nodes {
            self.node(node, within_svg);
        }
    }

    fn node(&mut self, node: &Node, within_svg: bool) {
        match node {
            Node::Element(element) if name::is_component(element.name()) => {
                match component(element) {
                    Ok(view) => self.child(&view),
                    Err(error) => self.errors.push(error.to_compile_error()),
                }
            }
            Node::Element(element) => self.element(element, within_svg),
            Node::Fragment(fragment) => self.nodes(fragment.children(), within_svg),
            Node::Block(NodeBlock::ValidBlock(block)) => {
                let expr = bare(Expr::Block(syn::ExprBlock {
                    attrs: Vec::new(),
                    label: None,
                    block: block.clone(),
                }));
                let home = home();
                self.child(&quote_spanned!(expr.span()=> #home::child(#expr)));
            }
            Node::Block(NodeBlock::Invalid(block)) => {
                self.wrong(block.span(), "this is no expression");
            }
            Node::Text(text) => {
                let said = text.value_string();
                if steps::is_plain(&said) {
                    self.steps.push(steps::TEXT, &said);
                } else {
                    self.wrong(
                        text.value.span(),
                        "a control character in markup; put it into an expression",
                    );
                }
            }
            Node::RawText(text) => {
                self.wrong(text.span(), "text stands in quotes, or in `{…}`");
            }
            Node::Comment(_) => {}
            Node::Doctype(doctype) => self.wrong(doctype.span(), "a page has one doctype already"),
            // There are none.
            Node::Custom(_) => {}
        }
    }

    fn element(&mut self, element: &NodeElement<Infallible>, within_svg: bool) {
        let (tag, span) = name::written(element.name());
        if element.name().is_block() {
            return self.wrong(span, "an element's name is written down");
        }
        let svg = name::is_svg(&tag, within_svg);
        self.checks.extend(name::element_check(&tag, svg, span));
        self.steps
            .push(if svg { steps::OPEN_SVG } else { steps::OPEN }, &tag);
        for attribute in element.attributes() {
            match attribute::read(attribute, svg, &mut self.checks) {
                Ok(Attribute::Absent) => {}
                Ok(Attribute::Fixed(name, value)) => {
                    self.steps.push(steps::ATTRIBUTE, &name);
                    self.steps.push(steps::VALUE, &value);
                }
                Ok(Attribute::Set(step, name, value)) => {
                    self.steps.push(step, &name);
                    self.values.push(value);
                }
                Err(error) => self.errors.push(error.to_compile_error()),
            }
        }
        if let Some(first) = element.children().first().filter(|_| name::is_void(&tag)) {
            self.wrong(first.span(), &format!("`<{tag}>` has no children"));
        }
        self.nodes(element.children(), svg && tag != "foreignObject");
        self.steps.push(steps::CLOSE, "");
    }

    fn child(&mut self, value: &TokenStream) {
        self.steps.push(steps::CHILD, "");
        self.values.push(value.clone());
    }

    fn wrong(&mut self, span: Span, said: &str) {
        self.errors.push(Error::new(span, said).to_compile_error());
    }
}

/// `<For …>` is a list of the page's own; any other component Leptos draws. Their children are drawn as everything else.
fn component(element: &NodeElement<Infallible>) -> Result<TokenStream, Error> {
    let span = element.open_tag.name.span();
    let home = home();
    let children = match element.children() {
        [] => None,
        // One expression is what it is.
        [Node::Block(block)] => Some(block.to_token_stream()),
        children => {
            let all: TokenStream = children.iter().map(|one| one.to_token_stream()).collect();
            let inner = expand(all);
            Some(quote!({ #inner }))
        }
    };
    if element.name().to_string() == "For" {
        let attribute::List { each, key, row } = attribute::list(element)?;
        let children =
            children.ok_or_else(|| Error::new(span, "a list wants markup for its rows"))?;
        return Ok(quote_spanned!(span=> #home::rows(#each, #key, move |#row| #children)));
    }
    let open = &element.open_tag;
    let close = &element.close_tag;
    Ok(quote_spanned!(span=> #home::component(::leptos::prelude::view! { #open #children #close })))
}
