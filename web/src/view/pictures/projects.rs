//! Projects by size, with what they are to achieve.
//! A project's amount may be stated whole or under each function that pays for it; carry-over is stated on its own.

use super::context::{Context, float};
use super::draw::Ink;
use super::draw::bars::{Bar, Difference, Key, Part};
use super::picture::{Cell, Drawing, Grid, GridRow, Level, Note, Picture};
use super::places::{ALL, At, Stated};
use super::print::{Print, percent};
use super::spending::SCOPES;
use super::targets::{Target, targets};
use gouji_report::Role;
use rust_decimal::Decimal;

/// Projects that have a bar of their own; the others are one together.
const MOST: usize = 12;
/// Targets that are written below a bar.
const SHOWN: usize = 3;

/// A project.
#[derive(Clone, Debug, Default)]
pub struct Project {
    /// Its name.
    pub name: String,
    /// This year's money.
    pub now: Option<Stated>,
    /// What was carried over for it.
    pub carried: Option<Stated>,
    /// What it is to achieve.
    pub targets: Vec<Target>,
}

impl Project {
    fn value(&self) -> Decimal {
        let of = |stated: &Option<Stated>| stated.as_ref().map_or(Decimal::ZERO, |t| t.value);
        of(&self.now) + of(&self.carried)
    }

    /// Its name; what is only carried over says so.
    fn title(&self, c: &Context) -> String {
        match self.now {
            None => (c.words.carried_project)(&self.name),
            Some(_) => self.name.clone(),
        }
    }
}

/// The projects that the document states, the largest first.
pub fn projects(c: &Context) -> Vec<Project> {
    let mut all = Vec::new();
    let mut targets = targets(c.places.dossier);
    for member in members(c) {
        let Some(now) = amount(c, member) else { continue };
        let name = member.trim_start_matches("project:").to_string();
        let targets = targets.remove(member).unwrap_or_default();
        // One that two tables write with other brackets or blanks is one, with the most that is stated of it.
        if let Some(known) = all.iter_mut().find(|p: &&mut Project| same_name(&p.name, &name)) {
            if known.now.as_ref().is_none_or(|least| least.value < now.value) {
                known.now = Some(now);
            }
            if known.targets.is_empty() {
                known.targets = targets;
            }
            continue;
        }
        all.push(Project { name, now: Some(now), carried: None, targets });
    }
    for (name, stated) in carried(c) {
        match all.iter_mut().find(|p: &&mut Project| same_name(&p.name, &name)) {
            Some(project) => project.carried = Some(stated),
            None => all.push(Project { name, carried: Some(stated), ..Project::default() }),
        }
    }
    all.retain(|p| !p.value().is_zero());
    all.sort_by_key(|p| std::cmp::Reverse(p.value()));
    all
}

/// Whether two names are one but for blanks, quotes and the width of brackets.
pub fn same_name(one: &str, other: &str) -> bool {
    let plain = |name: &str| -> String {
        let kept = name.chars().filter(|c| !c.is_whitespace() && !"“”\"‘’《》".contains(*c));
        kept.map(|c| match c {
            '（' | '〔' | '［' => '(',
            '）' | '〕' | '］' => ')',
            c => c,
        })
        .collect()
    };
    plain(one) == plain(other)
}

/// The projects that money is stated to be spent on; a row of an income table is none.
fn members<'a>(c: &Context<'a>) -> Vec<&'a str> {
    let figures = c.places.dossier.figures().iter();
    let spent = figures.filter(|f| f.role == Role::Amount && f.coordinate.flow == "expenditure");
    let natures = spent.map(|f| f.coordinate.nature.as_str());
    let mut members: Vec<&str> = natures.filter(|n| n.starts_with("project:") && !n.contains('~')).collect();
    members.sort_unstable();
    members.dedup();
    members
}

/// What a project is stated to get this year: whole, or the sum over the functions that pay for it.
fn amount(c: &Context, member: &str) -> Option<Stated> {
    let stated = SCOPES.iter().filter_map(|fund| {
        let at = At::spending().fund(fund).nature(member);
        if let Some(stated) = c.nonzero(at) {
            return Some(stated);
        }
        let functions: Vec<&str> = c
            .places
            .all(|k| (k.fund, k.nature, k.economic) == (*fund, member, ALL) && k.function != ALL)
            .map(|k| k.function)
            .collect();
        let stated: Vec<Stated> = functions.iter().filter_map(|f| c.nonzero(at.function(f))).collect();
        let first = stated.first()?.clone();
        let value = stated.iter().map(|t| t.value).sum();
        Some(if stated.len() == 1 { first } else { Stated { value, gap: None, ..first } })
    });
    // The most that is stated of it, where it stands first.
    let stated: Vec<Stated> = stated.collect();
    let most = stated.iter().map(|t| t.value).max()?;
    let alike = |t: &&Stated| most - t.value <= c.places.half_ulp(t.figure);
    stated.iter().filter(alike).min_by_key(|t| (t.gap.is_none(), t.figure)).cloned()
}

/// Carry-over that is for projects, by the name of its item.
fn carried(c: &Context) -> Vec<(String, Stated)> {
    let mut found: Vec<(String, Stated)> = Vec::new();
    let of_project =
        |at: &At| at.function.starts_with("item:") && at.nature == "project" && at.economic == ALL;
    for at in c.places.all(of_project) {
        let name = at.function.trim_start_matches("item:");
        let Some(stated) = c.nonzero(at) else { continue };
        // Stated of the whole carry-over and of its part: the same money.
        match found.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) if known.value < stated.value => *known = stated,
            Some(_) => {}
            None => found.push((name.to_string(), stated)),
        }
    }
    found
}

