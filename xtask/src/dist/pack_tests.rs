use super::*;

const HTML: &str = r##"<!doctype html>
<meta http-equiv="Content-Security-Policy" content="img-src 'self' https://pictures.example">
<link rel="icon" href="./icon-1.svg"/>
<script src="./theme-1.js"></script>
<link rel="stylesheet" href="./style-1.css">
<link rel="modulepreload" href="./seedboard-1.js" crossorigin="anonymous">
<link rel="preload" href="./seedboard-1_bg.wasm" crossorigin="anonymous" as="fetch" type="application/wasm">
<script type="module" src="./boot.js" data-js="./seedboard-1.js" data-wasm="./seedboard-1_bg.wasm"></script>
<a href="#top">x</a><a href="https://a.example/">y</a><a href="hosting/nginx.conf">z</a><img src="sample/a.jpg"><img src="data:,">
href="./not-a-tag.js"
"##;

const FILES: [(&str, &str); 14] = [
    ("index.html", HTML),
    ("icon-1.svg", "<svg/>"),
    ("theme-1.js", "1"),
    ("style-1.css", "a{}"),
    ("seedboard-1.js", "glue"),
    ("seedboard-1_bg.wasm", "wasm"),
    ("boot.js", "boot"),
    ("workers.html", "<script src=\"workers.js\"></script>"),
    ("workers.js", "frame"),
    ("worker_bg.wasm", "worker"),
    ("painter/worker.js", "paint"),
    ("split-1/a.wasm", "chunk"),
    ("sample/a.jpg", "picture"),
    ("hosting/nginx.conf", "recipe"),
];

/// What Trunk leaves, with some files in place of others.
fn dist(others: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fill(folder.path(), others);
    folder
}

