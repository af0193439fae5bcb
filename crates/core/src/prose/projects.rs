//! The section on projects: each project's amount, the items that it is divided into, and formulas worked out.

use super::Telling;
use super::wording::is_figure;
use crate::model::amount::{Amount, Unit};
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::figure::{FigureId, Role};
use crate::model::reason::Reason;
use crate::model::relation::Law;
use crate::model::report::Disclosure;
use crate::model::rules::RuleId;
use crate::source::Text;
use crate::table::names::Names;
use crate::text::number::{Number, numbers};
use crate::text::outline::outline_mark;

/// Words that open a project, and those that open what its budget is spent on.
const PROJECT: &str = "项目名称：";
const ALLOTMENT: &str = "资金分配";

/// Whether paragraphs tell projects one below the other, each with its items, whatever their section is called.
pub fn are_stated<'t>(texts: impl Iterator<Item = &'t Text> + Clone) -> bool {
    let bare = |text: &'t Text| &text.clean[outline_mark(&text.clean).map_or(0, |(_, len)| len)..];
    let opens = |word: &str| texts.clone().any(|text| bare(text).starts_with(word));
    opens(PROJECT) && opens(ALLOTMENT)
}

/// Reads the paragraphs of the section.
pub fn read(telling: &mut Telling, names: &Names, about: &Disclosure, texts: &[(usize, &Text)]) {
    let base = telling.base(about);
    let mut project: Option<Coordinate> = None;
    let mut budget: Option<FigureId> = None;
    for (block, text) in texts {
        let clean = text.clean.as_str();
        let bare = outline_mark(clean).map_or(clean, |(_, len)| &clean[len..]);
        if let Some(name) = bare.strip_prefix(PROJECT) {
            project = Some(base.with(Axis::Nature, names.project(name)));
            budget = None;
            continue;
        }
        let money: Vec<Number> = numbers(clean).into_iter().filter(|n| is_figure(n, clean)).collect();
        if let Some(place) = project.as_ref().filter(|_| is_budget(bare)) {
            for (n, number) in money.into_iter().enumerate() {
                let place = (n == 0).then(|| place.clone());
                let figure = telling.add(text, *block, number, Role::Amount, place, Reason::FreeWords);
                budget = budget.or(Some(figure));
            }
        } else if let Some(place) = project.as_ref().filter(|_| bare.starts_with(ALLOTMENT)) {
            Allotment { place, budget }.read(telling, text, *block, money);
        } else {
            for number in money {
                telling.add(text, *block, number, Role::Amount, None, Reason::FreeWords);
            }
        }
    }
}

fn is_budget(bare: &str) -> bool {
    ["预算安排规模：", "预算安排：", "预算金额：", "项目预算：", "资金规模："]
        .iter()
        .any(|w| bare.starts_with(w))
}

/// 资金分配情况: what the budget of one project is spent on.
struct Allotment<'a> {
    place: &'a Coordinate,
    budget: Option<FigureId>,
}

/// An item of the allotment, and whether it is marked by a number (1.).
struct Item {
    figure: FigureId,
    marked: bool,
}

impl Allotment<'_> {
    fn read(&self, telling: &mut Telling, text: &Text, block: usize, money: Vec<Number>) {
        let clean = text.clean.as_str();
        let formulas = formulas(clean);
        let mut items: Vec<Item> = Vec::new();
        let mut operands: Vec<(Number, FigureId)> = Vec::new();
        let mut from = 0;
        for number in with_operands(money, &formulas, clean) {
            let lead = &clean[from..number.start];
            from = number.unit_end;
            let inside = formulas.iter().position(|f| f.span.0 <= number.start && number.end <= f.span.1);
            let exact = Number { amount: Amount { exact: true, ..number.amount }, ..number };
            let unit_price =
                number.amount.unit != Unit::TenThousandYuan || clean[number.unit_end..].starts_with('/');
            if inside.is_some() || unit_price {
                let id = telling.add(text, block, exact, Role::Target, None, Reason::FreeWords);
                operands.push((number, id));
            } else if is_whole(lead) && items.is_empty() {
                telling.add(text, block, number, Role::Amount, Some(self.place.clone()), Reason::NoSubject);
            } else {
                let last =
                    lead.rsplit(['；', '。', '：']).next().unwrap_or(lead).trim_start_matches(['，', '、']);
                let marked = outline_mark(last).is_some();
                // A result that a formula in brackets gives is rounded as printed; other items are exact.
                let result = formulas
                    .iter()
                    .find(|f| f.span.1 <= number.start && clean[f.span.1..number.start].chars().count() <= 4);
                let number = if result.is_some() { number } else { exact };
                let nth = items.len() + 1;
                let member = Member::of(format!("{}.~{nth}", self.place.on(Axis::Nature)));
                let id = telling.add(
                    text,
                    block,
                    number,
                    Role::Amount,
                    Some(self.place.with(Axis::Nature, member)),
                    Reason::NoSubject,
                );
                if let Some(formula) = result {
                    telling.narrative.claims.extend(formula.claim(id, &operands));
                }
                items.push(Item { figure: id, marked });
            }
        }
        restated(telling, &operands, &formulas);
        self.sums(telling, &items, clean.contains('等'));
    }

    /// Items add up to the budget; marked items after one that is not belong to that one.
    fn sums(&self, telling: &mut Telling, items: &[Item], open_ended: bool) {
        let mut top: Vec<FigureId> = Vec::new();
        let mut inner: Vec<(FigureId, Vec<FigureId>)> = Vec::new();
        for item in items {
            match inner.last_mut().filter(|_| item.marked) {
                Some((_, parts)) => parts.push(item.figure),
                None => {
                    top.push(item.figure);
                    if !item.marked {
                        inner.push((item.figure, Vec::new()));
                    }
                }
            }
        }
        let mut claim = |whole: FigureId, parts: Vec<FigureId>| {
            let law = if open_ended {
                Law::AtMost
            } else if parts.len() == 1 {
                Law::Same
            } else {
                Law::Sum
            };
            let terms = std::iter::once((whole, 1)).chain(parts.into_iter().map(|p| (p, -1))).collect();
            telling.narrative.claims.push((law, RuleId::GJ306, terms));
        };
        if let Some(budget) = self.budget.filter(|_| !top.is_empty()) {
            claim(budget, top);
        }
        for (whole, parts) in inner.into_iter().filter(|(_, parts)| parts.len() > 1) {
            claim(whole, parts);
        }
    }
}

