//! The catalogue against the tutorial of 24 Feb 2026 (SEED), whose figures are written out here once
//! more, and against the later figures of the protocol notes.

#![cfg(not(target_family = "wasm"))]
#![allow(clippy::unwrap_used, reason = "a test may panic")]

use seedboard::catalog::{
    Cloud, GenerationMode, MODELS, Model, NEWEST, OutputFormat, PromptMode, REGIONS, Recommended,
    ReferenceLimits, Served, Size, Source, Sourced, Tier, find, region_of, usual_region,
};

/// A row of the section "Model Capability", and of "Image output dimensions".
struct Capability {
    id: &'static str,
    resolution: &'static str,
    output_format: &'static str,
    prompt_optimization: &'static str,
    pixels: (u64, u64),
}

const CAPABILITIES: [Capability; 3] = [
    Capability {
        id: "seedream-5-0-260128",
        resolution: "2K, 3K",
        output_format: "png, jpeg",
        prompt_optimization: "standard",
        pixels: (2560 * 1440, 10_404_496),
    },
    Capability {
        id: "seedream-4-5-251128",
        resolution: "2K, 4K",
        output_format: "jpeg",
        prompt_optimization: "standard",
        pixels: (2560 * 1440, 4096 * 4096),
    },
    Capability {
        id: "seedream-4-0-250828",
        resolution: "1K, 2K, 4K",
        output_format: "jpeg",
        prompt_optimization: "standard, fast",
        pixels: (1280 * 720, 4096 * 4096),
    },
];

const ROW_1K: &str = "1:1 1024x1024, 3:4 864x1152, 4:3 1152x864, 16:9 1312x736, \
    9:16 736x1312, 2:3 832x1248, 3:2 1248x832, 21:9 1568x672";
const ROW_2K: &str = "1:1 2048x2048, 3:4 1728x2304, 4:3 2304x1728, 16:9 2848x1600, \
    9:16 1600x2848, 3:2 2496x1664, 2:3 1664x2496, 21:9 3136x1344";
const ROW_3K: &str = "1:1 3072x3072, 3:4 2592x3456, 4:3 3456x2592, 16:9 4096x2304, \
    9:16 2304x4096, 2:3 2496x3744, 3:2 3744x2496, 21:9 4704x2016";
const ROW_4K: &str = "1:1 4096x4096, 3:4 3520x4704, 4:3 4704x3520, 16:9 5504x3040, \
    9:16 3040x5504, 2:3 3328x4992, 3:2 4992x3328, 21:9 6240x2656";

/// "Recommended width and height", as the table prints it.
const RECOMMENDED: [(&str, Tier, &str); 8] = [
    ("seedream-5-0-260128", Tier::K2, ROW_2K),
    ("seedream-5-0-260128", Tier::K3, ROW_3K),
    // Later documents give 5.0 lite this tier without a table; it has the row of 4.5.
    ("seedream-5-0-260128", Tier::K4, ROW_4K),
    ("seedream-4-5-251128", Tier::K2, ROW_2K),
    ("seedream-4-5-251128", Tier::K4, ROW_4K),
    ("seedream-4-0-250828", Tier::K1, ROW_1K),
    ("seedream-4-0-250828", Tier::K2, ROW_2K),
    ("seedream-4-0-250828", Tier::K4, ROW_4K),
];

fn sorted<'a>(names: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let mut names: Vec<_> = names.collect();
    names.sort_unstable();
    names
}

fn listed(text: &str) -> Vec<&str> {
    sorted(text.split(", "))
}

#[test]
fn the_tutorials_models_are_all_there_and_no_others() {
    let ids: Vec<_> = MODELS
        .iter()
        .map(|model| model.ids.on(Cloud::BytePlus))
        .collect();
    assert_eq!(ids, CAPABILITIES.map(|row| row.id));
    assert_eq!(NEWEST, MODELS.first().copied().unwrap());
}

#[test]
fn model_capability() {
    for row in CAPABILITIES {
        let model = find(row.id).unwrap();
        let tiers = model.tiers.value.iter().map(|tier| tier.as_str());
        assert_eq!(sorted(tiers), listed(row.resolution), "{}", row.id);
        let formats = model
            .output_formats
            .value
            .iter()
            .copied()
            .map(OutputFormat::as_str);
        assert_eq!(sorted(formats), listed(row.output_format), "{}", row.id);
        let modes = model
            .prompt_modes
            .value
            .iter()
            .copied()
            .map(PromptMode::as_str);
        assert_eq!(sorted(modes), listed(row.prompt_optimization), "{}", row.id);
        let pixels = model.pixels.value;
        assert_eq!((pixels.min, pixels.max), row.pixels, "{}", row.id);
        assert_eq!(
            model.has_output_format(),
            row.output_format.contains(", "),
            "{}",
            row.id
        );
    }
}

