//! The scene of a picture, written into its file as a comment: so the demo can change a picture that it painted, and keep
//! what nobody wants changed.

use super::scene::Scene;
use super::words::{DETAILS, Entry, PALETTES, SEASONS, SHOTS, SUBJECTS, TIMES, WEATHERS};
use crate::catalog::OutputFormat;
use crate::loose::Loose;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Before the scene's JSON.
const MARK: &str = "seedboard-demo:";
/// A note stands in so many first bytes of its file; a multiple of three.
const NEAR: usize = 1_536;

/// The file with the scene in it: a JPEG's comment, a PNG's text chunk. A file that is neither stays as it is.
pub fn with_note(file: Vec<u8>, format: OutputFormat, scene: &Scene) -> Vec<u8> {
    let Ok(json) = serde_json::to_string(scene) else {
        return file;
    };
    let text = format!("{MARK}{json}");
    let (at, note) = match format {
        OutputFormat::Jpeg => (behind_jfif(&file), comment(&text)),
        OutputFormat::Png => (behind_header(&file), text_chunk(&text)),
    };
    let Some((before, after)) = at.and_then(|at| file.split_at_checked(at)) else {
        return file;
    };
    [before, &note, after].concat()
}

/// The scene of a picture that a request brings along as `data:` address. `None`: the demo has not painted it.
pub fn noted(address: &str) -> Option<Scene> {
    let (_, base64) = address.split_once(";base64,")?;
    let near = base64.get(..NEAR / 3 * 4).unwrap_or(base64);
    let bytes = STANDARD.decode(near).ok()?;
    let text = String::from_utf8_lossy(&bytes);
    let (_, rest) = text.split_once(MARK)?;
    let (json, _) = rest.split_once('}')?;
    let json = format!("{json}}}");
    let json = Loose::parse(&json).ok()?;
    let word = |name: &str, table: &'static [Entry]| {
        let said = json.get(name).text()?;
        table.iter().map(|(word, _)| *word).find(|one| *one == said)
    };
    Some(Scene {
        subject: word("subject", SUBJECTS)?,
        season: word("season", SEASONS)?,
        time: word("time", TIMES)?,
        weather: word("weather", WEATHERS).unwrap_or("clear"),
        shot: word("shot", SHOTS)?,
        palette: word("palette", PALETTES).unwrap_or_default(),
        detail: word("detail", DETAILS).unwrap_or_default(),
        seed: u32::try_from(json.get("seed").whole()?).ok()?,
    })
}

/// Behind the start of a JPEG and its JFIF segment, which has to be the first.
fn behind_jfif(file: &[u8]) -> Option<usize> {
    match file {
        [0xFF, 0xD8, 0xFF, 0xE0, high, low, ..] => {
            Some(4 + usize::from(u16::from_be_bytes([*high, *low])))
        }
        [0xFF, 0xD8, ..] => Some(2),
        _ => None,
    }
}

/// Behind a PNG's signature and IHDR chunk.
fn behind_header(file: &[u8]) -> Option<usize> {
    file.starts_with(b"\x89PNG\r\n\x1a\n").then_some(33)
}

fn comment(text: &str) -> Vec<u8> {
    let length = u16::try_from(text.len() + 2).unwrap_or(u16::MAX);
    let mut segment = vec![0xFF, 0xFE];
    segment.extend(length.to_be_bytes());
    segment.extend(text.as_bytes());
    segment
}

fn text_chunk(text: &str) -> Vec<u8> {
    let data = [b"tEXtComment\0", text.as_bytes()].concat();
    let length = u32::try_from(data.len() - 4).unwrap_or(u32::MAX);
    let mut chunk = length.to_be_bytes().to_vec();
    chunk.extend(&data);
    chunk.extend(crc32fast::hash(&data).to_be_bytes());
    chunk
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::demo::scenes;
    use crate::reference::header::Header;

    fn address(file: &[u8]) -> String {
        format!("data:image/x;base64,{}", STANDARD.encode(file))
    }

    /// Made by the encoders that people use.
    fn painted(format: image::ImageFormat) -> Vec<u8> {
        let mut file = std::io::Cursor::new(Vec::new());
        let picture = image::RgbImage::from_pixel(60, 40, image::Rgb([9, 99, 199]));
        picture.write_to(&mut file, format).unwrap();
        file.into_inner()
    }

    #[test]
    fn a_picture_tells_its_scene_and_is_the_same_picture() {
        let scenes = scenes(
            "a red market in winter at night, close-up, a hat",
            2,
            7,
            None,
        );
        for (format, other) in [
            (OutputFormat::Jpeg, image::ImageFormat::Jpeg),
            (OutputFormat::Png, image::ImageFormat::Png),
        ] {
            for scene in &scenes {
                let plain = painted(other);
                let file = with_note(plain.clone(), format, scene);
                assert_eq!(noted(&address(&file)), Some(*scene));
                let pixels = |file: &[u8]| image::load_from_memory(file).unwrap().into_rgb8();
                assert_eq!(pixels(&file), pixels(&plain));
                let header = Header::read(file.as_slice()).unwrap();
                assert_eq!(header.shown().to_string(), "60x40");
            }
        }
    }

    #[test]
    fn what_it_did_not_paint_tells_nothing() {
        let picture = painted(image::ImageFormat::Jpeg);
        for address in [
            address(&picture),
            address(b""),
            address(b"seedboard-demo:{}"),
            address(b"seedboard-demo:{\"subject\":\"a\",\"season\":\"b\"}"),
            "https://example.com/1.jpg".to_owned(),
            String::new(),
        ] {
            assert_eq!(noted(&address), None, "{address}");
        }
        let scene = scenes("x", 1, 0, None)[0];
        let bytes = b"neither".to_vec();
        assert_eq!(with_note(bytes.clone(), OutputFormat::Png, &scene), bytes);
    }
}
