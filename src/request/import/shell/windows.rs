//! Words of the Windows command prompt and of PowerShell.

use super::{Lexer, is_space};

impl Lexer<'_> {
    /// A word of the command prompt. Two readers stand one behind the other: the prompt takes carets away, outside of
    /// its own quotes; the program then reads quotes and the backslashes before them.
    pub(super) fn cmd_word(&mut self) {
        let start = self.at + usize::from(self.peek() == Some('"'));
        let begun = self.at;
        let (mut prompt_quoted, mut quoted, mut slashes) = (false, false, 0usize);
        let mut any_quote = false;
        let mut out = String::new();
        while let Some((next, escaped)) = self.cmd_char(&mut prompt_quoted) {
            match next {
                '\\' => slashes += 1,
                '"' => {
                    any_quote = true;
                    out.extend(std::iter::repeat_n('\\', slashes / 2));
                    let literal = slashes % 2 == 1;
                    slashes = 0;
                    if literal {
                        out.push('"');
                        continue;
                    }
                    // `""` inside quotes is a quotation mark.
                    let here = (self.at, prompt_quoted);
                    let twin = quoted && self.cmd_char(&mut prompt_quoted) == Some(('"', escaped));
                    if twin {
                        out.push('"');
                    } else {
                        (self.at, prompt_quoted) = here;
                        quoted = !quoted;
                    }
                }
                _ => {
                    let ends = is_space(next)
                        || next == '\n'
                        || (matches!(next, '|' | '&' | '<' | '>') && !escaped && !prompt_quoted);
                    if ends && !quoted {
                        // An escaped blank parts words as any other, and is gone.
                        if !escaped {
                            self.at -= next.len_utf8();
                        }
                        break;
                    }
                    out.extend(std::iter::repeat_n('\\', slashes));
                    slashes = 0;
                    out.push(next);
                }
            }
        }
        out.extend(std::iter::repeat_n('\\', slashes));
        if quoted {
            self.script.unclosed.get_or_insert(begun);
        }
        // A caret that only joins two lines is no word.
        if any_quote || !out.is_empty() {
            let word = self.word(start);
            word.quoted = any_quote;
            word.text.push_str(&out);
        }
        self.end_word();
    }

    /// The next character behind the carets, and whether one escaped it.
    fn cmd_char(&mut self, prompt_quoted: &mut bool) -> Option<(char, bool)> {
        let next = self.peek()?;
        self.skip(next.len_utf8());
        if next == '"' {
            *prompt_quoted = !*prompt_quoted;
        }
        if next != '^' || *prompt_quoted {
            return Some((next, false));
        }
        if self.skip_newline() {
            // A caret, then two line ends: the second one is text.
            if self.skip_newline() {
                return Some(('\n', true));
            }
            return self.cmd_char_behind_join(prompt_quoted);
        }
        let next = self.peek()?;
        self.skip(next.len_utf8());
        Some((next, true))
    }

    fn cmd_char_behind_join(&mut self, prompt_quoted: &mut bool) -> Option<(char, bool)> {
        // Lines of nothing but a caret would otherwise go as deep as there are lines.
        loop {
            let rest = self.rest();
            if rest.starts_with("^\n") {
                self.skip(2);
            } else if rest.starts_with("^\r\n") {
                self.skip(3);
            } else {
                break;
            }
        }
        let next = self.peek()?;
        if next == '^' {
            self.skip(1);
            let next = self.peek()?;
            self.skip(next.len_utf8());
            return Some((next, true));
        }
        self.skip(next.len_utf8());
        if next == '"' {
            *prompt_quoted = !*prompt_quoted;
        }
        Some((next, false))
    }

    fn skip_newline(&mut self) -> bool {
        let rest = self.rest();
        let length = if rest.starts_with("\r\n") {
            2
        } else {
            usize::from(rest.starts_with('\n'))
        };
        self.skip(length);
        length > 0
    }

    /// A piece of a word of PowerShell.
    pub(super) fn powershell(&mut self, next: char) {
        let rest = self.rest();
        match next {
            '`' => {
                let behind = rest.get(1..).unwrap_or_default();
                let line = behind.trim_start_matches([' ', '\t', '\r']);
                if line.starts_with('\n') {
                    self.end_word();
                    self.at = self.text.len() - line.len() + 1;
                } else {
                    self.skip(1);
                    self.backtick();
                }
            }
            '\'' | '"' => self.powershell_quote(next),
            '@' if self.word.is_none() && !self.no_here_string && self.here_string(rest) => {}
            _ => {
                self.push(next);
                self.skip(next.len_utf8());
            }
        }
    }

    fn backtick(&mut self) {
        let Some(next) = self.peek() else { return };
        self.push(match next {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '0' => '\0',
            other => other,
        });
        self.skip(next.len_utf8());
    }

    fn powershell_quote(&mut self, quote: char) {
        let start = self.open_quote(1);
        loop {
            let rest = self.rest();
            let Some(plain) = rest.find(|next| next == quote || (quote == '"' && next == '`'))
            else {
                self.word(start).text.push_str(rest);
                self.never_closed(start);
                return;
            };
            let inside = rest.get(..plain).unwrap_or_default();
            self.word(start).text.push_str(inside);
            self.skip(plain + 1);
            if !rest.get(plain..).unwrap_or_default().starts_with(quote) {
                self.backtick();
            } else if self.peek() == Some(quote) {
                self.push(quote);
                self.skip(1);
            } else {
                return;
            }
        }
    }

    /// `@'`, lines, `'@`.
    fn here_string(&mut self, rest: &str) -> bool {
        for (open, close) in [("@'", "\n'@"), ("@\"", "\n\"@")] {
            let Some(line) = rest.strip_prefix(open) else {
                continue;
            };
            let body = line.trim_start_matches([' ', '\t', '\r']);
            let Some(body) = body.strip_prefix('\n') else {
                continue;
            };
            let Some((inside, after)) = body.split_once(close) else {
                // What nothing closes is looked for only once.
                self.no_here_string = true;
                continue;
            };
            let start = self.text.len() - after.len() - close.len() - inside.len();
            let word = self.word(start);
            word.quoted = true;
            word.text.push_str(inside);
            self.at = self.text.len() - after.len();
            return true;
        }
        false
    }
}
