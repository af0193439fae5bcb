//! Remarks on figures that no law ties together but that usually go together: the same pay item seen by function and
//! by economic class, vehicles and what they cost to run, rates of growth from nothing.

use super::Relating;
use super::index::{Index, consensus};
use crate::explain::findings;
use crate::lexicon::decompositions::VEHICLES_RUN;
use crate::lexicon::forms::Rows;
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::figure::{Figure, FigureId, Role};
use crate::model::relation::Law;
use crate::model::report::{Finding, Message};
use crate::model::rules::RuleId;
use rust_decimal::Decimal;

/// Remarks on the figures of a document.
pub fn check(relating: &Relating, index: &Index) -> Vec<Finding> {
    let mut found = Vec::new();
    found.extend(two_views(relating, index));
    found.extend(vehicles(relating));
    found.extend(from_zero(relating));
    found.extend(last_years_cost(relating));
    found
}

/// A pay item in both classifications: the functions that it is planned under, and the economic items that it is paid
/// as, several readings where departments differ. The name is that of the economic item.
struct PayItem {
    zh: &'static str,
    en: &'static str,
    functions: &'static [&'static str],
    economic: &'static [&'static [&'static str]],
    /// Whether the functions pay for more than this, as those of retired staff do for their activities, or none do,
    /// as where the entity itself pays them.
    more: bool,
}

const fn item(
    zh: &'static str,
    en: &'static str,
    functions: &'static [&'static str],
    economic: &'static [&'static [&'static str]],
) -> PayItem {
    PayItem { zh, en, functions, economic, more: false }
}

/// 政府收支分类科目: items of classes 208, 210 and 221 that pay for one economic item each.
const PAY_ITEMS: &[PayItem] = &[
    item("基本养老保险缴费", "pension insurance", &["2080505"], &[&["30108"]]),
    item("职业年金缴费", "occupational annuity", &["2080506"], &[&["30109"]]),
    item("职工基本医疗保险缴费", "medical insurance", &["2101101", "2101102"], &[&["30110"]]),
    item("公务员医疗补助缴费", "civil servants' medical aid", &["2101103"], &[&["30111"]]),
    item("住房公积金", "housing fund", &["2210201"], &[&["30113"], &["30311"]]),
    PayItem {
        more: true,
        ..item(
            "离退休费",
            "pensions of retired staff",
            &["2080501", "2080502", "2080504"],
            &[&["30301", "30302"], &["303"]],
        )
    },
];

/// The pay items on which the functional and the economic view of basic expenditure differ, in one note.
fn two_views(relating: &Relating, index: &Index) -> Option<Finding> {
    let view = |economic: bool| {
        relating.recognised.views.iter().find(|v| {
            let listed = |place: &Coordinate| {
                let axis = if economic { Axis::Economic } else { Axis::Function };
                let code = place.on(axis);
                code.len() >= if economic { 5 } else { 7 } && code.bytes().all(|b| b.is_ascii_digit())
            };
            v.form.as_ref().is_some_and(|f| f.rows == Rows::Coded)
                && *v.base.on(Axis::Fund) == Member::CURRENT_FISCAL_GENERAL
                && v.rows.iter().any(|(_, r)| listed(&r.place))
        })
    };
    let (by_function, by_economic) = (view(false)?, view(true)?);
    let base = by_economic.base.with(Axis::Nature, Member::BASIC);
    if by_function.base.on(Axis::Stage) != base.on(Axis::Stage) {
        return None;
    }
    let stated = |axis: Axis, codes: &[&'static str]| -> Vec<FigureId> {
        let at =
            |place: Coordinate| consensus(index.stated(&relating.recognised.key(&place)), relating.figures());
        let places = codes.iter().map(|code| base.with(axis, Member::named(code)));
        // A form by function may not tell basic and project expenditure apart.
        // Nor need basic expenditure tell both of its halves.
        let natures = ["basic", "basic.personnel", "basic.operating", "all"].map(Member::named);
        places.filter_map(|p| natures.iter().find_map(|n| at(p.with(Axis::Nature, n.clone())))).collect()
    };
    let mut differ: Vec<(&PayItem, Vec<FigureId>, Vec<FigureId>)> = Vec::new();
    for item in PAY_ITEMS {
        let planned = stated(Axis::Function, item.functions);
        let paid: Vec<Vec<FigureId>> =
            item.economic.iter().map(|codes| stated(Axis::Economic, codes)).collect();
        let none = paid.iter().all(Vec::is_empty);
        let mut readings = paid.iter().filter(|p| none || !p.is_empty());
        if !readings.any(|paid| agree(relating.figures(), &planned, paid, item.more)) {
            let paid = paid.into_iter().find(|p| !p.is_empty()).unwrap_or_default();
            differ.push((item, planned, paid));
        }
    }
    let places = differ.iter().flat_map(|(_, planned, paid)| planned.iter().chain(paid));
    let places = places.map(|&f| relating.figures()[f].span).collect::<Vec<_>>();
    let said = |figures: &[FigureId], none: &str| {
        let printed: Vec<String> =
            figures.iter().map(|&f| relating.figures()[f].amount.value.to_string()).collect();
        if printed.is_empty() { none.to_string() } else { printed.join(" + ") }
    };
    let list = |zh: bool| {
        let one = |(item, planned, paid): &(&PayItem, Vec<FigureId>, Vec<FigureId>)| {
            if zh {
                format!("{}（功能分类 {}，经济分类 {}）", item.zh, said(planned, "无"), said(paid, "无"))
            } else {
                format!(
                    "{} ({} by function, {} by economic class)",
                    item.en,
                    said(planned, "none"),
                    said(paid, "none")
                )
            }
        };
        differ.iter().map(one).collect::<Vec<_>>().join(if zh { "、" } else { ", " })
    };
    let message = Message {
        zh: format!(
            "同一费用按功能分类和按经济分类的数不同：{}。聘用人员等在其他科目列支时可以不同，请核对。",
            list(true)
        ),
        en: format!(
            "The same cost differs between the functional and the economic view: {}. It may where contract staff and the like are paid elsewhere; check it.",
            list(false)
        ),
    };
    (!places.is_empty()).then(|| findings::of_rule(RuleId::GJ205, places, message))
}

