//! One disclosure in two files, the forms in one and the prose in the other, as many departments publish.
//! They are recognised by what each lacks, and confirmed by name and year; joined they are checked as one text.

use crate::Answer;
use crate::published::Disclosure;
use gouji::parse::identity::same_entity;
use gouji_intake::{Origin, Place, Taken};

/// Two files that may be halves of one disclosure, by their indices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Halves {
    /// The one with the forms.
    pub forms: usize,
    /// The one with the prose.
    pub prose: usize,
    /// Whether both state the same name and year; else one of them states too little.
    pub sure: bool,
}

/// The halves among files, given the answers on each; a file that could be the half of several is of none.
pub fn find(answers: &[Vec<Answer>]) -> Vec<Halves> {
    let alone = |n: usize| match answers[n].as_slice() {
        [one] if one.report.summary.figures > 0 => Some(&one.report.disclosure),
        _ => None,
    };
    let all: Vec<usize> = (0..answers.len()).filter(|&n| alone(n).is_some()).collect();
    let (forms, prose): (Vec<usize>, Vec<usize>) =
        all.into_iter().partition(|&n| alone(n).is_some_and(has_forms));
    let fit = |a: usize, b: usize| {
        let (a, b) = (alone(a)?, alone(b)?);
        let named = !a.entity.is_empty() && !b.entity.is_empty();
        let dated = a.year.is_some() && b.year.is_some();
        let contradicted =
            named && !same_entity(&a.entity, &b.entity) || dated && a.year != b.year || a.kind != b.kind;
        (!contradicted).then_some(named && dated)
    };
    let pairs = forms.iter().flat_map(|&forms| prose.iter().map(move |&prose| (forms, prose)));
    let fitting: Vec<Halves> =
        pairs.filter_map(|(forms, prose)| Some(Halves { forms, prose, sure: fit(forms, prose)? })).collect();
    let alike = |a: &Halves, b: &Halves| a.forms == b.forms || a.prose == b.prose;
    fitting.iter().filter(|a| fitting.iter().filter(|b| alike(a, b)).count() == 1).copied().collect()
}

/// Performance tables stand among the prose.
fn has_forms(disclosure: &Disclosure) -> bool {
    disclosure.forms.iter().any(|form| !form.form.ends_with("-targets"))
}

/// Two halves as one, each with its name: the prose first, as a disclosure begins with its cover, unless the contents
/// page of the forms would then begin another one.
pub fn join(prose: (&str, &Taken), forms: (&str, &Taken)) -> Taken {
    let joined = one_after_the_other([prose, forms]);
    let one = gouji::parse::disclosures(&joined.text).len() == 1;
    let joined = if one { joined } else { one_after_the_other([forms, prose]) };
    Taken { format: forms.1.format, ..joined }
}

/// What stands after each half of a joined text.
pub const BETWEEN: &str = "\n\n";

/// The sheets of spreadsheets are named with the names of their files.
fn one_after_the_other(both: [(&str, &Taken); 2]) -> Taken {
    let mut joined = Taken::default();
    for (name, taken) in both {
        let (before, sheets) = (joined.text.len() as u32, joined.sheets.len() as u32);
        let place = |place: Place| match place {
            Place::Sheet { sheet, row, column } => Place::Sheet { sheet: sheet + sheets, row, column },
            other => other,
        };
        joined.origins.extend(taken.origins.iter().map(|o| Origin {
            start: o.start + before,
            end: o.end + before,
            place: place(o.place),
        }));
        joined.sheets.extend(taken.sheets.iter().map(|sheet| format!("{name} {sheet}")));
        joined.notes.extend(taken.notes.iter().cloned());
        joined.unread.extend(taken.unread.iter().cloned());
        joined.text.push_str(&taken.text);
        joined.text.push_str(BETWEEN);
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check;

    const FORMS: &str = "2026年部门预算公开表\n\n部门收支总体情况表\n\n编制部门：示例县档案馆\n\n单位：万元\n\n收入\t\t支出\t\n\
        项目\t预算数\t功能分类\t预算数\n一般公共预算拨款\t10.00\t一般公共服务支出\t10.00\n收入总计\t10.00\t支出总计\t10.00\n";
    const PROSE: &str = "示例县档案馆\n\n2026年部门预算公开\n\n一、收支情况\n\n示例县档案馆2026年收入预算 10.00 万元，支出预算 10.00 万元。\n";

    fn found(texts: &[&str]) -> Vec<Halves> {
        find(&texts.iter().map(|text| check(text, "x")).collect::<Vec<_>>())
    }

    #[test]
    fn halves_are_found_by_what_they_lack() {
        assert_eq!(found(&[PROSE, FORMS]), [Halves { forms: 1, prose: 0, sure: true }]);
        let unnamed = PROSE.replace("示例县档案馆", "");
        assert_eq!(found(&[FORMS, &unnamed]), [Halves { forms: 0, prose: 1, sure: false }]);
        assert_eq!(found(&[FORMS, &PROSE.replace("2026", "2025")]), []);
        assert_eq!(found(&[FORMS, &PROSE.replace("示例县档案馆", "另一县图书馆")]), []);
        assert_eq!(found(&[FORMS, PROSE, &unnamed]), [], "which of the two is not known");
        assert_eq!(found(&[FORMS, FORMS]), []);
    }

    #[test]
    fn joined_halves_are_one_disclosure() {
        let taken = |text: &str| gouji_intake::take(text.into()).expect("text");
        let joined = join(("说明", &taken(PROSE)), ("表", &taken(FORMS)));
        let answers = check(&joined.text, "x");
        assert_eq!(answers.len(), 1);
        assert!(!answers[0].report.disclosure.forms.is_empty() && answers[0].report.summary.relations > 0);
        let tables = format!("{PROSE}\n{}", "指标\t1\n".repeat(12));
        let listed =
            format!("示例县档案馆\n\n2026年部门预算公开表\n\n目录\n\n一、部门收支总体情况表\n\n{FORMS}");
        let joined = join(("说明", &taken(&tables)), ("表", &taken(&listed)));
        assert_eq!(
            check(&joined.text, "x").len(),
            1,
            "the contents page of the forms begins no other disclosure"
        );
    }
}
