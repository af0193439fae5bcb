//! Room: made-up disclosures. What each kind of slip does to a figure.
//! A slip must be plausible: another value, and no leading zero that gives it away.

use super::{Site, Slip};
use crate::dice::Dice;
use std::ops::Range;

/// What the slip changes, and into what; `None` where this kind does not apply to this figure.
pub(super) fn change(
    text: &str,
    all: &[Site],
    at: usize,
    slip: Slip,
    dice: &mut Dice,
) -> Option<(Range<usize>, String)> {
    let site = &all[at];
    let figure = &text[site.range.clone()];
    if slip == Slip::SignWord {
        return sign_word(text, site, figure);
    }
    let is = match slip {
        Slip::Digit => digit(figure, dice),
        Slip::Transpose => transpose(figure, dice),
        Slip::Shift => shift(figure, dice),
        Slip::Blank => site.in_table.then(String::new),
        Slip::Last => last(figure),
        Slip::Neighbour => neighbour(text, all, at, dice),
        Slip::LastYear => last_year(text, all, at),
        Slip::LostDigit => lost_digit(figure, dice),
        Slip::DoubledDigit => doubled_digit(figure, dice),
        Slip::YuanForTenThousand => in_yuan(text, site, figure),
        Slip::SignWord => None,
    }?;
    plausible(&is, figure).then(|| (site.range.clone(), is))
}

/// Another value (or none at all), and no leading zero before a digit or separator.
fn plausible(new: &str, old: &str) -> bool {
    if new.is_empty() {
        return true;
    }
    let leading = new.starts_with('0') && new[1..].starts_with(|c: char| c.is_ascii_digit() || c == ',');
    new != old && millionths(new) != millionths(old) && !leading
}

/// The value in units of 10⁻⁶, exact.
pub(super) fn millionths(figure: &str) -> i128 {
    let plain = figure.replace(',', "");
    let (whole, rest) = plain.split_once('.').unwrap_or((&plain, ""));
    let rest: String = rest.chars().chain("000000".chars()).take(6).collect();
    format!("{whole}{rest}").parse().unwrap_or(0)
}

fn digits(figure: &str) -> Vec<usize> {
    figure.bytes().enumerate().filter(|(_, b)| b.is_ascii_digit()).map(|(i, _)| i).collect()
}

fn digit(figure: &str, dice: &mut Dice) -> Option<String> {
    let places = digits(figure);
    let upper = if places.len() > 2 { &places[..places.len() - 2] } else { &places[..1] };
    let at = *dice.pick(upper);
    let others: Vec<char> = ('0'..='9').filter(|c| !figure[at..].starts_with(*c)).collect();
    Some(format!("{}{}{}", &figure[..at], dice.pick(&others), &figure[at + 1..]))
}

fn transpose(figure: &str, dice: &mut Dice) -> Option<String> {
    let places = digits(figure);
    let bytes = figure.as_bytes();
    let pairs: Vec<(usize, usize)> =
        places.windows(2).map(|w| (w[0], w[1])).filter(|(a, b)| bytes[*a] != bytes[*b]).collect();
    let upper = if pairs.len() > 1 { &pairs[..pairs.len() - 1] } else { &pairs[..] };
    let (a, b) = *upper.get(dice.below(upper.len()))?;
    let mut chars: Vec<char> = figure.chars().collect();
    chars.swap(a, b);
    Some(chars.into_iter().collect())
}

fn shift(figure: &str, dice: &mut Dice) -> Option<String> {
    let plain = figure.replace(',', "");
    let (whole, rest) = plain.split_once('.')?;
    if whole.len() > 1 && dice.chance(50) {
        let (head, moved) = whole.split_at(whole.len() - 1);
        return Some(format!("{head}.{moved}{}", &rest[..rest.len() - 1]));
    }
    Some(format!("{whole}{}.{}0", &rest[..1], &rest[1..]))
}

fn last(figure: &str) -> Option<String> {
    let digit = figure.chars().last()?.to_digit(10)?;
    let moved = if digit < 9 { digit + 1 } else { digit - 1 };
    Some(format!("{}{moved}", &figure[..figure.len() - 1]))
}

fn lost_digit(figure: &str, dice: &mut Dice) -> Option<String> {
    let plain = figure.replace(',', "");
    let (whole, _) = plain.split_once('.')?;
    (whole.len() > 1).then(|| {
        let at = dice.below(whole.len());
        format!("{}{}", &plain[..at], &plain[at + 1..])
    })
}

fn doubled_digit(figure: &str, dice: &mut Dice) -> Option<String> {
    let plain = figure.replace(',', "");
    let (whole, _) = plain.split_once('.')?;
    let at = dice.below(whole.len());
    Some(format!("{}{}", &plain[..=at], &plain[at..]))
}

