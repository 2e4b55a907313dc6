//! Noise, which no encoder makes small: files as large as those of a real model, for tests of what megabytes do. Nothing is
//! painted on it; pictures of a run differ by a comment alone, so that the costly part is made once.

use std::io::Write;

use jpeg_encoder::{Encoder, ImageBuffer, JpegColorType};

use crate::catalog::Sides;

/// With it and [`SPREAD`], 4096x4096 weigh about 7 MB, as real ones do (shared/performance.md A).
const QUALITY: u8 = 87;
/// Levels of grey.
const SPREAD: u8 = 64;
/// The darkest of them.
const DARKEST: u8 = 96;
/// Marks the start of a JPEG.
const START: usize = 2;

/// A JPEG of grey noise. `None` when a side does not fit the format.
pub fn jpeg((width, height): Sides) -> Option<Vec<u8>> {
    let grain = Grain {
        width: u16::try_from(width).ok()?,
        height: u16::try_from(height).ok()?,
    };
    let mut file = Vec::new();
    Encoder::new(&mut file, QUALITY).encode_image(grain).ok()?;
    Some(file)
}

/// `jpeg` with the index in a comment, which changes its digest.
pub fn numbered(jpeg: &[u8], index: u32) -> Option<Vec<u8>> {
    let (start, rest) = jpeg.split_at_checked(START)?;
    let text = index.to_string();
    let length = u16::try_from(text.len() + 2).ok()?.to_be_bytes();
    Some([start, &[0xFF, 0xFE], &length, text.as_bytes(), rest].concat())
}

/// A PNG of coloured noise, not compressed: making it again for each index costs next to nothing.
pub fn png((width, height): Sides, index: u32) -> Result<Vec<u8>, png::EncodingError> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::NoCompression);
    encoder.set_filter(png::Filter::NoFilter);
    encoder.add_text_chunk("Comment".to_owned(), index.to_string())?;
    let mut writer = encoder.write_header()?;
    let mut stream = writer.stream_writer()?;
    for y in 0..height {
        let row: Vec<u8> = bytes(y).take(width as usize * 3).collect();
        stream.write_all(&row)?;
    }
    stream.finish()?;
    writer.finish()?;
    Ok(file)
}

struct Grain {
    width: u16,
    height: u16,
}

impl ImageBuffer for Grain {
    fn get_jpeg_color_type(&self) -> JpegColorType {
        JpegColorType::Luma
    }

    fn width(&self) -> u16 {
        self.width
    }

    fn height(&self) -> u16 {
        self.height
    }

    fn fill_buffers(&self, y: u16, buffers: &mut [Vec<u8>; 4]) {
        let [luma, ..] = buffers;
        let row = bytes(u32::from(y)).take(usize::from(self.width));
        luma.extend(row.map(|byte| DARKEST + byte % SPREAD));
    }
}

/// The noise of row `y`, the same every time (xorshift).
fn bytes(y: u32) -> impl Iterator<Item = u8> {
    let mut state = 0x2545_F491_4F6C_DD1D ^ (u64::from(y) << 17);
    std::iter::repeat_with(move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_be_bytes()
    })
    .flatten()
}
