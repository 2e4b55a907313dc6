//! Gzip around a file, and around a body in it.

use super::{EVENTS, Reading, WHOLE, gzip, read, read_pieces};
use seedboard::stream::log::{Limits, Trouble};

#[test]
fn a_compressed_file_is_read_as_what_is_in_it() {
    let file = format!("HTTP/1.1 200 OK\r\n\r\n{EVENTS}");
    assert_eq!(read(gzip(&file)), read(&file));
    assert_eq!(read(gzip("")), Reading::default());
}

#[test]
fn members_stand_one_behind_the_other_with_padding_between_or_not() {
    let (one, two) = EVENTS.split_at(100);
    for padding in [0, 1, 512] {
        let file = [gzip(one), vec![0; padding], gzip(two), vec![0; padding]].concat();
        let reading = read(file);
        assert_eq!((reading.bodies(), &reading.faults), (vec![EVENTS], &vec![]));
    }
}

#[test]
fn every_part_of_a_header_is_passed_over() {
    let plain = gzip(EVENTS);
    let mut file = plain[..3].to_vec();
    file.push(2 | 4 | 8 | 16);
    file.extend(&plain[4..10]);
    file.extend(b"\x03\x00abcname.http\0comment\0\x12\x34");
    file.extend(&plain[10..]);
    let reading = read(file);
    assert_eq!((reading.bodies(), &reading.faults), (vec![EVENTS], &vec![]));
}

#[test]
fn a_file_that_is_cut_gives_what_came_and_says_so() {
    let noise: String = (0u32..4000)
        .map(|n| format!("data: {}\n", n.wrapping_mul(2_654_435_761)))
        .collect();
    let file = gzip(&noise);
    for cut in [
        2,
        5,
        10,
        11,
        40,
        file.len() / 2,
        file.len() - 9,
        file.len() - 8,
        file.len() - 1,
    ] {
        let reading = read_pieces(Limits::default(), [&file[..cut]]);
        assert_eq!(
            reading,
            read_pieces(Limits::default(), file[..cut].chunks(3))
        );
        assert_eq!(reading.faults.len(), 1, "{cut}");
        assert_eq!(reading.faults[0].1, Trouble::GzipCut);
        let came = reading.bodies().concat();
        assert!(noise.starts_with(&came));
        assert_eq!(came.len() > noise.len() / 3, cut >= file.len() / 2, "{cut}");
    }
}

#[test]
fn damage_ends_the_reading_at_its_place() {
    let file = gzip(EVENTS.repeat(50));
    let mut wrong_sum = file.clone();
    let sum_at = file.len() - 8;
    wrong_sum[sum_at] ^= 1;
    let reading = read(wrong_sum);
    assert_eq!(reading.bodies().concat(), EVENTS.repeat(50));
    assert_eq!(reading.faults.last().unwrap().1, Trouble::GzipDamaged);
    let mut method = file.clone();
    method[2] = 9;
    assert_eq!(read(method).faults, [(0, Trouble::GzipDamaged)]);
    for at in 10..file.len() - 8 {
        let mut damaged = file.clone();
        damaged[at] ^= 0x10;
        let whole = read_bytes(&damaged, usize::MAX);
        assert_eq!(whole, read_bytes(&damaged, 1), "{at}");
        assert!(!whole.1.is_empty(), "{at}");
    }
}

/// Of a file that may hold anything: its bytes, and what is wrong.
fn read_bytes(file: &[u8], length: usize) -> (Vec<u8>, Vec<Trouble>) {
    use seedboard::stream::log::{Log, Part};
    let (mut body, mut faults) = (Vec::new(), Vec::new());
    let mut log = Log::new(Limits::default());
    let mut take = |log: &mut Log, mut input: &[u8]| {
        while let Some(part) = log.next(&mut input) {
            match part {
                Part::Body { bytes, .. } => body.extend(bytes),
                Part::Fault(trouble) => faults.push(trouble),
                Part::Head(_) => {}
            }
        }
    };
    file.chunks(length).for_each(|piece| take(&mut log, piece));
    log.end();
    take(&mut log, b"");
    (body, faults)
}

#[test]
fn what_stands_behind_the_end_is_passed_over_and_said() {
    for garbage in [&b"x"[..], b"\x1f", b"\x1f\x1f", b"\0\0HTTP/1.1 200 OK\n\n"] {
        let reading = read([gzip(WHOLE), garbage.to_vec()].concat());
        assert_eq!(reading.bodies(), [WHOLE]);
        let want = if garbage == b"\x1f" {
            vec![]
        } else {
            vec![(1, Trouble::Trailing)]
        };
        assert_eq!(reading.faults, want, "{garbage:?}");
    }
}

#[test]
fn a_bomb_stops_at_the_cap_with_small_buffers_on_the_way() {
    let bomb = gzip(vec![b'A'; 64 << 20]);
    assert!(bomb.len() < 100_000);
    let limits = Limits {
        inflated: 10_000_000,
    };
    for length in [usize::MAX, 1000] {
        let reading = read_pieces(limits, bomb.chunks(length));
        assert_eq!(reading.bodies().concat().len(), 10_000_000);
        assert_eq!(reading.faults, [(1, Trouble::TooLarge)]);
    }
}

#[test]
fn a_body_may_be_compressed_behind_a_plain_head() {
    let head = "HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n\r\n";
    let one = [head.as_bytes(), &gzip(EVENTS)].concat();
    let reading = read(&one);
    assert_eq!((reading.bodies(), &reading.faults), (vec![EVENTS], &vec![]));
    // Another response stands directly behind.
    let reading = read([one.clone(), one.clone()].concat());
    assert_eq!(
        (reading.bodies(), &reading.faults),
        (vec![EVENTS, EVENTS], &vec![])
    );
    // In chunks as well.
    let body = gzip(EVENTS);
    let mut chunked = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n".to_vec();
    for piece in body.chunks(50) {
        chunked.extend(format!("{:x}\r\n", piece.len()).bytes());
        chunked.extend(piece);
        chunked.extend(b"\r\n");
    }
    chunked.extend(b"0\r\n\r\n");
    let reading = read(&chunked);
    assert_eq!((reading.bodies(), &reading.faults), (vec![EVENTS], &vec![]));
    // Cut.
    let reading = read(&one[..one.len() - 4]);
    assert_eq!(
        (reading.bodies(), &reading.faults),
        (vec![EVENTS], &vec![(1, Trouble::GzipCut)])
    );
}
