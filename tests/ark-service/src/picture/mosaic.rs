//! The painting: a diagonal gradient in the colour of the index, with the index as a large number.
//! Cells of 16 pixels have one colour each, so that they fall on JPEG's blocks and cost next to
//! nothing to encode.

use super::Subject;

/// Side of a cell: one unit of a JPEG with halved colour, 16 x 16 pixels.
const CELL: u32 = 16;

/// One colour, red, green and blue.
pub type Rgb = [u8; 3];

/// A colour for each of the up to 15 pictures of a run.
const COLOURS: [Rgb; 15] = [
    [214, 92, 64],
    [62, 128, 196],
    [86, 158, 88],
    [222, 174, 66],
    [140, 92, 178],
    [64, 166, 166],
    [204, 92, 140],
    [122, 112, 84],
    [96, 108, 204],
    [170, 190, 70],
    [230, 132, 60],
    [72, 142, 124],
    [176, 70, 70],
    [112, 148, 180],
    [150, 150, 150],
];
const INK: Rgb = [250, 248, 242];

/// The digits 0 to 9, five rows of three bits.
const DIGITS: [[u8; 5]; 10] = [
    [0b111, 0b101, 0b101, 0b101, 0b111],
    [0b010, 0b110, 0b010, 0b010, 0b111],
    [0b111, 0b001, 0b111, 0b100, 0b111],
    [0b111, 0b001, 0b111, 0b001, 0b111],
    [0b101, 0b101, 0b111, 0b001, 0b001],
    [0b111, 0b100, 0b111, 0b001, 0b111],
    [0b111, 0b100, 0b111, 0b101, 0b111],
    [0b111, 0b001, 0b001, 0b010, 0b010],
    [0b111, 0b101, 0b111, 0b101, 0b111],
    [0b111, 0b101, 0b111, 0b001, 0b111],
];
/// Columns of a digit and the gap after it.
const ADVANCE: u32 = 4;

/// A picture as rows of coloured cells.
pub struct Mosaic {
    rows: Vec<Vec<Rgb>>,
}

impl Mosaic {
    /// Paints `subject`.
    pub fn paint(subject: Subject) -> Self {
        let (width, height) = subject.sides;
        let (columns, lines) = (width.div_ceil(CELL), height.div_ceil(CELL));
        let colour = COLOURS
            .iter()
            .copied()
            .cycle()
            .nth(subject.index as usize)
            .unwrap_or(INK);
        let number = Number::within(columns, lines, subject.index);
        let cell = |x: u32, y: u32| {
            if number.covers(x, y) {
                INK
            } else {
                shade(colour, x + y, columns + lines)
            }
        };
        let rows = (0..lines)
            .map(|y| (0..columns).map(|x| cell(x, y)).collect())
            .collect();
        Self { rows }
    }

    /// The cells of the row of pixels at `y`.
    pub fn row(&self, y: u32) -> &[Rgb] {
        self.rows
            .get((y / CELL) as usize)
            .map_or(&[], Vec::as_slice)
    }

    /// Turns a row of cells into `width` pixels.
    pub fn pixels<T: Copy>(cells: &[T], width: u32) -> impl Iterator<Item = T> + '_ {
        cells
            .iter()
            .flat_map(|cell| [*cell; CELL as usize])
            .take(width as usize)
    }
}

/// `colour` at 45 to 100 percent along the diagonal.
fn shade(colour: Rgb, at: u32, end: u32) -> Rgb {
    let percent = 45 + 55 * at / end.max(1);
    colour.map(|part| u8::try_from(u32::from(part) * percent / 100).unwrap_or(u8::MAX))
}

/// The index, centred; a digit's bit covers `scale` cells in each direction.
struct Number {
    digits: Vec<[u8; 5]>,
    left: u32,
    top: u32,
    scale: u32,
}

impl Number {
    fn within(columns: u32, lines: u32, index: u32) -> Self {
        let digits: Vec<_> = index
            .to_string()
            .chars()
            .filter_map(|digit| DIGITS.get(digit.to_digit(10)? as usize).copied())
            .collect();
        let (across, down) = (ADVANCE * u32::try_from(digits.len()).unwrap_or(1) - 1, 5);
        let scale = (columns / (2 * across)).min(lines / (2 * down)).max(1);
        Self {
            digits,
            left: columns.saturating_sub(across * scale) / 2,
            top: lines.saturating_sub(down * scale) / 2,
            scale,
        }
    }

    fn covers(&self, x: u32, y: u32) -> bool {
        let (Some(x), Some(y)) = (x.checked_sub(self.left), y.checked_sub(self.top)) else {
            return false;
        };
        let (column, line) = (x / self.scale, y / self.scale);
        let bits = self
            .digits
            .get((column / ADVANCE) as usize)
            .and_then(|digit| digit.get(line as usize))
            .copied()
            .unwrap_or(0);
        column % ADVANCE < 3 && bits & (0b100 >> (column % ADVANCE)) != 0
    }
}
