//! Mentions follow their reference through everything that can happen to it, and one of a reference that is gone says
//! so.

use crate::file::{png, source};
use crate::models::V45;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use seedboard::request::{
    Draft, Field, Problem, ReferenceId, ReferenceSource, Rule, Sequential, check,
};

fn address(name: &str) -> ReferenceSource {
    ReferenceSource::Address(format!("https://a.example/{name}.png"))
}

/// A draft for one picture with a reference of each name.
fn draft(names: &[&str], prompt: &str) -> Draft {
    let mut draft = Draft::new(V45, prompt);
    draft.sequential_image_generation = Sequential::Disabled;
    draft.change_references(|references| {
        for name in names {
            references.add(address(name));
        }
    });
    draft
}

fn id(draft: &Draft, number: usize) -> ReferenceId {
    draft.references.list()[number - 1].id
}

/// The names of mentions that name nothing, in order.
fn broken(draft: &Draft) -> Vec<String> {
    let checked = check(draft);
    let names: Vec<_> = checked
        .problems
        .iter()
        .filter_map(|problem| match problem {
            Problem {
                field: Field::Prompt,
                rule: Rule::MentionOfNothing { name },
                fix: None,
            } => Some(name.clone()),
            _ => None,
        })
        .collect();
    assert!(names.is_empty() || checked.request.is_none());
    names
}

type Change = fn(&mut Draft);

#[test]
fn a_mention_follows_its_reference() {
    const PROMPT: &str = "@anna meets @bob, then @cat. @anna waves.";
    let table: [(&str, Change, &str); 11] = [
        (
            "nothing",
            |_| {},
            "Image 1 meets Image 2, then Image 3. Image 1 waves.",
        ),
        (
            "the last is put first",
            |draft| {
                let last = id(draft, 3);
                draft.change_references(|references| references.move_to(last, 0));
            },
            "Image 2 meets Image 3, then Image 1. Image 2 waves.",
        ),
        (
            "a place behind the end is the end",
            |draft| {
                let first = id(draft, 1);
                draft.change_references(|references| references.move_to(first, 99));
            },
            "Image 3 meets Image 1, then Image 2. Image 3 waves.",
        ),
        (
            "another is taken out",
            |draft| {
                draft.prompt = "@bob and @cat".to_owned();
                let first = id(draft, 1);
                draft.change_references(|references| references.remove(first));
            },
            "Image 1 and Image 2",
        ),
        (
            "it is named anew",
            |draft| {
                let first = id(draft, 1);
                draft.change_references(|references| {
                    references.rename(first, " @The old lady! ");
                });
                assert_eq!(draft.prompt, PROMPT.replace("@anna", "@The-old-lady"));
            },
            "Image 1 meets Image 2, then Image 3. Image 1 waves.",
        ),
        (
            "it wants a name that another has",
            |draft| {
                let first = id(draft, 1);
                draft.change_references(|references| {
                    references.rename(first, "BOB");
                });
                assert_eq!(draft.prompt, PROMPT.replace("@anna", "@BOB-2"));
            },
            "Image 1 meets Image 2, then Image 3. Image 1 waves.",
        ),
        (
            "a name of which nothing is left is passed over",
            |draft| {
                let first = id(draft, 1);
                draft.change_references(|references| {
                    references.rename(first, " @!! ");
                });
                assert_eq!(draft.prompt, PROMPT);
            },
            "Image 1 meets Image 2, then Image 3. Image 1 waves.",
        ),
        (
            "it is merged into another",
            |draft| draft.merge_references(id(draft, 1), id(draft, 3)),
            "Image 2 meets Image 1, then Image 2. Image 2 waves.",
        ),
        (
            "merged into itself, nothing happens",
            |draft| draft.merge_references(id(draft, 1), id(draft, 1)),
            "Image 1 meets Image 2, then Image 3. Image 1 waves.",
        ),
        (
            "another picture takes its place",
            |draft| {
                let first = id(draft, 1);
                draft.change_references(|references| {
                    references.replace(first, source(png(1, "dora.png")));
                });
                assert_eq!(draft.prompt, PROMPT.replace("@anna", "@dora"));
            },
            "Image 1 meets Image 2, then Image 3. Image 1 waves.",
        ),
        (
            "a name that a person gave stays with the place",
            |draft| {
                let first = id(draft, 1);
                draft.change_references(|references| {
                    references.rename(first, "heroine");
                });
                draft.change_references(|references| {
                    references.replace(first, source(png(1, "dora.png")));
                });
                assert_eq!(draft.prompt, PROMPT.replace("@anna", "@heroine"));
            },
            "Image 1 meets Image 2, then Image 3. Image 1 waves.",
        ),
    ];
    for (case, change, want) in table {
        let mut draft = draft(&["anna", "bob", "cat"], PROMPT);
        change(&mut draft);
        assert_eq!(draft.compiled_prompt(), want, "{case}");
        let request = check(&draft).request.unwrap();
        assert_eq!(request.prompt(), want, "{case}");
    }
}

