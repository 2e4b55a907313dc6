//! One entry of a directory, in either byte order and either length.

#[derive(Debug, Clone, Copy)]
pub(super) enum Order {
    Little,
    Big,
}

impl Order {
    pub fn u16(self, bytes: [u8; 2]) -> u16 {
        match self {
            Order::Little => u16::from_le_bytes(bytes),
            Order::Big => u16::from_be_bytes(bytes),
        }
    }

    pub fn u32(self, bytes: [u8; 4]) -> u32 {
        match self {
            Order::Little => u32::from_le_bytes(bytes),
            Order::Big => u32::from_be_bytes(bytes),
        }
    }

    pub fn u64(self, bytes: [u8; 8]) -> u64 {
        match self {
            Order::Little => u64::from_le_bytes(bytes),
            Order::Big => u64::from_be_bytes(bytes),
        }
    }
}

/// One entry with the bytes of its value's place: four, or eight in BigTIFF.
pub(super) struct Entry {
    pub tag: u16,
    pub kind: u16,
    count: u64,
    value: [u8; 8],
    place: usize,
}

impl Entry {
    /// As it stands in TIFF and EXIF.
    pub fn small(bytes: [u8; 12], order: Order) -> Entry {
        let [t1, t0, k1, k0, c3, c2, c1, c0, v @ ..] = bytes;
        let [v0, v1, v2, v3] = v;
        Entry {
            tag: order.u16([t1, t0]),
            kind: order.u16([k1, k0]),
            count: u64::from(order.u32([c3, c2, c1, c0])),
            value: [v0, v1, v2, v3, 0, 0, 0, 0],
            place: 4,
        }
    }

    /// As it stands in BigTIFF.
    pub fn big(bytes: [u8; 20], order: Order) -> Entry {
        let [t1, t0, k1, k0, c0, c1, c2, c3, c4, c5, c6, c7, value @ ..] = bytes;
        Entry {
            tag: order.u16([t1, t0]),
            kind: order.u16([k1, k0]),
            count: order.u64([c0, c1, c2, c3, c4, c5, c6, c7]),
            value,
            place: 8,
        }
    }

    /// One number without a sign, of any of TIFF's lengths, if it stands in the entry itself.
    pub fn number(&self, order: Order) -> Option<u64> {
        let [v0, v1, v2, v3, ..] = self.value;
        match (self.kind, self.count) {
            (1, 1) => Some(u64::from(v0)),
            (3, 1) => Some(u64::from(order.u16([v0, v1]))),
            (4, 1) => Some(u64::from(order.u32([v0, v1, v2, v3]))),
            (16, 1) if self.place == 8 => Some(order.u64(self.value)),
            _ => None,
        }
    }
}
