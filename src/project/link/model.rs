//! What the next bit of a link's text is likely to be: several guesses, each from what followed the same context before, mixed
//! by how well they did lately (context mixing, as in Mahoney's lpaq). Whole numbers only, so that every browser and the host
//! guess the same for ever: a link is read by guessing exactly as its writer did. Nothing in this file may change for a
//! version of the format that was ever written.

/// Contexts that are looked up: the last 1 to 6 bytes, the word so far, the same with the word before, and a byte left out.
const CONTEXTS: usize = 9;
/// The context of no bytes, the looked-up ones, and what followed the longest repetition.
const GUESSES: usize = CONTEXTS + 2;
/// Slots of a context's table, as a power of two: 60 panels with the priming text fill about one.
const SLOT_BITS: u32 = 18;
/// Of a 16-bit chance.
const HALF: u32 = 1 << 15;
/// Chances stay so far from 0 and 1, of 65,536.
const EDGE: i32 = 32;
/// How much of it a slot counts: from then on it follows what comes.
const MOST_SEEN: u32 = 60;
/// What a guess weighs at first, of 65,536.
const FIRST_WEIGHT: i32 = 10_000;
/// How fast weights follow; this and the last two were tried on three boards that are no part of the test corpus.
const LEARNING: i32 = 12;
/// Shortest repetition that is looked for, in bytes.
const REPEAT: usize = 5;
const REPEAT_BITS: u32 = 16;
/// A repetition is no surer however much longer it is.
const SUREST: usize = 31;

/// The logistic function of `(i - 16) / 2`, in 1/4096: the knots between which [`Tables`] draws lines (from lpaq1, 2007).
const KNOTS: [i32; 33] = [
    1, 2, 3, 6, 10, 16, 27, 45, 73, 120, 194, 310, 488, 747, 1101, 1546, 2047, 2549, 2994, 3348,
    3607, 3785, 3901, 3975, 4022, 4050, 4068, 4079, 4085, 4089, 4092, 4093, 4094,
];

/// The logistic function and its inverse.
#[derive(Clone)]
struct Tables {
    /// Chance, of 65,536, of a weight of evidence from -2048 to 2047.
    squash: Vec<i32>,
    /// Weight of evidence of a chance, of 4,096.
    stretch: Vec<i32>,
    /// By how much the n-th sight of a context moves its chance, of 65,536.
    steps: Vec<i32>,
}

impl Tables {
    fn new() -> Self {
        let squash: Vec<i32> = (0..4096_usize)
            .map(|at| {
                let (knot, past) = (at >> 7, (at & 127) as i32);
                let [low, high] =
                    [knot, knot + 1].map(|knot| KNOTS.get(knot).copied().unwrap_or(4094));
                ((low * (128 - past) + high * past) * 16) >> 7
            })
            .collect();
        let mut stretch = Vec::with_capacity(4096);
        for (at, chance) in (-2048..).zip(&squash) {
            // As many as this weight of evidence stands for.
            while (stretch.len() as i32) <= chance >> 4 {
                stretch.push(at);
            }
        }
        stretch.resize(4096, 2047);
        let steps = (0..=MOST_SEEN as i32).map(|seen| 2 * 65_536 / (2 * seen + 3));
        Self {
            squash,
            stretch,
            steps: steps.collect(),
        }
    }

    fn squash(&self, evidence: i32) -> i32 {
        let at = (evidence.clamp(-2048, 2047) + 2048) as usize;
        self.squash.get(at).copied().unwrap_or_default()
    }

    fn stretch(&self, slot: Slot) -> i32 {
        let at = (slot.0 >> 20) as usize;
        self.stretch.get(at).copied().unwrap_or_default()
    }
}

/// How often a bit was 1 in a context: a chance in the upper 16 bits, then 10 bits that tell contexts apart which share a
/// slot, then how often it was seen.
#[derive(Clone, Copy)]
struct Slot(u32);

impl Slot {
    const fn new(check: u32) -> Self {
        Self(HALF << 16 | check << 6)
    }

    const fn check(self) -> u32 {
        self.0 >> 6 & 0x3ff
    }

    const fn seen(self) -> u32 {
        self.0 & 0x3f
    }

    fn learn(&mut self, bit: u32, steps: &[i32]) {
        let (chance, seen) = ((self.0 >> 16) as i32, self.seen());
        let target = (bit * 65_535) as i32;
        let step = steps.get(seen as usize).copied().unwrap_or_default();
        let moved = (i64::from(target - chance) * i64::from(step)) >> 16;
        let chance = (chance + moved as i32).clamp(EDGE, 65_535 - EDGE) as u32;
        self.0 = chance << 16 | self.check() << 6 | (seen + 1).min(MOST_SEEN);
    }
}

