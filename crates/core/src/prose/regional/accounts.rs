//! Accounts of funds: what came in less what was spent is what is left of the year, and with what was left before it is
//! what is left now; the accounts of all kinds make that of the whole. Debts are told likewise, and sides that balance.

use super::super::Claim;
use super::lists::Lists;
use super::tokens::{Kind, Token};
use super::{Sure, Tied, holds};
use crate::lexicon::regional::{FUNDS, TOTALS};
use crate::model::figure::Figure;
use crate::model::relation::Law;
use crate::model::rules::RuleId;

/// An account of more amounts is several.
const MOST_LINES: usize = 12;

/// What an account tells, in this order.
const LINES: usize = 5;
const INCOME: usize = 0;
const SPENT: usize = 1;
const LEFT: usize = 2;
const OPENING: usize = 3;
const CLOSING: usize = 4;

/// One fund: the token of each line, and the sign of what is left.
#[derive(Clone)]
struct Account {
    lines: [Option<usize>; LINES],
    /// −1 where a deficit is told.
    sign: i8,
    /// In which line of the text it begins.
    row: usize,
    /// A line told twice, or as near.
    odd: bool,
    /// Whether it is named as one kind of fund.
    kind: bool,
}

/// What the accounts of a passage claim.
pub(super) fn claims(text: &str, tokens: &[Token], lists: &Lists, figures: &[Figure]) -> Vec<Tied> {
    let mut found = Vec::new();
    let accounts = accounts(tokens, lists);
    for account in accounts.iter().filter(|a| !a.odd) {
        let terms = |lines: [(usize, i8); 3]| {
            let term = |(line, sign): (usize, i8)| Some((tokens[account.lines[line]?].figure, sign));
            lines.into_iter().map(term).collect::<Option<Vec<_>>>()
        };
        let of_year = terms([(INCOME, 1), (SPENT, -1), (LEFT, -account.sign)]);
        let rolled = terms([(CLOSING, 1), (OPENING, -1), (LEFT, -account.sign)]);
        let both = of_year.into_iter().chain(rolled);
        found.extend(both.map(|terms| ((Law::Sum, RuleId::GJ302, terms), Sure::Always)));
    }
    found.extend(totals(text, tokens, &accounts, figures));
    found
}

/// Which line of an account an amount is.
fn line_of(name: &str, own: &str) -> Option<(usize, i8)> {
    let before = ["上年", "年初", "期初", "上期"].iter().any(|w| own.contains(w));
    let gap = ["缺口", "赤字", "亏损"].iter().any(|w| own.contains(w));
    let left = own.contains("结余") || own.contains("结存");
    match () {
        () if left && before => Some((OPENING, 1)),
        () if left && ["滚存", "累计", "年末", "期末"].iter().any(|w| own.contains(w)) => {
            Some((CLOSING, 1))
        }
        () if gap => Some((LEFT, -1)),
        () if left => Some((LEFT, 1)),
        () if ["收入", "收入预算"].iter().any(|w| name.ends_with(w)) => Some((INCOME, 1)),
        () if ["支出", "支出预算"].iter().any(|w| name.ends_with(w)) => Some((SPENT, 1)),
        () => None,
    }
}

/// Whether a further line tells the other side of the fund, or what is left of both.
fn goes_on(account: &Account, tokens: &[Token], token: &Token, stated: Option<(usize, i8)>) -> bool {
    const LEAVES: [&str; 4] = ["收支相抵", "收支轧差", "当年收支", "本年收支"];
    let fund = |t: &Token| FUNDS.iter().filter(|w| t.name.contains(**w)).max_by_key(|w| w.len());
    let income = account.lines[INCOME].map(|at| &tokens[at]);
    let same = || income.and_then(fund).is_some_and(|of| fund(token) == Some(of));
    let line = token.lead.rsplit('\n').next().unwrap_or("");
    match stated {
        Some((SPENT, _)) => account.lines[SPENT].is_none() && same(),
        Some((LEFT | CLOSING, _)) => {
            account.lines[SPENT].is_some() && LEAVES.iter().any(|w| line.starts_with(w))
        }
        _ => false,
    }
}

