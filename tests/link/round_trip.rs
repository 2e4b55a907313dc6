//! What is put into a link comes out of it.

use crate::boards::{PRIMED, board, kept, open};
use proptest::prelude::*;
use seedboard::board::{Board, Take};
use seedboard::project::link::{Contents, Held, LinkFault, held, is_link, link, locked_link, pack};
use seedboard::stream::Preview;

/// Every choice of what goes along of pictures: addresses, previews.
pub const CHOICES: [(bool, bool); 4] = [(false, false), (true, false), (false, true), (true, true)];

fn own(_: &Take) -> Option<Preview> {
    None
}

/// With what is chosen; of previews, those that the takes have.
pub fn link_of(board: &Board, (addresses, previews): (bool, bool)) -> String {
    let contents = Contents {
        addresses,
        preview: previews.then_some(&own),
    };
    link(&pack(&PRIMED, board, &contents).unwrap()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_board_comes_back_at_every_choice(board in board()) {
        for choice in CHOICES {
            let link = link_of(&board, choice);
            prop_assert!(is_link(&link));
            let (addresses, previews) = choice;
            let back = open(&link).unwrap();
            prop_assert_eq!(kept(&back, addresses, previews), kept(&board, addresses, previews));
            // And once more: a shared board can be shared on.
            prop_assert_eq!(link_of(&back, choice), link);
        }
    }
}

#[test]
fn an_empty_board_has_a_short_link() {
    let link = link_of(&Board::default(), (false, false));
    assert!(link.len() < 24, "{link}");
    assert_eq!(open(&link).unwrap().panels().len(), 0);
}

#[test]
fn lines_that_a_mail_program_broke_are_passed_over() {
    let link = link_of(&Board::default(), (false, false));
    let broken: String = link.chars().flat_map(|one| [one, '\n']).skip(6).collect();
    let broken = format!(" {}{broken} ", &link[..3]);
    assert_eq!(open(&broken).unwrap(), open(&link).unwrap());
}

#[test]
fn a_locked_link_holds_what_was_sealed_and_tells_when_it_was_damaged() {
    let sealed = "1.600000.c2FsdA.bm9uY2U.c2VhbGVk";
    let link = locked_link(sealed).unwrap();
    assert!(is_link(&link) && link.starts_with("s1p."));
    assert_eq!(held(&link), Ok(Held::Locked(sealed.to_owned())));
    for at in 4..link.len() {
        let other = if link.as_bytes()[at] == b'A' {
            "B"
        } else {
            "A"
        };
        let damaged = format!("{}{other}{}", &link[..at], &link[at + 1..]);
        // The last character of the sum holds bits that count for nothing.
        let said = held(&damaged);
        assert!(matches!(said, Err(LinkFault::Damaged)), "{at} {said:?}");
    }
    assert_eq!(held(&link[..link.len() - 1]), Err(LinkFault::Damaged));
    assert_eq!(held(&link.replacen("s1p", "s2p", 1)), Err(LinkFault::Newer));
}
