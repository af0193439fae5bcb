//! Lists: what follows 其中, 包括 or a bracket are parts of the amount before it; lists stand in lists, and go on over
//! several lines.

mod pairs;

use super::super::Claim;
use super::kinds::{are_kinds, counts, ends_with_rest, measures_another};
use super::leads::{self, Ahead};
use super::tokens::{Kind, Token};
use super::{Sure, Tied, holds, other_budget};
use crate::constraint::digits;
use crate::lexicon::regional::{BESIDE, OPENS, OPENS_ALL, OPENS_BEHIND, TOTALS};
use crate::model::figure::{Figure, FigureId};
use crate::model::relation::Law;
use crate::model::rules::RuleId;
use crate::text::outline::outline_mark;

/// A list of more parts is none that a report tells.
const MOST_PARTS: usize = 40;
/// So many characters all parts of a kind end with.
const FEWEST_SHARED: usize = 4;
/// So many characters a list has at most.
const LONGEST: usize = 600;

/// A list while it is read.
#[derive(Clone, Default)]
struct List {
    /// The amount that it parts; a bracket before an amount is told before its whole.
    whole: Option<usize>,
    parts: Vec<usize>,
    /// After how many parts a semicolon stood.
    cuts: Vec<usize>,
    /// Whether its words say that it tells all parts.
    complete: bool,
    /// In how many brackets it stands.
    depth: usize,
    /// Whether it is but likely that these are parts of it.
    loose: bool,
    /// Whether a bracket opened it: what else is told there need be no part.
    bracket: bool,
    /// Whether it was opened within another list that is still open.
    nested: bool,
}

/// Which list each amount is a part of, and what the lists claim.
pub(super) struct Lists {
    /// The whole of each part, by the index of its token.
    pub(super) whole_of: Vec<Option<usize>>,
    /// Whether it is but likely its whole.
    pub(super) loose: Vec<bool>,
    pub(super) tied: Vec<Tied>,
}

/// Reads the lists of a passage.
pub(super) fn lists(text: &str, tokens: &[Token], figures: &[Figure]) -> Lists {
    let mut reader = Reader {
        tokens,
        figures,
        text,
        open: Vec::new(),
        depth: 0,
        last: None,
        head: None,
        stale: false,
        closed: None,
        found: Lists {
            whole_of: vec![None; tokens.len()],
            loose: vec![false; tokens.len()],
            tied: Vec::new(),
        },
    };
    for n in 0..tokens.len() {
        reader.walk(n);
        reader.take(n);
    }
    // A text that ends within a list was cut off.
    let ended = text.trim_end().ends_with(['。', '）']);
    reader.open.iter_mut().for_each(|list| list.complete &= ended);
    reader.close_all();
    reader.pairs();
    reader.found
}

struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token<'a>],
    figures: &'a [Figure],
    open: Vec<List>,
    depth: usize,
    /// The amount told last, at any depth.
    last: Option<usize>,
    /// The amount told last outside of every list.
    head: Option<usize>,
    /// Whether a sentence ended since.
    stale: bool,
    /// A bracket of parts that was closed without a whole.
    closed: Option<List>,
    found: Lists,
}

