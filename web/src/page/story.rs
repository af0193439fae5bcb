//! The stories: one wrong number reported once, with its slip, the equations that fail, the places that say otherwise,
//! and what changing it would do. After them the errors and warnings that belong to no story.

use super::actions::acts;
use super::aside;
use super::choices::Least;
use super::equation::equation_view;
use super::figure::{figure_alone, phrase, with_figure};
use super::finding::{finding_list, loose_findings};
use super::original::{crop, to_original};
use super::preview::preview;
use super::state::{Page, page};
use super::steps::by_steps;
use gouji_report::published::Suspect;
use gouji_report::words;
use gouji_web::view::{
    Digits, Dossier, Telling, difference, digits, items, loose as loose_of, of_relation, row_of, stands, tell,
};
use leptos::prelude::*;
use std::sync::Arc;

/// Stories that are listed before the rest is folded.
const MOST: usize = 5;

#[component]
pub fn Stories(dossier: Arc<Dossier>) -> impl IntoView {
    let page = page();
    let m = page.m();
    let tellings: Arc<[Telling]> = tell(&dossier).into();
    // Drawn anew when something is set aside or taken back.
    move || {
        let least = page.preferences.least.get();
        let open: Vec<u32> = (0u32..)
            .zip(tellings.iter())
            .filter(|(_, t)| !page.is_suppressed(&t.fingerprints) && least.shows(&t.severity))
            .map(|(at, _)| at)
            .collect();
        view! {
            {stories(page, &dossier, &tellings, open)}
            {loose_findings(&dossier, "error", m.loose_errors)}
            {least.shows("warning").then(|| loose_findings(&dossier, "warning", m.warnings))}
            {hidden(page, &dossier, &tellings)}
            {aside::list(&dossier, &tellings)}
        }
    }
}

/// How many findings the settings leave out, and the way to see them all.
fn hidden(page: Page, dossier: &Dossier, tellings: &[Telling]) -> Option<impl IntoView + use<>> {
    let least = page.preferences.least.get();
    let stories = tellings.iter().filter(|t| !least.shows(&t.severity)).count();
    let loose = ["warning", "note"].into_iter().filter(|severity| !least.shows(severity));
    let left_out = stories + loose.map(|severity| loose_of(dossier, severity).len()).sum::<usize>();
    let m = page.m();
    (left_out > 0).then(|| {
        view! {
            <p class="small muted left-out">
                {(m.least_hidden)(left_out)} " "
                <button class="link" type="button" on:click=move |_| page.preferences.least.set(Least::Notes)>
                    {m.checks.everything}
                </button>
            </p>
        }
    })
}

/// The stories with these numbers, the first of them open.
fn stories(
    page: Page,
    dossier: &Arc<Dossier>,
    tellings: &Arc<[Telling]>,
    open: Vec<u32>,
) -> impl IntoView + use<> {
    let m = page.m();
    let best = open.first().copied();
    let draw = {
        let (tellings, dossier) = (tellings.clone(), dossier.clone());
        move |at: u32| story(page, &dossier, &tellings[at as usize], Some(at) == best).into_any()
    };
    let (now, later) = open.split_at(open.len().min(MOST));
    let first = now.iter().copied().map(draw.clone()).collect_view();
    let rest = later.len();
    let others = (rest > 0).then(|| {
        let others = later.to_vec();
        view! {
            <details class="more">
                <summary>{(m.more_stories)(rest)}</summary>
                <div><ul>{by_steps(others, move |at| view! { <li>{draw(at)}</li> }.into_any())}</ul></div>
            </details>
        }
    });
    view! { {first} {others} }
}

