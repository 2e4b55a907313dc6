//! Pictures of other hosts: which are loaded, which are asked about, and what is remembered.

use crate::stage::{RELAY, Stage};
use leptos::prelude::*;
use seedboard::address::SafeUrl;
use seedboard::catalog::RESULT_HOSTS;
use seedboard::session::{ConnectionKind, Sight};

fn at(text: &str) -> SafeUrl {
    SafeUrl::parse(text).unwrap()
}

fn sight<T: seedboard::ports::Transport + Clone + 'static>(stage: &Stage<T>, text: &str) -> Sight {
    untrack(|| stage.session.sight(&at(text)))
}

#[test]
fn the_services_hosts_are_known_and_no_other() {
    let stage = Stage::demo();
    for host in RESULT_HOSTS {
        assert_eq!(sight(&stage, &format!("{host}/a.jpeg?X=1")), Sight::Plain);
    }
    for other in [
        "https://evil.example/a.png",
        "https://ark-acg-ap-southeast-1.tos-ap-southeast-1.volces.com.evil.example/a",
        "https://ark-acg-ap-southeast-1.tos-ap-southeast-1.volces.com:444/a",
        "http://127.0.0.1:9000/a.png",
        "https://localhost/a.png",
    ] {
        assert_eq!(sight(&stage, other), Sight::Asked, "{other}");
    }
}

#[test]
fn agreement_is_by_host_and_outlives_the_visit() {
    let stage = Stage::demo();
    stage.session.agree_to(&at("https://a.example/x.png"));
    assert_eq!(sight(&stage, "https://a.example/other.png"), Sight::Framed);
    assert_eq!(sight(&stage, "https://b.example/x.png"), Sight::Asked);
    stage.session.agree_to(&at("http://127.0.0.1:9000/x.png"));
    assert_eq!(sight(&stage, "http://localhost:1/y.png"), Sight::Plain);
    let next = stage.next_visit();
    assert_eq!(sight(&next, "https://a.example/x.png"), Sight::Framed);
    next.session.forget_hosts();
    assert_eq!(sight(&next, "https://a.example/x.png"), Sight::Asked);
    assert_eq!(
        sight(&next.next_visit(), "https://a.example/x.png"),
        Sight::Asked
    );
}

#[test]
fn whoever_connects_to_a_host_agrees_to_its_pictures() {
    let stage = Stage::relay();
    assert_eq!(sight(&stage, "https://relay.example/p.png"), Sight::Framed);
    stage.connect(ConnectionKind::Relay, "/relay/ap-southeast/api/v3", "");
    assert_eq!(
        sight(&stage, RELAY),
        Sight::Framed,
        "not before it is forgotten"
    );
    stage.session.forget_hosts();
    assert_eq!(sight(&stage, RELAY), Sight::Asked);
    stage.connect(ConnectionKind::Relay, RELAY, "");
    stage.session.forget_hosts();
    assert_eq!(sight(&stage, RELAY), Sight::Framed, "it is the one in use");
}

#[test]
fn the_pages_own_host_needs_no_question() {
    let stage = Stage::demo();
    assert_eq!(
        sight(&stage, "http://127.0.0.1:8080/relay/p.png"),
        Sight::Plain
    );
    assert_eq!(
        sight(&stage, "http://127.0.0.1:8081/relay/p.png"),
        Sight::Asked
    );
}

#[test]
fn what_the_policy_cannot_name_is_framed() {
    let stage = Stage::demo();
    stage.session.agree_to(&at("http://127.0.0.1:9000/x.png"));
    for odd in ["http://[::1]:9000/x.png", "http://127.0.0.2:9000/x.png"] {
        assert_eq!(sight(&stage, odd), Sight::Framed, "{odd}");
    }
}

#[test]
fn a_frame_is_told_what_to_show_and_nothing_breaks_out_of_it() {
    let stage = Stage::demo();
    let address = at("https://a.example/x.png?a=1&src=2#y");
    let page = stage.session.frame_of(&address, "cover", "A & B #1");
    assert_eq!(
        page,
        "picture.html#fit=cover&alt=A%20%26%20B%20%231&src=https%3a%2f%2fa.example%2fx.png%3fa%3d1%26src%3d2%23y"
    );
}

/// What the page's own policy lets in is what the session lets it load.
#[test]
fn the_policy_of_the_page_names_the_same_hosts() {
    let page = include_str!("../../index.html");
    let (_, policy) = page.split_once("img-src ").unwrap();
    let (sources, _) = policy.split_once(';').unwrap();
    let mut named: Vec<_> = sources
        .split(' ')
        .filter(|host| host.starts_with("https"))
        .collect();
    let mut known = RESULT_HOSTS.to_vec();
    named.sort_unstable();
    known.sort_unstable();
    assert_eq!(named, known);
}
