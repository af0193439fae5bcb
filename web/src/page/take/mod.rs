//! What can be taken along: its place in the bar, beside the settings, once there is an answer.

use leptos::prelude::*;

#[component]
pub fn Take() -> impl IntoView {}
