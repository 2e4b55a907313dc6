use super::{Sample, Table};
use crate::build::{Order, app1, exif, frame, jpeg, scan, segment, tiff};
use seedboard::reference::PictureFormat;

const SIZE: (u32, u32) = (300, 200);

fn baseline() -> Vec<u8> {
    frame(0xC0, 300, 200)
}

pub fn samples() -> Vec<Sample> {
    let mut table = Table::new(PictureFormat::Jpeg);
    frames(&mut table);
    between_segments(&mut table);
    height_behind_scan(&mut table);
    orientation(&mut table);
    faults(&mut table);
    table.samples
}

fn frames(table: &mut Table) {
    for marker in (0xC0..=0xCF).filter(|marker| ![0xC4, 0xC8, 0xCC].contains(marker)) {
        let file = jpeg(&[&frame(marker, 300, 200)]);
        table.size(&format!("frame-{marker:x}"), file, SIZE);
    }
    let largest = frame(0xC2, 65535, 65535);
    table.size("largest", jpeg(&[&largest]), (65535, 65535));
    // C4, C8 and CC hold what would be a size if they were frames.
    let tables = [0xC4, 0xC8, 0xCC]
        .map(|marker| frame(marker, 1, 1))
        .concat();
    table.size("tables-first", jpeg(&[&tables, &baseline()]), SIZE);
}

fn between_segments(table: &mut Table) {
    let app0 = segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0");
    table.size("fill-bytes", jpeg(&[&app0, &[0xFF; 5], &baseline()]), SIZE);
    let alone = [0xFF, 0x01, 0xFF, 0xD0, 0xFF, 0xD7, 0xFF, 0xD8];
    table.size("markers-alone", jpeg(&[&app0, &alone, &baseline()]), SIZE);
    // libjpeg warns and goes on.
    let stray = [1, 2, 0xFF, 0, 3];
    table.size("stray-bytes", jpeg(&[&app0, &stray, &baseline()]), SIZE);
    // A colour profile as large as a segment can be, full of what looks like frames.
    let profile = segment(0xE2, &frame(0xC0, 1, 1).repeat(65_000 / 13));
    table.size(
        "large-segments",
        jpeg(&[&profile, &profile, &baseline()]),
        SIZE,
    );
    table.size(
        "empty-segment",
        jpeg(&[&segment(0xFE, &[]), &baseline()]),
        SIZE,
    );
}

fn height_behind_scan(table: &mut Table) {
    let unknown = frame(0xC0, 300, 0);
    let picture = [1, 2, 0xFF, 0, 3, 0xFF, 0xD0, 4, 0xFF, 0xFF, 0xD1, 5];
    let dnl = segment(0xDC, &[0, 200]);
    let start = [unknown, segment(0xFE, b"between"), scan(), picture.to_vec()].concat();
    table.size("dnl", jpeg(&[&start, &dnl]), SIZE);
    table.damaged("no-dnl", jpeg(&[&start]));
    table.damaged("dnl-too-late", jpeg(&[&start, &scan(), &dnl]));
    table.damaged("dnl-zero", jpeg(&[&start, &segment(0xDC, &[0, 0])]));
    table.damaged("dnl-short", jpeg(&[&start, &segment(0xDC, &[0])]));
    let whole = jpeg(&[&start]);
    table.cut("dnl-cut", whole[..whole.len() - 2].to_vec());
}

fn orientation(table: &mut Table) {
    for number in 1..=8 {
        for (order, letter) in [(Order::Little, 'i'), (Order::Big, 'm')] {
            let file = jpeg(&[&app1(&exif(order, number)), &baseline()]);
            table.turned(&format!("exif-{letter}{number}"), file, SIZE, number);
        }
    }
    let six = exif(Order::Big, 6);
    let xmp = segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x/>");
    let file = jpeg(&[&xmp, &app1(&six), &app1(&exif(Order::Big, 3)), &baseline()]);
    table.turned("exif-behind-xmp", file, SIZE, 6);
    // What a broken block costs is the orientation.
    let mut loose = exif(Order::Little, 6);
    loose[4] = 200;
    let mut endless = exif(Order::Little, 6);
    endless[8..10].fill(0xFF);
    for (name, block, number) in [
        ("0", exif(Order::Little, 0), 1),
        ("9", exif(Order::Little, 9), 1),
        ("65535", exif(Order::Little, 65535), 1),
        ("long", tiff(Order::Little, false, &[(0x0112, 4, 6)]), 1),
        (
            "twice",
            tiff(Order::Big, false, &[(0x0112, 3, 8), (0x0112, 3, 3)]),
            8,
        ),
        ("offset-outside", loose, 1),
        ("offset-into-itself", b"II*\0\x04\0\0\0".to_vec(), 1),
        ("offset-huge", b"MM\0*\xFF\xFF\xFF\xFF".to_vec(), 1),
        ("too-many-entries", endless, 6),
        ("cut", six[..12].to_vec(), 1),
        ("empty", Vec::new(), 1),
        ("no-order", b"IM*\0\x08\0\0\0".to_vec(), 1),
        ("no-magic", b"II+*\x08\0\0\0".to_vec(), 1),
    ] {
        let file = jpeg(&[&app1(&block), &baseline()]);
        table.turned(&format!("exif-{name}"), file, SIZE, number);
    }
    let nearly = segment(0xE1, &[b"Exit\0\0", &six[..]].concat());
    table.size("exif-misnamed", jpeg(&[&nearly, &baseline()]), SIZE);
}

fn faults(table: &mut Table) {
    table.damaged("width-zero", jpeg(&[&frame(0xC0, 0, 200)]));
    table.damaged("no-frame", jpeg(&[]));
    table.damaged("scan-first", jpeg(&[&scan(), &baseline()]));
    table.damaged(
        "length-below-two",
        jpeg(&[&[0xFF, 0xE0, 0, 1], &baseline()]),
    );
    table.damaged("frame-short", jpeg(&[&segment(0xC0, &[8, 0, 200, 1])]));
    table.cut("start", vec![0xFF, 0xD8, 0xFF]);
    table.cut("frame-cut", [&[0xFF, 0xD8], &baseline()[..8]].concat());
    table.cut(
        "segment-cut",
        [&[0xFF, 0xD8], &segment(0xE2, &[0; 99])[..50]].concat(),
    );
}
