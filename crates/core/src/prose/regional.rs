//! What words tie whatever they are of. Reports on the budgets of a whole region have nothing else: 全市, 市级 and 县级 tell
//! the same words of different money, planned and carried out in turn, so that nothing of it is placed. Pieces without forms
//! are read so beside their places.

mod accounts;
mod gathered;
mod kinds;
mod leads;
mod lists;
mod moves;
mod named_rates;
mod sayings;
mod shares;
mod splits;
mod tokens;
mod totals;

use super::Claim;
use super::clause::StatedNumber;
use super::wording::completed;
use crate::constraint::{digits, judge};
use crate::lexicon::regional::{ALL_OF, AREAS, BUDGETS, DONE, FUNDS, NAMES, OF_REGION, SIDES};
use crate::model::document::{Block, Document};
use crate::model::figure::{Figure, FigureId, Role};
use crate::model::relation::{Law, Verdict};
use crate::model::rules::RuleId;
use crate::text::outline::outline_mark;
use rust_decimal::Decimal;
use tokens::{Passage, Token};

type Terms = Vec<(FigureId, i8)>;

/// Whether a document's title says that it reports on the budget of a region.
pub(super) fn is_report(document: &Document) -> bool {
    let mut titles = document.blocks.iter().take(6).filter_map(|block| match block {
        Block::Heading { text, .. } | Block::Paragraph(text) => Some(text.clean.as_str()),
        Block::Table(_) => None,
    });
    titles.any(|t| {
        let carried_out = t.contains("预算执行情况") && ["草案", "报告"].iter().any(|w| t.contains(w));
        let accounts =
            ["财政决算", "财政总决算", "财政预算"].iter().any(|w| t.contains(w)) && t.ends_with("报告");
        // `某镇2032年财政预算草案`, `预算调整方案（草案）的说明`.
        let drafts = ["财政预算", "财政决算", "政府预算", "预算调整方案"].iter().any(|w| t.contains(w))
            && ["草案", "（草案）", "说明"].iter().any(|w| t.ends_with(w))
            && !["部门", "单位"].iter().any(|w| t.contains(w));
        t.chars().count() <= 60 && !t.contains(['。', '，']) && (carried_out || accounts || drafts)
    })
}

/// Whether a paragraph tells the money of a whole region: `全市一般公共预算收入`.
pub(super) fn speaks(clean: &str) -> bool {
    let after = |word: &str| clean.find(word).map(|at| &clean[at + word.len()..]);
    // `市本级一般公共预算支出安排的“三公”经费` is of what was arranged of it.
    let of_itself = |rest: &str| side(rest).is_some_and(|end| is_stated(&rest[end..]));
    // `全镇完成一般公共预算收入`, `全镇财政收入`.
    let stated = |rest: &str| of_itself(DONE.iter().find_map(|w| rest.strip_prefix(w)).unwrap_or(rest));
    ALL_OF.iter().filter_map(|word| after(word)).any(stated)
        || OF_REGION.iter().any(|word| clean.contains(word))
}

/// Whether a paragraph tells the money of a region that it names: without forms nobody else's is told so.
pub(super) fn names_area(clean: &str) -> bool {
    BUDGETS.iter().any(|budget| of_area(clean, budget))
}

/// `某市2031年一般公共预算收入`: the name of a region, and perhaps a year, before a budget and its side.
fn of_area(clean: &str, budget: &str) -> bool {
    let area = |(at, _): (usize, &str)| {
        let before = clean[..at].trim_end_matches("度");
        let before = before.strip_suffix('年').unwrap_or(before);
        let before = before
            .trim_end_matches(|c: char| c.is_ascii_digit())
            .trim_end_matches("今")
            .trim_end_matches("去");
        before.ends_with(AREAS) && side(&clean[at..]).is_some_and(|end| is_stated(&clean[at + end..]))
    };
    clean.match_indices(budget).any(area)
}

/// Whether the words behind a budget's side go on about all of it.
fn is_stated(rest: &str) -> bool {
    !["安排的", "的", "中"].iter().any(|w| rest.starts_with(w))
}

