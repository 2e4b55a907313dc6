//! Templates with holes: `«name»`.

/// Fills every hole. What is put in is not looked at again, and a line that held nothing but empty holes goes.
pub(super) fn fill(template: &str, holes: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for line in template.split_inclusive('\n') {
        let start = text.len();
        let mut rest = line;
        while let Some((before, tail)) = rest.split_once('«') {
            let (name, after) = tail.split_once('»').unwrap_or((tail, ""));
            text.push_str(before);
            let found = holes.iter().find(|(hole, _)| *hole == name);
            text.push_str(found.map_or("", |(_, value)| value));
            rest = after;
        }
        text.push_str(rest);
        let blank = text.get(start..).is_some_and(|line| line.trim().is_empty());
        if blank && line.contains('«') {
            text.truncate(start);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn what_is_put_in_is_not_a_template() {
        let holes = [("a", "«b»"), ("b", "B"), ("none", "")];
        assert_eq!(fill("1 «a» «b»\n\n«none»\n2", &holes), "1 «b» B\n\n2");
    }
}