/// The accounts of funds that a passage tells, each from its income on.
fn accounts(tokens: &[Token], lists: &Lists) -> Vec<Account> {
    let mut found: Vec<Account> = Vec::new();
    let (mut open, mut row) = (false, 0);
    for (n, token) in tokens.iter().enumerate() {
        let parts = lists.whole_of[n].is_some() || token.kind != Kind::Amount;
        row += token.lead.matches('\n').count();
        let stated = line_of(token.name, token.own).filter(|_| !parts);
        open &= found.last().is_some_and(|a| a.row == row || goes_on(a, tokens, token, stated));
        if let Some(account) = found.last_mut().filter(|_| open) {
            account.row = row;
        }
        let Some((line, sign)) = stated else { continue };
        if line == INCOME {
            // `1.失业保险基金。收入安排3亿元`: the fund is named before.
            let bare = ["收入", "总收入", "预算收入"].contains(&token.name);
            let line = token.lead.rsplit('\n').next().unwrap_or("");
            let fund = if bare { line } else { token.name };
            let named = FUNDS.iter().any(|w| fund.contains(w));
            // `医疗保险基金`, not `社会保险基金`.
            let kind = named && !FUNDS.iter().any(|w| w.starts_with('社') && fund.contains(w));
            // `按来源分，保险费收入9万元`: where the income told before comes from.
            let source = open && !named && found.last().is_some_and(|a| a.lines[SPENT].is_none());
            if source {
                continue;
            }
            open = named;
            if open {
                let mut lines = [None; LINES];
                lines[INCOME] = Some(n);
                found.push(Account { lines, sign: 1, row, odd: token.nearly, kind });
            }
            continue;
        }
        let Some(account) = found.last_mut().filter(|_| open) else { continue };
        account.odd |= account.lines[line].is_some() || token.nearly;
        account.lines[line] = Some(n);
        if line == LEFT {
            account.sign = sign;
        }
    }
    found
}

/// An account of all funds and those of their kinds that follow it: line by line. That all kinds are told is known by one
/// line that adds up.
fn totals(text: &str, tokens: &[Token], accounts: &[Account], figures: &[Figure]) -> Vec<Tied> {
    let mut found = Vec::new();
    for (at, whole) in accounts.iter().enumerate().filter(|(_, a)| !a.kind && !a.odd) {
        let kinds: Vec<&Account> = accounts[at + 1..].iter().take_while(|a| a.kind).collect();
        let (Some(first), Some(last)) = (kinds.first(), whole.lines.iter().flatten().max()) else { continue };
        let between = &text[tokens[*last].end..tokens[first.lines[INCOME].unwrap_or(0)].start];
        if kinds.len() < 2 || kinds.iter().any(|a| a.odd) || between.matches('\n').count() > 1 {
            continue;
        }
        let sums: Vec<Claim> = (0..LINES).filter_map(|line| column(tokens, whole, &kinds, line)).collect();
        let all = sums.iter().any(|sum| holds(figures, sum));
        found.extend(sums.into_iter().map(|sum| (sum, if all { Sure::Always } else { Sure::IfItHolds })));
    }
    found
}

/// One line of all accounts: the whole and its kinds, where each tells it.
fn column(tokens: &[Token], whole: &Account, kinds: &[&Account], line: usize) -> Option<Claim> {
    let sign = |account: &Account| if line == LEFT { account.sign } else { 1 };
    let mut terms = vec![(tokens[whole.lines[line]?].figure, sign(whole))];
    for kind in kinds {
        terms.push((tokens[kind.lines[line]?].figure, -sign(kind)));
    }
    Some((Law::Sum, RuleId::GJ302, terms))
}