/// Whether a paragraph opens with a budget and its side: what else but a region's is it in a report on one?
pub(super) fn opens_with_budget(clean: &str) -> bool {
    let bare = &clean[outline_mark(clean).map_or(0, |(_, len)| len)..];
    let sided = |words: &str| side(words).is_some_and(|end| is_stated(&words[end..]));
    let Some((heading, rest)) = bare.split_once(['。', '：']) else { return sided(bare) };
    // `国有资本经营预算。收入安排…`, `失业保险基金。收入…`.
    let names = NAMES.iter().any(|w| heading.starts_with(w)) || FUNDS.iter().any(|w| heading.ends_with(w));
    sided(bare) || sided(rest) || names && ["收入", "支出"].iter().any(|w| rest.starts_with(w))
}

/// Whether words name a budget that the words of the whole do not.
pub(super) fn other_budget(words: &str, whole: &str) -> bool {
    let named = |text: &str| NAMES.iter().find(|name| text.contains(**name)).copied();
    named(words).is_some_and(|name| named(whole).is_some_and(|of| of != name))
}

/// The name of a budget and of its side that words begin with: how long it is.
fn side(words: &str) -> Option<usize> {
    let budget = BUDGETS.iter().find(|b| words.starts_with(**b))?;
    let rest = &words[budget.len()..];
    SIDES.iter().filter(|s| rest.starts_with(**s)).map(|s| budget.len() + s.len()).max()
}

/// When the words leave room for a claim.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sure {
    /// They tie its figures, whatever these are.
    Always,
    /// They may mean it: figures that hold so confirm it, others prove nothing but where two digits changed places.
    IfItHolds,
    /// It goes without saying, and is worth telling only where it fails.
    IfItFails,
}

/// A claim, and whether it is made in any case.
type Tied = (Claim, Sure);

/// Paragraphs with their numbers.
pub(super) type Paragraphs = Vec<(String, Vec<(StatedNumber, FigureId)>)>;

/// Whether the figures of a claim agree.
fn holds(figures: &[Figure], (law, _, terms): &Claim) -> bool {
    judge::judge(*law, Decimal::ZERO, terms, |f| figures[f].amount).0 != Verdict::Inconsistent
}

/// What paragraphs claim together.
pub(super) struct Together {
    /// Claims of which a figure has no place.
    pub(super) open: Vec<Claim>,
    /// Those of figures that all have places: they stand back where something else holds them.
    pub(super) spare: Vec<Claim>,
}

/// What paragraphs claim together: sayings, lists over several lines, shares, accounts.
pub(super) fn claims_together(paragraphs: &Paragraphs, figures: &[Figure]) -> Together {
    let passage = Passage::of(paragraphs);
    let tokens = passage.tokens();
    let mut tied = tied(passage.text(), &tokens, figures);
    tied.extend(totals::counted(&tokens));
    let placed = |claim: &Claim| claim.2.iter().all(|(f, _)| figures[*f].unchecked.is_none());
    let made = made(tied, figures);
    let (mut spare, open): (Vec<Claim>, Vec<Claim>) = made.partition(placed);
    // Rates name what they are of; what adds up of placed figures, their places would tell.
    let rate = |law: Law| matches!(law, Law::Share | Law::Growth | Law::GrowthOver);
    let slipped = |claim: &Claim| claim.0 == Law::Sum && digits::is_explained_by_digits(figures, &claim.2);
    spare.retain(|claim| rate(claim.0) || holds(figures, claim) || slipped(claim));
    Together { open, spare }
}

