//! Leaves out of style sheets and generated scripts what only people need: comments, and white space that separates nothing.
//!
//! The files are written to be read, with a declaration a line; a third of their bytes after brotli are comments and
//! indentation. A minifier that understands CSS would save 0.3 kB more and take a minute to compile.

/// The same rules in fewer bytes. Strings stay as they are.
pub fn tighten(css: &str) -> String {
    let mut tight = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(first) = rest.chars().next() {
        if let Some(comment) = rest.strip_prefix("/*") {
            rest = comment.split_once("*/").map_or("", |(_, after)| after);
        } else if first == '"' || first == '\'' {
            let (text, after) = string(rest, first);
            tight.push_str(text);
            rest = after;
        } else if first.is_ascii_whitespace() {
            rest = rest.trim_start();
            if rest.starts_with("/*") {
                // The space may be needed before what follows the comment.
                rest = rest.split_once("*/").map_or("", |(_, after)| after);
                rest = rest.trim_start();
            }
            let needed = !tight.is_empty()
                && !tight.ends_with(['{', '}', ';', ',', ':', ' '])
                && !rest.starts_with(['{', '}', ';', ',']);
            if needed && !rest.is_empty() {
                tight.push(' ');
            }
        } else {
            if first == '}' && tight.ends_with(';') {
                tight.pop();
            }
            tight.push(first);
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        }
    }
    tight
}

/// A script without the comments and the indentation that stand on lines of their own. Only for what wasm-bindgen
/// writes: it holds no text over several lines, which would lose its indentation.
pub fn tighten_script(js: &str) -> String {
    let mut tight = String::with_capacity(js.len());
    let mut in_comment = false;
    for line in js.lines().map(str::trim) {
        let starts = line.starts_with("/*");
        if in_comment || starts {
            in_comment = !line.ends_with("*/");
        } else if !line.is_empty() && !line.starts_with("//") {
            tight.push_str(line);
            tight.push('\n');
        }
    }
    tight
}

/// A string with its quotes, and what follows it.
fn string(text: &str, quote: char) -> (&str, &str) {
    let mut escaped = false;
    for (at, character) in text.char_indices().skip(1) {
        if !escaped && character == quote {
            return text.split_at(at + quote.len_utf8());
        }
        escaped = !escaped && character == '\\';
    }
    (text, "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_separates_nothing_goes_and_the_rest_stays() {
        for (css, want) in [
            ("a {\n  color: red;\n}\n", "a{color:red}"),
            ("/* x */ a, b { c: d }", "a,b{c:d}"),
            ("a /* x */ b { c: d }", "a b{c:d}"),
            ("a :hover { b: c }", "a :hover{b:c}"),
            ("a { width: calc(1px + 2%) }", "a{width:calc(1px + 2%)}"),
            (
                "a::before { content: \" · /* no */ \"; }",
                "a::before{content:\" · /* no */ \"}",
            ),
            (
                "a::before { content: 'it\\'s  x' }",
                "a::before{content:'it\\'s  x'}",
            ),
            (
                "@media (width < 600px) { a { b: c } }",
                "@media (width < 600px){a{b:c}}",
            ),
            ("a { & .b > c { d: e } }", "a{& .b > c{d:e}}"),
            (
                "a { b: url(\"data:x;  y\") no-repeat }",
                "a{b:url(\"data:x;  y\") no-repeat}",
            ),
            ("a { --v: ; }", "a{--v:}"),
            ("/* never closed", ""),
        ] {
            assert_eq!(tighten(css), want, "{css}");
        }
    }

    #[test]
    fn scripts_lose_whole_lines_only() {
        let js = "/**\n * @returns {number}\n */\nexport function a() {\n    // why\n    return \"// /* x\"; // y\n}\n\n/* one line */\nb();\n";
        let want = "export function a() {\nreturn \"// /* x\"; // y\n}\nb();\n";
        assert_eq!(tighten_script(js), want);
    }

    #[test]
    fn it_is_its_own_fixed_point() {
        let css = "a { b: c d; }\n\n.e .f { g: h(1, 2) }";
        assert_eq!(tighten(&tighten(css)), tighten(css));
    }
}
