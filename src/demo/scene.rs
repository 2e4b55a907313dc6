//! What the painter is asked for: a scene for each picture, whose season, light, time and colours follow the prompt's
//! words, and which differs from panel to panel.

use super::words::{self, Entry, mentioned};
use serde::Serialize;

/// One scene, in the painter's words (`public/painter/README.md`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Scene {
    /// `courtyard`, `coaster`, `landscape`, `portrait`, `brand`, `interior` or `street`.
    pub subject: &'static str,
    /// `spring` to `winter`.
    pub season: &'static str,
    /// `dawn` to `night`.
    pub time: &'static str,
    /// `clear`, `rain`, `snow` or `fog`.
    pub weather: &'static str,
    /// `wide`, `medium`, `close` or `low`.
    pub shot: &'static str,
    /// A colour word, or empty.
    pub palette: &'static str,
    /// A thing worn or held, or empty.
    pub detail: &'static str,
    /// Everything else that may differ.
    pub seed: u32,
}

/// The scenes of `count` pictures for `prompt`. `turn` makes asking again give other pictures. `earlier`: of the picture
/// that the request brings along as Image 1; what the prompt does not speak of stays as it is there.
pub fn scenes(prompt: &str, count: u32, turn: u32, earlier: Option<Scene>) -> Vec<Scene> {
    let all = fresh(prompt, count, turn);
    match earlier {
        Some(earlier) => all
            .into_iter()
            .map(|scene| scene.changed_from(earlier, prompt))
            .collect(),
        None => all,
    }
}

impl Scene {
    /// This scene where the prompt speaks of it, and the earlier one in everything else. Another subject is another scene.
    fn changed_from(self, earlier: Scene, prompt: &str) -> Self {
        let speaks = |table| !mentioned(prompt, table).is_empty();
        if speaks(words::SUBJECTS) && self.subject != earlier.subject {
            return self;
        }
        let of = |table, new, old| if speaks(table) { new } else { old };
        let season = match speaks(words::SEASONS) || speaks_of_seasons(prompt) {
            true => self.season,
            false => earlier.season,
        };
        // Snow comes and goes with winter.
        let weather = match season == earlier.season {
            true => earlier.weather,
            false => self.weather,
        };
        Scene {
            subject: earlier.subject,
            season,
            time: of(words::TIMES, self.time, earlier.time),
            weather: of(words::WEATHERS, self.weather, weather),
            shot: of(words::SHOTS, self.shot, earlier.shot),
            palette: of(words::PALETTES, self.palette, earlier.palette),
            detail: of(words::DETAILS, self.detail, earlier.detail),
            seed: earlier.seed,
        }
    }
}

fn fresh(prompt: &str, count: u32, turn: u32) -> Vec<Scene> {
    let subject = mentioned(prompt, words::SUBJECTS)
        .first()
        .copied()
        .unwrap_or("landscape");
    let seasons = match mentioned(prompt, words::SEASONS) {
        named if named.is_empty() && speaks_of_seasons(prompt) => names(words::SEASONS),
        named => named,
    };
    let lists = Lists {
        times: mentioned(prompt, words::TIMES),
        weathers: mentioned(prompt, words::WEATHERS),
        shots: mentioned(prompt, words::SHOTS),
        palettes: mentioned(prompt, words::PALETTES),
        details: mentioned(prompt, words::DETAILS),
        seasons,
    };
    let base = hash(prompt, turn);
    (0..count)
        .map(|index| lists.scene(subject, index, count, base))
        .collect()
}

struct Lists {
    seasons: Vec<&'static str>,
    times: Vec<&'static str>,
    weathers: Vec<&'static str>,
    shots: Vec<&'static str>,
    palettes: Vec<&'static str>,
    details: Vec<&'static str>,
}

impl Lists {
    /// Several words of one kind are dealt out in order; one holds for all; none leaves the painter's own choice.
    fn scene(&self, subject: &'static str, index: u32, count: u32, base: u32) -> Scene {
        let seed = base.wrapping_add(index.wrapping_mul(0x9E37_79B9));
        let season = deal(&self.seasons, index).unwrap_or(match subject {
            // A story without a season stays in one, so that its pictures belong together.
            "courtyard" => pick(&["spring", "summer", "autumn"], base),
            _ => pick(&["summer", "spring", "autumn"], base),
        });
        let alike = self.seasons.len() < 2 && self.times.len() < 2;
        let time = deal(&self.times, index).unwrap_or(match (subject, alike) {
            ("landscape" | "street" | "coaster" | "interior", true) if count > 1 => {
                pick(&["morning", "noon", "evening", "night", "dawn"], index)
            }
            _ => "noon",
        });
        let weather = deal(&self.weathers, index).unwrap_or(match season {
            "winter" if subject != "portrait" && subject != "brand" => "snow",
            _ => "clear",
        });
        let shot = deal(&self.shots, index).unwrap_or(match (subject, alike) {
            ("courtyard" | "coaster", true) => pick(&["wide", "medium", "close", "low"], index),
            _ => "wide",
        });
        Scene {
            subject,
            season,
            time,
            weather,
            shot,
            palette: deal(&self.palettes, index).unwrap_or(""),
            detail: deal(&self.details, index).unwrap_or(""),
            seed,
        }
    }
}

