//! A word in the place of another: 完成年初预算的 p% where p is of 全年预算, told in the same paragraph.

use super::Diagnosis;
use super::repair::System;
use crate::constraint::judge;
use crate::explain::messages;
use crate::model::cube::{Axis, Coordinate, Member};
use crate::model::figure::{Figure, FigureId, Role};
use crate::model::relation::{Law, Verdict};
use crate::model::report::Message;

/// The stages that a share of completion may be told of, in the words of both languages.
const STAGES: [(&str, &str, &str); 2] = [
    ("budget", "年初预算", "the budget at the year's beginning"),
    ("adjusted", "全年预算", "the year's whole budget"),
];

/// Where one share fails and another stage of its whole, told beside it, satisfies it: the share and what to tell.
pub fn swapped(source: &str, system: &System, diagnosis: &Diagnosis) -> Option<(FigureId, Message)> {
    let [only] = diagnosis.relations[..] else { return None };
    let relation = &system.relations[only];
    let [(part, _), (whole, _), (share, _)] = relation.terms[..] else { return None };
    if relation.law != Law::Share {
        return None;
    }
    let figures = system.figures;
    let stated = figures[whole].coordinate.on(Axis::Stage).clone();
    let beside = |f: &Figure, place: &Coordinate| {
        f.role == Role::Amount && f.place == figures[share].place && !f.blank && f.coordinate == *place
    };
    STAGES.iter().filter(|(stage, ..)| *stated != **stage).find_map(|(stage, zh, en)| {
        let place = figures[whole].coordinate.with(Axis::Stage, Member::named(stage));
        let other = figures.iter().find(|f| beside(f, &place))?;
        let (verdict, _) = judge::share(figures[part].amount, other.amount, figures[share].amount);
        let (_, said_zh, said_en) = STAGES.iter().find(|(s, ..)| *stated == **s)?;
        let (label, rate) = (&figures[share].label, messages::printed(source, &figures[share]));
        let amount = messages::printed(source, other);
        (verdict != Verdict::Inconsistent).then(|| {
            let message = Message {
                zh: format!("{label} {rate}% 不是{said_zh}的比例，按{zh} {amount} 算才对，疑把“{zh}”写成了“{said_zh}”"),
                en: format!("{label} {rate}% is not a share of {said_en}; it is one of {en}, {amount}, so the words are probably wrong"),
            };
            (share, message)
        })
    })
}
