//! Small but real picture files of any size, and the size of a picture file.

/// A white JPEG: one brightness for all, in two bits a block.
pub fn jpeg(width: u16, height: u16) -> Vec<u8> {
    let segment = |marker: u8, content: &[u8]| {
        let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
        [&[0xFF, marker], &length[..], content].concat()
    };
    let [w, h] = [width, height].map(u16::to_be_bytes);
    let blocks = usize::from(width).div_ceil(8) * usize::from(height).div_ceil(8);
    let mut table = [0; 17];
    table[1] = 1;
    [
        &[0xFF, 0xD8][..],
        // Quantisation by one, one component of eight bits, and codes of one bit each for "no
        // difference" and "end of block".
        &segment(0xDB, &[&[0][..], &[1; 64]].concat()),
        &segment(0xC0, &[8, h[0], h[1], w[0], w[1], 1, 1, 0x11, 0]),
        &segment(0xC4, &[&table[..], &[0]].concat()),
        &segment(0xC4, &[&[0x10][..], &table[1..], &[0]].concat()),
        &segment(0xDA, &[1, 1, 0, 0, 63, 0]),
        &vec![0; blocks / 4],
        // What is left of the last byte is filled with ones.
        &[0xFF_u8 >> (blocks % 4 * 2)][usize::from(blocks % 4 == 0)..],
        &[0xFF, 0xD9],
    ]
    .concat()
}

/// A black PNG of one bit a pixel, stored without compression.
pub fn png(width: u32, height: u32) -> Vec<u8> {
    let rows = vec![0; (1 + width.div_ceil(8) as usize) * height as usize];
    let [w, h] = [width, height].map(u32::to_be_bytes);
    let header = [&w[..], &h, &[1, 0, 0, 0, 0]].concat();
    let mut data = vec![0x78, 0x01];
    let last = rows.len().div_ceil(0xFFFF) - 1;
    for (at, block) in rows.chunks(0xFFFF).enumerate() {
        let length = u16::try_from(block.len()).unwrap();
        data.push(u8::from(at == last));
        data.extend([length.to_le_bytes(), (!length).to_le_bytes()].concat());
        data.extend(block);
    }
    data.extend(adler_of_zeros(rows.len()).to_be_bytes());
    let signature = b"\x89PNG\r\n\x1a\n".to_vec();
    [
        signature,
        chunk(b"IHDR", &header),
        chunk(b"IDAT", &data),
        chunk(b"IEND", &[]),
    ]
    .concat()
}

/// Width and height from the file's own header.
pub fn size(file: &[u8]) -> (u32, u32) {
    let number = |bytes: &[u8]| {
        bytes
            .iter()
            .fold(0, |sum, byte| sum << 8 | u32::from(*byte))
    };
    if file.starts_with(b"\x89PNG") {
        return (number(&file[16..20]), number(&file[20..24]));
    }
    let mut at = 2;
    while file[at + 1] != 0xC0 {
        at += 2 + number(&file[at + 2..at + 4]) as usize;
    }
    (number(&file[at + 7..at + 9]), number(&file[at + 5..at + 7]))
}

fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).unwrap().to_be_bytes();
    let named = [&name[..], content].concat();
    [&length[..], &named, &crc(&named).to_be_bytes()].concat()
}

fn crc(bytes: &[u8]) -> u32 {
    let table: Vec<u32> = (0..256_u32)
        .map(|at| {
            (0..8).fold(at, |sum, _| {
                if sum & 1 == 1 {
                    sum >> 1 ^ 0xEDB8_8320
                } else {
                    sum >> 1
                }
            })
        })
        .collect();
    let step = |sum: u32, byte: &u8| table[usize::from(sum as u8 ^ byte)] ^ sum >> 8;
    !bytes.iter().fold(!0, step)
}

/// Adler-32 of so many zeros: the low half stays 1, the high half counts them.
fn adler_of_zeros(length: usize) -> u32 {
    u32::try_from(length % 65_521).unwrap() << 16 | 1
}