fn story(page: Page, dossier: &Arc<Dossier>, telling: &Telling, open: bool) -> impl IntoView + use<> {
    let m = page.m();
    let report = &dossier.answer.report;
    let story = &report.stories[telling.story];
    let best = telling.suspects.first().map(|&s| &report.suspects[s]);
    let figure = best.and_then(|s| dossier.figure_of(s));
    let place = figure.and_then(|f| dossier.figure(f)).map(|f| f.place.clone());
    // The headline says the place itself: above it stands what that lies in.
    let in_headline = place.as_deref().is_some_and(|place| m.lang.pick(&story.headline).starts_with(place));
    let within = best
        .filter(|_| in_headline)
        .and_then(|s| dossier.stands_in(s.start))
        .map(|entry| entry.title.clone());
    let place = within.or(place);
    let origin = figure.and_then(|f| dossier.figure(f)).and_then(|f| f.origin.as_ref());
    let line = best.map(|s| stands(dossier, origin, s.start, m.lang));
    let eyebrow: Vec<String> = place.into_iter().chain(line).filter(|s| !s.is_empty()).collect();
    let headline = with_figure(dossier, m.lang.pick(&story.headline), figure);
    let item = items(dossier).into_iter().find(|item| item.story == Some(telling.story)).unwrap_or_default();
    let body = {
        let decided = best.filter(|_| story.decided);
        view! {
            {row_of(dossier, &item).map(row)}
            {best.filter(|_| open).and_then(|suspect| crop(suspect.start, figure, origin))}
            {decided.and_then(|suspect| slip(page, suspect))}
            {(!story.decided).then(|| candidates(page, dossier, telling))}
            {proofs(page, dossier, telling, figure)}
            {decided.and_then(|suspect| repair(page, dossier, suspect))}
            <div class="btn-row">
                {figure.map(|figure| view! {
                    <button class="btn btn-main" type="button" on:click=move |_| page.open_figure(figure, None)>
                        {m.see_source}
                    </button>
                })}
                {figure.and_then(|index| {
                    let figure = dossier.figure(index)?;
                    to_original(figure.start, Some(index), figure.origin.as_ref(), "btn")
                })}
            </div>
            {acts(&item)}
            {decided.and_then(|suspect| why(page, suspect, telling))}
            <details class="more"><summary>{m.what_to_do}</summary><div>{m.what_to_do_text}</div></details>
            {aside::control(telling.fingerprints.clone())}
        }
    };
    let head = view! {
        <p class="eyebrow" lang="zh-CN">{eyebrow.join(" · ")}</p>
        <h2>{headline}</h2>
    };
    if open {
        view! { <article class="story js-finding" tabindex="-1">{head} {body}</article> }.into_any()
    } else {
        view! {
            <article class="story">
                {head}
                <details class="more"><summary>{m.why}</summary>{body}</details>
            </article>
        }
        .into_any()
    }
}

/// The row of the document in which the figure stands.
fn row([before, figure, after]: [String; 3]) -> impl IntoView {
    view! { <p class="row" lang="zh-CN">{before} <b>{figure}</b> {after}</p> }
}

fn slip(page: Page, suspect: &Suspect) -> Option<impl IntoView + use<>> {
    let m = page.m();
    let meant = suspect.should_be.as_deref()?;
    let (printed, meant) = digits(&suspect.text, meant);
    let long = suspect.text.chars().count() > 8;
    let name = suspect.slip.map(|slip| words::slip(slip, m.lang.of_exports()));
    Some(view! {
        <div class="slip" class:is-long=long>
            <div><span class="digits wrong n">{marked(printed)}</span><small>{m.now_written}</small></div>
            <div class="mid">
                <svg width="56" height="14" viewBox="0 0 56 14" aria-hidden="true">
                    <path d="M1 7h53M48 1.5 54 7l-6 5.5"/>
                </svg>
                {name}
            </div>
            <div><span class="digits n">{marked(meant)}</span><small>{m.should_be}</small></div>
        </div>
    })
}

fn marked(digits: Digits) -> Vec<AnyView> {
    let stretch = |(text, differs): (String, bool)| {
        if differs { view! { <b>{text}</b> }.into_any() } else { text.into_any() }
    };
    digits.into_iter().map(stretch).collect()
}

/// An undecided story: its candidates in order.
fn candidates(page: Page, dossier: &Arc<Dossier>, telling: &Telling) -> impl IntoView + use<> {
    let m = page.m();
    let suspects = telling.suspects.iter().map(|&s| &dossier.answer.report.suspects[s]);
    let line = |suspect: &Suspect| {
        let figure = dossier.figure_of(suspect);
        let place = figure.and_then(|f| dossier.figure(f)).map(|f| f.place.clone());
        let if_so = suspect
            .should_be
            .as_deref()
            .map(|to| (m.candidate)(&words::as_printed(to, &suspect.text), suspect.explains));
        let would_hold = figure.zip(suspect.should_be.as_deref()).and_then(|(f, to)| preview(dossier, f, to));
        view! {
            <li>
                <span class="where" lang="zh-CN">{place}</span>
                <span>{figure.map(|f| figure_alone(dossier, f))}</span>
                <span class="diff">{if_so}</span>
                {would_hold}
            </li>
        }
    };
    (!telling.suspects.is_empty()).then(|| {
        view! {
            <div class="proof"><h3>{m.undecided}</h3><ol class="eqs">{suspects.map(line).collect_view()}</ol></div>
        }
    })
}

