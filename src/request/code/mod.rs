//! The request as a program: curl, Python, the OpenAI client, Go, Java, the vendor's CLI, and many at once.
//!
//! Every text is written from [`Request::fields`] and [`Request::body`], which preview and sending read, too. The words
//! around them are templates, data beside this file, so that another generation of an SDK is another template. The key
//! is `ARK_API_KEY` of the environment; no text ever holds one. What is wrong in the vendor's own samples (protocol.md
//! 7.1) is right here: quoting is total, a refused picture does not lose the later ones, nothing is sent twice, an
//! entry without address is no crash, and the time limit fits a group of 15.

mod arkcli;
mod batch;
mod go;
mod java;
mod python;
mod quote;
mod shell;
mod template;

use super::{Request, Value};
use crate::catalog::{Cloud, usual_region};
pub use batch::{batch, jsonl};

/// What a request can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// curl, for bash and sh.
    Curl,
    /// The vendor's Python SDK.
    Python,
    /// The OpenAI client for Python.
    OpenAi,
    /// The vendor's Go SDK.
    Go,
    /// The vendor's Java SDK.
    Java,
    /// The vendor's command line tool.
    ArkCli,
    /// A shell script that sends every line of a file made by [`jsonl`].
    Jsonl,
}

impl Language {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Language; 7] = [
        Language::Curl,
        Language::Python,
        Language::OpenAi,
        Language::Go,
        Language::Java,
        Language::ArkCli,
        Language::Jsonl,
    ];

    /// Its own name, the same in every human language.
    pub const fn name(self) -> &'static str {
        match self {
            Language::Curl => "curl",
            Language::Python => "Python",
            Language::OpenAi => "OpenAI",
            Language::Go => "Go",
            Language::Java => "Java",
            Language::ArkCli => "arkcli",
            Language::Jsonl => "JSONL",
        }
    }
}

/// Where a program sends the request. The model's id is the request's own: [`super::Draft::move_to`] changes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Whose SDK is used.
    pub cloud: Cloud,
    /// What stands before `/images/generations`. It holds no key.
    pub base_url: String,
}

impl Target {
    /// The vendor's own address of a cloud (protocol.md 5).
    pub fn of(cloud: Cloud) -> Self {
        Self {
            cloud,
            base_url: usual_region(cloud).base_url.to_owned(),
        }
    }

    /// Whether the vendor's own address is meant.
    pub fn is_vendors(&self) -> bool {
        self.base() == usual_region(self.cloud).base_url
    }

    fn base(&self) -> &str {
        self.base_url.trim_end_matches('/')
    }

    fn address(&self) -> String {
        [self.base(), "/images/generations"].concat()
    }
}

/// A program that sends one request, or a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snippet {
    /// All of it, with a line break at the end.
    pub text: String,
    /// A name under which it can be saved.
    pub file_name: &'static str,
    /// The line that installs what it uses. `None`: nothing but the needs.
    pub install: Option<&'static str>,
    /// What has to be there, each with its lowest version.
    pub needs: &'static [Need],
    /// Whether our tests run it with the real packages. Otherwise its syntax alone was checked.
    pub compiled_here: bool,
}

/// Something that a program uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need {
    /// Its own name, such as `Python` or the name of a package.
    pub of: &'static str,
    /// The lowest version that will do.
    pub at_least: &'static str,
}

const fn need(of: &'static str, at_least: &'static str) -> Need {
    Need { of, at_least }
}

/// The program in `language` that sends `request` to `at`. Streaming or not is the request's own word.
pub fn code(request: &Request, language: Language, at: &Target) -> Snippet {
    match language {
        Language::Curl => shell::snippet(request, at),
        Language::Python => python::vendors(request, at),
        Language::OpenAi => python::open_ai(request, at),
        Language::Go => go::snippet(request, at),
        Language::Java => java::snippet(request, at),
        Language::ArkCli => arkcli::snippet(request, at),
        Language::Jsonl => batch(&[request], at),
    }
}

/// The command that saves what is at an address as a file.
pub fn curl_download(address: &str, file: &str) -> String {
    shell::download(address, file)
}

/// curl with the whole response, its head included, in a file as it comes.
pub fn curl_into(request: &Request, at: &Target, file: &str) -> String {
    shell::into_file(request, at, file)
}

/// How long a program waits: five minutes, and 40 seconds for each picture after the first, up to 15 minutes
/// (protocol.md 3.3).
fn seconds(request: &Request) -> u32 {
    let further = request.pictures().saturating_sub(1);
    further.saturating_mul(40).saturating_add(300).min(900)
}

/// The fields with the members of objects by their path, as the tables of the typed languages name them. An object
/// without members stands for itself.
fn leaves(request: &Request) -> Vec<(String, &Value)> {
    let mut all = Vec::new();
    for (name, value) in request.fields() {
        match value {
            Value::Object(members) if !members.is_empty() => {
                for (member, value) in members {
                    all.push(([name, ".", member].concat(), value));
                }
            }
            _ => all.push((name.clone(), value)),
        }
    }
    all
}

/// The number of a field that an import brought and that the typed languages have a place for: `seed` is an `int` of
/// Java, `guidance_scale` may have a fraction. Numbers are written in all of them as in JSON.
fn number<'a>(path: &str, value: &'a Value) -> Option<&'a str> {
    let Value::Json(json) = value else {
        return None;
    };
    let json = json.trim();
    let holds = match path {
        "seed" => json.parse::<i32>().is_ok(),
        "guidance_scale" => is_number(json),
        _ => false,
    };
    holds.then_some(json)
}

/// Whether a JSON value is a number.
fn is_number(json: &str) -> bool {
    json.starts_with(|first: char| first.is_ascii_digit() || first == '-')
}

/// A comment that names what a program cannot send. A name may come from anywhere, so it is quoted like a text.
fn unsent(comment: &str, names: &[String]) -> String {
    if names.is_empty() {
        return String::new();
    }
    let names: Vec<_> = names.iter().map(|name| quote::literal(name)).collect();
    [
        comment,
        "Not sent, for want of a place: ",
        &names.join(", "),
        "\n",
    ]
    .concat()
}
