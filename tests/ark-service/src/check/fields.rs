//! The body's fields by path, with the types and choices that the API allows.

use std::ops::RangeInclusive;

use serde_json::{Map, Value};

use crate::api::ApiError;
use crate::catalog::Model;

/// A request body. A `null` is an unset field: the official Python SDK sends every unset field so
/// (protocol 1).
pub struct Fields(Map<String, Value>);

impl Fields {
    /// The fields of `body`.
    pub fn read(body: &[u8]) -> Result<Self, ApiError> {
        match serde_json::from_slice(body) {
            Ok(Value::Object(fields)) => Ok(Self(fields)),
            _ => Err(ApiError::not_json()),
        }
    }

    /// The value at `path`, which names a nested field as `outer.inner`.
    pub fn get(&self, path: &str) -> Option<&Value> {
        let value = match path.split_once('.') {
            Some((outer, inner)) => self.0.get(outer)?.get(inner)?,
            None => self.0.get(path)?,
        };
        (!value.is_null()).then_some(value)
    }

    /// The text at `path`, if any.
    pub fn text(&self, path: &str) -> Result<Option<&str>, ApiError> {
        self.typed(path, "a string", Value::as_str)
    }

    /// The text at `path`, which must be there and not empty.
    pub fn required(&self, path: &'static str) -> Result<&str, ApiError> {
        match self.text(path)? {
            Some(text) if !text.is_empty() => Ok(text),
            _ => Err(ApiError::missing(path)),
        }
    }

    /// The boolean at `path`, if any.
    pub fn flag(&self, path: &str) -> Result<Option<bool>, ApiError> {
        self.typed(path, "a boolean", Value::as_bool)
    }

    /// The text at `path`, which must be one of `allowed`.
    pub fn choice(&self, path: &str, allowed: &[&str]) -> Result<Option<&str>, ApiError> {
        let chosen = self.text(path)?;
        match chosen {
            Some(text) if !allowed.contains(&text) => {
                Err(ApiError::invalid(path, &rule(path, allowed)))
            }
            _ => Ok(chosen),
        }
    }

    /// The integer at `path`, which must be within `range`.
    pub fn integer(&self, path: &str, range: RangeInclusive<i64>) -> Result<Option<i64>, ApiError> {
        let number = self.typed(path, "an integer", Value::as_i64)?;
        match number {
            Some(number) if !range.contains(&number) => {
                let rule = format!("must be between {} and {}", range.start(), range.end());
                Err(ApiError::invalid(path, &rule))
            }
            _ => Ok(number),
        }
    }

    /// Refuses the first field that `model` does not know, nested ones included (protocol 1.1:
    /// measured 400s).
    pub fn all_accepted_by(&self, model: &Model) -> Result<(), ApiError> {
        for (name, value) in self.0.iter().filter(|(_, value)| !value.is_null()) {
            if !model.accepts(name) {
                return Err(ApiError::invalid(
                    name,
                    "it is not supported by the current model",
                ));
            }
            let inner = value.as_object().into_iter().flatten();
            for (inner, _) in inner.filter(|(_, value)| !value.is_null()) {
                let path = format!("{name}.{inner}");
                if !model.accepts(&path) {
                    return Err(ApiError::invalid(
                        &path,
                        "it is not supported by the current model",
                    ));
                }
            }
        }
        Ok(())
    }

    fn typed<'a, T>(
        &'a self,
        path: &str,
        kind: &str,
        read: impl Fn(&'a Value) -> Option<T>,
    ) -> Result<Option<T>, ApiError> {
        let Some(value) = self.get(path) else {
            return Ok(None);
        };
        match read(value) {
            Some(value) => Ok(Some(value)),
            None => Err(ApiError::invalid(path, &format!("it must be {kind}"))),
        }
    }
}

/// The two measured wordings (protocol 1.1): one allowed value, several allowed values.
fn rule(path: &str, allowed: &[&str]) -> String {
    match allowed {
        [only] => format!("{path} must be '{only}'"),
        several => format!("must be one of: {}", several.join(", ")),
    }
}
