//! The whole way from text to reports, one stage after another; nothing goes back up the stream.

pub mod recognised;

use crate::check::cross_document;
use crate::check::{Related, Relating};
use crate::diagnose;
use crate::due;
use crate::explain::{findings, recognised as words};
use crate::lexicon::families::Families;
use crate::lint;
use crate::model::document::Document;
use crate::model::figure::Figure;
use crate::model::reason::Reason;
use crate::model::recognised::Recognised;
use crate::model::relation::{Relation, Verdict};
use crate::model::report::{Disclosure, Doubt, Finding, Report, Severity, Unread};
use crate::model::rules::RuleId;
use crate::parse;
use crate::parse::identity;
use crate::prose;
use crate::resolve;
use crate::source::Span;
use crate::table::names::Names;
use crate::table::{self, targets};
use std::collections::BTreeMap;

/// How to check.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The families of disclosures that are known.
    pub families: Families,
    /// Other disclosures that each one is held against: last year's, the department's, the entities'.
    pub counterparts: Vec<Report>,
    /// Rules that are told more or less gravely than they are by themselves, or (`None`) not at all.
    pub severities: BTreeMap<RuleId, Option<Severity>>,
    /// What the source shows and whoever made the text of it could not read.
    pub unread: Vec<Unread>,
    /// The figures that were recognised in pictures, in the order of the text; none where the text is the source's own.
    pub recognised: Vec<Recognised>,
}

/// Checks every disclosure that `text` holds, in the order of the text.
///
/// Never fails: a text in which nothing is recognised still gives one report that says so.
pub fn check(text: &str, options: &Options) -> Vec<Report> {
    parse::disclosures(text).into_iter().map(|span| check_one(text, span, options)).collect()
}

/// Checks the one disclosure that lies in `span` of `text`, as told by [`parse::disclosures`].
pub fn check_one(text: &str, span: Span, options: &Options) -> Report {
    let mut document = parse::read(text, span, &options.families);
    let about = identity::identify(&document);
    resolve::place_copied_tables(&mut document, &about, &options.families);
    let mut related = relations(&document, &about, &options.families);
    // What was built again from a copy, and does not fit what it is held against, was built wrongly.
    while let Some(block) = resolve::dubious(&document, &related.figures, &related.relations) {
        resolve::withdraw(&mut document, block);
        related = relations(&document, &about, &options.families);
    }
    let left_out = if resolve::is_partial(&document) { resolve::alone(&document, &mut related) } else { 0 };
    let Related { mut figures, mut relations, forms, priors, mut remarks } = related;
    // What is switched off is not applied: it is counted nowhere and accuses nobody.
    let off = |rule: RuleId| options.severities.get(&rule).is_some_and(Option::is_none);
    relations.retain(|relation| !off(relation.rule));
    let mut doubted = resolve::evidence::doubted(&figures, &mut relations);
    remarks.extend(crate::check::doubted::remarks(&figures, &relations, &mut doubted));
    ledger(&mut figures, &relations, &doubted);
    let is_recognised = !options.recognised.is_empty();
    let misread = if is_recognised {
        recognised::set_aside(text, &mut figures, &mut relations, &mut doubted, &options.recognised)
    } else {
        Vec::new()
    };
    doubted.retain(|(relation, _)| !resolve::evidence::is_no_claim(&figures, relation));
    let not_understood = resolve::evidence::not_understood(&figures, &doubted);
    let mut findings = findings::of_relations(text, &figures, &relations);
    let (stories, suspects) = diagnose::diagnose(text, &figures, &relations, &mut findings);
    let disclosure = Disclosure { forms, span, ..about };
    findings.extend(remarks);
    findings.extend(lint::check(text, &document, &disclosure, &options.families));
    findings.extend(lint::unread_amounts(text, &disclosure, &figures, &findings));
    let ties = Vec::new();
    let mut report = Report {
        disclosure,
        document,
        figures,
        relations,
        doubted,
        not_understood,
        left_out,
        priors,
        ties,
        findings,
        stories,
        suspects,
        unread: options.unread.clone(),
        due: None,
    };
    report.findings.extend(options.unread.iter().map(findings::unread));
    report.ties = cross_document::compare(&report, &options.counterparts);
    let differ = cross_document::findings(&report, &options.counterparts, &report.ties);
    report.findings.extend(differ);
    if is_recognised {
        report.findings.iter_mut().filter(|f| f.relation.is_none()).for_each(words::soften);
        report.findings.extend(misread);
    }
    report.due = due::list(&report, &options.families);
    report.findings.retain_mut(|f| graded(f, options));
    report.findings.sort_by_key(|f| (f.severity, f.places.first().copied()));
    report
}

/// Grades a finding as the options say; whether it is told at all.
fn graded(finding: &mut Finding, options: &Options) -> bool {
    match options.severities.get(&finding.rule) {
        Some(Some(severity)) => finding.severity = *severity,
        Some(None) => return false,
        None => {}
    }
    true
}

fn relations(document: &Document, about: &Disclosure, families: &Families) -> Related {
    let mut recognised = table::recognise(document, about, families);
    let names = Names::new(&recognised, families, about.year);
    let narrative = prose::read(document, about, &mut recognised, &names);
    recognised.weigh_years(about);
    let targets = targets::read(document, about, &mut recognised, &names);
    let mut related = Relating::new(document, families, recognised, narrative, targets).relate();
    order_by_text(&mut related);
    related
}

/// Puts the figures in the order of the text.
fn order_by_text(related: &mut Related) {
    let mut order: Vec<usize> = (0..related.figures.len()).collect();
    order.sort_by_key(|&f| (related.figures[f].span, f));
    let mut place = vec![0; order.len()];
    for (new, &old) in order.iter().enumerate() {
        place[old] = new;
    }
    let mut sorted: Vec<Figure> = Vec::with_capacity(order.len());
    sorted.extend(order.iter().map(|&old| std::mem::take(&mut related.figures[old])));
    related.figures = sorted;
    let relations = related.relations.iter_mut().map(|r| &mut r.terms);
    let priors = related.priors.iter_mut().map(|p| &mut p.terms);
    for (figure, _) in relations.chain(priors).flatten() {
        *figure = place[*figure];
    }
}

/// Counts for every figure the relations that hold with it and those that do not.
fn ledger(figures: &mut [Figure], relations: &[Relation], doubted: &[(Relation, Doubt)]) {
    for (f, _) in doubted.iter().flat_map(|(relation, _)| &relation.terms) {
        if !figures[*f].blank {
            figures[*f].unchecked = figures[*f].unchecked.or(Some(Reason::NotUnderstood));
        }
    }
    for relation in relations {
        for (f, _) in &relation.terms {
            let figure = &mut figures[*f];
            match relation.verdict {
                Verdict::Inconsistent => figure.contradicted += 1,
                _ => figure.agreed += 1,
            }
        }
    }
    for figure in figures.iter_mut().filter(|f| !f.blank) {
        let checked = figure.agreed + figure.contradicted > 0;
        figure.unchecked = if checked { None } else { figure.unchecked.or(Some(Reason::StatedOnce)) };
    }
}
