//! Prompts that break what is quoted carelessly.

use proptest::prelude::*;
use proptest::sample::select;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use seedboard::request::check;

use crate::drafts::draft;

/// A table of them, each with one trick.
pub const HOSTILE: [&str; 16] = [
    "Keep the model's pose, don't move",
    "\"double\" and 'single'",
    r"back\slash \n \u0041 \\ \",
    "$(touch touched) ${HOME} $ARK_API_KEY $",
    "`touch touched`",
    "line\nline\r\nline\ttab",
    "JSON\nJSON\nJSON_",
    "100%s %d %% %(name)s {0} {name}",
    "--data @/etc/passwd",
    "-n",
    "\u{1f408}\u{200d}\u{2b1b} 四季の庭 ñ e\u{301}",
    "\u{0}\u{1}\u{7f}\u{85}\u{2028}\u{2029}\u{feff}\u{202e}x",
    "<<'JSON' ; exit 1 # !! !x",
    "\"\"\" ''' */ // <!-- ]]>",
    "«prompt» «base» «»",
    "\u{10ffff}\u{fffe}\u{e000}x",
];

const BITS: &[&str] = &[
    "\\", "'", "\"", "$", "`", "\n", "\r", "\\u000a", "\\u0022", "$(", "${", "%", "«", "»",
    "\u{0}", "\u{2028}", "\u{feff}", "🐈", "JSON", "@", "-", "*/", "\\N", "{", "}", "\u{85}",
];

/// As many prompts of arbitrary Unicode, rich in what quoting has to look at.
pub fn arbitrary(count: usize) -> Vec<String> {
    let piece = prop_oneof![
        3 => any::<char>().prop_map(String::from),
        3 => select(BITS).prop_map(str::to_owned),
        1 => "[ -~]{1,8}",
    ];
    let prompt = prop::collection::vec(piece, 1..40).prop_map(|pieces| pieces.concat());
    let mut runner = TestRunner::default();
    let mut found = Vec::new();
    while found.len() < count {
        let text = prompt.new_tree(&mut runner).unwrap().current();
        if check(&draft(&text)).request.is_some() {
            found.push(text);
        }
    }
    found
}
