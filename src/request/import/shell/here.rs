//! Here-documents: `<<EOF`, `<<'EOF'`, `<<-EOF`.

use super::{Lexer, Stdin, Word};

/// Most of them in one text: for each, the rest may be searched for its end.
const MOST_DOCUMENTS: u32 = 16;

/// One whose text begins with the next line.
pub(super) struct Document {
    /// The command that reads it, by its place in the script.
    pub(super) command: usize,
    end: String,
    /// Whether tabs before its lines are taken off.
    dash: bool,
    /// Whether the shell leaves it alone.
    verbatim: bool,
}

impl Lexer<'_> {
    pub(super) fn expect_document(&mut self, end: Word, dash: bool) {
        self.documents_seen += 1;
        if self.documents_seen <= MOST_DOCUMENTS {
            self.documents.push(Document {
                command: self.script.commands.len(),
                end: end.text,
                dash,
                verbatim: end.quoted,
            });
        }
    }

    pub(super) fn read_documents(&mut self) {
        for document in std::mem::take(&mut self.documents) {
            let word = self.read_document(&document);
            if let Some(command) = self.script.commands.get_mut(document.command) {
                command.stdin = Some(Stdin::Text(word));
            }
        }
    }

    fn read_document(&mut self, document: &Document) -> Word {
        let (start, rest) = (self.at, self.rest());
        let exact = |line: &str| {
            let line = line.trim_end_matches(['\n', '\r']);
            let line = if document.dash {
                line.trim_start_matches('\t')
            } else {
                line
            };
            line == document.end
        };
        // A list or a quotation indents the last line as well.
        let indented = |line: &str| line.trim() == document.end;
        let found = find_line(rest, exact).or_else(|| find_line(rest, indented));
        let (length, line) = found.unwrap_or((rest.len(), 0));
        self.skip(length + line);
        let body = rest.get(..length).unwrap_or_default();
        let mut word = Word {
            start,
            ..Word::default()
        };
        let stripped: String;
        let body = if document.dash {
            let lines = body.split_inclusive('\n');
            stripped = lines.map(|line| line.trim_start_matches('\t')).collect();
            stripped.as_str()
        } else {
            body
        };
        if document.verbatim {
            word.text.push_str(body);
        } else {
            self.soft.read(body, 0, false, &mut word);
        }
        word
    }
}

/// Where the first line like this begins, and how long it is.
fn find_line(text: &str, is_it: impl Fn(&str) -> bool) -> Option<(usize, usize)> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if is_it(line) {
            return Some((at, line.len()));
        }
        at += line.len();
    }
    None
}
