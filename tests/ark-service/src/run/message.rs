//! The API's JSON, in the measured order of fields (protocol 2 and 3).

use jiff::Timestamp;
use serde::Serialize;

/// Where a picture is.
#[derive(Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Link {
    /// For 24 hours at this address.
    Url(String),
    /// Here, as bare Base64.
    #[serde(rename = "b64_json")]
    B64Json(String),
}

/// Code and message inside a run.
#[derive(Debug, Clone, Serialize)]
pub struct Failure {
    code: String,
    message: String,
}

/// One entry of `data`, and the heart of one picture event.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Item {
    /// It worked.
    Picture {
        /// Address or Base64.
        #[serde(flatten)]
        link: Link,
        /// `<width>x<height>`.
        size: String,
    },
    /// It did not.
    Failed {
        /// Why.
        error: Failure,
    },
}

impl Item {
    /// A failed item.
    pub fn failed(code: String, message: String) -> Self {
        Self::Failed {
            error: Failure { code, message },
        }
    }

    /// Why it failed, if it did.
    pub fn failure(&self) -> Option<&Failure> {
        match self {
            Self::Picture { .. } => None,
            Self::Failed { error } => Some(error),
        }
    }
}

/// Code and message of a refused picture, as documented, without a request id (protocol 3.2).
pub fn refused_picture() -> (String, String) {
    let message = "The request failed because the output image may contain sensitive information.";
    (
        "OutputImageSensitiveContentDetected".to_owned(),
        message.to_owned(),
    )
}

/// What is billed.
#[derive(Debug, Default, Serialize)]
pub struct Usage {
    generated_images: u32,
    output_tokens: u64,
    total_tokens: u64,
    #[serde(skip_serializing_if = "Option::is_none")]
    tool_usage: Option<ToolUsage>,
    #[serde(skip)]
    pixels: u64,
}

/// How often tools ran; 0 is "offered, not used" (protocol 2).
#[derive(Debug, Default, Serialize)]
struct ToolUsage {
    web_search: u32,
}

impl Usage {
    /// Nothing generated yet.
    pub fn new(tools: bool) -> Self {
        Self {
            tool_usage: tools.then(ToolUsage::default),
            ..Self::default()
        }
    }

    /// Adds a picture: tokens are the pixels of all pictures over 256, rounded (protocol 2).
    pub fn count(&mut self, pixels: u64) {
        self.generated_images += 1;
        self.pixels += pixels;
        self.output_tokens = (self.pixels + 128) / 256;
        self.total_tokens = self.output_tokens;
    }
}

/// The whole answer without a stream.
#[derive(Debug, Serialize)]
pub struct Reply<'a> {
    /// The model that answered.
    pub model: &'a str,
    /// Unix seconds.
    pub created: i64,
    /// The items by index.
    pub data: &'a [Item],
    /// Only when the request produced no picture at all.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<Failure>,
    /// What is billed.
    pub usage: &'a Usage,
}

/// One event of a stream.
#[derive(Debug, Serialize)]
pub struct Event<'a, T> {
    /// Also the name on the `event:` line.
    #[serde(rename = "type")]
    pub name: &'static str,
    /// The model that answered.
    pub model: &'a str,
    /// Unix seconds of this event, not of the run (protocol 3.2).
    pub created: i64,
    /// The fields of its kind.
    #[serde(flatten)]
    pub rest: T,
}

/// The fields of `partial_succeeded` and `partial_failed`.
#[derive(Debug, Serialize)]
pub struct Partial {
    /// Its place in the run.
    pub image_index: u32,
    /// What stands there.
    #[serde(flatten)]
    pub item: Item,
}

/// The fields of `completed`.
#[derive(Debug, Serialize)]
pub struct Completed<'a> {
    /// What is billed.
    pub usage: &'a Usage,
}

/// The data of an error that ends a stream (protocol 3.2).
#[derive(Debug, Serialize)]
pub struct StreamError {
    /// Why.
    pub error: Failure,
}

impl StreamError {
    /// From code and message.
    pub fn new((code, message): (String, String)) -> Self {
        Self {
            error: Failure { code, message },
        }
    }
}

/// Now, in Unix seconds.
pub fn now() -> i64 {
    Timestamp::now().as_second()
}

#[cfg(test)]
mod tests {
    use super::Usage;

    #[test]
    fn tokens_are_the_rounded_sum_of_pixels() {
        // Two measured pictures of 2496x1664 made 32448 (protocol 3.1).
        let mut usage = Usage::default();
        usage.count(2496 * 1664);
        usage.count(2496 * 1664);
        assert_eq!((usage.generated_images, usage.output_tokens), (2, 32_448));
        // Rounded once, over the sum.
        let mut usage = Usage::default();
        usage.count(100);
        usage.count(100);
        assert_eq!(usage.total_tokens, 1);
    }
}
