//! What findings say, in Chinese and English: the one place for these words.

use crate::constraint::equation::Piece;
use crate::constraint::judge;
use crate::model::amount::{Amount, Unit, power_of_ten};
use crate::model::figure::{Figure, FigureId, Role};
use crate::model::relation::{Law, Relation, Verdict};
use crate::model::report::{Disclosure, Message, Report, Tie};
use crate::model::rules::RuleId;
use crate::model::slip::Slip;
use rust_decimal::Decimal;

/// A figure as printed, `空` for an empty cell, 持平 where no change is told in that word.
pub fn printed<'s>(source: &'s str, figure: &Figure) -> &'s str {
    match figure.role {
        _ if !figure.blank => figure.span.of(source),
        Role::Change => "持平",
        _ => "空",
    }
}

/// A figure of a relation as printed, with its unit where the relation has several.
fn printed_in(source: &str, figures: &[Figure], relation: &Relation, f: FigureId) -> String {
    let (number, unit) = (printed(source, &figures[f]), figures[f].amount.unit);
    let stated = unit.is_money() && !figures[f].blank && relation.mixes_units(figures);
    if stated { format!("{number} {}", unit.label()) } else { number.to_string() }
}

/// The equation of a relation with its numbers as printed: `856.37 ≠ 630.09 + 262.27`; with their units where they
/// have several.
pub fn equation(source: &str, figures: &[Figure], relation: &Relation) -> String {
    let holds = relation.verdict != Verdict::Inconsistent;
    let sign = match (relation.law, holds) {
        (Law::AtMost, true) => "≥",
        (Law::AtMost, false) => "<",
        (_, true) if relation.difference.is_zero() => "=",
        (_, true) => "≈",
        (_, false) => "≠",
    };
    let equation = judge::show(relation.law, relation.constant, &relation.terms);
    let side = |side: &[Vec<Piece>]| {
        let parts = side.iter().filter(|addend| matches!(addend[..], [Piece::Part(_)])).count();
        let left_out = |piece: &Piece| match piece {
            Piece::Part(n) => parts > 1 && figures[relation.terms[*n].0].blank,
            _ => false,
        };
        let shown = side.iter().filter(|addend| !addend.iter().any(left_out));
        let shown: Vec<String> = shown.map(|addend| pieces(source, figures, relation, addend)).collect();
        if shown.is_empty() { "空".to_string() } else { shown.join(" + ") }
    };
    format!("{} {sign} {}", side(&equation.left), side(&equation.right))
}

/// An addend of an equation with its numbers as printed.
fn pieces(source: &str, figures: &[Figure], relation: &Relation, addend: &[Piece]) -> String {
    let minus = |n: usize| if relation.terms[n].1 < 0 { "−" } else { "" };
    let percent =
        |n: usize| format!("{}%", printed(source, &figures[relation.terms[n].0]).trim_end_matches('%'));
    // Less a fall is and a rise: `7.10 + 0.50`, not `7.10 − −0.50`.
    let falls = |at: usize| match addend.get(at) {
        Some(&Piece::Signed(n)) => relation.terms[n].1 < 0,
        _ => false,
    };
    let piece = |(at, piece): (usize, &Piece)| match *piece {
        Piece::Part(n) | Piece::Term(n) => printed_in(source, figures, relation, relation.terms[n].0),
        Piece::Signed(n) => {
            let less = at > 0 && addend[at - 1] == Piece::Minus;
            format!("{}{}", if less { "" } else { minus(n) }, printed(source, &figures[relation.terms[n].0]))
        }
        Piece::Percent(n) => percent(n),
        Piece::Rate(n) => format!("{}{}", minus(n), percent(n)),
        Piece::Given(value) => value.to_string(),
        Piece::Over => " ÷ ".to_string(),
        Piece::Times => " × ".to_string(),
        Piece::Minus if falls(at + 1) => " + ".to_string(),
        Piece::Minus => " − ".to_string(),
        Piece::Open => "(".to_string(),
        Piece::Close => ")".to_string(),
        Piece::One => "1".to_string(),
    };
    addend.iter().enumerate().map(piece).collect()
}