/// `项目共计 295 万元` tells the whole again.
fn is_whole(lead: &str) -> bool {
    let last = lead.rsplit(['；', '。', '，', '：']).next().unwrap_or(lead);
    ["共计", "合计", "总计", "共", "总额", "预算"].iter().any(|w| last.ends_with(w))
}

/// A formula of sums and products, such as `40×0.3+32×1.84`.
struct Formula {
    span: (usize, usize),
    products: Vec<Vec<Number>>,
}

impl Formula {
    fn claim(&self, result: FigureId, operands: &[(Number, FigureId)]) -> Option<super::Claim> {
        let mut terms = vec![(result, 1)];
        for (n, product) in self.products.iter().enumerate() {
            for factor in product {
                let (_, id) = operands.iter().find(|(o, _)| o.start == factor.start)?;
                terms.push((*id, -(n as i8) - 1));
            }
        }
        Some((Law::Formula, RuleId::GJ307, terms))
    }
}

/// The formulas of a text: numbers joined by × and +.
fn formulas(clean: &str) -> Vec<Formula> {
    let all = numbers(clean);
    let mut found: Vec<Formula> = Vec::new();
    let mut n = 0;
    while n < all.len() {
        let mut formula = Formula { span: (all[n].start, all[n].end), products: vec![vec![all[n]]] };
        let mut times = 0;
        while let Some(next) = all.get(n + 1) {
            match &clean[all[n].end..next.start] {
                "×" | "*" => formula.products.last_mut().expect("never empty").push(*next),
                "+" | "＋" => formula.products.push(vec![*next]),
                _ => break,
            }
            times += 1;
            n += 1;
            formula.span.1 = next.end;
        }
        if times > 0 && formula.products.len() < 100 && formula.products.iter().any(|p| p.len() > 1) {
            found.push(formula);
        }
        n += 1;
    }
    found
}

/// Whether a number is followed by what it counts: `40元/人`, `0.3万人`, `12个月`.
fn measured(after: &str) -> bool {
    after.starts_with([
        '/', '万', '人', '个', '次', '户', '台', '辆', '条', '份', '项', '月', '套', '平', '家', '期', '场',
    ])
}

/// The money and, beside it, the factors of formulas and the counts that they restate, in order.
fn with_operands(money: Vec<Number>, formulas: &[Formula], clean: &str) -> Vec<Number> {
    let mut all = money;
    for number in numbers(clean) {
        let factor = formulas.iter().any(|f| f.span.0 <= number.start && number.end <= f.span.1);
        let counted = number.amount.unit != Unit::Percent && measured(&clean[number.unit_end..]);
        if (factor || counted && formulas.first().is_some_and(|f| number.end < f.span.0))
            && !all.iter().any(|n| n.start == number.start)
        {
            all.push(number);
        }
    }
    all.sort_by_key(|n| n.start);
    all
}

/// A factor is what the sentence before the formula says: 标准 40 元/人, 0.3 万人. They are told in the same order,
/// so that one which differs among others that do not is a contradiction.
fn restated(telling: &mut Telling, operands: &[(Number, FigureId)], formulas: &[Formula]) {
    let inside = |n: &Number| formulas.iter().position(|f| f.span.0 <= n.start && n.end <= f.span.1);
    for (n, formula) in formulas.iter().enumerate() {
        let stated: Vec<_> =
            operands.iter().filter(|(o, _)| inside(o).is_none() && o.end < formula.span.0).collect();
        let factors: Vec<_> = operands.iter().filter(|(o, _)| inside(o) == Some(n)).collect();
        let pairs: Vec<_> = stated.into_iter().zip(&factors).collect();
        let same = pairs.iter().filter(|(a, b)| a.0.amount.value == b.0.amount.value).count();
        if pairs.len() < factors.len() || same + 1 < factors.len() || same < 2 {
            continue;
        }
        for ((_, stated), (_, factor)) in pairs {
            for side in [*stated, *factor] {
                telling.recognised.figures[side].amount.unit = Unit::Count;
            }
            telling.narrative.claims.push((Law::Same, RuleId::GJ307, vec![(*factor, 1), (*stated, -1)]));
        }
    }
}
