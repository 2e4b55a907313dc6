//! Other people's readers, on what they read rightly (shared/crates.md section 7).

use crate::build::{Order, exif};
use crate::samples;
use image::codecs::{bmp::BmpEncoder, jpeg::JpegEncoder, png::PngEncoder, webp::WebPEncoder};
use image::{ExtendedColorType, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, ImageResult};
use proptest::prelude::*;
use seedboard::reference::PictureFormat;
use seedboard::reference::header::Header;
use std::io::Cursor;

/// Samples that `imagesize` 0.15 reads otherwise than their formats mean: the reason for our own code.
const NOT_IMAGESIZE: &[&str] = &[
    "jpeg-fill-bytes",
    "jpeg-markers-alone",
    "jpeg-stray-bytes",
    "jpeg-dnl",
    "png-cgbi",
    "png-exif-behind-picture",
    "webp-lossy-scaled",
    "webp-lossy-largest",
    "bmp-os2-core",
    "bmp-os2-core-largest",
    "bmp-top-down",
    "bmp-top-down-v5",
    "tiff-big-i-long8",
    "tiff-big-m-long8",
    "tiff-largest",
    // Reserved bits are set.
    "heic-irot-253",
    "heic-clap",
    "heic-clap-fractions",
    "heic-irot-of-another",
    "heic-data-of-64-bits",
];

#[test]
fn imagesize_reads_the_other_samples_alike() {
    let mut unlike = Vec::new();
    for (sample, header) in samples::sound() {
        // It turns HEIF, and nothing else.
        let ours = match header.format {
            PictureFormat::Heic | PictureFormat::Heif | PictureFormat::Avif => header.shown(),
            _ => header.stored,
        };
        let alike = imagesize::blob_size(&sample.bytes).is_ok_and(|size| {
            (size.width, size.height) == (ours.width as usize, ours.height as usize)
        });
        if !alike {
            unlike.push(sample.name);
        }
    }
    assert_eq!(unlike, NOT_IMAGESIZE);
}

/// A file by the encoder of `image`, with EXIF if the encoder takes it.
fn encoded(format: ImageFormat, width: u32, height: u32, block: Option<Vec<u8>>) -> Vec<u8> {
    let mut file = Vec::new();
    let pixels = vec![0x80; width as usize * height as usize];
    match format {
        ImageFormat::Jpeg => write(JpegEncoder::new(&mut file), &pixels, width, height, block),
        ImageFormat::Png => write(PngEncoder::new(&mut file), &pixels, width, height, block),
        ImageFormat::WebP => write(
            WebPEncoder::new_lossless(&mut file),
            &pixels,
            width,
            height,
            block,
        ),
        _ => write(BmpEncoder::new(&mut file), &pixels, width, height, None),
    }
    .unwrap();
    file
}

fn write(
    mut encoder: impl ImageEncoder,
    pixels: &[u8],
    width: u32,
    height: u32,
    block: Option<Vec<u8>>,
) -> ImageResult<()> {
    if let Some(block) = block {
        encoder.set_exif_metadata(block).unwrap();
    }
    encoder.write_image(pixels, width, height, ExtendedColorType::L8)
}

/// Size and orientation as `image` has them.
fn by_image(file: &[u8], format: ImageFormat) -> (u32, u32, u8) {
    let mut decoder = ImageReader::with_format(Cursor::new(file), format)
        .into_decoder()
        .unwrap();
    let (width, height) = decoder.dimensions();
    (width, height, decoder.orientation().unwrap().to_exif())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whole_files_are_read_as_image_reads_them(
        format in prop::sample::select(vec![
            (ImageFormat::Jpeg, PictureFormat::Jpeg),
            (ImageFormat::Png, PictureFormat::Png),
            (ImageFormat::WebP, PictureFormat::Webp),
            (ImageFormat::Bmp, PictureFormat::Bmp),
        ]),
        width in 1..300_u32,
        height in 1..300_u32,
        turned in prop::option::of((1..=8_u64, any::<bool>())),
    ) {
        let (theirs, ours) = format;
        let block = turned.map(|(number, big)| exif(if big { Order::Big } else { Order::Little }, number));
        let file = encoded(theirs, width, height, block);
        let header = Header::read(file.as_slice()).unwrap();
        prop_assert_eq!(header.format, ours);
        let read = (header.stored.width, header.stored.height, header.orientation.exif());
        prop_assert_eq!(read, by_image(&file, theirs));
        prop_assert_eq!((read.0, read.1), (width, height));
    }
}
