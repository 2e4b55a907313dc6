use super::{Sample, Table};
use crate::build::{Order, exif, vp8, vp8l, vp8x, webp};
use seedboard::reference::PictureFormat;

const SIZE: (u32, u32) = (300, 200);

pub fn samples() -> Vec<Sample> {
    let mut table = Table::new(PictureFormat::Webp);
    let lossy = vp8(300, 200, 0);
    table.size("lossy", webp(&[(b"VP8 ", &lossy)]), SIZE);
    table.size("lossy-scaled", webp(&[(b"VP8 ", &vp8(300, 200, 2))]), SIZE);
    let file = webp(&[(b"VP8 ", &vp8(16383, 16383, 3))]);
    table.size("lossy-largest", file, (16383, 16383));
    table.size("lossless", webp(&[(b"VP8L", &vp8l(300, 200))]), SIZE);
    table.size("lossless-smallest", webp(&[(b"VP8L", &vp8l(1, 1))]), (1, 1));
    let file = webp(&[(b"VP8L", &vp8l(16384, 16384))]);
    table.size("lossless-largest", file, (16384, 16384));
    // The canvas counts, not the frame on it.
    let frame = (b"ANMF", &[0; 31][..]);
    let plain = vp8x(0x02, 300, 200);
    table.size("animated", webp(&[(b"VP8X", &plain), frame, frame]), SIZE);
    let file = webp(&[(b"VP8X", &vp8x(0, 1 << 24, 1 << 24))]);
    table.size("extended-largest", file, (1 << 24, 1 << 24));

    let canvas = vp8x(0x08, 300, 200);
    let seven = exif(Order::Little, 7);
    let frame = (b"VP8 ", &lossy[..]);
    let file = webp(&[(b"VP8X", &canvas), frame, (b"EXIF", &seven)]);
    table.turned("exif", file.clone(), SIZE, 7);
    table.size("exif-cut", file[..file.len() - 26].to_vec(), SIZE);
    // A chunk of odd length is filled up.
    let odd = (b"ICCP", &[0; 7][..]);
    let file = webp(&[(b"VP8X", &canvas), odd, frame, (b"EXIF", &seven)]);
    table.turned("exif-behind-odd-chunk", file, SIZE, 7);
    let started = [b"Exif\0\0", &seven[..]].concat();
    let file = webp(&[(b"VP8X", &canvas), frame, (b"EXIF", &started)]);
    table.turned("exif-with-jpegs-start", file, SIZE, 7);
    let file = webp(&[(b"VP8X", &plain), frame, (b"EXIF", &seven)]);
    table.size("exif-not-promised", file, SIZE);
    table.size("exif-missing", webp(&[(b"VP8X", &canvas), frame]), SIZE);

    let mut inter = lossy.clone();
    inter[0] |= 1;
    table.damaged("no-key-frame", webp(&[(b"VP8 ", &inter)]));
    let mut unmarked = lossy.clone();
    unmarked[3] = 0;
    table.damaged("no-start-code", webp(&[(b"VP8 ", &unmarked)]));
    table.damaged("lossy-zero", webp(&[(b"VP8 ", &vp8(0, 200, 1))]));
    let mut unsigned = vp8l(300, 200);
    unsigned[0] = 0;
    table.damaged("lossless-unsigned", webp(&[(b"VP8L", &unsigned)]));
    let mut later = vp8l(300, 200);
    later[4] |= 0x20;
    table.damaged("lossless-version", webp(&[(b"VP8L", &later)]));
    table.damaged("other-chunk", webp(&[(b"ALPH", &[0; 9])]));
    table.damaged("extended-short", webp(&[(b"VP8X", &canvas[..9]), frame]));
    table.cut("start", b"RIFF\0\0\0\0WEBP".to_vec());
    table.cut("cut", webp(&[(b"VP8 ", &lossy)])[..29].to_vec());
    table.samples
}