fn proofs(
    page: Page,
    dossier: &Arc<Dossier>,
    telling: &Telling,
    figure: Option<u32>,
) -> impl IntoView + use<> {
    let m = page.m();
    let throughout = telling.difference.clone().filter(|_| telling.equations.len() > 1);
    let sums = (!telling.equations.is_empty()).then(|| {
        let each = throughout.as_deref().map(m.each_misses);
        let (dossier, alike) = (dossier.clone(), throughout.is_some());
        let line = move |relation: u32| equation_of(page, &dossier, relation, figure, alike).into_any();
        view! {
            <div class="proof">
                <h3>{(m.sums_fail)(telling.equations.len())} " " <span>{each}</span></h3>
                <ol class="eqs">{by_steps(telling.equations.clone(), line)}</ol>
            </div>
        }
    });
    let values: Vec<&str> =
        telling.elsewhere.iter().filter_map(|&f| Some(dossier.figure(f)?.text.as_str())).collect();
    let alike = values.split_first().is_some_and(|(first, rest)| rest.iter().all(|text| text == first));
    let elsewhere = (!values.is_empty()).then(|| {
        let head =
            if alike { (m.written_elsewhere)(values.len(), values[0]) } else { (m.written_otherwise)(values.len()) };
        let dossier = dossier.clone();
        let line = move |other: u32| {
            let place = dossier.figure(other).map(|f| f.place.clone()).unwrap_or_default();
            let value = dossier.figure(other).map(|f| f.text.clone()).filter(|_| !alike);
            view! { <li>{place_link(page, &dossier, Some(other), place, "")} <span class="diff">{value}</span></li> }
                .into_any()
        };
        let lines = by_steps(telling.elsewhere.clone(), line);
        view! { <div class="proof"><h3>{head}</h3><ol class="eqs">{lines}</ol></div> }
    });
    view! { {sums} {elsewhere} {finding_list(dossier, telling.others.clone())} }
}

/// An equation that fails, with the way to where it stands.
fn equation_of(
    page: Page,
    dossier: &Dossier,
    relation: u32,
    figure: Option<u32>,
    alike: bool,
) -> Option<impl IntoView + use<>> {
    let relation = dossier.relations().get(relation as usize)?;
    let first = relation.figures.iter().copied().find(|&f| Some(f) != figure).or(figure);
    let misses = difference(dossier, relation).filter(|_| !alike);
    Some(view! {
        <li>
            {place_link(page, dossier, first, of_relation(dossier, relation), "where")}
            {equation_view(dossier, relation, figure)}
            <span class="diff">{misses.map(|d| (page.m().misses)(&d))}</span>
        </li>
    })
}

/// A place in words that leads to its figure.
fn place_link(
    page: Page,
    dossier: &Dossier,
    figure: Option<u32>,
    words: String,
    class: &'static str,
) -> impl IntoView + use<> {
    let known = figure.filter(|&f| dossier.figure(f).is_some_and(|f| f.end > f.start));
    match known {
        Some(figure) => view! {
            <span class=class lang="zh-CN">
                <button class="link" type="button" on:click=move |_| page.open_figure(figure, None)>{words}</button>
            </span>
        }
        .into_any(),
        None => view! { <span class=class lang="zh-CN">{words}</span> }.into_any(),
    }
}

fn repair(page: Page, dossier: &Arc<Dossier>, suspect: &Suspect) -> Option<impl IntoView + use<>> {
    let to = suspect.should_be.as_deref()?;
    let preview = dossier.figure_of(suspect).and_then(|figure| preview(dossier, figure, to));
    let rest = dossier.answer.report.summary.relations.saturating_sub(suspect.explains);
    let printed = words::as_printed(to, &suspect.text);
    let words = (page.m().repair)(&suspect.text, &printed, suspect.explains, rest);
    Some(view! { <p class="repair">{phrase(&words)}</p> {preview} })
}

fn why(page: Page, suspect: &Suspect, telling: &Telling) -> Option<impl IntoView + use<>> {
    let m = page.m();
    let to = words::as_printed(suspect.should_be.as_deref()?, &suspect.text);
    let words = (m.why_text)(&to, telling.elsewhere.len(), telling.equations.len());
    Some(view! { <details class="more"><summary>{m.why}</summary><div>{words}</div></details> })
}
