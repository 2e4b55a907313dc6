use super::{Sample, Table};
use crate::build::{Order, exif, ihdr, png};
use seedboard::reference::PictureFormat;

const SIZE: (u32, u32) = (300, 200);

pub fn samples() -> Vec<Sample> {
    let mut table = Table::new(PictureFormat::Png);
    let header = ihdr(300, 200);
    let data = (b"IDAT", &[0; 9][..]);
    let end = (b"IEND", &[][..]);
    table.size("plain", png(&[(b"IHDR", &header), data, end]), SIZE);
    table.size("only-ihdr", png(&[(b"IHDR", &header)]), SIZE);
    table.size(
        "no-checksum",
        png(&[(b"IHDR", &header)])[..24].to_vec(),
        SIZE,
    );
    let apple = (b"CgBI", &[0x50, 0, 0x20, 0x02][..]);
    table.size("cgbi", png(&[apple, (b"IHDR", &header), data, end]), SIZE);
    let animated = (b"acTL", &[0, 0, 0, 1, 0, 0, 0, 0][..]);
    table.size(
        "apng",
        png(&[(b"IHDR", &header), animated, data, end]),
        SIZE,
    );
    let largest = i32::MAX as u32;
    let file = png(&[(b"IHDR", &ihdr(largest, largest))]);
    table.size("largest", file, (largest, largest));

    let six = exif(Order::Big, 6);
    let block = (b"eXIf", &six[..]);
    table.turned(
        "exif",
        png(&[(b"IHDR", &header), block, data, end]),
        SIZE,
        6,
    );
    let file = png(&[apple, (b"IHDR", &header), data, data, block, end]);
    table.turned("exif-behind-picture", file, SIZE, 6);
    table.size(
        "exif-behind-end",
        png(&[(b"IHDR", &header), end, block]),
        SIZE,
    );
    let broken = (b"eXIf", &six[..9]);
    table.size(
        "exif-broken",
        png(&[(b"IHDR", &header), broken, data]),
        SIZE,
    );

    let mut negative = png(&[(b"IHDR", &header), end]);
    let behind_header = 8 + 12 + 13;
    negative[behind_header] = 0x80;
    table.size("chunk-too-long", negative, SIZE);

    table.damaged("width-zero", png(&[(b"IHDR", &ihdr(0, 200))]));
    table.damaged("height-zero", png(&[(b"IHDR", &ihdr(300, 0))]));
    table.damaged("side-too-long", png(&[(b"IHDR", &ihdr(1 << 31, 1))]));
    table.damaged("picture-first", png(&[data, (b"IHDR", &header)]));
    table.damaged("cgbi-twice", png(&[apple, apple, (b"IHDR", &header)]));
    table.damaged("ihdr-short", png(&[(b"IHDR", &header[..7]), data]));
    table.cut("start", b"\x89PNG\r\n\x1a\n".to_vec());
    table.cut("cut", png(&[(b"IHDR", &header)])[..20].to_vec());
    table.samples
}