/// Debts: last year's balance, what was issued and what was paid back make this year's. Other things move it as well, so
/// that what does not add up proves nothing.
pub(super) fn debts(tokens: &[Token], lists: &Lists) -> Vec<Tied> {
    let mut found = Vec::new();
    let (mut opening, mut moves): (Option<usize>, Vec<(usize, i8)>) = (None, Vec::new());
    for (n, token) in tokens.iter().enumerate() {
        if token.lead.contains(['。', '\n']) {
            (opening, moves) = (None, Vec::new());
        }
        if token.kind != Kind::Amount || lists.whole_of[n].is_some() {
            continue;
        }
        let balance = token.name.contains("余额") && (opening.is_some() || token.name.contains("债务"));
        if balance {
            if let Some(opening) = opening.filter(|_| !moves.is_empty()) {
                let mut terms = vec![(token.figure, 1), (tokens[opening].figure, -1)];
                terms.extend(moves.iter().map(|(at, sign)| (tokens[*at].figure, -sign)));
                found.push(((Law::Sum, RuleId::GJ302, terms), Sure::IfItHolds));
            }
            // A closing balance is the opening one of nothing else.
            let opens = token.name.contains("债务");
            (opening, moves) = (opens.then_some(n), Vec::new());
        } else if ["偿还", "还本", "化解", "核减"].iter().any(|w| token.name.contains(w)) {
            moves.push((n, -1));
        } else if ["债券", "新增", "转贷"].iter().any(|w| token.name.contains(w)) {
            moves.push((n, 1));
        }
    }
    found
}

/// A limit of debts and the balance that the text says to be within it.
pub(super) fn limits(text: &str, tokens: &[Token]) -> Vec<Tied> {
    let mut found = Vec::new();
    const WITHIN: [&str; 5] = ["限额以内", "限额内", "限额之内", "低于限额", "未超限额"];
    for kind in ["政府债务", "一般债务", "专项债务"] {
        let named = |what: &str| {
            let is = |t: &&Token| t.kind == Kind::Amount && t.name.ends_with(&format!("{kind}{what}"));
            tokens.iter().filter(is).collect::<Vec<_>>()
        };
        if let ([limit], [balance]) = (&named("限额")[..], &named("余额")[..]) {
            let line = text[balance.end..].split('\n').next().unwrap_or("");
            let within = WITHIN.iter().any(|w| line.contains(w));
            let sure = if within { Sure::Always } else { Sure::IfItHolds };
            let terms = vec![(limit.figure, 1), (balance.figure, -1)];
            found.push(((Law::AtMost, RuleId::GJ305, terms), sure));
        }
    }
    found
}

/// `总收入9亿元。…总支出8亿元。年终结余1亿元`: what came in less what was spent is what is left, by the totals of both sides
/// or, where none is told, by all that is told of each.
pub(super) fn closings(tokens: &[Token], lists: &Lists, figures: &[Figure]) -> Vec<Tied> {
    let mut found = Vec::new();
    let mut told: Vec<usize> = Vec::new();
    let own_amount = |n: &usize| tokens[*n].kind == Kind::Amount && lists.whole_of[*n].is_none();
    for n in (0..tokens.len()).filter(own_amount) {
        let token = &tokens[n];
        if !is_closing(token) {
            told.push(n);
            continue;
        }
        let account = std::mem::take(&mut told);
        let side = |name: &str| {
            let named = |n: &&usize| {
                let own = tokens[**n].own;
                own.contains(name) && TOTALS.iter().any(|w| own.contains(w))
            };
            account.iter().rev().find(named).copied()
        };
        let term = |at: usize, sign: i8| (tokens[at].figure, sign);
        if let (Some(income), Some(spent)) = (side("收入"), side("支出")) {
            let even =
                figures[tokens[income].figure].amount.value == figures[tokens[spent].figure].amount.value;
            let beside = account.last() == Some(&spent) && !tokens.iter().any(|t| t.nearly);
            let terms = vec![term(income, 1), term(spent, -1), term(n, -1)];
            let sure = if beside && !even { Sure::Always } else { Sure::IfItHolds };
            found.push(((Law::Sum, RuleId::GJ302, terms), sure));
            continue;
        }
        let turn = account.iter().position(|at| tokens[*at].name.ends_with("支出")).unwrap_or(account.len());
        if turn > 1 && turn < account.len() && account.len() <= MOST_LINES {
            let signed = account.iter().enumerate().map(|(at, n)| term(*n, if at < turn { 1 } else { -1 }));
            let terms = signed.chain([term(n, -1)]).collect();
            found.push(((Law::Sum, RuleId::GJ302, terms), Sure::IfItHolds));
        }
    }
    found
}

/// `年终结余`, `结转下年`: what is left at the end, not what was left before.
fn is_closing(token: &Token) -> bool {
    let left =
        ["结余", "结转下年", "结转下一年", "年末结转", "年终结转"].iter().any(|w| token.own.contains(w));
    left && !["上年", "年初", "期初", "上期", "往年"].iter().any(|w| token.own.contains(w))
}