/// Whether two sets of figures make the same sum, each figure standing for the interval of its rounding; the first
/// may be more where `more` says so.
fn agree(figures: &[Figure], a: &[FigureId], b: &[FigureId], more: bool) -> bool {
    let sum = |ids: &[FigureId]| ids.iter().map(|&f| figures[f].amount.base()).sum::<Decimal>();
    let slack: Decimal = a.iter().chain(b).map(|&f| figures[f].amount.half_ulp()).sum();
    let off = sum(a) - sum(b);
    off.abs() <= slack || more && (off > Decimal::ZERO || a.is_empty())
}

/// No vehicles, and money to run them: rented ones, or a number that was left at zero.
fn vehicles(relating: &Relating) -> Option<Finding> {
    let figures = relating.figures();
    let owned = figures.iter().position(|f| {
        *f.coordinate.on(Axis::Flow) == Member::ASSETS
            && *f.coordinate.on(Axis::Function) == Member::VEHICLES
            && f.role == Role::Count
    })?;
    if !figures[owned].amount.value.is_zero() {
        return None;
    }
    let running = figures.iter().position(|f| {
        let fund = f.coordinate.on(Axis::Fund).as_str();
        f.role == Role::Amount
            && f.coordinate.on(Axis::Economic).as_str() == VEHICLES_RUN
            && *f.coordinate.on(Axis::Flow) == Member::EXPENDITURE
            && matches!(fund, "current.fiscal" | "current.fiscal.general")
            && !f.amount.value.is_zero()
    })?;
    let cost = figures[running].amount.value;
    let message = Message {
        zh: format!(
            "说明车辆为 0 辆，却有公务用车运行维护费 {cost}。租用车辆或上年底后购置的可以如此，请核对车辆数。"
        ),
        en: format!(
            "There are said to be no vehicles, yet {cost} to run them. It may be so where they are rented or bought since; check the number."
        ),
    };
    Some(findings::of_rule(RuleId::GJ309, vec![figures[owned].span, figures[running].span], message))
}

/// Rates of 100% for what was nothing the year before, in one note: usual, and not so everywhere.
fn from_zero(relating: &Relating) -> Option<Finding> {
    let figures = relating.figures();
    let rates = relating.relations.iter().filter(|r| r.law == Law::Growth).filter_map(|r| {
        let [(value, _), (change, sign), (growth, _)] = r.terms[..] else { return None };
        let [value, change, growth] = [value, change, growth].map(|f| &figures[f]);
        let nothing = value.amount.base() == change.amount.base() * Decimal::from(sign);
        (nothing && !value.amount.value.is_zero() && growth.amount.value == Decimal::ONE_HUNDRED)
            .then_some(growth)
    });
    let rates: Vec<&Figure> = rates.collect();
    let first = &rates.first()?.label;
    let (zh, en) = match rates.len() {
        1 => (String::new(), String::new()),
        n => (format!("等 {n} 处"), format!(" and others, {n} in all,")),
    };
    let message = Message {
        zh: format!("“{first}”{zh}上年数为 0，增幅写作 100%。上年没有就算不出增幅，只写增加额更准确。"),
        en: format!(
            "“{first}”{en}: a growth of 100% from nothing. There is no rate from zero; the amount alone says more."
        ),
    };
    Some(findings::of_rule(RuleId::GJ310, rates.iter().map(|f| f.span).collect(), message))
}

/// A cost that a performance table says was spent last year, more than all projects had then by the sentences.
fn last_years_cost(relating: &Relating) -> Option<Finding> {
    let figures = relating.figures();
    let is_all = |place: &Coordinate| {
        let nature = *place.on(Axis::Nature) == Member::PROJECT;
        let rest = [Axis::Fund, Axis::Function, Axis::Economic, Axis::Entity];
        nature && rest.iter().all(|&axis| place.on(axis).is_all())
    };
    let prior = relating.priors.iter().find(|p| !p.at_least && is_all(&p.place))?;
    let terms = prior.terms.iter().map(|&(f, sign)| (&figures[f].amount, Decimal::from(sign)));
    let (then, slack) = terms.fold((Decimal::ZERO, Decimal::ZERO), |(sum, slack), (amount, sign)| {
        (sum + amount.base() * sign, slack + amount.half_ulp())
    });
    let spent = figures.iter().find(|f| {
        let stated = f.role == Role::Target && f.label.ends_with("上年完成值");
        stated && f.amount.unit.is_money() && f.amount.base() > then + slack
    })?;
    let (place, value, then) = (&spent.label, spent.amount.value, then.normalize());
    let message = Message {
        zh: format!(
            "“{place}”是 {value}，而由文字说明推算，上年项目支出一共只有 {then}。请核对上年完成值，或说明口径的变化。"
        ),
        en: format!(
            "“{place}” is {value}, but by the sentences all project expenditure of last year was {then}. Check last year's value, or say what was redefined."
        ),
    };
    let places =
        std::iter::once(spent.span).chain(prior.terms.iter().map(|&(f, _)| figures[f].span)).collect();
    Some(findings::of_rule(RuleId::GJ408, places, message))
}
