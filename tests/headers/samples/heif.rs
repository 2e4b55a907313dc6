use super::{Sample, Table};
use crate::build::{ftyp, full, iso, ispe, meta};
use seedboard::reference::PictureFormat;

const SIZE: (u32, u32) = (4032, 3024);

fn irot(turns: u8) -> Vec<u8> {
    iso(b"irot", &[turns])
}

fn imir(axis: u8) -> Vec<u8> {
    iso(b"imir", &[axis])
}

/// A part of the picture: both sides as fractions, and its place, which is left out here.
fn clap(width: [u32; 2], height: [u32; 2]) -> Vec<u8> {
    let numbers = [width, height, [0, 1], [0, 1]].concat();
    let bytes: Vec<u8> = numbers.into_iter().flat_map(u32::to_be_bytes).collect();
    iso(b"clap", &bytes)
}

/// A tile's size, a property of no use here, the picture's size, and more.
fn properties(more: &[Vec<u8>]) -> Vec<Vec<u8>> {
    let first = [ispe(512, 512), iso(b"hvcC", &[0; 23]), ispe(4032, 3024)];
    [&first[..], more].concat()
}

fn heic(parts: &[Vec<u8>]) -> Vec<u8> {
    [ftyp(&[b"heic", b"mif1", b"heic"]), parts.concat()].concat()
}

pub fn samples() -> Vec<Sample> {
    [brands(), turns(), boxes(), faults()].concat()
}

fn brands() -> Vec<Sample> {
    let meta = meta(&properties(&[]), &[3]);
    let mut found = Vec::new();
    for (format, name, brands) in [
        (PictureFormat::Heic, "major", &[b"heic", b"mif1"][..]),
        (
            PictureFormat::Heic,
            "compatible",
            &[b"mif1", b"miaf", b"heix"],
        ),
        (PictureFormat::Avif, "major", &[b"avif", b"mif1", b"miaf"]),
        (PictureFormat::Avif, "compatible", &[b"mif1", b"avif"]),
        (PictureFormat::Heif, "unsaid", &[b"mif1", b"miaf"]),
        (PictureFormat::Heif, "sequence", &[b"isom", b"msf1"]),
    ] {
        let mut table = Table::new(format);
        table.size(name, [ftyp(brands), meta.clone()].concat(), SIZE);
        found.extend(table.samples);
    }
    found
}

fn turns() -> Vec<Sample> {
    let mut table = Table::new(PictureFormat::Heic);
    // Against the clock, in quarters: 1 is EXIF's 8.
    for (turns, exif) in [(0, 1), (1, 8), (2, 3), (3, 6), (0xFD, 8)] {
        let file = heic(&[meta(&properties(&[irot(turns)]), &[3, 4])]);
        table.turned(&format!("irot-{turns}"), file, SIZE, exif);
    }
    for (axis, exif) in [(0, 4), (1, 2)] {
        let file = heic(&[meta(&properties(&[imir(axis)]), &[0x83, 0x84])]);
        table.turned(&format!("imir-{axis}"), file, SIZE, exif);
    }
    let both = properties(&[irot(3), imir(1)]);
    let file = heic(&[meta(&both, &[3, 4, 5])]);
    table.turned("turned-then-mirrored", file, SIZE, 5);
    let file = heic(&[meta(&both, &[3, 5, 4])]);
    table.turned("mirrored-then-turned", file, SIZE, 7);
    for (name, width, height, size) in [
        ("clap", [4031, 1], [3023, 1], (4031, 3023)),
        ("clap-fractions", [8062, 2], [3024, 1], (4031, 3024)),
        ("clap-too-large", [4033, 1], [3024, 1], SIZE),
        ("clap-of-nothing", [0, 1], [3024, 1], SIZE),
        ("clap-by-zero", [4031, 0], [3023, 1], SIZE),
    ] {
        let file = heic(&[meta(
            &properties(&[clap(width, height), irot(1)]),
            &[3, 4, 5],
        )]);
        table.turned(name, file, size, 8);
    }
    // It belongs to the tile only.
    let file = heic(&[meta(&properties(&[irot(1)]), &[3])]);
    table.size("irot-of-another", file, SIZE);
    table.samples
}

/// Boxes in every form they may have.
fn boxes() -> Vec<Sample> {
    let mut table = Table::new(PictureFormat::Heic);
    let meta = meta(&properties(&[]), &[3]);
    let data = iso(b"mdat", &[7; 40]);
    table.size("data-first", heic(&[data.clone(), meta.clone()]), SIZE);
    let long = [
        &[0, 0, 0, 1][..],
        b"mdat",
        &[0, 0, 0, 0, 0, 0, 0, 20],
        &[7; 4],
    ]
    .concat();
    table.size("data-of-64-bits", heic(&[long, meta.clone()]), SIZE);
    let mut open = meta.clone();
    open[..4].fill(0);
    table.size("meta-to-the-end", heic(&[data.clone(), open]), SIZE);

    // Ids of 32 bits, indices of 15, and two lists.
    let list = |item: u8, place: u8| {
        let item = [0, 1, 0, item];
        full(
            b"ipma",
            1,
            1,
            &[&[0, 0, 0, 1], &item[..], &[1, 0x80, place]].concat(),
        )
    };
    let iprp = iso(
        b"iprp",
        &[
            iso(b"ipco", &properties(&[]).concat()),
            list(1, 1),
            list(2, 3),
        ]
        .concat(),
    );
    let pitm = full(b"pitm", 1, 0, &[0, 1, 0, 2]);
    let wide = full(b"meta", 0, 0, &[pitm, iprp].concat());
    table.size("wide-ids", heic(&[wide, data]), SIZE);
    table.samples
}

fn faults() -> Vec<Sample> {
    let mut table = Table::new(PictureFormat::Heic);
    let whole = meta(&properties(&[]), &[3]);
    table.damaged("no-size", heic(&[meta(&properties(&[]), &[2])]));
    table.damaged("no-properties", heic(&[meta(&properties(&[]), &[])]));
    table.damaged("place-outside", heic(&[meta(&properties(&[]), &[99])]));
    table.damaged("size-zero", heic(&[meta(&[ispe(0, 3024)], &[1])]));
    let pitm = full(b"pitm", 0, 0, &[0, 2]);
    table.damaged("no-iprp", heic(&[full(b"meta", 0, 0, &pitm)]));
    table.damaged("no-pitm", heic(&[full(b"meta", 0, 0, &[])]));
    let mut short = whole.clone();
    short[..4].copy_from_slice(&[0, 0, 0, 7]);
    table.damaged("box-too-short", heic(&[short]));
    let mut inner = whole.clone();
    // `hdlr`, the first box in it.
    inner[12..16].fill(0xFF);
    table.damaged("box-beyond-its-parent", heic(&[inner]));
    table.damaged(
        "box-beyond-all",
        heic(&[[&[0, 0, 0, 1], &b"mdat"[..], &[0xFF; 8]].concat()]),
    );
    table.damaged(
        "film",
        heic(&[iso(b"moov", &[0; 9]), iso(b"mdat", &[0; 9])]),
    );
    table.cut("start", heic(&[]));
    table.cut("cut", heic(&[whole[..80].to_vec()]));
    table.cut("data-cut", heic(&[iso(b"mdat", &[0; 99])[..50].to_vec()]));
    table.samples
}
