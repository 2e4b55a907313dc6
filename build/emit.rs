//! Writes the Rust. Small in wasm: literals and `push_str`, no `format!`, and a `match` on the
//! language only where there is more than one.

use super::Translation;
use super::body::Body;
use super::languages::Language;
use super::parameters::{Kind, Signature};

/// The whole file. `translations` begins with English and has a text for every signature.
pub fn rust(signatures: &[Signature<'_>], translations: &[Translation<'_>]) -> String {
    let mut code = String::from("// Written by build.rs from locales/: change the texts there.\n");
    code += &languages(translations);
    for signature in signatures {
        code += &function(signature, translations);
    }
    code
}

/// The enum of the languages.
fn languages(translations: &[Translation<'_>]) -> String {
    let each = |line: &dyn Fn(&Translation<'_>, &Language) -> String| -> String {
        translations.iter().map(|t| line(t, &t.language)).collect()
    };
    let variants = each(&|t, l| format!("    /// {}\n    {},\n", t.source.path(), l.variant));
    let all = each(&|_, l| format!("Language::{},", l.variant));
    let tags = each(&|_, l| format!("            Language::{} => {:?},\n", l.variant, l.tag));
    let rules = each(&|_, l| {
        let rule = format!("super::plural::Rule::{:?}", l.rule);
        format!("            Language::{} => {rule},\n", l.variant)
    });
    format!(
        "
/// A language that has a message file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {{
{variants}}}

impl Language {{
    /// English, then the others by tag.
    pub const ALL: &[Language] = &[{all}];

    /// The BCP 47 tag, as the `lang` attribute wants it.
    pub const fn tag(self) -> &'static str {{
        match self {{
{tags}        }}
    }}

    /// Which plural categories the language tells apart.
    pub const fn plural_rule(self) -> super::plural::Rule {{
        match self {{
{rules}        }}
    }}
}}
"
    )
}

/// One function, with the places of its texts as documentation.
fn function(signature: &Signature<'_>, translations: &[Translation<'_>]) -> String {
    let (mut places, mut arms) = (String::new(), Vec::new());
    for translation in translations {
        let Some(text) = translation.text(&signature.function) else {
            continue;
        };
        let (path, language) = (translation.source.path(), &translation.language);
        places += &format!("/// `{}` in {path}:{}\n", text.id, text.line);
        let body = Body {
            signature,
            language,
        };
        arms.push((&language.variant, body.of(text)));
    }
    let body = match arms.as_slice() {
        [(_, only)] => format!("    {}\n", only.trim_end()),
        several => {
            let arm = |(variant, body): &(&String, String)| {
                format!("        Language::{variant} => {{ {} }}\n", body.trim_end())
            };
            let arms: String = several.iter().map(arm).collect();
            format!("    match super::language() {{\n{arms}    }}\n")
        }
    };
    let parameter = |parameter: &super::parameters::Parameter<'_>| {
        let kind = match parameter.kind {
            Kind::Number => "u64",
            Kind::Text => "&str",
        };
        format!("{}: {kind}", parameter.name)
    };
    let parameters: Vec<String> = signature.parameters.iter().map(parameter).collect();
    let (name, parameters) = (&signature.function, parameters.join(", "));
    if signature.parameters.is_empty() {
        return format!("\n{places}pub(crate) fn {name}() -> &'static str {{\n{body}}}\n");
    }
    let text = "    let mut _text = String::new();\n";
    format!(
        "\n{places}pub(crate) fn {name}({parameters}) -> String {{\n{text}{body}    _text\n}}\n"
    )
}
