//! The scanner and the tree against `serde_json`.