/// The guesses, and everything that was seen so far.
#[derive(Clone)]
pub struct Model {
    tables: Tables,
    /// Of the context of no bytes, by the bits of the byte so far.
    alone: Vec<Slot>,
    slots: Vec<Slot>,
    /// Of each context, for the byte under way.
    hashes: [u32; CONTEXTS],
    /// Where each context's slot stands, for the bit under way.
    at: [usize; CONTEXTS],
    /// By length of the repetition and the bit that it says.
    repeats: Vec<Slot>,
    /// Two sets of weights for each state that they are chosen by.
    weights: [Vec<i32>; 2],
    chosen: [usize; 2],
    evidence: [i32; GUESSES],
    mixed: [i32; 2],
    chance: i32,
    history: Vec<u8>,
    /// Where the bytes before were last found, by their hash; 0 where nowhere.
    found: Vec<u32>,
    /// Where the repetition goes on, and how long it is; 0 where there is none.
    repeat: (usize, usize),
    repeat_slot: Option<usize>,
    /// 1, then the bits of the byte so far.
    partial: u32,
    word: u32,
    word_before: u32,
}

impl Model {
    /// One that has read `text`.
    pub fn primed(text: &[u8]) -> Self {
        let mut model = Self {
            tables: Tables::new(),
            alone: vec![Slot::new(0); 256],
            slots: vec![Slot::new(0); CONTEXTS << SLOT_BITS],
            hashes: [0; CONTEXTS],
            at: [0; CONTEXTS],
            repeats: vec![Slot::new(0); 2 * (SUREST + 1)],
            weights: [256, 32].map(|sets| vec![FIRST_WEIGHT; sets * GUESSES]),
            chosen: [0; 2],
            evidence: [0; GUESSES],
            mixed: [0; 2],
            chance: HALF as i32,
            history: Vec::with_capacity(text.len()),
            found: vec![0; 1 << REPEAT_BITS],
            repeat: (0, 0),
            repeat_slot: None,
            partial: 1,
            word: 0,
            word_before: 0,
        };
        model.begin_byte();
        model.guess();
        for byte in text {
            for at in (0..8).rev() {
                model.learn(u32::from(byte >> at & 1));
            }
        }
        model
    }

    /// The chance that the next bit is 1, of 65,536; neither 0 nor all.
    pub fn chance(&self) -> u32 {
        self.chance as u32
    }

    /// Takes in the next bit.
    pub fn learn(&mut self, bit: u32) {
        let target = (bit << 16) as i32;
        for ((weights, chosen), mixed) in self.weights.iter_mut().zip(self.chosen).zip(self.mixed) {
            let error = ((target - self.tables.squash(mixed)) * LEARNING) >> 2;
            let weights = weights.iter_mut().skip(chosen * GUESSES);
            for (weight, evidence) in weights.zip(self.evidence) {
                *weight += (evidence * error + (1 << 15)) >> 16;
            }
        }
        let steps = &self.tables.steps;
        for at in self.at {
            if let Some(slot) = self.slots.get_mut(at) {
                slot.learn(bit, steps);
            }
        }
        if let Some(slot) = self.alone.get_mut(self.partial as usize) {
            slot.learn(bit, steps);
        }
        let repeat = self.repeat_slot.and_then(|at| self.repeats.get_mut(at));
        if let Some(slot) = repeat {
            slot.learn(bit, steps);
        }
        self.partial = self.partial << 1 | bit;
        if self.partial >> 8 == 1 {
            self.end_byte(self.partial as u8);
            self.partial = 1;
            self.begin_byte();
        }
        self.guess();
    }

