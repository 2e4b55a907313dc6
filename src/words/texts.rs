//! The texts of a board for other programs: as Markdown, and as HTML. Whoever wrote them may have written marks of either; they
//! come out as characters.

use crate::board::{Board, Panel, numbers};
use crate::text;
use crate::words::board::length;
use crate::words::framing;
use std::fmt::Write as _;

/// What is said of a panel, in order: each a label and a text, or a text alone.
fn lines(panel: &Panel) -> Vec<(&'static str, String)> {
    let script = &panel.script;
    let duration = script.duration_ms.map(|ms| length(u64::from(ms)));
    let framing = [
        script.shot.map(framing::shot),
        script.angle.map(framing::angle),
        script.camera.map(framing::camera),
    ];
    let framing = framing.into_iter().flatten().map(str::to_owned);
    let facts: Vec<String> = framing.chain(duration).collect();
    let lines = [
        ("", facts.join(" · ")),
        ("", script.action.clone()),
        (text::panel_dialogue(), script.dialogue.clone()),
        (text::panel_sound(), script.sound.clone()),
        (text::panel_notes(), script.notes.clone()),
    ];
    let said = lines
        .into_iter()
        .filter(|(_, text)| !text.trim().is_empty());
    said.collect()
}

/// `4 Caption`, or `4`.
fn heading(number: &str, panel: &Panel) -> String {
    format!("{number} {}", panel.script.caption)
        .trim()
        .to_owned()
}

fn title(board: &Board) -> &str {
    match board.about().title.trim() {
        "" => text::board_title(),
        title => title,
    }
}

/// As Markdown (CommonMark 0.31).
pub fn markdown(board: &Board) -> String {
    let mut all = format!("# {}\n", marked(title(board)));
    let style = board.about().style.trim();
    if !style.is_empty() {
        // Writing into a text does not fail.
        let _ = write!(all, "\n{}\n", marked(style));
    }
    for (panel, number) in board.panels().iter().zip(numbers(board.panels())) {
        let _ = write!(all, "\n## {}\n", marked(&heading(&number.written(), panel)));
        for (label, text) in lines(panel) {
            let label = match label {
                "" => String::new(),
                label => format!("**{}:** ", marked(label)),
            };
            let _ = write!(all, "\n{label}{}\n", marked(&text));
        }
    }
    all
}

/// A text whose every character stands for itself; line breaks stay.
fn marked(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for line in text.trim().lines() {
        if !escaped.is_empty() {
            // Two spaces before it would do, and are lost where texts are tidied.
            escaped.push_str("\\\n");
        }
        // Any ASCII punctuation may be escaped, and some of it means something anywhere, some at the beginning of a line.
        for letter in line.trim().chars() {
            if letter.is_ascii_punctuation()
                && !matches!(letter, ',' | ';' | ':' | '\'' | '"' | '?' | '/')
            {
                escaped.push('\\');
            }
            escaped.push(letter);
        }
    }
    escaped
}

/// As HTML: a fragment, for a page or a mail.
pub fn html(board: &Board) -> String {
    let mut all = format!("<h1>{}</h1>\n", plain(title(board)));
    let style = board.about().style.trim();
    if !style.is_empty() {
        let _ = writeln!(all, "<p>{}</p>", plain(style));
    }
    for (panel, number) in board.panels().iter().zip(numbers(board.panels())) {
        let _ = writeln!(
            all,
            "<h2>{}</h2>",
            plain(&heading(&number.written(), panel))
        );
        for (label, text) in lines(panel) {
            let label = match label {
                "" => String::new(),
                label => format!("<b>{}:</b> ", plain(label)),
            };
            let _ = writeln!(all, "<p>{label}{}</p>", plain(&text));
        }
    }
    all
}

/// A text in HTML; line breaks stay.
fn plain(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.trim().chars() {
        match letter {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\n' => escaped.push_str("<br>\n"),
            letter => escaped.push(letter),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::board::{Script, Shot};

    fn board() -> Board {
        let mut board = Board::default();
        board.change_about(|about| {
            about.title = "# No *heading* <b>".to_owned();
            about.style = "Ink & wash".to_owned();
        });
        board.insert_panel(
            0,
            Script {
                caption: "1. First_light".to_owned(),
                shot: Some(Shot::Wide),
                action: "Petals drift.\n- Not a list\n<script>x</script>".to_owned(),
                dialogue: "MEI: You [came](back).".to_owned(),
                duration_ms: Some(5_000),
                ..Script::default()
            },
        );
        board.insert_panel(1, Script::default());
        board
    }

    #[test]
    fn markdown_shows_what_was_written_and_no_marks_of_its_own() {
        let all = markdown(&board());
        let lines: Vec<&str> = all.lines().collect();
        assert_eq!(lines[0], r"# \# No \*heading\* \<b\>");
        assert_eq!(lines[2], r"Ink \& wash");
        assert_eq!(lines[4], r"## 1 1\. First\_light");
        assert!(lines[6].contains("0:05"), "{}", lines[6]);
        assert_eq!(
            lines[8..11],
            [
                r"Petals drift\.\",
                r"\- Not a list\",
                r"\<script\>x/script\>".replace("x/", r"x\</").as_str()
            ]
        );
        assert!(all.contains(r"MEI: You \[came\]\(back\)\."), "{all}");
        assert!(all.ends_with("\n## 2\n"), "{all}");
    }

    #[test]
    fn html_shows_what_was_written_and_no_tags_of_its_own() {
        let all = html(&board());
        assert!(all.starts_with("<h1># No *heading* &lt;b&gt;</h1>\n<p>Ink &amp; wash</p>\n"));
        assert!(
            all.contains("<br>\n&lt;script&gt;x&lt;/script&gt;</p>"),
            "{all}"
        );
        assert!(!all.contains("<script"), "{all}");
        assert_eq!(all.matches("<h2>").count(), 2);
    }
}