/// Whether 万元 is the unit here: it follows, or the figure stands in a form.
fn in_yuan(text: &str, site: &Site, figure: &str) -> Option<String> {
    let has_unit = text[site.range.end..].trim_start_matches([' ', '\u{a0}']).starts_with("万元");
    if !has_unit && !site.in_table || text[site.range.end..].starts_with('%') {
        return None;
    }
    let plain = figure.replace(',', "");
    let (whole, rest) = plain.split_once('.')?;
    let rest: String = rest.chars().chain("0000".chars()).take(4).collect();
    let yuan = format!("{whole}{rest}");
    let yuan = yuan.trim_start_matches('0');
    (!yuan.is_empty()).then(|| format!("{yuan}.00"))
}

const SIGNS: [(&str, &str); 4] = [("增加", "减少"), ("减少", "增加"), ("增长", "下降"), ("下降", "增长")];

/// The sign word right before a figure: where it stands, and its opposite.
fn sign_before(text: &str, at: usize) -> Option<(Range<usize>, &'static str)> {
    let head = text[..at].trim_end_matches([' ', '\u{a0}']);
    SIGNS.iter().find(|(word, _)| head.ends_with(word)).map(|(w, o)| (head.len() - w.len()..head.len(), *o))
}

fn sign_word(text: &str, site: &Site, figure: &str) -> Option<(Range<usize>, String)> {
    if millionths(figure) == 0 {
        return None;
    }
    sign_before(text, site.range.start).map(|(range, opposite)| (range, opposite.to_string()))
}

/// A figure beside this one: in the same row, in the row above or below, or in the same paragraph.
fn neighbour(text: &str, all: &[Site], at: usize, dice: &mut Dice) -> Option<String> {
    let near: Vec<&Site> = [at.checked_sub(1), Some(at + 1)]
        .into_iter()
        .flatten()
        .filter_map(|i| all.get(i))
        .filter(|s| s.in_table == all[at].in_table)
        .filter(|s| {
            let (a, b) = (s.range.end.min(all[at].range.end), s.range.start.max(all[at].range.start));
            let between = &text[a..b];
            let percent = |s: &Site| text[s.range.end..].starts_with('%');
            between.matches('\n').count() <= usize::from(s.in_table) && percent(s) == percent(&all[at])
        })
        .collect();
    if near.is_empty() { None } else { Some(text[dice.pick(&near).range.clone()].to_string()) }
}

/// Last year's figure by the change that the sentence tells: this year's less the increase, or more the decrease.
fn last_year(text: &str, all: &[Site], at: usize) -> Option<String> {
    let site = &all[at];
    let is_money = |s: &Site| text[s.range.end..].trim_start_matches([' ', '\u{a0}']).starts_with("万元");
    if site.in_table || !is_money(site) || sign_before(text, site.range.start).is_some() {
        return None;
    }
    for next in all.get(at + 1..)?.iter().take(2) {
        let between = &text[site.range.end..next.range.start];
        if between.contains(['\n', '。', '；']) || between.contains("其中") {
            return None;
        }
        if let Some((range, _)) = sign_before(text, next.range.start).filter(|_| is_money(next)) {
            let change = millionths(&text[next.range.clone()]);
            let this = millionths(&text[site.range.clone()]);
            let up = &text[range] == "增加";
            let last = if up { this - change } else { this + change };
            return (last >= 0).then(|| format!("{}.{:02}", last / 1_000_000, last % 1_000_000 / 10_000));
        }
        if is_money(next) {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::{Slip, plant, sites};

    const TEXT: &str = "第二部分\n第二部分\n甲\t120.50\t88.25\n乙 834.69 万元，占 97.47%，比上年预算增加 53.25 万元，增长 6.81%。";

    fn of(slip: Slip) -> Vec<(String, String)> {
        let mut all: Vec<_> = (0..60)
            .filter_map(|seed| plant(TEXT, 1, &[slip], seed))
            .map(|p| (p.slips[0].was.clone(), p.slips[0].is.clone()))
            .collect();
        all.sort();
        all.dedup();
        all
    }

    #[test]
    fn each_kind_does_what_its_name_says() {
        let has =
            |slip, was: &str, is: &str| assert!(of(slip).contains(&(was.into(), is.into())), "{slip:?}");
        assert_eq!(sites(TEXT).len(), 6);
        has(Slip::Transpose, "834.69", "384.69");
        has(Slip::Shift, "88.25", "882.50");
        has(Slip::Shift, "88.25", "8.82");
        has(Slip::Blank, "120.50", "");
        has(Slip::Last, "834.69", "834.68");
        has(Slip::SignWord, "增加", "减少");
        has(Slip::SignWord, "增长", "下降");
        has(Slip::Neighbour, "120.50", "88.25");
        has(Slip::LastYear, "834.69", "781.44");
        has(Slip::LostDigit, "53.25", "5.25");
        has(Slip::DoubledDigit, "53.25", "553.25");
        has(Slip::YuanForTenThousand, "53.25", "532500.00");
        assert!(
            of(Slip::Digit)
                .iter()
                .all(|(was, is)| was.len() == is.len() && was[was.len() - 2..] == is[is.len() - 2..])
        );
        assert!(of(Slip::Blank).iter().all(|(was, _)| was == "120.50" || was == "88.25"));
    }
}