    fn guess(&mut self) {
        let alone = self.alone.get(self.partial as usize).copied();
        let mut evidence = [0; GUESSES];
        let mut known = 0;
        let mut places = evidence.iter_mut();
        let mut put = |said: i32| {
            if let Some(place) = places.next() {
                *place = said;
            }
        };
        put(alone.map_or(0, |slot| self.tables.stretch(slot)));
        for (context, (hash, at)) in self.hashes.iter().zip(&mut self.at).enumerate() {
            let hash = mix(*hash, self.partial);
            let check = hash & 0x3ff;
            *at = (context << SLOT_BITS) + (hash >> (32 - SLOT_BITS)) as usize;
            let Some(slot) = self.slots.get_mut(*at) else {
                continue;
            };
            if slot.check() != check {
                *slot = Slot::new(check);
            }
            let is_known = slot.seen() > 0;
            known += usize::from(is_known && context < 6);
            put(match is_known {
                true => self.tables.stretch(*slot),
                false => 0,
            });
        }
        self.repeat_slot = self.repeated_bit();
        let repeat = self.repeat_slot.and_then(|at| self.repeats.get(at));
        put(repeat.map_or(0, |slot| self.tables.stretch(*slot)));
        let length = match self.repeat_slot.map_or(0, |_| self.repeat.1) {
            0 => 0,
            1..=7 => 1,
            8..=15 => 2,
            _ => 3,
        };
        self.evidence = evidence;
        self.chosen = [self.partial as usize, known * 4 + length];
        let mut sum = 0;
        for ((weights, chosen), mixed) in self.weights.iter().zip(self.chosen).zip(&mut self.mixed)
        {
            let weights = weights.iter().skip(chosen * GUESSES);
            let pairs = weights.zip(evidence);
            let sum_of: i64 = pairs
                .map(|(weight, said)| i64::from(*weight) * i64::from(said))
                .sum();
            *mixed = ((sum_of >> 16) as i32).clamp(-2047, 2047);
            sum += *mixed;
        }
        self.chance = self.tables.squash(sum >> 1).clamp(16, 65_520);
    }

    /// What the repetition says of the bit under way: its slot. `None`: there is none, or it was wrong.
    fn repeated_bit(&mut self) -> Option<usize> {
        let (at, length) = self.repeat;
        let bits = 31 - self.partial.leading_zeros();
        let said = u32::from(*self.history.get(at).filter(|_| length > 0)?);
        if (said | 256) >> (8 - bits) != self.partial {
            self.repeat.1 = 0;
            return None;
        }
        let bit = said >> (7 - bits) & 1;
        Some(2 * length.min(SUREST) + bit as usize)
    }

    fn begin_byte(&mut self) {
        let back = |by: usize| {
            let at = self.history.len().checked_sub(by);
            at.and_then(|at| self.history.get(at))
                .map_or(0, |byte| u32::from(*byte))
        };
        let mut run = 0;
        let mut hashes = [0; CONTEXTS];
        for (order, hash) in (1..=6).zip(&mut hashes) {
            run = mix(run + back(order) + 1, order as u32);
            *hash = run;
        }
        let words = mix(self.word.wrapping_mul(31) ^ self.word_before, 0x52);
        let gap = mix(mix(back(2) << 8 | back(3), back(4)), 0x53);
        let more = [mix(self.word, 0x51), words, gap];
        hashes
            .iter_mut()
            .skip(6)
            .zip(more)
            .for_each(|(hash, one)| *hash = one);
        self.hashes = hashes;
    }

    fn end_byte(&mut self, byte: u8) {
        let (at, length) = self.repeat;
        self.repeat = match self.history.get(at) {
            Some(said) if length > 0 && *said == byte => (at + 1, length + 1),
            _ => (0, 0),
        };
        self.history.push(byte);
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' => self.word = mix(self.word, u32::from(byte | 0x20)),
            // The first byte of a character beyond ASCII, which stands for a word.
            0xc0.. => {
                self.word_before = self.word;
                self.word = mix(0, u32::from(byte));
            }
            0x80.. => self.word = mix(self.word, u32::from(byte)),
            _ if self.word != 0 => {
                self.word_before = self.word;
                self.word = 0;
            }
            _ => {}
        }
        self.look_for_repetition();
    }

    fn look_for_repetition(&mut self) {
        let now = self.history.len();
        let Some(last) = self.history.last_chunk::<REPEAT>() else {
            return;
        };
        let hash = last
            .iter()
            .fold(0, |hash, byte| mix(hash, u32::from(*byte)));
        let Some(found) = self.found.get_mut((hash >> (32 - REPEAT_BITS)) as usize) else {
            return;
        };
        let before = std::mem::replace(found, now as u32) as usize;
        if self.repeat.1 == 0 && before > 0 {
            let earlier = self.history.iter().take(before).rev();
            let same = earlier.zip(self.history.iter().rev());
            let length = same
                .take(SUREST)
                .take_while(|(one, other)| one == other)
                .count();
            if length >= REPEAT {
                self.repeat = (before, length);
            }
        }
    }
}

/// Spreads two numbers over all bits of one.
fn mix(one: u32, other: u32) -> u32 {
    (one ^ other.wrapping_mul(0x9e37_79b1))
        .wrapping_mul(0x85eb_ca6b)
        .rotate_left(13)
        .wrapping_mul(0xc2b2_ae35)
}