/// What a relation that does not hold, or holds but for the last digit, says.
pub fn relation(source: &str, figures: &[Figure], relation: &Relation) -> Message {
    let words = Words {
        relation,
        equation: equation(source, figures, relation),
        terms: relation.terms.iter().map(|(f, _)| figures[*f].label.as_str()).collect(),
        numbers: relation
            .terms
            .iter()
            .take(2)
            .map(|(f, _)| printed_in(source, figures, relation, *f))
            .collect(),
        off: padded(figures, relation),
    };
    // Changes that a list makes up are a sum like any other.
    let of_list = relation.rule == RuleId::GJ501
        && relation.terms.iter().all(|(f, _)| figures[*f].role == Role::Change);
    words.of_rule().filter(|_| !of_list).unwrap_or_else(|| words.of_law())
}

/// What a message on a relation is made of.
struct Words<'a> {
    relation: &'a Relation,
    equation: String,
    /// What each term is called.
    terms: Vec<&'a str>,
    /// The first two terms as they are printed.
    numbers: Vec<String>,
    /// By how much it misses.
    off: String,
}

impl Words<'_> {
    /// What is said of a rule that has words of its own.
    fn of_rule(&self) -> Option<Message> {
        let Words { relation, equation, off, .. } = self;
        let (place, number) = (self.terms[0], &self.numbers[0]);
        let others = relation.terms.len() - 1;
        let given = relation.constant.abs().normalize();
        if relation.rule == RuleId::GJ403 {
            return Some(Message {
                zh: format!(
                    "{place}等 {} 项分值权重之和应为 {given}，现差 {off}。请核对各项分值。",
                    relation.terms.len()
                ),
                en: format!(
                    "The {} weights around “{place}” should add up to {given} and are off by {off}. Check them.",
                    relation.terms.len()
                ),
            });
        }
        if relation.rule == RuleId::GJ317 {
            return Some(Message {
                zh: format!(
                    "“{place}”等 {} 项占比之和不是 100%：{equation}，差 {off}。请核对各项占比。",
                    relation.terms.len()
                ),
                en: format!(
                    "The {} shares around “{place}” do not add up to 100%: {equation}, off by {off}. Check them.",
                    relation.terms.len()
                ),
            });
        }
        if relation.rule == RuleId::GJ404 {
            return Some(Message {
                zh: format!(
                    "“{place}”说是 {number}，文中的绩效目标表是 {given}，相差 {off}。请核对个数，或说明哪些项目的目标表没有公开。"
                ),
                en: format!(
                    "“{place}” says {number}, but there are {given} performance tables here. Check the number, or say which tables are withheld."
                ),
            });
        }
        if relation.rule == RuleId::GJ316 {
            let (there, other) = (self.terms[1], &self.numbers[1]);
            return Some(Message {
                zh: format!(
                    "文字说的大小与数字不符：“{place}”是 {number}，“{there}”是 {other}。请核对这两个数，或改“大于”“小于”“持平”等用词。"
                ),
                en: format!(
                    "What is said of more and less does not fit: “{place}” is {number}, “{there}” is {other}. Check both, or the words."
                ),
            });
        }
        if relation.rule == RuleId::GJ501 {
            return Some(Message {
                zh: format!(
                    "由本年数和增减额推算的上年数，各处不一致，差 {off}：{equation}（“{place}”等 {} 个数）。请核对这些金额和增减额。",
                    relation.terms.len()
                ),
                en: format!(
                    "Last year's figures implied in several places differ by {off}: {equation} (“{place}” and {others} more). Check these amounts and changes."
                ),
            });
        }
        None
    }

    /// What a part, or parts together, that exceed their whole say.
    fn of_limit(&self) -> Message {
        let Words { relation, off, .. } = self;
        let (place, number) = (self.terms[0], &self.numbers[0]);
        let (there, other) = (self.terms[1], &self.numbers[1]);
        match relation.terms.len() - 1 {
            1 => Message {
                zh: format!(
                    "“{there}”{other} 大于它所属的“{place}”{number}，多出 {off}。部分不应大于整体，请核对。"
                ),
                en: format!(
                    "“{there}” {other} is more than “{place}” {number} that it is part of, by {off}. A part cannot exceed its whole; check both."
                ),
            },
            others => Message {
                zh: format!(
                    "“{place}”{number} 的 {others} 个部分加起来比它多出 {off}。部分之和不应大于整体，请核对。"
                ),
                en: format!(
                    "The {others} parts of “{place}” {number} come to more than it, by {off}. Parts cannot exceed their whole; check them."
                ),
            },
        }
    }

    /// What is said of any relation of a law.
    fn of_law(&self) -> Message {
        let Words { relation, equation, off, .. } = self;
        let (place, number) = (self.terms[0], &self.numbers[0]);
        let others = relation.terms.len() - 1;
        match relation.law {
            Law::Same => {
                let (there, other) = (self.terms[1], &self.numbers[1]);
                Message {
                    zh: format!(
                        "“{place}”是 {number}，“{there}”是 {other}，两处应当相同，差 {off}。请核对这两处。"
                    ),
                    en: format!(
                        "“{place}” is {number}, “{there}” is {other}; they should be the same and differ by {off}. Check both places."
                    ),
                }
            }
            Law::Sum => Message {
                zh: format!(
                    "“{place}”与它的 {others} 个分项之和对不上：{equation}，差 {off}。请核对合计和各分项。"
                ),
                en: format!(
                    "“{place}” is not the sum of its {others} parts: {equation}, off by {off}. Check the whole and its parts."
                ),
            },
            Law::AtMost => self.of_limit(),
            Law::Formula => Message {
                zh: format!("算式的结果对不上：{equation}，差 {off}（{place}）。请核对算式和结果。"),
                en: format!(
                    "The formula does not give its result: {equation}, off by {off} ({place}). Check both."
                ),
            },
            Law::PerUnit => Message {
                zh: format!("平均数对不上：{equation}，差 {off}（{place}）。请核对金额、数量和平均数。"),
                en: format!(
                    "What one costs does not fit: {equation}, off by {off} ({place}). Check the amount, the number and what one costs."
                ),
            },
            Law::Completion => Message {
                zh: format!(
                    "完成率对不上：{equation}，差 {off} 个百分点（{place}）。请核对决算数、与预算数的差额和完成率。"
                ),
                en: format!(
                    "The rate of completion does not fit: {equation}, off by {off} points ({place}). Check the amount, how it differs from the plan, and the rate."
                ),
            },
            Law::Share => Message {
                zh: format!("占比对不上：{equation}，差 {off} 个百分点（{place}）。请核对金额和占比。"),
                en: format!(
                    "The share does not fit: {equation}, off by {off} points ({place}). Check the amounts and the share."
                ),
            },
            Law::GrowthOver => Message {
                zh: format!(
                    "增减幅度对不上：{equation}，差 {off} 个百分点（{place}）。请核对本年数、上年数和增减幅度。"
                ),
                en: format!(
                    "The growth does not fit: {equation}, off by {off} points ({place}). Check this year's figure, last year's and the rate."
                ),
            },
            Law::Growth => Message {
                zh: format!(
                    "增减幅度对不上：{equation}，差 {off} 个百分点（{place}）。请核对本年数、增减额和增减幅度。"
                ),
                en: format!(
                    "The growth does not fit: {equation}, off by {off} points ({place}). Check this year's figure, the change and the rate."
                ),
            },
        }
    }
}