/// What paragraphs claim beside forms of which they tell as well: only what has no place of its own is tied by words alone,
/// and only what holds, or says how many parts make it, counts.
pub(super) fn claims_beside_forms(paragraphs: &Paragraphs, figures: &[Figure]) -> Vec<Claim> {
    let passage = Passage::of(paragraphs);
    let tokens = passage.tokens();
    let placed = |f: FigureId| figures[f].unchecked.is_none();
    let mut tied = tied(passage.text(), &tokens, figures);
    let slipped = |claim: &Claim| claim.0 == Law::Sum && digits::is_explained_by_digits(figures, &claim.2);
    let rate = |claim: &Claim| {
        let last = claim.2.last().is_some_and(|(f, _)| !placed(*f));
        last && matches!(claim.0, Law::Share | Law::Growth | Law::GrowthOver)
    };
    tied.retain(|(claim, sure)| {
        let open = !claim.2.iter().any(|(f, _)| placed(*f));
        open && (holds(figures, claim) || slipped(claim))
            // A rate without a place says itself what it is of.
            || rate(claim) && (holds(figures, claim) || matches!(sure, Sure::Always))
    });
    let mut counted = totals::counted(&tokens);
    counted.retain(|(claim, _)| !claim.2[1..].iter().any(|(f, _)| placed(*f)));
    tied.extend(counted);
    made(tied, figures).collect()
}

fn tied(text: &str, tokens: &[Token], figures: &[Figure]) -> Vec<Tied> {
    let lists = lists::lists(text, tokens, figures);
    let mut tied = sayings::claims(tokens, &lists);
    tied.extend(shares::claims(tokens, &lists));
    tied.extend(shares::itemised(tokens, &lists, figures));
    tied.extend(splits::claims(tokens));
    tied.extend(accounts::claims(text, tokens, &lists, figures));
    tied.extend(accounts::debts(tokens, &lists));
    tied.extend(accounts::limits(text, tokens));
    tied.extend(accounts::balanced(text, tokens));
    tied.extend(accounts::closings(tokens, &lists, figures));
    tied.extend(totals::numbered(text, tokens));
    tied.extend(totals::alike(tokens));
    tied.extend(totals::of_lines(tokens, &lists, figures));
    tied.extend(accounts::spent_up(text, tokens, &lists));
    tied.extend(accounts::handed_over(tokens, &lists));
    tied.extend(moves::claims(tokens));
    tied.extend(named_rates::claims(tokens, figures));
    tied.extend(named_rates::left(tokens));
    tied.extend(lists.tied);
    tied
}

/// The claims that the words make, as they hold or fail.
fn made(tied: Vec<Tied>, figures: &[Figure]) -> impl Iterator<Item = Claim> {
    let made = |(claim, sure): &Tied| match sure {
        Sure::Always => true,
        Sure::IfItHolds => {
            let slip = || {
                digits::is_explained_by_digits(figures, &claim.2)
                    || digits::exceeds_by_a_digit(figures, &claim.2)
            };
            holds(figures, claim) || claim.0 == Law::Sum && slip()
        }
        Sure::IfItFails => !holds(figures, claim),
    };
    tied.into_iter().filter(made).map(|(claim, _)| claim)
}

/// What the sentences of a paragraph tie, whatever their numbers are of.
pub(super) fn claims(clean: &str, stated: &[(StatedNumber, FigureId)], figures: &[Figure]) -> Vec<Claim> {
    let mut found = Vec::new();
    found.extend(carried_out(clean, stated));
    found.extend(gathered::gathered(clean, stated, figures));
    found.extend(gathered::left(clean, stated));
    found.extend(of_named_whole(clean, stated));
    let open = |f: &FigureId| figures[*f].unchecked.is_some();
    found.retain(|(_, _, terms)| terms.iter().all(|(f, _)| open(f)));
    found
}

fn is_money(stated: &StatedNumber) -> bool {
    stated.role == Role::Amount && stated.number.amount.unit.is_money()
}