/// `收入总计9亿元…支出总计9亿元。收支平衡`.
pub(super) fn balanced(text: &str, tokens: &[Token]) -> Vec<Tied> {
    const SIDES: [&str; 4] = ["总计", "总量", "总收入", "总支出"];
    let total = |t: &Token, side: &str| {
        t.kind == Kind::Amount && t.own.contains(side) && SIDES.iter().any(|w| t.own.contains(w))
    };
    let mut found = Vec::new();
    let mut incomes: Vec<&Token> = Vec::new();
    for (n, token) in tokens.iter().enumerate() {
        if total(token, "收入") {
            incomes.push(token);
        } else if total(token, "支出")
            && let [income] = std::mem::take(&mut incomes)[..]
        {
            let next = tokens[n + 1..].iter().find(|t| total(t, "收入"));
            let after = &text[token.end..next.map_or(text.len(), |t| t.start)];
            let sure = if says_balanced(after) && !income.nearly && !token.nearly {
                Sure::Always
            } else {
                Sure::IfItHolds
            };
            found.push(((Law::Sum, RuleId::GJ302, vec![(income.figure, 1), (token.figure, -1)]), sure));
        }
    }
    found
}

/// `收入总计9亿元。支出8亿元，上解上级支出1亿元，收支相抵，当年平衡`: where no total of it is told, what is spent makes the income.
pub(super) fn spent_up(text: &str, tokens: &[Token], lists: &Lists) -> Vec<Tied> {
    let mut found = Vec::new();
    let own = |n: &usize| tokens[*n].kind == Kind::Amount && lists.whole_of[*n].is_none();
    let is_total = |t: &Token, side: &str| t.own.contains(side) && TOTALS.iter().any(|w| t.own.contains(w));
    for at in (0..tokens.len()).filter(|n| own(n) && is_total(&tokens[*n], "收入")) {
        let rest = (at + 1..tokens.len()).filter(own);
        let spent: Vec<usize> = rest.take_while(|n| tokens[*n].own.contains("支出")).collect();
        let (Some(last), false) = (spent.last(), spent.iter().any(|n| is_total(&tokens[*n], "支出")))
        else {
            continue;
        };
        if spent.len() > 1 && says_balanced(&text[tokens[*last].end..]) {
            let parts = spent.iter().map(|n| (tokens[*n].figure, -1));
            let terms = std::iter::once((tokens[at].figure, 1)).chain(parts).collect();
            found.push(((Law::Sum, RuleId::GJ302, terms), Sure::IfItHolds));
        }
    }
    found
}

/// Whether the words behind the last total say that nothing is left.
fn says_balanced(after: &str) -> bool {
    let line = after.split('\n').next().unwrap_or("");
    let at =
        ["收支平衡", "实现平衡", "收支相抵，平衡", "预算平衡", "当年平衡"].iter().find_map(|w| line.find(w));
    at.is_some_and(|at| !["结余", "结转", "赤字"].iter().any(|w| line[..at].contains(w)))
}

/// `收入3亿元，…；支出1亿元，其余2亿元调入一般公共预算`: what a budget does not spend goes to another.
pub(super) fn handed_over(tokens: &[Token], lists: &Lists) -> Vec<Tied> {
    const OUT: [&str; 4] = ["调出", "其余", "调入一般公共预算", "剩余"];
    let plain = |n: &usize| tokens[*n].kind == Kind::Amount && lists.whole_of[*n].is_none();
    let amounts: Vec<usize> = (0..tokens.len()).filter(plain).collect();
    let triple = |three: &[usize]| {
        let [income, spent, out] = three else { return None };
        let side = |at: &usize, word: &str| tokens[*at].name.ends_with(word);
        let moved = OUT.iter().any(|w| tokens[*out].own.contains(w));
        let near = (income + 1..=*out).all(|n| !tokens[n].lead.contains('\n'));
        let terms = [(income, 1), (spent, -1), (out, -1)].map(|(at, sign)| (tokens[*at].figure, sign));
        (side(income, "收入") && side(spent, "支出") && moved && near)
            .then(|| ((Law::Sum, RuleId::GJ302, terms.to_vec()), Sure::IfItHolds))
    };
    amounts.windows(3).filter_map(triple).collect()
}
