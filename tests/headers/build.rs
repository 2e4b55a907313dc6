//! Headers byte by byte, without any library: the smallest files that have what a test asks for.

/// Byte order of a TIFF or an EXIF block.
#[derive(Clone, Copy, PartialEq)]
pub enum Order {
    Little,
    Big,
}

impl Order {
    /// A number in so many bytes.
    pub fn bytes(self, number: u64, length: usize) -> Vec<u8> {
        match self {
            Order::Little => number.to_le_bytes()[..length].to_vec(),
            Order::Big => number.to_be_bytes()[8 - length..].to_vec(),
        }
    }
}

/// One entry of a directory with a count of one: tag, type and value.
pub type Entry = (u16, u16, u64);

/// A TIFF with one directory and nothing else; `big` for BigTIFF.
pub fn tiff(order: Order, big: bool, entries: &[Entry]) -> Vec<u8> {
    let mut file = match order {
        Order::Little => b"II".to_vec(),
        Order::Big => b"MM".to_vec(),
    };
    let mut put = |number: u64, length: usize| file.extend(order.bytes(number, length));
    // Magic number, the offset's length in BigTIFF, the offset, and the number of entries.
    if big {
        for (number, length) in [(43, 2), (8, 2), (0, 2), (16, 8), (entries.len() as u64, 8)] {
            put(number, length);
        }
    } else {
        for (number, length) in [(42, 2), (8, 4), (entries.len() as u64, 2)] {
            put(number, length);
        }
    }
    let place = if big { 8 } else { 4 };
    for (tag, kind, value) in entries {
        put(u64::from(*tag), 2);
        put(u64::from(*kind), 2);
        put(1, place);
        let length = match kind {
            1 => 1,
            3 => 2,
            16 => 8,
            _ => 4,
        };
        put(*value, length);
        put(0, place - length);
    }
    put(0, place);
    file
}

/// An EXIF block that holds an orientation and nothing else.
pub fn exif(order: Order, orientation: u64) -> Vec<u8> {
    tiff(order, false, &[(0x0112, 3, orientation)])
}

/// A JPEG's segment with its length.
pub fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
    [&[0xFF, marker], &length[..], content].concat()
}

/// A JPEG's frame header of one component.
pub fn frame(marker: u8, width: u16, height: u16) -> Vec<u8> {
    let ([h1, h0], [w1, w0]) = (height.to_be_bytes(), width.to_be_bytes());
    segment(marker, &[8, h1, h0, w1, w0, 1, 1, 0x11, 0])
}

/// The start of the only scan.
pub fn scan() -> Vec<u8> {
    segment(0xDA, &[1, 1, 0, 0, 63, 0])
}

/// A JPEG of these parts: `SOI` before them, `EOI` behind.
pub fn jpeg(parts: &[&[u8]]) -> Vec<u8> {
    [&[0xFF, 0xD8], &parts.concat()[..], &[0xFF, 0xD9]].concat()
}

/// JPEG's APP1 with EXIF.
pub fn app1(block: &[u8]) -> Vec<u8> {
    segment(0xE1, &[b"Exif\0\0", block].concat())
}

/// A PNG of these chunks, whose checksums are not right.
pub fn png(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut file = b"\x89PNG\r\n\x1a\n".to_vec();
    for (kind, content) in chunks {
        file.extend((content.len() as u32).to_be_bytes());
        file.extend([&kind[..], content, &[0; 4]].concat());
    }
    file
}

/// PNG's IHDR: eight bits of grey.
pub fn ihdr(width: u32, height: u32) -> Vec<u8> {
    let [w, h] = [width, height].map(u32::to_be_bytes);
    [&w[..], &h, &[8, 0, 0, 0, 0]].concat()
}

/// A WEBP of these chunks.
pub fn webp(chunks: &[(&[u8; 4], &[u8])]) -> Vec<u8> {
    let mut content = b"WEBP".to_vec();
    for (kind, bytes) in chunks {
        content.extend([&kind[..], &(bytes.len() as u32).to_le_bytes(), bytes].concat());
        content.extend(&[0][..bytes.len() % 2]);
    }
    [
        &b"RIFF"[..],
        &(content.len() as u32).to_le_bytes(),
        &content,
    ]
    .concat()
}

/// A lossy frame; `scale` stands in the two upper bits of both sides.
pub fn vp8(width: u16, height: u16, scale: u16) -> Vec<u8> {
    let [w, h] = [width, height].map(|side| (side | scale << 14).to_le_bytes());
    [&[0x10, 0, 0, 0x9D, 0x01, 0x2A], &w[..], &h, &[0; 4]].concat()
}

/// A lossless frame's header.
pub fn vp8l(width: u32, height: u32) -> Vec<u8> {
    let bits = (width - 1) | (height - 1) << 14;
    [&[0x2F], &bits.to_le_bytes()[..], &[0; 2]].concat()
}

/// An extended file's canvas.
pub fn vp8x(flags: u8, width: u32, height: u32) -> Vec<u8> {
    let [w, h] = [width, height].map(|side| (side - 1).to_le_bytes());
    [&[flags, 0, 0, 0], &w[..3], &h[..3]].concat()
}

/// A BMP with a header of this length, filled up with zeros.
pub fn bmp(length: u32, sides: &[u8]) -> Vec<u8> {
    let mut file = [&b"BM"[..], &[0; 8], &(14 + length).to_le_bytes()].concat();
    file.extend(length.to_le_bytes());
    file.extend(sides);
    file.resize(14 + length as usize, 0);
    file
}

/// A box of ISO's base media format.
pub fn iso(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len() + 8).unwrap().to_be_bytes();
    [&length[..], kind, content].concat()
}

/// The same with a version and flags.
pub fn full(kind: &[u8; 4], version: u8, flags: u8, content: &[u8]) -> Vec<u8> {
    iso(kind, &[&[version, 0, 0, flags], content].concat())
}

/// `ftyp` with these brands, the major one first.
pub fn ftyp(brands: &[&[u8; 4]]) -> Vec<u8> {
    let rest: Vec<u8> = brands[1..].iter().flat_map(|brand| **brand).collect();
    iso(b"ftyp", &[&brands[0][..], &[0; 4], &rest].concat())
}

/// `ispe`: the size of an item.
pub fn ispe(width: u32, height: u32) -> Vec<u8> {
    let [w, h] = [width, height].map(u32::to_be_bytes);
    full(b"ispe", 0, 0, &[w, h].concat())
}

/// `meta` with these properties. The items are 1, a tile with the first property, and 2, the primary one, with those at
/// the places given.
pub fn meta(properties: &[Vec<u8>], places: &[u8]) -> Vec<u8> {
    let list = [
        &[0, 0, 0, 2, 0, 1, 1, 1, 0, 2, places.len() as u8][..],
        places,
    ]
    .concat();
    let iprp = iso(
        b"iprp",
        &[
            iso(b"ipco", &properties.concat()),
            full(b"ipma", 0, 0, &list),
        ]
        .concat(),
    );
    let hdlr = full(b"hdlr", 0, 0, b"\0\0\0\0pict\0\0\0\0\0\0\0\0\0\0\0\0\0");
    full(
        b"meta",
        0,
        0,
        &[hdlr, full(b"pitm", 0, 0, &[0, 2]), iprp].concat(),
    )
}
