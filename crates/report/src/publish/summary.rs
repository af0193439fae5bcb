//! The verdict on a disclosure, its counts, and what of it was not understood.

use crate::published as p;
use gouji::Reason;
use gouji::model::report::{Doubt, NotUnderstood};

/// The verdict follows the relations; without relations and without forms there was nothing to read.
pub(super) fn verdict(report: &gouji::Report) -> &'static str {
    let worst = report.relations.iter().map(|r| r.verdict).max();
    match worst {
        Some(gouji::Verdict::Inconsistent) => "inconsistent",
        Some(gouji::Verdict::Rounding) => "rounding",
        Some(gouji::Verdict::Exact) => "consistent",
        None if report.figures.is_empty() && report.disclosure.forms.is_empty() => "unreadable",
        None => "nothing-checked",
    }
}

/// Whether something that may say more was not understood.
pub(super) fn is_partly(report: &gouji::Report) -> bool {
    !report.not_understood.is_empty() || !report.unread.is_empty() || report.figures.iter().any(is_odd)
}

/// Whether place or value of a figure was not understood.
fn is_odd(figure: &gouji::Figure) -> bool {
    matches!(figure.unchecked, Some(Reason::PlaceUnknown | Reason::NotUnderstood | Reason::NoValue))
}

/// Why a table or sentence accuses nobody.
pub(super) fn doubt(of: &NotUnderstood) -> p::Message {
    let n = of.relations;
    let (zh, en) = match of.doubt {
        Doubt::Panel => (
            format!("其中有 {n} 处对不上，多半是没有读懂，没有列为问题"),
            format!("{n} comparisons in it fail; it was probably not understood, and none is told"),
        ),
        Doubt::Kind => (
            format!("同类的比对大多对不上，多半是没有读懂（{n} 处），没有列为问题"),
            format!(
                "most comparisons of this kind fail ({n}); it was probably not understood, and none is told"
            ),
        ),
        Doubt::Unconfirmed => (
            format!("有 {n} 处比对对不上，但全文没有别处印证这样读是对的，没有列为问题"),
            format!(
                "{n} comparisons fail, but nothing else in the document confirms the reading; none is told"
            ),
        ),
        Doubt::Recognition => (
            format!("有 {n} 处比对对不上，可能是识别错误，没有列为问题"),
            format!("{n} comparisons fail, possibly by a mistake of recognition; none is told"),
        ),
    };
    p::Message { zh, en }
}

pub(super) fn summary(report: &gouji::Report) -> p::Summary {
    let printed = || report.figures.iter().filter(|f| !f.blank);
    let figures = printed().count() as u32;
    let checked = printed().filter(|f| f.agreed + f.contradicted > 0).count() as u32;
    let of = |verdict| report.relations.iter().filter(|r| r.verdict == verdict).count() as u32;
    p::Summary {
        figures,
        checked,
        contradicted: printed().filter(|f| f.contradicted > 0).count() as u32,
        unchecked: figures - checked,
        not_understood: printed().filter(|f| is_odd(f)).count() as u32,
        unread: report.unread_amounts().count() as u32,
        relations: report.relations.len() as u32,
        exact: of(gouji::Verdict::Exact),
        rounding: of(gouji::Verdict::Rounding),
        inconsistent: of(gouji::Verdict::Inconsistent),
        unplaced: printed().filter(|f| f.unchecked == Some(gouji::Reason::ColumnUnknown)).count() as u32,
        left_out: report.left_out as u32,
    }
}
