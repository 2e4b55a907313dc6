//! One JSON text as the argument of curl, quoted in every way that people use.

const HEAD: &str = "curl -N https://ark.ap-southeast.bytepluses.com/api/v3/images/generations -H 'Content-Type: application/json'";

/// Name and command.
pub fn all(json: &str) -> Vec<(&'static str, String)> {
    vec![
        ("single quotes", format!("{HEAD} -d {}", single(json))),
        ("double quotes", format!("{HEAD} -d {}", double(json))),
        ("ansi quotes", format!("{HEAD} --data-raw {}", ansi(json))),
        (
            "here-document",
            format!("{HEAD} --data-binary @- <<'JSON'\n{json}\nJSON\n"),
        ),
        (
            "expanding here-document",
            format!("{HEAD} --json @- <<JSON\n{}\nJSON\n", expanding(json)),
        ),
        ("command prompt", cmd(json)),
        ("powershell", powershell(json)),
    ]
}

pub fn single(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

pub fn double(text: &str) -> String {
    let escaped: String = text
        .chars()
        .flat_map(|c| {
            let escape = matches!(c, '"' | '\\' | '$' | '`').then_some('\\');
            escape.into_iter().chain([c])
        })
        .collect();
    format!("\"{escaped}\"")
}

/// As browsers copy: everything outside of printable ASCII as `\u`, in surrogates.
pub fn ansi(text: &str) -> String {
    let mut out = "$'".to_owned();
    let mut units = [0; 2];
    for c in text.chars() {
        match c {
            '\'' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            ' '..='~' if c != '!' => out.push(c),
            _ => {
                for unit in c.encode_utf16(&mut units) {
                    out.push_str(&format!("\\u{unit:04x}"));
                }
            }
        }
    }
    out.push('\'');
    out
}

fn expanding(text: &str) -> String {
    let special = |c: char| matches!(c, '\\' | '$' | '`').then_some('\\');
    text.chars()
        .flat_map(|c| special(c).into_iter().chain([c]))
        .collect()
}

/// As Chrome copies for the command prompt: what the program reads, then a caret before everything special.
fn cmd(json: &str) -> String {
    let mut program = String::new();
    let mut slashes = 0;
    for c in json.chars() {
        if c == '"' {
            program.push_str(&"\\".repeat(slashes + 1));
        }
        slashes = if c == '\\' { slashes + 1 } else { 0 };
        program.push(c);
    }
    let plain = |c: char| {
        c.is_ascii_alphanumeric() || c.is_ascii_whitespace() || "_-:=+~'/.',?;()*`".contains(c)
    };
    let mut prompt = String::new();
    for c in program.chars() {
        match c {
            '\n' => prompt.push_str("^\n\n"),
            _ if plain(c) => prompt.push(c),
            _ => prompt.extend(['^', c]),
        }
    }
    format!(
        "curl ^\"https://ark.ap-southeast.bytepluses.com/api/v3/images/generations^\" ^\r\n  -H ^\"Content-Type: application/json^\" ^\r\n  --data-raw ^\"{prompt}^\""
    )
}

fn powershell(json: &str) -> String {
    format!(
        "curl.exe -N https://ark.ap-southeast.bytepluses.com/api/v3/images/generations `\n  -H \"Content-Type: application/json\" `\n  --data-raw '{}'",
        json.replace('\'', "''")
    )
}