/// What a tie to other documents says that does not hold.
pub fn tie(report: &Report, others: &[Report], tie: &Tie) -> Message {
    let figure = |&(f, _): &(FigureId, i8)| &report.figures[f];
    let sum = |terms: Vec<(Amount, i8)>| {
        let total: Decimal = terms.iter().map(|(a, sign)| a.base() * Decimal::from(*sign)).sum();
        total.abs().normalize()
    };
    let here = tie.here.first().map_or("", |t| figure(t).label.as_str());
    let there = tie.there.first().map_or("", |t| t.label.as_str());
    let ours = sum(tie.here.iter().map(|t| (figure(t).amount, t.1)).collect());
    let theirs = sum(tie.there.iter().map(|t| (t.amount, t.sign)).collect());
    let of = &others[tie.there[0].document].disclosure;
    let (zh_name, en_name) = (called(of, true), called(of, false));
    let off = tie.difference;
    if tie.rule == RuleId::GJ502 && tie.here.len() > 1 {
        let year = of.year;
        return Message {
            zh: format!(
                "由“{here}”和它的增减额推算，{year} 年应为 {ours}；{zh_name}公开的“{there}”是 {theirs}，差 {off}。请核对增减额，或说明口径的变化。"
            ),
            en: format!(
                "“{here}” and its change imply {ours} for {year}; {en_name} told {theirs} (“{there}”), off by {off}. Check the change, or say what was redefined."
            ),
        };
    }
    if tie.rule == RuleId::GJ502 {
        return Message {
            zh: format!(
                "本文件“{here}”是 {ours}；由{zh_name}“{there}”和它的增减额推算应为 {theirs}，差 {off}。请核对两份文件。"
            ),
            en: format!(
                "“{here}” is {ours} here; “{there}” of {en_name} and its change imply {theirs}, off by {off}. Check both documents."
            ),
        };
    }
    let (zh, en) = match tie.law {
        Law::AtMost => ("部分不应大于整体", "a part cannot exceed its whole"),
        Law::Sum => ("整体应等于各部分之和", "the whole should be the sum of its parts"),
        _ => ("两处应当相同", "they should be the same"),
    };
    Message {
        zh: format!(
            "本文件“{here}”是 {ours}，{zh_name}“{there}”是 {theirs}，差 {off}；{zh}。请核对两份文件。"
        ),
        en: format!(
            "“{here}” is {ours} here and {theirs} in {en_name} (“{there}”), off by {off}; {en}. Check both documents."
        ),
    }
}