/// The field for addresses, edited by hand between two looks at it.
#[test]
fn a_mention_follows_its_address_through_edits_of_the_text() {
    const PROMPT: &str = "@anna, @bob, @cat";
    let lines = |names: &[&str]| {
        let lines = names
            .iter()
            .map(|name| format!("https://a.example/{name}.png"));
        lines.collect::<Vec<_>>().join("\n")
    };
    for (names, want) in [
        (&["anna", "bob", "cat"][..], "Image 1, Image 2, Image 3"),
        (&["new", "anna", "bob", "cat"], "Image 2, Image 3, Image 4"),
        (&["anna", "new", "bob", "cat"], "Image 1, Image 3, Image 4"),
        (
            &["anna", "n1", "n2", "bob", "cat", "n3"],
            "Image 1, Image 4, Image 5",
        ),
        (&["anna", "dora", "cat"], "Image 1, Image 2, Image 3"),
        (&["bob", "cat"], "@anna, Image 1, Image 2"),
        (&["anna", "cat"], "Image 1, @bob, Image 2"),
        (&["cat", "anna", "bob"], "Image 2, Image 3, Image 1"),
        (&["cat", "new", "anna"], "Image 3, @bob, Image 1"),
        (&["new", "anna", "cat"], "Image 2, @bob, Image 3"),
        (&["n1", "n2", "cat"], "Image 1, Image 2, Image 3"),
        (&["anna"], "Image 1, @bob, @cat"),
        (&[], "@anna, @bob, @cat"),
    ] {
        let mut draft = draft(&["anna", "bob", "cat"], PROMPT);
        let text = format!("\n  {}  \n\n", lines(names).replace('\n', "\n \n"));
        draft.set_image(&text);
        assert_eq!(draft.references.text(), text, "as it was typed");
        assert_eq!(draft.compiled_prompt(), want, "{names:?}");
        let gone = want.matches('@').count();
        assert_eq!(broken(&draft).len(), gone, "{names:?}");
    }
}

#[test]
fn files_keep_their_place_among_addresses() {
    let mut draft = draft(&["a", "b"], "@a @file @b");
    draft.change_references(|references| {
        let file = references.add(source(png(1, "file.png")));
        references.move_to(file, 1);
    });
    assert_eq!(draft.compiled_prompt(), "Image 1 Image 2 Image 3");
    for (text, want) in [
        ("https://a.example/a.png\nb", "Image 1 Image 2 Image 3"),
        ("new\nhttps://a.example/a.png\nb", "Image 2 Image 3 Image 4"),
        ("https://a.example/a.png\nb", "Image 1 Image 2 Image 3"),
        ("b", "@a Image 1 Image 2"),
        ("", "@a Image 1 @b"),
    ] {
        draft.set_image(text);
        assert_eq!(draft.compiled_prompt(), want, "{text:?}");
    }
}

