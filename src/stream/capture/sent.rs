//! What was asked for, in one short line: `model=seedream-4-5-251128; pictures=3; stream=true`.

use core::fmt;

/// Most characters of a model's name.
const MODEL_CHARACTERS: usize = 200;
/// Most characters of a prompt that are written down.
const PROMPT_CHARACTERS: usize = 4000;
/// No request asks for more pictures.
const MOST_PICTURES: u32 = 100;

/// What a recorded response answers. Never the key.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sent {
    /// Of the model or endpoint. Empty: not said.
    pub model: String,
    /// Pictures asked for, at most. Zero: not said.
    pub pictures: u32,
    /// Whether a stream was asked for.
    pub streamed: bool,
    /// Only where the person wants it in the file. `None`: left out.
    pub prompt: Option<String>,
}

impl Sent {
    /// Reads the line; what is missing or wrong costs itself alone.
    pub(super) fn read(text: &str) -> Self {
        let mut sent = Self::default();
        for field in text.split(';') {
            let (name, value) = field.trim().split_once('=').unwrap_or_default();
            match name {
                "model" => sent.model = unescape(value, MODEL_CHARACTERS),
                "pictures" => {
                    sent.pictures = value
                        .parse()
                        .map_or(0, |count: u32| count.min(MOST_PICTURES));
                }
                "stream" => sent.streamed = value == "true",
                "prompt" => sent.prompt = Some(unescape(value, PROMPT_CHARACTERS)),
                _ => {}
            }
        }
        sent
    }
}

impl fmt::Display for Sent {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let model = escape(&self.model, MODEL_CHARACTERS);
        let (pictures, streamed) = (self.pictures.min(MOST_PICTURES), self.streamed);
        write!(
            formatter,
            "model={model}; pictures={pictures}; stream={streamed}"
        )?;
        match &self.prompt {
            Some(prompt) => {
                write!(formatter, "; prompt={}", escape(prompt, PROMPT_CHARACTERS))
            }
            None => Ok(()),
        }
    }
}

/// Percent-encodes what a header's value cannot hold, or what means something in the line.
fn escape(text: &str, most: usize) -> String {
    let mut out = String::new();
    for character in text.chars().take(most) {
        match character {
            'a'..='z' | 'A'..='Z' | '0'..='9' | '-' | '_' | '.' | '/' | ':' => out.push(character),
            _ => {
                let mut bytes = [0; 4];
                for byte in character.encode_utf8(&mut bytes).bytes() {
                    out.push_str(&format!("%{byte:02X}"));
                }
            }
        }
    }
    out
}

/// Undoes [`escape`]; a per cent sign that begins nothing stands for itself.
fn unescape(text: &str, most: usize) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let digit = |at: usize| char::from(*behind.get(at)?).to_digit(16);
        let escaped = match (first, digit(0), digit(1)) {
            (b'%', Some(high), Some(low)) => u8::try_from(high * 16 + low).ok(),
            _ => None,
        };
        bytes.push(escaped.unwrap_or(*first));
        rest = if escaped.is_some() {
            behind.get(2..).unwrap_or_default()
        } else {
            behind
        };
    }
    String::from_utf8_lossy(&bytes).chars().take(most).collect()
}
