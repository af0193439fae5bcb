//! The result: the stories beside the document; or, where all agrees, what agrees and then the document.

use super::consistent::Good;
use super::document::Document;
use super::little::FiguresRead;
use super::not_understood::NotUnderstood;
use super::notes::Notes;
use super::story::Stories;
use gouji_web::view::{Dossier, headline};
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub fn Result(dossier: Arc<Dossier>) -> impl IntoView {
    let clean = headline(&dossier.answer.report).clean;
    let nothing = dossier.answer.report.summary.relations == 0;
    // A text without figures has nothing to be shown beside it.
    let bare = nothing && dossier.figures().is_empty();
    let side = (!clean && !bare).then(|| {
        view! {
            <div class="side">
                <Stories dossier=dossier.clone()/>
                <NotUnderstood dossier=dossier.clone()/>
                {nothing.then(|| view! { <FiguresRead dossier=dossier.clone()/> })}
                <Notes dossier=dossier.clone()/>
            </div>
        }
    });
    let good = clean.then(|| view! { <Good dossier=dossier.clone()/> });
    view! {
        {good}
        <div class="split" class:is-clean=clean || bare>
            {side}
            <Document dossier/>
        </div>
    }
}