/// What the tutorial says of all three models alike.
#[test]
fn capabilities_and_limits_of_every_model() {
    for model in MODELS {
        assert_eq!(model.modes.value, GenerationMode::ALL);
        assert!(model.stream.value);
        assert_eq!(model.ratio.value.most, 16);
        assert_eq!(model.budget.value, 15);
        assert_eq!(model.images_per_minute.value, 500);
        assert_eq!(model.prompt_words.value, 600);
        assert_eq!(model.prompt_characters.value, 300);
        assert_eq!(model.retention_hours.value, 24);
        let references = &model.references;
        assert_eq!(references.count.value, 14);
        assert_eq!(
            references.formats.value,
            ["jpeg", "png", "webp", "bmp", "tiff", "gif"]
        );
        assert_eq!(references.bytes.value, 10_000_000);
        assert_eq!(references.side_above.value, 14);
        assert_eq!(references.ratio.value.most, 16);
        assert_eq!(references.pixels.value, 36_000_000);
    }
}

#[test]
fn recommended_width_and_height() {
    for (id, tier, row) in RECOMMENDED {
        let model = find(id).unwrap();
        let cells = model.recommended.iter().filter(|cell| cell.tier == tier);
        let cells: Vec<_> = cells
            .map(|cell| format!("{} {}", cell.ratio, cell.size.value))
            .collect();
        assert_eq!(
            sorted(cells.iter().map(String::as_str)),
            listed(row),
            "{id} {tier:?}"
        );
    }
    let cells: usize = MODELS.iter().map(|model| model.recommended.len()).sum();
    assert_eq!(cells, RECOMMENDED.len() * 8, "a cell that is in no table");
}

#[test]
fn every_id_and_alias_of_both_clouds_is_found() {
    for (short, ids) in [
        (
            "5.0 lite",
            &[
                "seedream-5-0-260128",
                "seedream-5-0-lite-260128",
                "doubao-seedream-5-0-260128",
                "doubao-seedream-5-0-lite-260128",
            ][..],
        ),
        (
            "4.5",
            &["seedream-4-5-251128", "doubao-seedream-4-5-251128"],
        ),
        (
            "4.0",
            &["seedream-4-0-250828", "doubao-seedream-4-0-250828"],
        ),
    ] {
        for id in ids {
            assert_eq!(find(id).map(|model| model.short_name), Some(short), "{id}");
        }
        let model = find(ids.first().unwrap()).unwrap();
        assert_eq!(
            model.ids.byteplus.len() + model.ids.volcengine.len(),
            ids.len()
        );
        assert!(model.ids.on(Cloud::Volcengine).starts_with("doubao-"));
    }
    for stranger in [
        "",
        "seedream-4-5",
        "SEEDREAM-4-5-251128",
        "ep-20251024232519-x4mss",
    ] {
        assert_eq!(find(stranger), None, "{stranger}");
    }
}

/// Where a newer document disagrees, its figure stands beside the tutorial's and is not used.
#[test]
fn later_figures_stand_beside_the_tutorials() {
    let lite = find("seedream-5-0-260128").unwrap();
    assert_eq!(lite.tiers.later.unwrap().0, [Tier::K2, Tier::K3, Tier::K4]);
    let later = lite.pixels.later.unwrap().0;
    assert_eq!((later.min, later.max), (3_686_400, 16_777_216));
    for model in MODELS {
        assert_eq!(model.references.bytes.later.unwrap().0, 30_000_000);
        let formats = model.references.formats.later.unwrap().0;
        assert!(
            ["heic", "heif"]
                .iter()
                .all(|format| formats.contains(format))
        );
    }
}

/// The API page prints three cells of the 1K row differently.
#[test]
fn the_disputed_cells_of_the_1k_row() {
    let disputed: Vec<_> = find("seedream-4-0-250828")
        .unwrap()
        .recommended
        .iter()
        .filter_map(|cell| Some((cell.ratio.to_string(), cell.size.later?.0.to_string())))
        .collect();
    let want = [
        ("16:9", "1280x720"),
        ("9:16", "720x1280"),
        ("21:9", "1512x648"),
    ];
    assert_eq!(
        disputed,
        want.map(|(ratio, size)| (ratio.to_owned(), size.to_owned()))
    );
}

#[test]
fn prices_and_times_are_those_of_the_notes() {
    for (id, price, first) in [
        ("seedream-5-0-260128", 35, (26, 28)),
        ("seedream-4-5-251128", 40, (25, 45)),
        ("seedream-4-0-250828", 30, (7, 9)),
    ] {
        let model = find(id).unwrap();
        assert_eq!(model.price.value, price, "{id}");
        let seconds = model.first_picture.value;
        assert_eq!((seconds.from, seconds.to), first, "{id}");
        assert!(model.next_picture.value.from >= 20, "{id}");
    }
}

