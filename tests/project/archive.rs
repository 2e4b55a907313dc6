//! The file with everything in it, as another library for ZIPs reads it.

use proptest::prelude::*;
use seedboard::ports::{KeptSteps, Snapshot};
use seedboard::project::Archive;
use std::io::{Cursor, Error, Read, Write};
use zip::ZipArchive;

const BOARD: &str = include_str!("../data/boards/v2.json");

fn opened(archive: Archive<Vec<u8>>) -> ZipArchive<Cursor<Vec<u8>>> {
    ZipArchive::new(Cursor::new(archive.finish().unwrap())).unwrap()
}

fn text(zip: &mut ZipArchive<Cursor<Vec<u8>>>, path: &str) -> String {
    let mut text = String::new();
    // Reading checks length and checksum.
    zip.by_name(path)
        .unwrap()
        .read_to_string(&mut text)
        .unwrap();
    text
}

#[test]
fn everything_is_in_it_under_the_names_that_are_promised() {
    let mut archive = Archive::new(Vec::new(), 1_800_000_000);
    archive.board("board", BOARD).unwrap();
    archive.board("../..\\ä?", "no board").unwrap();
    let steps = KeptSteps {
        steps: vec![(4, "{\"do\":1}".to_owned()), (5, "{}".to_owned())],
        first: 4,
        done: 1,
    };
    archive.steps("board", &steps).unwrap();
    for (by_hand, at) in [(true, 7), (false, 8)] {
        let at = Snapshot { at, by_hand };
        archive.snapshot("board", at, "{}").unwrap();
    }
    let mut picture = archive.picture("abc", "jpg").unwrap();
    picture.write(b"\xFF\xD8").unwrap();
    picture.write(b"\xFF").unwrap();
    picture.end().unwrap();
    let mut zip = opened(archive);
    let mut names: Vec<_> = zip.file_names().map(str::to_owned).collect();
    names.sort();
    assert_eq!(
        names,
        [
            "boards/________.json",
            "boards/board.json",
            "history/board/7-hand.json",
            "history/board/8-pause.json",
            "history/board/steps.json",
            "pictures/abc.jpg",
            "read-me.txt",
            "seedboard.json",
        ]
    );
    assert_eq!(text(&mut zip, "boards/board.json"), BOARD);
    assert_eq!(
        text(&mut zip, "history/board/steps.json"),
        r#"{"first":4,"done":1,"steps":[[4,{"do":1}],[5,{}]]}"#
    );
    let index: serde_json::Value = serde_json::from_str(&text(&mut zip, "seedboard.json")).unwrap();
    assert_eq!(index["seedboard_archive"], 1);
    assert_eq!(index["made"], 1_800_000_000);
    assert_eq!(index["boards"][0]["file"], "boards/board.json");
    assert!(BOARD.contains(index["boards"][0]["title"].as_str().unwrap()));
    let made = zip.by_name("pictures/abc.jpg").unwrap().last_modified();
    assert_eq!(made.map(|made| made.year()), Some(2027));
}

/// Takes so many bytes.
struct Full(usize);

impl Write for Full {
    fn write(&mut self, bytes: &[u8]) -> Result<usize, Error> {
        self.0 = self
            .0
            .checked_sub(bytes.len())
            .ok_or(Error::other("full"))?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Result<(), Error> {
        Ok(())
    }
}

#[test]
fn a_sink_that_takes_no_more_is_an_error_and_no_shorter_file() {
    let whole = {
        let mut archive = Archive::new(Vec::new(), 0);
        archive.board("b", BOARD).unwrap();
        archive.finish().unwrap().len()
    };
    for room in [0, 100, whole / 2, whole - 1] {
        let mut archive = Archive::new(Full(room), 0);
        let done = archive.board("b", BOARD).and_then(|()| archive.finish());
        assert!(done.is_err(), "{room}");
    }
}

proptest! {
    #[test]
    fn pictures_come_back_however_they_are_cut(
        pictures in prop::collection::vec(prop::collection::vec(any::<u8>(), 0..2_000), 0..6),
        cut in 1_usize..300,
    ) {
        let mut archive = Archive::new(Vec::new(), 0);
        for (at, bytes) in pictures.iter().enumerate() {
            let mut entry = archive.picture(&at.to_string(), "png").unwrap();
            for piece in bytes.chunks(cut) {
                entry.write(piece).unwrap();
            }
            entry.end().unwrap();
        }
        let mut zip = opened(archive);
        for (at, bytes) in pictures.iter().enumerate() {
            let mut found = Vec::new();
            let mut file = zip.by_name(&format!("pictures/{at}.png")).unwrap();
            file.read_to_end(&mut found).unwrap();
            prop_assert_eq!(&found, bytes);
        }
    }
}
