//! What may not travel is not in a link, in whatever form.

use crate::boards::open;
use crate::round_trip::link_of;
use seedboard::project::{restore, write};

/// A board whose fields hold a mark each that may travel in a stored board, and not in a link.
const PLANTED: &str = r#"{"seedboard":2,"title":"T","changed":1795000000,"asked":[{"model":"m","prompt":"p","size":"2K","pictures":1,
"body":"{\"prompt\":\"p\",\"image\":[\"https://refs.example/in.png?X-Tos-Signature=mark1\",\"\"]}"}],
"runs":[{"id":1,"asked":0,"panels":[1],"opened":true,"file":"/home/mark2/log.txt","ending":"refused","fault":{"kind":"Cut","request_id":"mark3","detail":"mark4"}}],
"panels":[{"id":1,"run":1,"state":"arrived","takes":[
{"asked":0,"url":"https://old.example/mark5.png"},
{"asked":0,"url":"https://a.example/x.png?X-Tos-Credential=mark6&X-Tos-Signature=mark7","file":"C:\\mark8\\photo.png"}],"active":1},
{"id":2,"state":"failed","fault":{"kind":"PictureRefused","detail":"mark9"}}],"next_panel":2,"next_run":1}"#;

#[test]
fn without_addresses_no_mark_is_in_it() {
    let (board, _) = restore(PLANTED).unwrap();
    let back = open(&link_of(&board, (false, true))).unwrap();
    assert!(!write(&back, 0).contains("mark"), "{}", write(&back, 0));
    assert!(!write(&back, 0).contains("example"));
}

#[test]
fn with_addresses_those_of_active_takes_and_references_are() {
    let (board, _) = restore(PLANTED).unwrap();
    let json = write(&open(&link_of(&board, (true, false))).unwrap(), 0);
    let there: Vec<u32> = (1..=9)
        .filter(|mark| json.contains(&format!("mark{mark}")))
        .collect();
    assert_eq!(there, [1, 6, 7]);
}
