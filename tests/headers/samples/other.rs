//! GIF, and what is no picture that is taken.

use super::{Sample, Table};
use crate::build::ftyp;
use seedboard::reference::header::HeaderFault;
use seedboard::reference::{OtherFile, PictureFormat};

pub fn samples() -> Vec<Sample> {
    let mut gif = Table::new(PictureFormat::Gif);
    gif.size("87a", b"GIF87a\x2C\x01\xC8\0\x80\0\0".to_vec(), (300, 200));
    gif.size("89a", b"GIF89a\xFF\xFF\x01\0\x80\0\0".to_vec(), (65535, 1));
    gif.damaged("zero", b"GIF89a\0\0\x01\0\x80\0\0".to_vec());
    gif.cut("cut", b"GIF89a\x01\0\x01".to_vec());
    [gif.samples, recognised(), unknown()].concat()
}

fn recognised() -> Vec<Sample> {
    let rows: [(&str, OtherFile, &[u8]); 14] = [
        (
            "svg",
            OtherFile::Svg,
            b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        ),
        (
            "svg-xml",
            OtherFile::Svg,
            b"\xEF\xBB\xBF<?xml version='1.0'?>\r\n<!-- a -->\n<svg>",
        ),
        (
            "svg-doctype",
            OtherFile::Svg,
            b"<!DOCTYPE svg [<!ENTITY a \"b\">]><svg:svg/>",
        ),
        ("pdf", OtherFile::Pdf, b"%PDF-1.7\n"),
        ("psd", OtherFile::Psd, b"8BPS\0\x01\0\0\0\0\0\0\0\x03"),
        ("psb", OtherFile::Psd, b"8BPS\0\x02\0\0\0\0\0\0\0\x03"),
        ("jxl", OtherFile::JpegXl, b"\xFF\x0A\x10"),
        ("jxl-boxes", OtherFile::JpegXl, b"\0\0\0\x0CJXL \r\n\x87\n"),
        ("jp2", OtherFile::Jpeg2000, b"\0\0\0\x0CjP  \r\n\x87\n"),
        (
            "jp2-draft",
            OtherFile::Jpeg2000,
            b"\0\0\0\x0CjP\x1A\x1A\r\n\x87\n",
        ),
        ("j2k", OtherFile::Jpeg2000, b"\xFF\x4F\xFF\x51\0"),
        ("ico", OtherFile::Ico, b"\0\0\x01\0\x01\0\x10\x10\0\0\x01\0"),
        ("ico-256", OtherFile::Ico, b"\0\0\x01\0\x02\0\0\0\0\0\x01\0"),
        ("ico-short", OtherFile::Ico, b"\0\0\x01\0\x01\0\x10\x10\0\0"),
    ];
    rows.map(|(name, file, bytes)| Sample {
        name: format!("other-{name}"),
        bytes: bytes.to_vec(),
        want: Err(HeaderFault::NotTaken(file)),
    })
    .to_vec()
}

fn unknown() -> Vec<Sample> {
    let rows: [(&str, Vec<u8>, HeaderFault); 9] = [
        ("empty", Vec::new(), HeaderFault::Empty),
        ("zero", vec![0], HeaderFault::Unknown),
        (
            "text",
            b"BMW's new motorcycle".to_vec(),
            HeaderFault::Unknown,
        ),
        (
            "html",
            b"<!doctype html><svg></svg>".to_vec(),
            HeaderFault::Unknown,
        ),
        (
            "wave",
            b"RIFF\x24\0\0\0WAVEfmt ".to_vec(),
            HeaderFault::Unknown,
        ),
        ("mp4", ftyp(&[b"isom", b"mp42"]), HeaderFault::Unknown),
        ("zip", b"PK\x03\x04".to_vec(), HeaderFault::Unknown),
        (
            "ico-of-none",
            vec![0, 0, 1, 0, 0, 0, 0, 0, 0, 0],
            HeaderFault::Unknown,
        ),
        (
            "half-of-jpegs-start",
            vec![0xFF, 0xD8],
            HeaderFault::Unknown,
        ),
    ];
    rows.map(|(name, bytes, fault)| Sample {
        name: format!("unknown-{name}"),
        bytes,
        want: Err(fault),
    })
    .to_vec()
}
