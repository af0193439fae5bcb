//! An equation as it is drawn: the numbers as printed, the one in question bold, its verdict in the middle sign.

use super::state::page;
use gouji_report::Verdict;
use gouji_report::published::{Figure, Relation};
use gouji_web::view::{Dossier, Repaired, State, Token, difference, equation, mixes_units, of_relation};
use leptos::prelude::*;

/// The equation of a relation; `keep` is the figure in question.
pub fn equation_view(dossier: &Dossier, relation: &Relation, keep: Option<u32>) -> AnyView {
    drawn(dossier, relation, keep, |index, text| {
        view! { <span class="k" class:sus=keep == Some(index)>{text}</span> }.into_any()
    })
}

/// The equation as it would be if a figure said something else.
pub fn equation_with(dossier: &Dossier, repaired: Repaired, figure: u32, instead: &str) -> Option<AnyView> {
    let verdict = if repaired.exact { Verdict::Exact } else { Verdict::Rounding };
    let relation = dossier.relations().get(repaired.relation as usize)?;
    let relation = Relation { verdict, ..relation.clone() };
    Some(drawn(dossier, &relation, Some(figure), |index, text| {
        let changed = index == figure;
        let text = if changed { instead.to_string() } else { text };
        view! { <span class="k" class:sus=changed>{text}</span> }.into_any()
    }))
}

/// The equation of a relation, where each printed number opens its card. Whoever shows it hears the presses, and makes one
/// number of all its equations the tab stop.
pub fn equation_pressed(dossier: &Dossier, relation: &Relation) -> AnyView {
    drawn(dossier, relation, None, |index, text| {
        if dossier.is_blank(index) {
            return view! { <span class="k">{text}</span> }.into_any();
        }
        let red = page().red(dossier, index);
        view! { <span class="k" class:sus=red role="button" tabindex="-1" data-f=index.to_string()>{text}</span> }
            .into_any()
    })
}

fn drawn(
    dossier: &Dossier,
    relation: &Relation,
    keep: Option<u32>,
    mut number: impl FnMut(u32, String) -> AnyView,
) -> AnyView {
    let m = page().m();
    let mixed = mixes_units(dossier, relation);
    let unit = |figure: &Figure| {
        let has_unit = figure.unit.is_empty() || figure.text.ends_with(&figure.unit);
        (mixed && !has_unit).then(|| view! { <span class="unit">{figure.unit.clone()}</span> })
    };
    let mut tokens = Vec::new();
    for token in equation(relation, keep, |index| dossier.is_blank(index)) {
        tokens.push(match token {
            Token::Figure(index) => {
                let printed = dossier.figure(index).filter(|_| !dossier.is_blank(index));
                let drawn = number(index, printed.map_or(m.blank.to_string(), |figure| figure.text.clone()));
                view! { {drawn} {printed.and_then(unit)} }.into_any()
            }
            Token::Given(given) => view! { <span class="k">{given.to_string()}</span> }.into_any(),
            Token::Op(op) => view! { <wbr/><span class="op">{op}</span> }.into_any(),
            Token::Verdict(sign, State::Bad) => view! { <span class="op-bad">{sign}</span> }.into_any(),
            Token::Verdict(sign, _) => view! { <span class="op">{sign}</span> }.into_any(),
            Token::Gap => "…".into_any(),
        });
    }
    view! { <span class="eq" lang="zh-CN">{tokens}</span> }.into_any()
}

/// A line of a list of equations: what it is about, the equation, how it came out.
pub fn equation_line(dossier: &Dossier, relation: &Relation, keep: Option<u32>) -> impl IntoView + use<> {
    let m = page().m();
    let misses = difference(dossier, relation);
    let verdict = (m.verdict)(State::of_verdict(relation.verdict), misses.as_deref());
    view! {
        <li>
            <span class="where" lang="zh-CN">{of_relation(dossier, relation)}</span>
            {equation_view(dossier, relation, keep)}
            <span class="diff">{verdict}</span>
        </li>
    }
}