/// A disclosure by its entity, year and kind.
fn called(of: &Disclosure, zh: bool) -> String {
    let kind = match (of.final_accounts, zh) {
        (false, true) => "预算",
        (true, true) => "决算",
        (false, false) => "budget",
        (true, false) => "final accounts",
    };
    let year = if of.year == 0 { String::new() } else { of.year.to_string() };
    if zh { format!("{}{year}年{kind}", of.entity) } else { format!("the {year} {kind} of {}", of.entity) }
}

/// The difference with as many decimals as the figures have, or with its unit where they have several.
pub fn padded(figures: &[Figure], relation: &Relation) -> String {
    let decimals = relation.terms.iter().map(|(f, _)| figures[*f].amount.decimals).max().unwrap_or(0);
    let mut off = relation.difference_as_stated(figures);
    // A share or a growth misses by points, whatever its amounts are counted in.
    let points = relation.law.is_of_rate();
    if !points && (relation.law == Law::PerUnit || relation.mixes_units(figures)) {
        let unit = if off.abs() < Decimal::new(1, 2) { Unit::Yuan } else { Unit::TenThousandYuan };
        return format!("{} {}", (off * power_of_ten(-unit.power())).normalize(), unit.label());
    }
    if off.scale() < decimals {
        off.rescale(decimals);
    }
    off.to_string()
}

/// What a slip of the pen is called.
pub fn slip(slip: Slip) -> Message {
    let (zh, en) = match slip {
        Slip::TransposedDigits => ("数字颠倒", "transposed digits"),
        Slip::OneDigit => ("错一位数字", "one wrong digit"),
        Slip::MisplacedDecimalPoint => ("小数点错位", "misplaced decimal point"),
        Slip::LostDigit => ("漏写一位数字", "a lost digit"),
        Slip::DoubledDigit => ("多写一位数字", "a doubled digit"),
        Slip::SwappedSign => ("增减方向写反", "rise and fall swapped"),
        Slip::YuanForTenThousand => ("元与万元混用", "yuan for ten thousand yuan"),
        Slip::CopiedNeighbour => ("误抄邻近数字", "a neighbour copied"),
        Slip::CopiedLineAbove => ("误抄上一行", "the line above copied"),
        Slip::LastYearsValue => ("误用上年数", "last year's value"),
        Slip::LeftEmpty => ("漏填", "left empty"),
    };
    Message { zh: zh.into(), en: en.into() }
}

/// What a role is called.
pub fn role(role: Role) -> Message {
    let (zh, en) = match role {
        Role::Amount => ("金额", "amount"),
        Role::Share => ("占比", "share"),
        Role::Change => ("增减额", "change"),
        Role::Growth => ("增减幅度", "growth"),
        Role::Count => ("数量", "count"),
        Role::Weight => ("分值权重", "weight"),
        Role::Target => ("指标值", "target"),
    };
    Message { zh: zh.into(), en: en.into() }
}
