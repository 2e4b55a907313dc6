//! From an event's `b64_json` or `url` to a kept picture, or a failed slot.

use crate::session::Session;
use crate::wire::event;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use seedboard::reference::PictureFormat;
use seedboard::stream::PictureAt;

const JPEG: &[u8] = b"\xFF\xD8\xFF\xE0 a picture";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n a picture";
const WEBP: &[u8] = b"RIFF\x24\0\0\0WEBP a picture";

fn arrived(fields: &str) -> Session {
    let mut session = Session::streamed(1);
    session.push(event("partial_succeeded", &format!("\"image_index\":0,{fields}")).as_bytes());
    session
}

fn b64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

#[test]
fn bytes_are_kept_as_what_they_are() {
    for (bytes, format) in [
        (JPEG, PictureFormat::Jpeg),
        (PNG, PictureFormat::Png),
        (WEBP, PictureFormat::Webp),
    ] {
        let session = arrived(&format!(
            "\"b64_json\":\"{}\",\"output_format\":\"gif\"",
            b64(bytes)
        ));
        let take = &session.board.panels()[0].takes[0];
        let PictureAt::Kept {
            hash,
            format: kept,
            bytes: length,
            ..
        } = take.picture
        else {
            panic!("{take:?}")
        };
        assert_eq!((kept, length), (format, bytes.len() as u64));
        assert_eq!(session.pictures.bytes(hash), Some((bytes.to_vec(), format)));
    }
}

#[test]
fn row_31_white_space_in_base64_does_not_matter() {
    let text = b64(JPEG);
    let (head, tail) = text.split_at(7);
    for text in [
        format!("{head}\\r\\n{tail}\\n"),
        format!(" {head}\\t{tail} "),
    ] {
        let session = arrived(&format!("\"b64_json\":\"{text}\""));
        assert_eq!(
            session.pictures.bytes(session.pictures.kept()[0]),
            Some((JPEG.to_vec(), PictureFormat::Jpeg)),
            "{text}"
        );
    }
}

/// A start of a PNG up to its width and height.
fn png_of(width: u32, height: u32) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    file.extend(width.to_be_bytes());
    file.extend(height.to_be_bytes());
    file.extend(b"\x08\x02\0\0\0\0\0\0\0");
    file
}

#[test]
fn row_33_the_size_is_the_one_in_the_header() {
    let size = |fields: &str| {
        let session = arrived(fields);
        let size = session.board.panels()[0].takes[0].size;
        size.map(|size| (size.width, size.height))
    };
    let picture = b64(&png_of(2496, 1664));
    let said = "\"size\":\"4096x4096\"";
    let whole = format!("{said},\"b64_json\":\"{picture}\"");
    assert_eq!(size(&whole), Some((2496, 1664)));
    let without_header = format!("{said},\"b64_json\":\"{}\"", b64(JPEG));
    assert_eq!(size(&without_header), Some((4096, 4096)));
    let elsewhere = format!("{said},\"url\":\"https://a.example/x\"");
    assert_eq!(size(&elsewhere), Some((4096, 4096)));
}

/// Bytes do not die after a day, so they win over an address.
#[test]
fn row_34_bytes_win_over_an_address() {
    let session = arrived(&format!(
        "\"url\":\"https://a.example/x\",\"b64_json\":\"{}\"",
        b64(PNG)
    ));
    assert_eq!(session.pictures.kept().len(), 1);
    assert_eq!(session.summary(), "running | arrived | - | ");
}

#[test]
fn rows_31_32_34_what_cannot_be_shown_is_a_failed_slot() {
    let jpeg = b64(JPEG);
    for (fields, kind) in [
        ("\"size\":\"1x1\"".to_owned(), "NoPicture"),
        ("\"url\":null,\"b64_json\":null".to_owned(), "NoPicture"),
        ("\"url\":\"\",\"b64_json\":\"\"".to_owned(), "NoPicture"),
        (
            format!("\"b64_json\":\"{}\"", &jpeg[..jpeg.len() - 1]),
            "DamagedPicture",
        ),
        (
            format!("\"b64_json\":\"{}\"", jpeg.replace('/', "_")),
            "DamagedPicture",
        ),
        (
            format!("\"b64_json\":\"data:image/jpeg,{jpeg}\""),
            "DamagedPicture",
        ),
        (
            format!("\"b64_json\":\"data:{}\"", "x".repeat(200)),
            "DamagedPicture",
        ),
        ("\"b64_json\":\"data:\"".to_owned(), "DamagedPicture"),
        ("\"b64_json\":\"dat\"".to_owned(), "DamagedPicture"),
        (
            format!(
                "\"b64_json\":\"{}\"",
                b64(b"<svg xmlns='http://www.w3.org/2000/svg'>")
            ),
            "NotAPicture",
        ),
        (
            format!("\"b64_json\":\"{}\"", b64(b"<!doctype html>")),
            "NotAPicture",
        ),
        (
            "\"url\":\"javascript:alert(1)\"".to_owned(),
            "UnsafeAddress",
        ),
        ("\"url\":\"http://a.example/x\"".to_owned(), "UnsafeAddress"),
        (
            "\"url\":\"https://user:pass@a.example/x\"".to_owned(),
            "UnsafeAddress",
        ),
    ] {
        let session = arrived(&fields);
        assert_eq!(
            session.summary(),
            format!("running | failed:{kind} | - | "),
            "{fields}"
        );
        assert_eq!(session.pictures.kept().len(), 0, "{fields}");
    }
}

#[test]
fn the_returned_size_is_read_in_both_spellings() {
    for (size, want) in [
        ("2048x1024", true),
        ("2048×1024", true),
        ("2K", false),
        ("", false),
    ] {
        let session = arrived(&format!(
            "\"url\":\"https://a.example/x\",\"size\":\"{size}\""
        ));
        let read = session.board.panels()[0].takes[0]
            .size
            .map(|size| size.to_string());
        assert_eq!(read.as_deref(), want.then_some("2048x1024"), "{size}");
    }
}

/// Picture bytes stand in the store and nowhere else: what is said of a large picture is no longer
/// than what is said of a small one.
#[test]
fn events_hold_no_picture_bytes() {
    let said = |bytes: usize| {
        let picture = [JPEG, &vec![0x5A; bytes]].concat();
        let session = arrived(&format!("\"b64_json\":\"{}\"", b64(&picture)));
        assert_eq!(session.pictures.kept().len(), 1);
        format!("{:?}{:?}", session.events, session.board).len()
    };
    assert!(said(50_000).abs_diff(said(50)) < 100);
}