#[test]
fn a_mention_of_something_that_is_gone_blocks_until_it_is_healed() {
    let heal: [(&str, Change); 4] = [
        ("a picture of the same name", |draft| {
            draft.change_references(|references| {
                references.add(source(png(9, "Anna.jpg")));
            });
        }),
        ("another is named so", |draft| {
            let bob = id(draft, 1);
            draft.change_references(|references| {
                references.rename(bob, "anna");
            });
        }),
        ("the words are taken out", |draft| {
            draft.prompt = "@bob waves.".to_owned();
        }),
        ("the address is typed again", |draft| {
            let text = format!("{}\nhttps://b.example/anna.webp", draft.references.text());
            draft.set_image(&text);
        }),
    ];
    for (case, heal) in heal {
        let mut draft = draft(&["anna", "bob"], "@anna and @Anna: @bob waves.");
        let anna = id(&draft, 1);
        draft.change_references(|references| references.remove(anna));
        // Each as it was typed, and each once.
        assert_eq!(broken(&draft), ["@anna", "@Anna"]);
        draft.prompt.push_str(" @anna");
        assert_eq!(broken(&draft), ["@anna", "@Anna"]);
        assert_eq!(check(&draft).problems.len(), 2);
        heal(&mut draft);
        assert_eq!(broken(&draft), [""; 0], "{case}");
        assert!(check(&draft).request.is_some(), "{case}");
        assert!(!draft.compiled_prompt().contains('@'), "{case}");
    }
}

/// What was never mentioned leaves nothing behind when it goes.
#[test]
fn a_name_that_nobody_mentioned_is_forgotten() {
    let mut draft = draft(&["anna", "bob"], "@bob waves");
    let anna = id(&draft, 1);
    draft.change_references(|references| references.remove(anna));
    assert_eq!(draft.references.removed(), [""; 0]);
    draft.prompt = "@bob waves to @anna on the wall".to_owned();
    assert_eq!(broken(&draft), [""; 0]);
    assert_eq!(
        draft.compiled_prompt(),
        "Image 1 waves to @anna on the wall"
    );
}

#[test]
fn handles_and_e_mails_are_no_mentions_and_chinese_needs_no_spaces() {
    for (prompt, want) in [
        ("a poster for @seedboard", "a poster for @seedboard"),
        ("write to anna@anna.example", "write to anna@anna.example"),
        ("bob_@anna", "bob_@anna"),
        ("@annabel and @anna_b", "@annabel and @anna_b"),
        ("@anna-", "@anna-"),
        ("@annà", "@annà"),
        ("@Anna's hat", "Image 1's hat"),
        ("\"@anna\" (@ANNA)", "\"Image 1\" (Image 1)"),
        ("@ anna @", "@ anna @"),
        ("让@anna在@庭院里跑步", "让Image 1在Image 2里跑步"),
        ("@庭院，@庭院。", "Image 2，Image 2。"),
        ("@庭院@anna", "Image 2Image 1"),
        ("@anna@庭院", "Image 1Image 2"),
        ("@anna@example.org", "Image 1@example.org"),
        ("在＠anna", "在＠anna"),
    ] {
        let draft = draft(&["anna", "庭院"], prompt);
        assert_eq!(draft.compiled_prompt(), want, "{prompt}");
        assert_eq!(broken(&draft), [""; 0], "{prompt}");
    }
}

