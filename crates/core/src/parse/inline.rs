//! Items that stand one behind the other in one paragraph.

use crate::text::outline::outline_mark;

/// Where items with headings of their own begin within a paragraph, which may have one itself:
/// `（一）机关运行经费支出情况。…。（二）政府采购情况。…`, `九、其他重要事项的情况说明。（一）机关运行经费。…。（二）政府采购情况。…`.
pub fn items(clean: &str) -> Vec<usize> {
    const LONGEST: usize = 24;
    let head = |at: usize| {
        let item = &clean[at..];
        let (level, mark) = outline_mark(item)?;
        let (head, rest) = item[mark..].split_once('。')?;
        let short = head.chars().count() <= LONGEST && !head.contains(['，', '；', '：']);
        (short && !rest.is_empty()).then_some((level, head))
    };
    let named = |head: &str| head.ends_with("情况") || head.ends_with("情况说明");
    let items = || clean.match_indices("。（").map(|(at, stop)| (at, at + stop.len() - "（".len()));
    let found: Vec<(usize, &str)> =
        items().filter_map(|(_, at)| Some((at, head(at).filter(|(level, _)| *level == 3)?.1))).collect();
    match head(0) {
        Some((3, own)) if named(own) => {
            found.into_iter().filter(|(_, h)| named(h)).map(|(at, _)| at).collect()
        }
        // Below a heading of its own its first item follows at once.
        Some((2, own)) if named(own) => {
            let at_once =
                found.first().is_some_and(|(at, _)| !clean[..*at].trim_end_matches('。').contains('。'));
            let several = at_once && found.iter().any(|(_, head)| named(head));
            found.into_iter().filter(|_| several).map(|(at, _)| at).collect()
        }
        _ => Vec::new(),
    }
}