/// The picture, if any project is stated.
pub fn picture(c: &Context) -> Option<Picture> {
    let all = projects(c);
    if all.is_empty() {
        return None;
    }
    let stated = |p: &Project| {
        [p.now.clone(), p.carried.clone()].into_iter().flatten().map(|t| t.figure).collect::<Vec<_>>()
    };
    let figures: Vec<u32> = all.iter().flat_map(stated).collect();
    let print = Print::of(c.places, &figures);
    let mut notes: Vec<Note> = Vec::new();
    let mut rows: Vec<Bar> = all.iter().take(MOST).map(|p| bar(c, p, &print, &mut notes)).collect();
    let sum: Decimal = all.iter().map(Project::value).sum();
    if all.len() > MOST {
        rows.push(others(c, &all[MOST..], &print));
    }
    let both = all.iter().any(|p| p.carried.is_some()) && all.iter().any(|p| p.now.is_some());
    let keys = [(Ink::Soft, c.words.this_year), (Ink::Strong, c.words.carried)];
    let keys =
        if both { keys.map(|(ink, name)| Key { ink, name: name.into() }).to_vec() } else { Vec::new() };
    let said = all.iter().take(6).map(|p| (c.words.amount_of)(&p.name, &print.amount(p.value())));
    Some(Picture {
        id: "projects",
        title: title(c, &all, sum),
        sub: (c.words.projects_sub)(all.len(), &print.amount(sum), c.unit(&print)),
        alternative: (c.words.projects_alternative)(all.len(), &said.collect::<Vec<_>>().join(c.words.comma)),
        source: c.source(&figures),
        notes,
        grid: grid(c, &all),
        drawing: Drawing::Bars(rows, keys),
    })
}

fn bar(c: &Context, project: &Project, print: &Print, notes: &mut Vec<Note>) -> Bar {
    let parts =
        [(&project.now, Ink::Soft, c.words.this_year), (&project.carried, Ink::Strong, c.words.carried)];
    let mut bar = Bar { name: project.title(c), ..Bar::default() };
    for (stated, ink, what) in parts {
        let Some(stated) = stated else { continue };
        if let Some((gap, note)) = c.gap(stated, print) {
            bar.difference = Some(Difference { part: bar.parts.len(), ..gap });
            notes.push(note);
        }
        let text = print.amount(stated.value);
        let label = (c.words.mark)(&project.name, what, &text, c.unit(print));
        bar.parts.push(Part { size: float(stated.value), text, ink, figure: Some(stated.figure), label });
    }
    if !project.targets.is_empty() {
        let shown: Vec<String> = project.targets.iter().take(SHOWN).map(|t| t.words()).collect();
        bar.note = vec![(c.words.targets)(project.targets.len(), &shown.join(c.words.semicolon))];
    }
    bar
}

fn others(c: &Context, rest: &[Project], print: &Print) -> Bar {
    let value: Decimal = rest.iter().map(Project::value).sum();
    let name = (c.words.other_projects)(rest.len());
    let text = print.amount(value);
    let label = (c.words.mark)(&name, "", &text, c.unit(print));
    let part = Part { size: float(value), text, ink: Ink::Rest, figure: None, label };
    Bar { name, parts: vec![part], ..Bar::default() }
}

/// The sentence: how few take how much. Plain where that says nothing.
fn title(c: &Context, all: &[Project], sum: Decimal) -> String {
    if let [one] = all {
        return (c.words.one_project)(&one.name);
    }
    let share = |few: usize| percent(all.iter().take(few).map(Project::value).sum(), sum);
    let few = (1..=3).find(|&few| few < all.len() && share(few).is_some_and(|s| s >= Decimal::from(60)));
    match few.and_then(|few| Some((few, share(few)?))) {
        Some((few, share)) => (c.words.projects_title)(few, share),
        None => c.words.projects_plain.into(),
    }
}

fn grid(c: &Context, all: &[Project]) -> Grid {
    let both = all.iter().any(|p| p.carried.is_some());
    let mut head = vec![c.words.project.to_string(), c.words.this_year.into()];
    head.extend(both.then(|| c.words.carried.to_string()));
    let achieves = all.iter().any(|p| !p.targets.is_empty());
    head.extend(achieves.then(|| c.words.aims.to_string()));
    let rows = all.iter().map(|p| {
        let figure = |stated: &Option<Stated>| {
            stated
                .as_ref()
                .map_or(Cell::None, |t| Cell::Figure(t.gap.as_ref().map_or(t.figure, |g| g.figure)))
        };
        let mut cells = vec![figure(&p.now)];
        cells.extend(both.then(|| figure(&p.carried)));
        let words: Vec<String> = p.targets.iter().map(Target::words).collect();
        let aims = if words.is_empty() { Cell::None } else { Cell::Words(words.join(c.words.semicolon)) };
        cells.extend(achieves.then_some(aims));
        GridRow { name: p.title(c), cells, level: Level::Plain }
    });
    Grid { head, rows: rows.collect() }
}

#[cfg(test)]
mod tests {
    use super::same_name;

    #[test]
    fn a_project_that_is_written_twice_is_one() {
        assert!(same_name("河道清淤（二期）", "河道清淤 (二期)"));
        assert!(same_name("“平安”建设经费", "平安建设经费"));
        assert!(!same_name("河道清淤（一期）", "河道清淤（二期）"));
    }
}