/// `完成12.00亿元，为调整预算15.00亿元的80.0%`.
fn carried_out(clean: &str, stated: &[(StatedNumber, FigureId)]) -> Vec<Claim> {
    // `收入9亿元，增长2.0%（上年同期为8亿元），完成年初预算…`: the bracket tells of the year before alone.
    let aside = |t: &StatedNumber| {
        let sentence = &clean[clean[..t.number.start].rfind('。').unwrap_or(0)..t.number.start];
        sentence.matches('（').count() > sentence.matches('）').count()
    };
    let plain: Vec<&(StatedNumber, FigureId)> =
        stated.iter().filter(|(t, _)| !(aside(t) && t.role == Role::Amount)).collect();
    let triple = |n: usize| {
        let ((plan, b), (rate, p)) = (plain[n], plain.get(n + 1)?);
        let compared = |t: &StatedNumber| {
            let own = clean[..t.number.start].rsplit(['，', '。', '；', '、', '（']).next().unwrap_or("");
            ["比", "较", "与", "同", "上年", "去年"].iter().any(|w| own.starts_with(w))
        };
        let (done, a) = plain[..n].iter().rev().find(|(t, _)| t.role == Role::Amount && !compared(t))?;
        let words = &clean[done.number.unit_end..plan.number.start];
        let own = &clean[plain[n - 1].0.number.unit_end..plan.number.start];
        let own = own.rsplit('）').next().unwrap_or(own).trim_start_matches('，');
        let planned = completed(own).is_some() || own.starts_with("为预算") || own.starts_with("占预算");
        let fits = is_money(done) && is_money(plan) && rate.role == Role::Share;
        let after = &clean[plan.number.unit_end..rate.number.start];
        (fits && planned && after == "的" && !words.contains(['。', '；']))
            .then(|| (Law::Share, RuleId::GJ303, vec![(*a, 1), (*b, 1), (*p, 1)]))
    };
    (1..plain.len()).filter_map(triple).collect()
}

/// `…一般公共预算收入20.00亿元…，税收收入15.00亿元，占一般公共预算收入的比重为75.0%`.
fn of_named_whole(clean: &str, stated: &[(StatedNumber, FigureId)]) -> Vec<Claim> {
    let mut found = Vec::new();
    let (mut last, mut of_last) = (None, 0);
    for n in 1..stated.len() {
        let (share, figure) = &stated[n];
        // `…9万元，占调整预算100.9%，占一般公共预算收入的48.5%`: of the amount before the rates.
        let before = stated[..n].iter().rev().find(|(t, _)| t.role == Role::Amount);
        let Some((part, of_part)) = before.filter(|(t, _)| is_money(t)) else { continue };
        if clean[part.number.unit_end..share.number.start].contains(['。', '；']) {
            continue;
        }
        if share.role != Role::Share {
            continue;
        }
        let words = &clean[stated[n - 1].0.number.unit_end..share.number.start];
        let Some(name) = words.strip_prefix("，占").and_then(|rest| rest.split('的').next()) else {
            continue;
        };
        let name = ["当年", "本年", "全年"].iter().find_map(|w| name.strip_prefix(w)).unwrap_or(name);
        // `…占一般公共预算支出的20.0%；…，占15.0%`: of the same whole.
        if let Some(whole) = last.filter(|_| name.is_empty())
            && !clean[of_last..part.number.start].contains('。')
        {
            found.push((Law::Share, RuleId::GJ303, vec![(*of_part, 1), (whole, 1), (*figure, 1)]));
            of_last = share.number.unit_end;
        }
        if name.chars().count() < 4 || name.contains(['，', '。']) || completed(words).is_some() {
            continue;
        }
        let named = |(t, _): &&(StatedNumber, FigureId)| {
            let clause = clean[..t.number.start].rsplit(['，', '。', '、', '；', '：']).next().unwrap_or("");
            let clause = DONE.iter().fold(clause, |words, done| words.trim_end_matches(done));
            // `事业收入（医疗收入）9万元`: the name stands in the bracket.
            let inner = clause.strip_suffix('）').and_then(|c| Some(c.rsplit_once('（')?.1));
            let area = if inner == Some(name) { Some("") } else { clause.strip_suffix(name) };
            let area = area.map(|area| area.trim_start_matches(|c: char| c.is_ascii_digit()));
            let own = area.is_some_and(|area| {
                ["", "年", "地方"].contains(&area) || ALL_OF.contains(&area) || area.ends_with("月份")
            });
            is_money(t) && own
        };
        let wholes: Vec<FigureId> = stated[..n - 1].iter().filter(named).map(|(_, f)| *f).collect();
        if let [whole] = wholes[..] {
            found.push((Law::Share, RuleId::GJ303, vec![(*of_part, 1), (whole, 1), (*figure, 1)]));
            (last, of_last) = (Some(whole), share.number.unit_end);
        }
    }
    found
}
