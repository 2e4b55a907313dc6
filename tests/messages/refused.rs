//! Every mistake in a message file, with the sentence that stops the build.

use super::problems;

/// English alone: its text and the problem.
const BAD_ENGLISH: &[(&str, &str)] = &[
    (
        "a = A\nb\n",
        "locales/en.ftl:2: Expected a token starting with \"=\"",
    ),
    (
        "a = A\n\na = B\n",
        "locales/en.ftl:3: `a` is already defined in line 1",
    ),
    (
        "-t = A\n-t = B\n",
        "locales/en.ftl:2: `-t` is already defined in line 1",
    ),
    (
        "a = A\n    .x = X\na-x = B\n",
        "locales/en.ftl:3: `a-x` and `a.x` would be one function",
    ),
    (
        "aB = A\n",
        "locales/en.ftl:1: write `aB` in lower case, words joined by single hyphens",
    ),
    (
        "move = A\n",
        "locales/en.ftl:1: `move` is a keyword of Rust: choose another name",
    ),
    (
        "a =\n    x\n    { $type }\n",
        "locales/en.ftl:3: `type` is a keyword of Rust: choose another name",
    ),
    (
        "language = A\n",
        "locales/en.ftl:1: `language` is the name of a function in src/text: choose another",
    ),
    ("a = { b }\n", "locales/en.ftl:1: there is no text `b`"),
    ("a = { -b }\n", "locales/en.ftl:1: there is no text `-b`"),
    (
        "a = { b.x }\nb = B\n",
        "locales/en.ftl:1: there is no text `b.x`",
    ),
    (
        "a = { b }\nb = B\n    { b }\n",
        "locales/en.ftl:3: `b` refers to itself",
    ),
    (
        "-b = { $x }\na = { -b }\n",
        "locales/en.ftl:1: a term cannot hold variables",
    ),
    (
        "-b = B\na = { -b(x: 1) }\n",
        "locales/en.ftl:2: `-b` takes no arguments or attributes here",
    ),
    (
        "a = { NUMBER($x) }\n",
        "locales/en.ftl:1: functions such as `NUMBER` are not supported",
    ),
    (
        "a = { 1 ->\n   *[other] A\n}\n",
        "locales/en.ftl:2: only a variable can select here",
    ),
    (
        "a = { $n ->\n    [one] A\n}\n",
        "locales/en.ftl:3: The select expression must have a default variant",
    ),
    (
        "a =\n    { $n ->\n       *[other] A\n    }\n",
        "locales/en.ftl:2: the plural of `$n` lacks [one], which en needs",
    ),
    (
        "a = { $n ->\n    [0] A\n   *[one] B\n}\n",
        "locales/en.ftl:1: the plural of `$n` lacks [other], which en needs",
    ),
    (
        "a = { $n ->\n    [one] A\n    [few] B\n   *[other] C\n}\n",
        "locales/en.ftl:3: [few] is not a plural category of en",
    ),
    (
        "a = { $n ->\n    [one] A\n    [one] B\n   *[other] C\n}\n",
        "locales/en.ftl:3: the key [one] appears twice",
    ),
    (
        "# $n: number\na = { $n ->\n    [one] A\n    [open] B\n   *[other] C\n}\n",
        "locales/en.ftl:4: `$n` is a number: [open] is no plural category or whole number",
    ),
    (
        "a = { $n ->\n    [1] A\n   *[open] B\n}\n",
        "locales/en.ftl:2: `$n` is text: [1] is no word; is `# $n: number` missing?",
    ),
    (
        "# $m: number\na = { $n }\n",
        "locales/en.ftl:1: the message below has no variable `$m`",
    ),
    (
        "# Text.\n# $n: nmber\na = { $n }\n",
        "locales/en.ftl:2: write `# $name: number` or `# $name: text`, more after a comma",
    ),
];

/// English beside Chinese: both texts and the problem.
const BAD_PAIRS: &[(&str, &str, &str)] = &[
    (
        "a = A\n\nb = B\n",
        "a = 甲\n",
        "locales/zh.ftl:1: `b` is missing; English has it in locales/en.ftl:3",
    ),
    (
        "a = A\n    .x = X\n",
        "a = 甲\n",
        "locales/zh.ftl:1: `a.x` is missing; English has it in locales/en.ftl:2",
    ),
    (
        "a = A\n",
        "a = 甲\nb = 乙\n",
        "locales/zh.ftl:2: English has no `b`",
    ),
    (
        "a = { $x }\n",
        "a = { $x }\n    { $y }\n",
        "locales/zh.ftl:2: the English `a` has no variable `$y`",
    ),
    (
        "a = { $n ->\n    [one] A\n   *[other] B\n}\n",
        "a = { $n ->\n    [one] A\n   *[other] B\n}\n",
        "locales/zh.ftl:2: [one] is not a plural category of zh",
    ),
    (
        "a = { $n ->\n    [one] A\n   *[other] B\n}\n",
        "a = { $n ->\n   *[0] A\n}\n",
        "locales/zh.ftl:1: the plural of `$n` lacks [other], which zh needs",
    ),
    (
        "a = { $n }\n",
        "a = { $n ->\n    [0] A\n   *[other] B\n}\n",
        "locales/zh.ftl:2: `$n` is text: [0] is no word; is `# $n: number` missing?",
    ),
];

#[test]
fn bad_english_is_refused() {
    for (text, expected) in BAD_ENGLISH {
        assert_eq!(problems(&[("en", text)]), *expected, "{text}");
        assert_eq!(
            problems(&[("en", &text.replace('\n', "\r\n"))]),
            *expected,
            "CRLF: {text}"
        );
    }
}

#[test]
fn another_language_follows_english() {
    for (english, chinese, expected) in BAD_PAIRS {
        assert_eq!(
            problems(&[("en", english), ("zh", chinese)]),
            *expected,
            "{chinese}"
        );
    }
}

#[test]
fn files_are_named_after_known_languages() {
    let unknown = "locales/xx.ftl:1: the plural rule of `xx` is not known: add it to RULES in build/languages.rs";
    assert_eq!(problems(&[("en", "a = A"), ("xx", "a = A")]), unknown);
    let odd = "locales/zh_CN.ftl:1: `zh_CN` is not a language tag such as `zh` or `pt-BR`";
    assert_eq!(problems(&[("en", "a = A"), ("zh_CN", "a = A")]), odd);
    let none = "locales:1: there is no en.ftl, which every other language follows";
    assert_eq!(problems(&[("zh", "a = A")]), none);
}

#[test]
fn every_problem_of_a_step_is_reported_at_once() {
    let both = problems(&[("en", "a = { b }\nc = { d }\n"), ("zh", "a\n")]);
    assert_eq!(both.lines().count(), 3, "{both}");
}
