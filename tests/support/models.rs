//! The documented ids of the three models.

pub const LITE: &str = "seedream-5-0-260128";
pub const V45: &str = "seedream-4-5-251128";
pub const V40: &str = "seedream-4-0-250828";
