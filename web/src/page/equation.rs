//! An equation as it is drawn: the numbers as printed, the one in question bold, its verdict in the middle sign.

use super::state::page;
use gouji_report::published::Relation;
use gouji_web::view::{Dossier, State, Token, difference, equation, of_relation};
use leptos::prelude::*;

/// The equation of a relation; `keep` is the figure in question.
pub fn equation_view(dossier: &Dossier, relation: &Relation, keep: Option<u32>) -> impl IntoView + use<> {
    let m = page().m();
    let printed = |index: u32| match dossier.figure(index) {
        Some(figure) if figure.end > figure.start => figure.text.clone(),
        _ => m.blank.to_string(),
    };
    let tokens =
        equation(relation, keep, |index| dossier.is_blank(index)).into_iter().map(|token| match token {
            Token::Figure(index) if keep == Some(index) => {
                view! { <span class="sus k">{printed(index)}</span> }.into_any()
            }
            Token::Figure(index) => view! { <span class="k">{printed(index)}</span> }.into_any(),
            Token::Op(op) => view! { <wbr/><span class="op">{op}</span> }.into_any(),
            Token::Verdict(sign, State::Bad) => view! { <span class="op-bad">{sign}</span> }.into_any(),
            Token::Verdict(sign, _) => view! { <span class="op">{sign}</span> }.into_any(),
            Token::Gap => "…".into_any(),
        });
    view! { <span class="eq" lang="zh-CN">{tokens.collect_view()}</span> }
}

/// A line of a list of equations: what it is about, the equation, how it came out.
pub fn equation_line(dossier: &Dossier, relation: &Relation, keep: Option<u32>) -> impl IntoView + use<> {
    let m = page().m();
    let misses = difference(relation);
    let verdict = (m.verdict)(State::of_verdict(&relation.verdict), misses.as_deref());
    view! {
        <li>
            <span class="where" lang="zh-CN">{of_relation(dossier, relation)}</span>
            {equation_view(dossier, relation, keep)}
            <span class="diff">{verdict}</span>
        </li>
    }
}