/// The tags of the table in protocol.md, and the pull request of its section 3.3.
const TAGS: &[&str] = &[
    "SEED",
    "API",
    "API45",
    "TUT",
    "VSTREAM",
    "VAPI",
    "ERR",
    "SH-MOD",
    "SH-IMG",
    "SH-CORS",
    "M-A",
    "M-B",
    "ARKCLI",
    "GENIUS",
    "PY",
    "GO",
    "JAVA",
    "OAI",
    "pollinations#4142",
];

fn sources<T>(figure: &Sourced<T>) -> Vec<Source> {
    let later = figure.later.as_ref().map(|(_, source)| *source);
    [Some(figure.source), later].into_iter().flatten().collect()
}

/// Every source of an entry. A new field does not compile until it is listed here.
fn all_sources(model: &Model) -> Vec<Source> {
    let Model {
        name: _,
        short_name: _,
        ids: _,
        modes,
        stream,
        tiers,
        pixels,
        ratio,
        recommended,
        output_formats,
        prompt_modes,
        fast_in_sample: _,
        references,
        budget,
        images_per_minute,
        prompt_words,
        prompt_characters,
        retention_hours,
        price,
        first_picture,
        next_picture,
    } = model;
    let ReferenceLimits {
        count,
        formats,
        bytes,
        side_above,
        ratio: shape,
        pixels: area,
        body_bytes,
    } = references;
    let cells = recommended
        .iter()
        .flat_map(|Recommended { size, .. }| sources::<Size>(size));
    [
        sources(modes),
        sources(stream),
        sources(tiers),
        sources(pixels),
        sources(ratio),
        sources(output_formats),
        sources(prompt_modes),
        sources(count),
        sources(formats),
        sources(bytes),
        sources(side_above),
        sources(shape),
        sources(area),
        sources(body_bytes),
        sources(budget),
        sources(images_per_minute),
        sources(prompt_words),
        sources(prompt_characters),
        sources(retention_hours),
        sources(price),
        sources(first_picture),
        sources(next_picture),
    ]
    .concat()
    .into_iter()
    .chain(cells)
    .collect()
}

#[test]
fn every_figure_has_a_known_source_and_a_date() {
    for model in MODELS {
        for Source { tag, date } in all_sources(model) {
            assert!(TAGS.contains(&tag), "{}: {tag}", model.name);
            let digits = date.replace('-', "");
            let is_date =
                matches!(date.len(), 7 | 10) && digits.chars().all(|c| c.is_ascii_digit());
            assert!(
                is_date && date.starts_with("202"),
                "{}: {tag} {date}",
                model.name
            );
        }
    }
}

/// A later figure is later, and different: otherwise there is nothing to say.
#[test]
fn a_dispute_is_one() {
    fn check<T: PartialEq + std::fmt::Debug>(figure: &Sourced<T>) {
        if let Some((later, source)) = &figure.later {
            assert_ne!(&figure.value, later);
            assert!(source.date > figure.source.date, "{source:?}");
        }
    }
    for model in MODELS {
        check(&model.tiers);
        check(&model.pixels);
        check(&model.references.bytes);
        check(&model.references.formats);
        model.recommended.iter().for_each(|cell| check(&cell.size));
    }
}

/// The table of protocol.md section 5.
#[test]
fn regions_are_those_of_the_notes_each_with_how_sure_that_is() {
    use Served::{All, LiteOnly, None as Nothing, OfPlan};
    let table = [
        (
            "https://ark.ap-southeast.bytepluses.com/api/v3",
            Cloud::BytePlus,
            All,
            None,
        ),
        (
            "https://ark.eu-west.bytepluses.com/api/v3",
            Cloud::BytePlus,
            LiteOnly,
            Some(Nothing),
        ),
        (
            "https://ark.cn-beijing.volces.com/api/v3",
            Cloud::Volcengine,
            All,
            None,
        ),
        (
            "https://ark.cn-beijing.volces.com/api/plan/v3",
            Cloud::Volcengine,
            OfPlan,
            None,
        ),
    ];
    let found = REGIONS.map(|region| {
        let later = region.models.later.map(|(served, _)| served);
        (region.base_url, region.cloud, region.models.value, later)
    });
    assert_eq!(found, table);
    for region in &REGIONS {
        for Source { tag, date } in sources(&region.models) {
            assert!(TAGS.contains(&tag), "{}: {tag}", region.name);
            assert!(date.starts_with("202"), "{}: {date}", region.name);
        }
        let urls = [Some(region.base_url), region.relay].into_iter().flatten();
        for url in urls {
            assert_eq!(region_of(&format!(" {url}/ ")), Some(region), "{url}");
            assert_eq!(region_of(&format!("{url}/x")), None, "{url}");
        }
    }
    for (cloud, base_url) in [
        (Cloud::BytePlus, table[0].0),
        (Cloud::Volcengine, table[2].0),
    ] {
        assert_eq!(usual_region(cloud).base_url, base_url);
    }
}
