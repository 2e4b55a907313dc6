use super::{Sample, Table};
use crate::build::bmp;
use seedboard::reference::PictureFormat;

const SIZE: (u32, u32) = (300, 200);

fn sides(width: i32, height: i32) -> Vec<u8> {
    [width, height].map(i32::to_le_bytes).concat()
}

pub fn samples() -> Vec<Sample> {
    let mut table = Table::new(PictureFormat::Bmp);
    let core = |width: u16, height: u16| bmp(12, &[width, height].map(u16::to_le_bytes).concat());
    table.size("os2-core", core(300, 200), SIZE);
    table.size("os2-core-largest", core(65535, 65535), (65535, 65535));
    for length in [16, 24, 60, 64, 40, 52, 56, 108, 124] {
        let file = bmp(length, &sides(300, 200));
        table.size(&format!("header-{length}"), file, SIZE);
    }
    table.size("top-down", bmp(40, &sides(300, -200)), SIZE);
    table.size("top-down-v5", bmp(124, &sides(300, -1)), (300, 1));
    let file = bmp(40, &sides(i32::MAX, i32::MIN));
    table.size("largest", file, (i32::MAX as u32, 1 << 31));

    table.damaged("width-zero", bmp(40, &sides(0, 200)));
    table.damaged("height-zero", bmp(124, &sides(300, 0)));
    table.damaged("width-negative", bmp(40, &sides(-300, 200)));
    table.damaged("os2-negative", bmp(64, &sides(300, -200)));
    table.damaged("os2-core-zero", core(0, 0));
    table.damaged("header-of-no-version", bmp(100, &sides(300, 200)));
    table.cut("start", b"BM".to_vec());
    table.cut("cut", bmp(40, &sides(300, 200))[..25].to_vec());
    table.samples
}