impl Reader<'_> {
    /// Passes the words before a number: marks and words that open and close lists.
    fn walk(&mut self, n: usize) {
        let lead = self.tokens[n].lead;
        let ahead = Ahead::of(lead);
        let mut at = 0;
        while let Some(c) = lead[at..].chars().next() {
            let rest = &lead[at..];
            let aside =
                || OPENS_BEHIND.iter().filter(|_| self.last == n.checked_sub(1) && lead[..at] == *"，");
            if let Some(word) = OPENS.iter().chain(aside()).find(|w| rest.starts_with(**w)) {
                self.open_words(word, &lead[..at], &rest[word.len()..]);
                at += word.len();
                continue;
            }
            // `由甲3亿元、乙2亿元组成`, `在9亿元支出里，`.
            match c {
                '（' => self.open_bracket(&ahead, at),
                '）' => self.close_bracket(),
                // `支出9万元：教育5万元，农林水4万元`.
                '：' if at == 0 && self.last == n.checked_sub(1) => self.push(self.last, false),
                '；' => self.semicolon(),
                '。' => self.full_stop(&rest['。'.len_utf8()..]),
                '\n' => self.new_line(&lead[..at], &rest[1..]),
                '由' if lead[..at].ends_with('，') && self.is_made_up(n) => {
                    self.push(self.last, true);
                }
                '中' if self.named_before(&lead[..at], n).is_some() => {
                    self.push(self.named_before(&lead[..at], n), false);
                }
                '里' | '中' if self.is_within(lead, at, n) => self.push(self.last, false),
                _ => {}
            }
            at += c.len_utf8();
        }
    }

    /// Whether the sentence says that the amounts from here make up the whole.
    fn is_made_up(&self, n: usize) -> bool {
        let rest = &self.text[self.tokens[n].start..];
        let end = rest.char_indices().take(LONGEST).find(|(_, c)| ['。', '；', '\n'].contains(c));
        let rest = &rest[..end.map_or(0, |(at, _)| at)];
        rest.contains("组成") || rest.contains("构成")
    }

    /// `在9亿元民生支出里，`.
    fn is_within(&self, lead: &str, at: usize, n: usize) -> bool {
        let whole = n.checked_sub(1).map(|before| &self.tokens[before]);
        let opens = whole.is_some_and(|t| t.kind == Kind::Amount && t.own.ends_with('在'));
        let after = lead[at..].chars().nth(1);
        opens && after == Some('，') && !lead[..at].contains(['，', '。'])
    }

    /// `…一般性转移支付9亿元。一般性转移支付中，甲3亿元…`: the amount of the name that a sentence opens with.
    fn named_before(&self, before: &str, n: usize) -> Option<usize> {
        let sentence = leads::sentence(before)?;
        let from = n.saturating_sub(MOST_PARTS);
        let called = |&at: &usize| {
            let token = &self.tokens[at];
            token.kind == Kind::Amount && [token.name, token.own].contains(&sentence)
        };
        (from..n).rev().find(called).filter(|_| sentence.chars().count() > 2 && sentence.len() < before.len())
    }

    fn push(&mut self, whole: Option<usize>, complete: bool) {
        let nested = self.open.iter().any(|list| list.depth == self.depth);
        self.open.push(List { whole, complete, depth: self.depth, nested, ..List::default() });
    }

    fn open_words(&mut self, word: &str, before: &str, after: &str) {
        // `主要包括：`, `按其中`: behind a semicolon nobody knows whether the part or the whole is parted.
        let sentence = before.trim_end_matches(['：', '，', ' ']);
        let whole = match () {
            () if sentence.ends_with('；') => {
                self.close_all();
                self.push(self.head, false);
                self.open.iter_mut().for_each(|list| list.loose = true);
                return;
            }
            () if sentence.ends_with(['。', '\n']) => self.head,
            () if sentence.is_empty() || self.tokens.is_empty() => self.last,
            // Words of its own stand between the amount and its list.
            () if sentence.contains(['。', '\n']) => None,
            () => self.last,
        };
        if whole == self.head && sentence.ends_with(['。', '\n']) {
            self.close_all();
        }
        let total = whole.is_some_and(|w| TOTALS.iter().any(|t| self.tokens[w].own.contains(t)));
        let opens_all =
            OPENS_ALL.contains(&word) || total && word.starts_with('包') && after.starts_with('：');
        if whole.is_none() {
            return self.close_all();
        }
        self.push(whole, opens_all);
    }

    fn open_bracket(&mut self, ahead: &Ahead, at: usize) {
        self.depth += 1;
        // A bracket right behind an amount, and one behind a name.
        let whole = self.last.filter(|_| at == 0);
        let named = ahead.two_letters.is_some_and(|letters| letters > at);
        let open = ahead.closes.is_none_or(|close| close < at);
        if named && open && (whole.is_some() || at > 0) {
            self.push(whole, false);
            self.open.iter_mut().last().into_iter().for_each(|list| list.bracket = true);
        }
    }

    fn close_bracket(&mut self) {
        while self.open.last().is_some_and(|list| list.depth == self.depth) && self.depth > 0 {
            if let Some(list) = self.open.pop() {
                if list.whole.is_none() {
                    self.closed = Some(list);
                } else {
                    self.close(list);
                }
            }
        }
        self.depth = self.depth.saturating_sub(1);
    }

    /// Ends a list within a list; in a list of its own it may go on.
    fn semicolon(&mut self) {
        while let Some(list) = self.open.pop_if(|list| list.nested && list.depth == self.depth) {
            self.close(list);
        }
        if let Some(list) = self.open.last_mut() {
            list.cuts.push(list.parts.len());
        }
    }

    fn full_stop(&mut self, rest: &str) {
        let rest = rest.trim_start_matches(['\n', ' ']);
        let goes_on = OPENS.iter().any(|w| rest.starts_with(w));
        if goes_on && self.open.is_empty() {
            return;
        }
        self.close_all();
        // A sentence that only counts may stand between an amount and what it consists of.
        self.stale = !goes_on;
    }

    fn new_line(&mut self, before: &str, rest: &str) {
        // `…；` and `…：` go on in the next line.
        let opens = OPENS.iter().any(|w| rest.starts_with(w));
        // `（二）…` below the parts of `（一）…9万元，其中：`: the next item is none of them.
        let level = |line: &str| outline_mark(line).map(|(level, _)| level);
        let line_of = |at: usize| {
            let start = self.tokens[at].start;
            &self.text[self.text[..start].rfind('\n').map_or(0, |n| n + 1)..start]
        };
        let beside = |list: &List| list.whole.is_some_and(|at| level(line_of(at)) == level(rest));
        if level(rest).is_some() && self.open.iter().any(beside) {
            self.close_all();
            self.head = None;
            return;
        }
        if before.ends_with(['；', '：', '，', '、']) || opens {
            return;
        }
        self.close_all();
        self.head = None;
    }

    fn close_all(&mut self) {
        while let Some(list) = self.open.pop() {
            self.close(list);
        }
        self.depth = 0;
    }

    /// Takes a number into the list that is open.
    fn take(&mut self, n: usize) {
        let token = &self.tokens[n];
        if self.stale && token.kind != Kind::Other {
            (self.head, self.stale) = (None, false);
        }
        if token.kind != Kind::Amount {
            return;
        }
        if let Some(mut list) = self.closed.take()
            && token.name.is_empty()
        {
            list.whole = Some(n);
            self.close(list);
        }
        // `甲9万元，乙8万元，共计17万元；其余3万元`: what the parts before come to is no further part.
        if ["共计", "小计", "合计"].contains(&token.own)
            && let Some(list) = self.open.last_mut().filter(|list| list.parts.len() > 1)
        {
            let parts = list.parts.iter().map(|&part| (self.tokens[part].figure, -1));
            let terms: Vec<(FigureId, i8)> = std::iter::once((token.figure, 1)).chain(parts).collect();
            let claim = (Law::Sum, RuleId::GJ302, terms);
            if holds(self.figures, &claim) || digits::is_explained_by_digits(self.figures, &claim.2) {
                list.parts = vec![n];
                self.found.tied.push((claim, Sure::Always));
                self.last = Some(n);
                return;
            }
        }
        let whole_words = self.open.last().and_then(|l| l.whole).map_or("", |w| self.tokens[w].own);
        let total = TOTALS.iter().any(|w| token.own.contains(w));
        let region = token.name.starts_with('全') && self.open.iter().any(|l| !l.parts.is_empty());
        // `从国有资本经营预算调入资金`: what one budget gives to another is a part of it.
        let moved = ["调入", "调出", "转入"].iter().any(|w| token.own.contains(w));
        let other = !moved && !whole_words.is_empty() && other_budget(token.own, whole_words);
        if total || region || other {
            // Where a list ends without a mark, nobody knows whether it was told to its end.
            let ended = |list: &List| list.cuts.last() == Some(&list.parts.len());
            self.open.iter_mut().for_each(|list| list.complete &= ended(list));
            self.close_all();
        }
        match self.open.last_mut() {
            Some(list) => list.parts.push(n),
            None => self.head = Some(n),
        }
        self.last = Some(n);
    }

    /// `债务余额9亿元，距限额尚有1亿元。其中：一般债务余额5亿元，专项债务余额4亿元`: the amount of the sentence that is called as all its parts
    /// are.
    fn whole_of_kind(&self, whole: usize, parts: &[usize]) -> usize {
        let name = |n: usize| self.tokens[n].name;
        let Some((&first, rest)) = parts.split_first().filter(|(_, rest)| !rest.is_empty()) else {
            return whole;
        };
        let ends = name(first).char_indices().map(|(at, _)| &name(first)[at..]);
        let shared = |end: &&str| {
            end.chars().count() >= FEWEST_SHARED && rest.iter().all(|&n| name(n).ends_with(*end))
        };
        let Some(kind) = ends.filter(shared).max_by_key(|end| end.len()) else { return whole };
        if name(whole).ends_with(kind) {
            return whole;
        }
        let line = (0..=whole).rev().find(|&at| self.tokens[at].lead.contains('\n')).unwrap_or(0);
        let called = |at: &usize| self.tokens[*at].kind == Kind::Amount && name(*at).ends_with(kind);
        (line..whole).rev().find(called).unwrap_or(whole)
    }

    /// What a list claims once it is closed.
    fn close(&mut self, list: List) {
        let Some(whole) = list.whole.map(|whole| self.whole_of_kind(whole, &list.parts)) else { return };
        let of = self.tokens[whole].own;
        let beside = |n: usize| BESIDE.iter().any(|w| self.tokens[n].own.contains(w));
        let odd = |&n: &usize| {
            let name = self.tokens[n].name;
            name.is_empty() || beside(n) || measures_another(name, of)
        };
        // `…，其中利润收入3亿元；支出2亿元`: the other side is no part.
        let end =
            list.parts.iter().take(MOST_PARTS).position(odd).unwrap_or(list.parts.len().min(MOST_PARTS));
        let (mut parts, cut_short) = (&list.parts[..end], end < list.parts.len());
        if parts.is_empty() {
            return;
        }
        let names = |parts: &[usize]| -> Vec<&str> { parts.iter().map(|&n| self.tokens[n].name).collect() };
        for &part in parts {
            (self.found.whole_of[part], self.found.loose[part]) = (Some(whole), list.loose);
        }
        let claim = |law, rule, parts: &[usize]| -> Claim {
            let terms = std::iter::once((self.tokens[whole].figure, 1));
            (law, rule, terms.chain(parts.iter().map(|&n| (self.tokens[n].figure, -1))).collect())
        };
        let sum = |parts: &[usize]| claim(Law::Sum, RuleId::GJ302, parts);
        let nearly =
            |parts: &[usize]| self.tokens[whole].nearly || parts.iter().any(|&n| self.tokens[n].nearly);
        let mut tied: Vec<Tied> = Vec::new();
        // Several lists of one whole may follow one another.
        while let Some(len) = (2..=parts.len()).rev().find(|&len| holds(self.figures, &sum(&parts[..len]))) {
            tied.push((sum(&parts[..len]), Sure::IfItHolds));
            parts = &parts[len..];
        }
        if tied.is_empty() {
            // `1.甲9万元；2.乙8万元；3.丙7万元。`: what parts each item from the next ends no list.
            let each = list.cuts.first() == Some(&1);
            let first_cut = list.cuts.iter().copied().find(|&cut| cut > 1 && !each).unwrap_or(end).min(end);
            let complete = [parts.len(), first_cut].into_iter().find(|&len| {
                let names = names(&parts[..len]);
                list.complete && !cut_short && len == parts.len() && len > 1
                    || are_kinds(&names)
                    || ends_with_rest(&names)
                    || counts(of, names.len())
            });
            if let Some(len) = complete.filter(|&len| !list.loose && !nearly(&parts[..len])) {
                tied.push((sum(&parts[..len]), Sure::Always));
            } else {
                if !list.loose && !nearly(&parts[..first_cut]) {
                    tied.push((sum(&parts[..first_cut]), Sure::IfItHolds));
                }
                let less = claim(Law::AtMost, RuleId::GJ305, &parts[..first_cut]);
                tied.push((less, Sure::IfItHolds));
                let each =
                    parts[..first_cut].iter().filter(|&&n| !list.bracket && !list.loose && !nearly(&[n]));
                tied.extend(each.map(|&n| (claim(Law::AtMost, RuleId::GJ305, &[n]), Sure::IfItFails)));
            }
        }
        self.found.tied.extend(tied);
    }
}