fn speaks_of_seasons(prompt: &str) -> bool {
    const SEASONS: &[Entry] = &[("seasons", &["season", "四季", "季节"])];
    !mentioned(prompt, SEASONS).is_empty()
}

fn names(table: &'static [Entry]) -> Vec<&'static str> {
    table.iter().map(|(word, _)| *word).collect()
}

fn deal(words: &[&'static str], index: u32) -> Option<&'static str> {
    let count = u32::try_from(words.len()).ok().filter(|count| *count > 0)?;
    words.get((index % count) as usize).copied()
}

fn pick(words: &[&'static str], number: u32) -> &'static str {
    deal(words, number).unwrap_or_default()
}

/// FNV-1a, 32 bits: the same prompt gives the same pictures on every machine.
fn hash(prompt: &str, turn: u32) -> u32 {
    prompt
        .bytes()
        .chain(turn.to_le_bytes())
        .fold(0x811C_9DC5, |hash: u32, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    const COURTYARD: &str = "Generate a series of 4 coherent illustrations focusing on the same corner of a courtyard across the four seasons, presented in a unified style that captures the unique colors, elements, and atmosphere of each season.";
    const COASTER: &str = "Generate 3 images of a girl and a cow plushie happily riding a roller coaster in an amusement park, depicting morning, noon, and night.";

    #[test]
    fn the_tutorials_prompts_are_understood() {
        let seasons: Vec<_> = scenes(COURTYARD, 4, 0, None)
            .iter()
            .map(|s| (s.subject, s.season))
            .collect();
        assert_eq!(
            seasons,
            [
                ("courtyard", "spring"),
                ("courtyard", "summer"),
                ("courtyard", "autumn"),
                ("courtyard", "winter")
            ]
        );
        let times: Vec<_> = scenes(COASTER, 3, 0, None)
            .iter()
            .map(|s| (s.subject, s.time))
            .collect();
        assert_eq!(
            times,
            [
                ("coaster", "morning"),
                ("coaster", "noon"),
                ("coaster", "night")
            ]
        );
        let brand = scenes(
            "Using this LOGO as a reference, create a visual design system for an outdoor sports brand named GREEN, including packaging bags, hats, cards, lanyards, etc.",
            4,
            0,
            None,
        );
        let details: Vec<_> = brand
            .iter()
            .map(|s| (s.subject, s.palette, s.detail))
            .collect();
        assert_eq!(
            details,
            [
                ("brand", "green", "bag"),
                ("brand", "green", "hat"),
                ("brand", "green", "card"),
                ("brand", "green", "lanyard")
            ]
        );
    }

    #[test]
    fn pictures_of_a_run_differ_and_asking_again_gives_others() {
        for prompt in [
            COURTYARD,
            COASTER,
            "hello",
            "a street at night",
            "portrait of a model",
        ] {
            let first = scenes(prompt, 15, 0, None);
            for (at, scene) in first.iter().enumerate() {
                assert!(
                    first[..at].iter().all(|earlier| earlier != scene),
                    "{prompt} {at}"
                );
            }
            assert_ne!(first, scenes(prompt, 15, 1, None));
            assert_eq!(first, scenes(prompt, 15, 0, None));
        }
    }

    #[test]
    fn a_change_keeps_what_it_does_not_speak_of() {
        let autumn = scenes(COURTYARD, 4, 0, None)[2];
        let changed = |prompt: &str| scenes(prompt, 1, 5, Some(autumn))[0];
        assert_eq!(changed("Make the white cat black"), autumn);
        assert_eq!(
            changed("It is night; everything else stays."),
            Scene {
                time: "night",
                ..autumn
            }
        );
        assert_eq!(
            changed("The same courtyard in winter"),
            Scene {
                season: "winter",
                weather: "snow",
                ..autumn
            }
        );
        let winter = scenes(COURTYARD, 4, 0, None)[3];
        assert_eq!(scenes("in spring", 1, 5, Some(winter))[0].weather, "clear");
        assert_eq!(changed("a street in the rain").subject, "street");
        assert_ne!(changed("a street in the rain").seed, autumn.seed);
    }
}
