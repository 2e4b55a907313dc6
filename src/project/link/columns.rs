//! What a link's text is made of, written and read: numbers, texts, bytes. Alike stands beside alike, column by column, since
//! what comes next is told from what came before.

/// Ends a text.
const END: u8 = 0;
/// Before a byte that would end a text, or stand for this one: it is raised by one.
const ESCAPE: u8 = 1;

/// Writes.
#[derive(Default)]
pub struct Writer(pub Vec<u8>);

impl Writer {
    /// A whole number, 7 bits a byte, the lowest first; the upper bit says that more follow.
    pub fn number(&mut self, mut number: u64) {
        while number > 0x7f {
            self.0.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    /// A number that may be missing: one more than it, or 0.
    pub fn figure(&mut self, figure: Option<u64>) {
        self.number(figure.map_or(0, |figure| figure.saturating_add(1)));
    }

    /// A number that is near the last one, on either side.
    pub fn near(&mut self, number: u64, last: u64) {
        let by = number.wrapping_sub(last) as i64;
        self.number((by << 1 ^ by >> 63) as u64);
    }

    /// A text of any characters.
    pub fn text(&mut self, text: &str) {
        for byte in text.bytes() {
            if byte <= ESCAPE {
                self.0.push(ESCAPE);
                self.0.push(byte + 1);
            } else {
                self.0.push(byte);
            }
        }
        self.0.push(END);
    }

    /// So many bytes, and which.
    pub fn bytes(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u64);
        self.0.extend_from_slice(bytes);
    }
}

/// Reads; `None` is of what no [`Writer`] wrote.
pub struct Reader<'a>(pub &'a [u8]);

impl<'a> Reader<'a> {
    /// The next byte.
    pub fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    /// [`Writer::number`].
    pub fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for at in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f).checked_shl(at)?;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    /// A number that fits 32 bits.
    pub fn small(&mut self) -> Option<u32> {
        u32::try_from(self.number()?).ok()
    }

    /// [`Writer::figure`].
    pub fn figure(&mut self) -> Option<Option<u64>> {
        Some(self.number()?.checked_sub(1))
    }

    /// [`Writer::near`].
    pub fn near(&mut self, last: u64) -> Option<u64> {
        let by = self.number()?;
        let by = (by >> 1) as i64 ^ -((by & 1) as i64);
        Some(last.wrapping_add(by as u64))
    }

    /// [`Writer::text`].
    pub fn text(&mut self) -> Option<String> {
        let end = self.0.iter().position(|byte| *byte == END)?;
        let (text, rest) = self.0.split_at_checked(end)?;
        self.0 = rest.get(1..)?;
        let mut bytes = Vec::with_capacity(text.len());
        let mut text = text.iter();
        while let Some(byte) = text.next() {
            bytes.push(match *byte {
                ESCAPE => text.next()?.checked_sub(1)?,
                byte => byte,
            });
        }
        String::from_utf8(bytes).ok()
    }

    /// [`Writer::bytes`].
    pub fn bytes(&mut self) -> Option<&'a [u8]> {
        let length = usize::try_from(self.number()?).ok()?;
        let (bytes, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(bytes)
    }
}