/// One thing that a person does.
#[derive(Debug, Clone)]
enum Deed {
    /// Writes a mention at the end of the prompt, and these words behind it.
    Mention(Index, &'static str),
    Add(Kind, &'static str),
    Remove(Index),
    Move(Index, Index),
    Rename(Index, &'static str),
    Merge(Index, Index),
    Replace(Index, Kind, &'static str),
    /// Types a new line into the field for addresses.
    InsertLine(Index, &'static str),
    RemoveLine(Index),
    EditLine(Index, &'static str),
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Kind {
    Address,
    File,
}

fn deeds() -> impl Strategy<Value = Deed> {
    let name = || {
        select(vec![
            "anna",
            "bob",
            "Anna-2",
            "庭院",
            "庭院里",
            "anna里",
            "院",
        ])
    };
    let kind = || select(vec![Kind::Address, Kind::File]);
    let words = select(vec![" runs ", "里", "，", ", ", "'s ", ""]);
    let any = any::<Index>;
    prop_oneof![
        4 => (any(), words).prop_map(|(at, words)| Deed::Mention(at, words)),
        4 => (kind(), name()).prop_map(|(kind, name)| Deed::Add(kind, name)),
        1 => any().prop_map(Deed::Remove),
        1 => (any(), any()).prop_map(|(from, to)| Deed::Move(from, to)),
        1 => (any(), name()).prop_map(|(at, name)| Deed::Rename(at, name)),
        1 => (any(), any()).prop_map(|(from, to)| Deed::Merge(from, to)),
        1 => (any(), kind(), name()).prop_map(|(at, kind, name)| Deed::Replace(at, kind, name)),
        1 => (any(), name()).prop_map(|(at, name)| Deed::InsertLine(at, name)),
        1 => any().prop_map(Deed::RemoveLine),
        1 => (any(), name()).prop_map(|(at, name)| Deed::EditLine(at, name)),
    ]
}

/// What a mention means.
#[derive(Debug, Clone, PartialEq)]
enum Meaning {
    Picture(ReferenceId),
    /// A picture that is gone, by its last name.
    Gone(String),
}

/// The draft, and beside it what it should mean.
struct World {
    draft: Draft,
    order: Vec<(ReferenceId, Kind)>,
    said: Vec<(Meaning, &'static str)>,
    made: u32,
}

impl World {
    fn name(&self, id: ReferenceId) -> String {
        self.draft.references.get(id).unwrap().name.clone()
    }

    fn source(&mut self, kind: Kind, name: &str) -> ReferenceSource {
        self.made += 1;
        match kind {
            Kind::Address => ReferenceSource::Address(self.line(name)),
            Kind::File => source(png(self.made, &format!("{name}.png"))),
        }
    }

    /// An address that no other reference has.
    fn line(&mut self, name: &str) -> String {
        self.made += 1;
        format!("https://h{}.example/{name}.png", self.made)
    }

    /// Those of the field for addresses, in order.
    fn addresses(&self) -> Vec<ReferenceId> {
        let addresses = self.order.iter().filter(|(_, kind)| *kind == Kind::Address);
        addresses.map(|(id, _)| *id).collect()
    }

    fn place(&self, id: ReferenceId) -> usize {
        self.order.iter().position(|(one, _)| *one == id).unwrap()
    }

    fn forget(&mut self, id: ReferenceId, name: &str) {
        self.order.retain(|(one, _)| *one != id);
        for (meaning, _) in &mut self.said {
            if *meaning == Meaning::Picture(id) {
                *meaning = Meaning::Gone(name.to_owned());
            }
        }
    }

    fn edit_lines(&mut self, edit: impl FnOnce(&mut Vec<String>)) {
        let mut lines: Vec<String> = self
            .draft
            .references
            .text()
            .lines()
            .map(str::to_owned)
            .collect();
        edit(&mut lines);
        self.draft.set_image(&lines.join("\n"));
    }

    fn newest(&self) -> ReferenceId {
        let ids = self.draft.references.list().iter().map(|one| one.id);
        ids.max_by_key(|id| id.number()).unwrap()
    }

    fn act(&mut self, deed: &Deed) {
        let picked = |index: &Index, world: &World| {
            (!world.order.is_empty()).then(|| world.order[index.index(world.order.len())].0)
        };
        match deed {
            Deed::Mention(at, words) => {
                let Some(id) = picked(at, self) else { return };
                let name = self.name(id);
                // What somebody types is read as it stands there: where another name begins like this one, they would
                // put a space.
                let longer = format!("{name}{words}").to_ascii_lowercase();
                let mut all = self.draft.references.list().iter().map(|one| &one.name);
                let gone = self.draft.references.removed();
                let is_other = all.any(|one| {
                    longer.starts_with(&one.to_ascii_lowercase()) && one.len() > name.len()
                }) || gone.iter().any(|one| {
                    longer.starts_with(&one.to_ascii_lowercase()) && one.len() > name.len()
                });
                let words = if is_other { " " } else { words };
                self.draft.prompt.push_str(&format!("@{name}{words}"));
                self.said.push((Meaning::Picture(id), words));
            }
            Deed::Add(kind, name) => {
                let source = self.source(*kind, name);
                self.draft.change_references(|references| {
                    references.add(source);
                });
                self.order.push((self.newest(), *kind));
            }
            Deed::Remove(at) => {
                let Some(id) = picked(at, self) else { return };
                let name = self.name(id);
                self.draft
                    .change_references(|references| references.remove(id));
                self.forget(id, &name);
            }
            Deed::Move(from, to) => {
                let Some(id) = picked(from, self) else { return };
                let place = to.index(self.order.len());
                self.draft
                    .change_references(|references| references.move_to(id, place));
                let moved = self.order.remove(self.place(id));
                self.order.insert(place, moved);
            }
            Deed::Rename(at, name) => {
                let Some(id) = picked(at, self) else { return };
                self.draft.change_references(|references| {
                    references.rename(id, name);
                });
            }
            Deed::Merge(from, to) => {
                let (Some(id), Some(into)) = (picked(from, self), picked(to, self)) else {
                    return;
                };
                self.draft.merge_references(id, into);
                if id != into {
                    self.order.retain(|(one, _)| *one != id);
                    for (meaning, _) in &mut self.said {
                        if *meaning == Meaning::Picture(id) {
                            *meaning = Meaning::Picture(into);
                        }
                    }
                }
            }
            Deed::Replace(at, kind, name) => {
                let Some(id) = picked(at, self) else { return };
                let source = self.source(*kind, name);
                self.draft
                    .change_references(|references| references.replace(id, source));
                let place = self.place(id);
                self.order[place].1 = *kind;
            }
            Deed::InsertLine(at, name) => {
                let addresses = self.addresses();
                let at = at.index(addresses.len() + 1);
                let line = self.line(name);
                self.edit_lines(|lines| lines.insert(at, line));
                // Behind the address before it; the first one before the address behind it.
                let place = match (at.checked_sub(1), addresses.first()) {
                    (Some(before), _) => self.place(addresses[before]) + 1,
                    (None, Some(first)) => self.place(*first),
                    (None, None) => self.order.len(),
                };
                self.order.insert(place, (self.newest(), Kind::Address));
            }
            Deed::RemoveLine(at) => {
                let addresses = self.addresses();
                if addresses.is_empty() {
                    return;
                }
                let at = at.index(addresses.len());
                let name = self.name(addresses[at]);
                self.edit_lines(|lines| {
                    lines.remove(at);
                });
                self.forget(addresses[at], &name);
            }
            Deed::EditLine(at, name) => {
                let addresses = self.addresses();
                if addresses.is_empty() {
                    return;
                }
                let at = at.index(addresses.len());
                let line = self.line(name);
                self.edit_lines(|lines| lines[at] = line);
            }
        }
        self.heal();
    }

    /// A mention of something that is gone means the next picture of that name.
    fn heal(&mut self) {
        for (meaning, _) in &mut self.said {
            let Meaning::Gone(name) = meaning else {
                continue;
            };
            let all = self.draft.references.list();
            if let Some(one) = all.iter().find(|one| one.name.eq_ignore_ascii_case(name)) {
                *meaning = Meaning::Picture(one.id);
            }
        }
    }

    /// The prompt as it should be sent.
    fn want(&self) -> String {
        let written = |meaning: &Meaning| match meaning {
            Meaning::Picture(id) => format!("Image {}", self.place(*id) + 1),
            Meaning::Gone(name) => format!("@{name}"),
        };
        let all = self.said.iter();
        all.map(|(meaning, words)| written(meaning) + words)
            .collect()
    }
}

/// A space may have come between a mention and what follows it.
fn without_spaces(text: &str) -> String {
    text.to_ascii_lowercase().replace(' ', "")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever is done in whatever order, each mention is sent as the number of the picture that it meant.
    #[test]
    fn the_compiled_prompt_names_what_was_mentioned(deeds in vec(deeds(), 1..25)) {
        let mut world = World { draft: Draft::new(V45, ""), order: Vec::new(), said: Vec::new(), made: 0 };
        for deed in &deeds {
            world.act(deed);
            let order: Vec<_> = world.draft.references.list().iter().map(|one| one.id).collect();
            let wanted: Vec<_> = world.order.iter().map(|(id, _)| *id).collect();
            prop_assert_eq!(order, wanted, "after {:?}", deed);
            prop_assert_eq!(
                without_spaces(&world.draft.compiled_prompt()),
                without_spaces(&world.want()),
                "after {:?}: {:?}", deed, world.draft.prompt
            );
            let gone = world.said.iter().any(|(meaning, _)| matches!(meaning, Meaning::Gone(_)));
            prop_assert_eq!(!broken(&world.draft).is_empty(), gone, "after {:?}: {:?}", deed, world.draft.prompt);
        }
    }
}