fn fill(dist: &Path, others: &[(&str, &str)]) {
    for (name, text) in FILES.iter().chain(others) {
        let path = dist.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

fn name_of(app: &Path) -> String {
    app.file_name().unwrap().to_str().unwrap().to_owned()
}

/// The folder's name for a page with these files in place of others.
fn named(others: &[(&str, &str)]) -> String {
    name_of(&pack(dist(others).path()).unwrap())
}

#[test]
fn everything_but_the_page_and_the_recipes_is_in_the_folder() {
    let dist = dist(&[]);
    let app = pack(dist.path()).unwrap();
    let folder = name_of(&app);
    let digest = folder.strip_prefix("app-").unwrap();
    assert!(digest.len() == 16 && digest.bytes().all(|digit| digit.is_ascii_hexdigit()));

    let is_twin = |name: &String| ends_with(name, &["br", "gz"]);
    let mut found = names(dist.path()).unwrap();
    found.retain(|name| !is_twin(name));
    let place = |name: &str| match name {
        "index.html" | "hosting/nginx.conf" => name.to_owned(),
        _ => format!("{folder}/{name}"),
    };
    let mut want: Vec<_> = FILES.iter().map(|(name, _)| place(name)).collect();
    want.sort_unstable();
    assert_eq!(found, want);
}

#[test]
fn every_address_of_the_page_leads_to_its_file() {
    let dist = dist(&[]);
    let folder = name_of(&pack(dist.path()).unwrap());
    let html = fs::read_to_string(dist.path().join("index.html")).unwrap();
    for name in [
        "icon-1.svg",
        "theme-1.js",
        "style-1.css",
        "boot.js",
        "sample/a.jpg",
    ] {
        assert_eq!(
            html.matches(&format!("=\"./{folder}/{name}\"")).count(),
            1,
            "{name}"
        );
    }
    for name in ["seedboard-1.js", "seedboard-1_bg.wasm"] {
        // Preloaded, and read by boot.js.
        assert_eq!(
            html.matches(&format!("=\"./{folder}/{name}\"")).count(),
            2,
            "{name}"
        );
    }
    for same in [
        "img-src 'self' https://pictures.example\">",
        "<a href=\"#top\">x</a><a href=\"https://a.example/\">y</a><a href=\"hosting/nginx.conf\">z</a>",
        "<img src=\"data:,\">",
        "\nhref=\"./not-a-tag.js\"\n",
    ] {
        assert!(html.contains(same), "{same} in {html}");
    }
    for tag in tags(&html) {
        for address in ADDRESSES.iter().filter_map(|name| tag.get(name)) {
            target(dist.path(), PAGE, address).unwrap();
        }
    }
}

#[test]
fn both_kinds_of_documents_vouch_for_what_they_load() {
    let dist = dist(&[]);
    let app = pack(dist.path()).unwrap();
    let html = fs::read_to_string(dist.path().join("index.html")).unwrap();
    let digests = |html: &str| html.matches("integrity=\"sha384-").count();
    // Theme, style, glue, boot.js, and the module for boot.js.
    assert_eq!(digests(&html), 5, "{html}");
    assert!(html.contains(" data-integrity=\"sha384-"));
    // What boot.js fetches is matched to the preload as Trunk writes it.
    let preload = format!(
        "<link rel=\"preload\" href=\"./{}/seedboard-1_bg.wasm\" crossorigin=\"anonymous\" as=\"fetch\" type=\"application/wasm\">",
        name_of(&app)
    );
    assert!(html.contains(&preload), "{html}");
    let frame = fs::read_to_string(app.join("workers.html")).unwrap();
    assert!(
        frame.starts_with("<script integrity=\"sha384-") && frame.contains(" src=\"workers.js\"")
    );
}

#[test]
fn the_name_changes_with_every_byte_and_name_inside_and_with_nothing_else() {
    let same = named(&[]);
    assert_eq!(named(&[]), same);
    assert_eq!(named(&[("hosting/nginx.conf", "changed")]), same);
    assert_eq!(named(&[("index.html", "<title>x</title>")]), same);
    let mut seen = vec![same];
    for change in [
        [("painter/worker.js", "panit"), ("workers.js", "frame")],
        [("painter/worker.js", "pain"), ("workers.js", "frame")],
        // Only what workers.html says of it is longer; and a byte that moves from one file to the next.
        [
            ("workers.html", "<script  src=\"workers.js\"></script>"),
            ("workers.js", "frame"),
        ],
        [("worker_bg.wasm", "workerf"), ("workers.js", "rame")],
        [("sample/b.jpg", ""), ("workers.js", "frame")],
    ] {
        let name = named(&change);
        assert!(!seen.contains(&name), "{change:?}");
        seen.push(name);
    }
}

#[test]
fn twins_stand_beside_the_page_and_its_files_but_not_the_recipes() {
    let long = "x".repeat(1000);
    let changed = ["boot.js", "hosting/relay.js", "sample/a.jpg"].map(|name| (name, &*long));
    let dist = dist(&changed);
    let folder = name_of(&pack(dist.path()).unwrap());
    let mut twins = names(dist.path()).unwrap();
    // Whether a line of HTML gains is the encoders' affair.
    twins.retain(|name| ends_with(name, &["br", "gz"]) && !name.contains("workers.html"));
    let both = |name: &str| ["br", "gz"].map(|end| format!("{name}.{end}"));
    let want = [both(&format!("{folder}/boot.js")), both("index.html")];
    assert_eq!(twins, want.concat());

    let mut html = Vec::new();
    let twin = fs::read(dist.path().join("index.html.br")).unwrap();
    brotli::BrotliDecompress(&mut &twin[..], &mut html).unwrap();
    assert_eq!(html, fs::read(dist.path().join("index.html")).unwrap());
}

#[test]
fn a_second_build_leaves_nothing_of_the_first() {
    let dist = dist(&[]);
    let first = pack(dist.path()).unwrap();
    let before = names(dist.path()).unwrap();
    // As if Trunk had not emptied the folder.
    fill(dist.path(), &[]);
    assert_eq!(pack(dist.path()).unwrap(), first);
    assert_eq!(names(dist.path()).unwrap(), before);
    fill(dist.path(), &[("boot.js", "changed")]);
    let second = pack(dist.path()).unwrap();
    assert_ne!(first, second);
    assert!(!first.exists() && second.join("boot.js").is_file());
}

#[test]
fn an_address_that_leads_nowhere_ends_the_build() {
    for (name, html, address) in [
        (
            "index.html",
            "<link rel=\"icon\" href=\"./gone.svg\">",
            "./gone.svg",
        ),
        (
            "index.html",
            "<script src=\"boot.js\" data-js=\"gone.js\">",
            "gone.js",
        ),
        ("workers.html", "<script src=\"gone.js\">", "gone.js"),
    ] {
        let error = pack(dist(&[(name, html)]).path()).unwrap_err();
        let want = format!("{name} names {address:?}, and the page has no such file");
        assert_eq!(error.to_string(), want);
    }
}
