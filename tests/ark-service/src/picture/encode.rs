//! From a mosaic to a file, row by row, without all pixels in memory.

use std::io::Write;

use jpeg_encoder::{Encoder, ImageBuffer, JpegColorType, SamplingFactor, rgb_to_ycbcr};

use super::mosaic::{Mosaic, Rgb};
use super::{Format, Subject};

/// Flat cells look the same at any quality; this one keeps a 2K picture below 100 kB.
const QUALITY: u8 = 75;

/// The file of `subject`; `None` when a side does not fit the format.
pub fn encode(subject: Subject) -> Option<Vec<u8>> {
    let mosaic = Mosaic::paint(subject);
    match subject.format {
        Format::Jpeg => jpeg(subject, &mosaic),
        Format::Png => png(subject, &mosaic).ok(),
    }
}

fn jpeg(subject: Subject, mosaic: &Mosaic) -> Option<Vec<u8>> {
    let (width, height) = subject.sides;
    let rows = Rows {
        mosaic,
        width: u16::try_from(width).ok()?,
        height: u16::try_from(height).ok()?,
    };
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, QUALITY);
    encoder.set_sampling_factor(SamplingFactor::R_4_2_0);
    encoder.encode_image(rows).ok()?;
    Some(file)
}

struct Rows<'a> {
    mosaic: &'a Mosaic,
    width: u16,
    height: u16,
}

impl ImageBuffer for Rows<'_> {
    fn get_jpeg_color_type(&self) -> JpegColorType {
        JpegColorType::Ycbcr
    }

    fn width(&self) -> u16 {
        self.width
    }

    fn height(&self) -> u16 {
        self.height
    }

    fn fill_buffers(&self, y: u16, buffers: &mut [Vec<u8>; 4]) {
        let cells = self.mosaic.row(u32::from(y));
        let [luma, blue, red, _] = buffers;
        let converted: Vec<Rgb> = cells
            .iter()
            .map(|&[r, g, b]| rgb_to_ycbcr(r, g, b).into())
            .collect();
        for [y, cb, cr] in Mosaic::pixels(&converted, u32::from(self.width)) {
            luma.push(y);
            blue.push(cb);
            red.push(cr);
        }
    }
}

fn png(subject: Subject, mosaic: &Mosaic) -> Result<Vec<u8>, png::EncodingError> {
    let (width, height) = subject.sides;
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::Fast);
    let mut writer = encoder.write_header()?;
    let mut stream = writer.stream_writer()?;
    for y in 0..height {
        let row: Vec<u8> = Mosaic::pixels(mosaic.row(y), width).flatten().collect();
        stream.write_all(&row)?;
    }
    stream.finish()?;
    writer.finish()?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::super::{Format, Subject};
    use super::encode;

    #[test]
    fn a_file_has_the_stated_sides_and_each_index_looks_different() {
        for format in [Format::Jpeg, Format::Png] {
            // Neither side is a multiple of a cell.
            let file = |index| {
                encode(Subject {
                    sides: (1290, 730),
                    index,
                    format,
                    noise: false,
                })
                .unwrap()
            };
            let size = imagesize::blob_size(&file(0)).unwrap();
            assert_eq!((size.width, size.height), (1290, 730));
            assert_ne!(file(0), file(1));
            assert_ne!(file(1), file(11));
        }
    }
}
