//! Where the vendor serves the models: one base URL a region, each with its own keys (protocol.md section 5).

use super::{Cloud, Source, Sourced};

/// A base URL of the vendor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    /// The vendor's own name for it.
    pub name: &'static str,
    /// Whose model ids it takes.
    pub cloud: Cloud,
    /// What stands before `/images/generations`.
    pub base_url: &'static str,
    /// The path under which `cargo xtask serve` and the recipes pass it on. `None`: they do not.
    pub relay: Option<&'static str>,
    /// What is known of its Seedream models.
    pub models: Sourced<Served>,
}

/// Which Seedream models a region has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Served {
    /// Every one of the catalogue.
    All,
    /// 5.0 lite alone, by one reading of the vendor's pages.
    LiteOnly,
    /// None, by one reading of the vendor's pages.
    None,
    /// Those of a plan, with the plan's own keys: a plan's key is refused elsewhere (M-A).
    OfPlan,
}

const SH_MOD: Source = Source {
    tag: "SH-MOD",
    date: "2026-10",
};
const VAPI: Source = Source {
    tag: "VAPI",
    date: "2026-10",
};
const GENIUS: Source = Source {
    tag: "GENIUS",
    date: "2026-08",
};
const SH_CORS: Source = Source {
    tag: "SH-CORS",
    date: "2026-10",
};
const M_A: Source = Source {
    tag: "M-A",
    date: "2026-09-18",
};

/// Every region, the usual one of each cloud first.
pub static REGIONS: [Region; 4] = [
    Region {
        name: "ap-southeast",
        cloud: Cloud::BytePlus,
        base_url: "https://ark.ap-southeast.bytepluses.com/api/v3",
        relay: Some("/relay/ap-southeast/api/v3"),
        models: Sourced::new(Served::All, SH_MOD),
    },
    Region {
        name: "eu-west",
        cloud: Cloud::BytePlus,
        base_url: "https://ark.eu-west.bytepluses.com/api/v3",
        relay: Some("/relay/eu-west/api/v3"),
        models: Sourced::disputed(Served::LiteOnly, GENIUS, Served::None, SH_CORS),
    },
    Region {
        name: "cn-beijing",
        cloud: Cloud::Volcengine,
        base_url: "https://ark.cn-beijing.volces.com/api/v3",
        relay: Some("/relay/cn-beijing/api/v3"),
        models: Sourced::new(Served::All, VAPI),
    },
    Region {
        name: "cn-beijing-plan",
        cloud: Cloud::Volcengine,
        base_url: "https://ark.cn-beijing.volces.com/api/plan/v3",
        relay: None,
        models: Sourced::new(Served::OfPlan, M_A),
    },
];

/// Where the service puts pictures that come by address: the hosts seen in public examples, and one more that a relay's
/// document names in this form (protocol.md 6.2). `index.html` lets pictures in from these and no other.
pub static RESULT_HOSTS: [&str; 7] = [
    "https://ark-content-generation-v2-ap-southeast-1.tos-ap-southeast-1.volces.com",
    "https://ark-content-generation-v2-cn-beijing.tos-cn-beijing.volces.com",
    "https://ark-acg-ap-southeast-1.tos-ap-southeast-1.volces.com",
    "https://ark-content-generation-ap-southeast-1.tos-ap-southeast-1.volces.com",
    "https://ark-content-generation-v2-ap-southeast-1.tos-ap-southeast-1.bytepluses.com",
    "https://ark-acg-ap-southeast-1.tos-ap-southeast-1.bytepluses.com",
    "https://ark-content-generation-ap-southeast-1.tos-ap-southeast-1.bytepluses.com",
];

/// The region behind a base URL of the vendor, or behind a path of the page's own host. `None`: something else.
pub fn region_of(base_url: &str) -> Option<&'static Region> {
    let base_url = base_url.trim().trim_end_matches('/');
    REGIONS
        .iter()
        .find(|region| region.base_url == base_url || region.relay == Some(base_url))
}

/// The usual region of a cloud.
pub fn usual_region(cloud: Cloud) -> &'static Region {
    let [first, ..] = &REGIONS;
    let found = REGIONS.iter().find(|region| region.cloud == cloud);
    found.unwrap_or(first)
}
