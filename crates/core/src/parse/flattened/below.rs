//! Copies in which the title of each form follows its rows: a viewer gives cells in the order in which the printer drew
//! them, and titles over several columns were drawn last.

use crate::parse::lines::Line;
use crate::parse::titles;
use crate::source::Text;

/// A form whose title stands below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Below {
    /// The line after its caption.
    pub first: usize,
    /// The line of its title.
    pub title: usize,
    /// Whether headings follow the title, so that those above the rows are not all.
    pub headings_follow: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    Unit(usize),
    Title(usize),
}

/// The forms of a text whose titles all stand below: the first has none above, the last has one below, and each title
/// follows figures and comes before the next caption.
pub fn titles_below(source: &str, lines: &[Line]) -> Vec<Below> {
    let text = |n: usize| Text::new(source, lines[n].span).clean;
    let marks: Vec<Mark> = (0..lines.len())
        .filter_map(|n| {
            let clean = text(n);
            let unit = clean.ends_with("单位：万元") || clean.ends_with("单位：元");
            match () {
                () if unit && titles::title_among_captions(source, lines[n].span).is_none() => {
                    Some(Mark::Unit(n))
                }
                () if titles::is_title(&clean) => Some(Mark::Title(n)),
                () => None,
            }
        })
        .collect();
    let Some(first) = marks.iter().position(|mark| matches!(mark, Mark::Unit(_))) else { return Vec::new() };
    let said = |from: usize, to: usize| (from..to).map(text).collect::<Vec<String>>();
    // The first form has no title above, the last one has one below.
    let titled =
        |title: usize, unit: usize| said(title + 1, unit).iter().filter(|t| !t.is_empty()).count() <= 3;
    let above = first > 0
        && matches!(marks[first - 1], Mark::Title(t) if matches!(marks[first], Mark::Unit(u) if titled(t, u)));
    if above || !matches!(marks.last(), Some(Mark::Title(_))) {
        return Vec::new();
    }
    let mut found = Vec::new();
    let (mut speak_for, mut speak_against) = (0, 0);
    for (n, pair) in marks.windows(2).enumerate().skip(first) {
        let &[Mark::Unit(unit), Mark::Title(title)] = pair else { continue };
        match fits(&text(title), &said(unit, title)) {
            Some(true) => speak_for += 1,
            Some(false) => speak_against += 1,
            None => {}
        }
        let next = match marks.get(n + 2) {
            Some(Mark::Unit(next)) => Some(*next),
            Some(Mark::Title(_)) => return Vec::new(),
            None => None,
        };
        let words = |t: &&String| !t.is_empty() && !titles::is_caption(t);
        let headings_follow = next.is_none_or(|next| said(title + 1, next).iter().any(|t| words(&t)));
        found.push(Below { first: unit + 1, title, headings_follow });
    }
    if speak_for > 0 && speak_against == 0 { found } else { Vec::new() }
}

/// Whether rows are those of a title, where the title tells what they must be.
fn fits(title: &str, rows: &[String]) -> Option<bool> {
    let any = |words: &[&str]| rows.iter().any(|row| words.iter().any(|word| row.contains(word)));
    if title.contains("基本支出") {
        return Some(any(&["工资福利支出", "商品和服务支出"]));
    }
    title.contains("收支").then(|| any(&["收入合计", "收入总计"]) && any(&["支出合计", "支出总计"]))
}
