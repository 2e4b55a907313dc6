//! What is put into a link comes out of it.

use crate::boards::{PRIMED, board, kept, open};
use proptest::prelude::*;
use seedboard::board::{Board, Take};
use seedboard::project::link::{Contents, is_link, link};
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
    link(&PRIMED, board, &contents).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

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
