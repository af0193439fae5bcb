//! A sentence of the brief as it is drawn: figures to be pressed, terms to be explained, words of the document quoted.

use super::term::term;
use crate::page::figure::figure_alike;
use crate::page::state::Page;
use gouji_web::view::{Bit, Dossier, GlossaryEntry, Sentence};
use leptos::prelude::*;

pub fn sentence(page: Page, dossier: &Dossier, glossary: &[GlossaryEntry], said: Sentence) -> AnyView {
    let bits = said.bits.into_iter().map(|bit| draw(page, dossier, glossary, bit)).collect::<Vec<_>>();
    let class = if said.lead { "lede" } else { "" };
    view! { <p class=class>{bits}</p> }.into_any()
}

fn draw(page: Page, dossier: &Dossier, glossary: &[GlossaryEntry], bit: Bit) -> AnyView {
    match bit {
        Bit::Words(words) => words.into_any(),
        Bit::Name(name) => view! { <span lang="zh-CN">{name}</span> }.into_any(),
        Bit::Amount(figure) => {
            view! { <span class="n">{figure_alike(dossier, figure)} {unit(dossier, figure, "\u{A0}")}</span> }
                .into_any()
        }
        Bit::Figure(figure) => {
            view! { <span class="n">{figure_alike(dossier, figure)}{unit(dossier, figure, "")}</span> }
                .into_any()
        }
        Bit::Term(which, name) => term(page, glossary, which, name).into_any(),
        Bit::Quote(quote) => {
            let go = move || page.go(None, quote.start);
            view! { <q lang="zh-CN">{pressed(quote.words, go)}</q> }.into_any()
        }
        Bit::Place(quote) => {
            let go = move || page.go(None, quote.start);
            view! { <span class="n">{pressed(quote.words, go)}</span> }.into_any()
        }
        Bit::Derived(words) => {
            let m = page.m();
            view! { <span class="n">{words}</span> <span class="small muted n">{m.brief.derived}</span> }
                .into_any()
        }
    }
}

/// Words of so few letters are kept in one piece, as wide as a finger needs.
const SHORT: usize = 4;

/// Words that can be pressed and still break over lines, which a button does not.
pub fn pressed(words: String, press: impl Fn() + Clone + 'static) -> impl IntoView {
    let by_key = press.clone();
    let is_short = words.chars().count() <= SHORT;
    view! {
        <span
            class="quoted"
            class:short=is_short
            role="button"
            tabindex="0"
            on:click=move |_| press()
            on:keydown=move |event| {
                if matches!(event.key().as_str(), "Enter" | " ") {
                    event.prevent_default();
                    by_key();
                }
            }
        >
            {words}
        </span>
    }
}

/// The unit of a figure, where it is not printed with it.
pub fn unit(dossier: &Dossier, figure: u32, space: &str) -> Option<String> {
    let figure = dossier.figure(figure)?;
    (!figure.unit.is_empty() && !figure.text.ends_with(&figure.unit))
        .then(|| format!("{space}{}", figure.unit))
}
