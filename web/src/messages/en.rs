//! What the page says in English.
//! The same sentences as in Chinese; the document itself stays as it is.

use super::{Lang, Messages, Trouble};
use crate::convention::FromZero;
use crate::folder::{LeftOut, MOST_FILES};
use crate::protocol::{Joint, Step, Why};
use crate::view::{Axis, State};

pub(super) static MESSAGES: Messages = Messages {
    lang: Lang::En,
    brand: "Gouji",
    title: "Gouji: do the figures of a budget disclosure agree?",
    title_of: |name| format!("{name} · Gouji"),
    other_language: "中文",
    docs: "Help",
    new_version: "There is a new version. After reloading, the file has to be put in again.",
    reload: "Reload",
    badge: |relations, wrong, unchecked| match (relations, wrong, unchecked) {
        (0, ..) => "No figures to check".into(),
        (all, 0, 0) => format!("{all} checks · all agree"),
        (all, 0, unchecked) => format!("{all} checks · all agree; {unchecked} figures not checked"),
        (all, 1, _) => format!("{all} checks · 1 does not agree"),
        (all, wrong, _) => format!("{all} checks · {wrong} do not agree"),
    },
    not_checked: "Could not be checked",
    open_report: "See the report",
    settings: "Settings",
    theme: "Theme",
    theme_auto: "System",
    theme_light: "Light",
    theme_dark: "Dark",
    language: "Language",
    least_shown: "What is listed",
    least: |all, errors| match (all, errors) {
        (true, _) => "Everything",
        (_, true) => "Only errors",
        _ => "No notes",
    },
    least_hidden: |n| {
        if n == 1 { "Your settings hide 1 more.".into() } else { format!("Your settings hide {n} more.") }
    },
    from_zero: "Growth from zero stated as 100%",
    from_zero_as: |taken| match taken {
        FromZero::Silent => "Not reported",
        FromZero::Note => "A note",
        FromZero::Warning => "Worth a look",
    },
    from_zero_help: "Last year's figure is zero, so there is no rate; in some regions 100% is the custom.",
    shortcuts: "Single-key shortcuts",
    shortcuts_on: "On",
    shortcuts_off: "Off",
    shortcuts_help: "One key does one thing, without Ctrl or Alt.",
    skip_to_answer: "Skip to the answer",
    skip_to_document: "Skip to the document",
    views: "Views",
    view_result: "Result and document",
    view_answer: "Result",
    view_checks: "Checks",
    view_pictures: "Pictures",
    view_brief: "In brief",
    view_brief_short: "Brief",
    checks: &super::checks::EN,
    brief: &super::brief::EN,
    landing: "Paste a budget disclosure and see \u{200B}whether its figures agree with one another.",
    promise: "The text does not leave your browser.",
    promise_rest: " All checking is done here; only the first PDF, Word or Excel file fetches its reader from this site, once.",
    paste_label: "The whole text of the disclosure",
    paste_here: "Drop the published file, or paste its text here",
    drop_here: "Let go to start checking",
    choose_file: "Choose a file",
    choose_folder: "Choose a folder",
    check: "Check",
    example: "Try an example",
    formats: "Drop PDF, OFD, Word, WPS, Excel, web pages or plain text, several at once if you like; web pages and text can be pasted too.",
    pasted_text: "pasted text",
    example_text: "example",
    working: "Checking",
    cancel: "Cancel",
    slow: "This takes longer than usual. Wait, or cancel and try again; what you pasted stays in the box.",
    try_again: "Try again",
    text_kept: "What you pasted is still here.",
    cancelled: "Cancelled; nothing was kept.",
    step: |step| match step {
        Step::Fetching(name) => format!("The first {name} file: fetching its reader from this site…"),
        Step::Reading(name) => format!("Reading “{name}”…"),
        Step::Pages(name, done, pages) => format!("Reading “{name}”, page {done} of {pages}…"),
        Step::Checking(..) => "Comparing every figure with the others…".into(),
    },
    trouble: |trouble| match trouble {
        Trouble::File(name, why) => (
            "This could not be read.",
            format!(
                "“{name}”: {}",
                match why {
                    Why::File(message) => message.en.clone(),
                    Why::Gone => {
                        "The browser cannot read this file any more; it may have been moved, renamed or is being written. Choose it again.".into()
                    }
                    Why::NoReader(format) => format!(
                        "The reader for {format} files could not be fetched. Look at your connection and try again, or open the file, select all, copy, and paste it on the start page."
                    ),
                    Why::Fault(format) => format!(
                        "Reading stopped half-way; this {format} file may break the rules of its format or be too complex. Open it and save a copy, or select all, copy, and paste it on the start page."
                    ),
                }
            ),
        ),
        Trouble::Folder => (
            "This could not be read.",
            "No file in this folder can be read. PDF, OFD, Word, WPS, Excel, web pages and plain text can."
                .into(),
        ),
        Trouble::LinkUnknown => (
            "This link is from a newer version.",
            "It cannot be read here yet. Reload the page to get the new version, or ask for the text itself."
                .into(),
        ),
        Trouble::LinkDamaged => (
            "This link is incomplete.",
            "It was probably cut off on its way. Ask for it once more, or for the text or file itself."
                .into(),
        ),
        Trouble::Failed => (
            "This check did not finish.",
            "It stopped half-way, without a result. Try again, or copy the text in another way.".into(),
        ),
        Trouble::NoProgram => (
            "The program that checks could not be fetched.",
            "Nothing was checked yet. See whether the network is there, and try again.".into(),
        ),
    },
    back_to_start: "Back to start",
    another: "Another one",
    answer: "Answer",
    eyebrow: |d| {
        if d.entity.is_empty() && d.year.is_none() && d.forms.is_empty() {
            return String::new();
        }
        let kind = if d.kind == "final-accounts" { "final accounts" } else { "budget" };
        let mut parts = Vec::new();
        if !d.entity.is_empty() {
            parts.push(d.entity.clone());
        }
        // What nobody's name stands on may be any text that names a year: a budget is what it is taken for then.
        let named = !d.entity.is_empty() || d.kind == "final-accounts";
        match (d.year, named) {
            (Some(year), true) => parts.push(format!("{kind} {year}")),
            (Some(year), false) => parts.push(year.to_string()),
            (None, true) => parts.push(kind.into()),
            (None, false) => {}
        }
        match d.forms.len() {
            0 => {}
            1 => parts.push("1 form".into()),
            n => parts.push(format!("{n} forms")),
        }
        parts.join(" · ")
    },
    checked: |n| {
        [String::new(), n.to_string(), if n == 1 { " comparison".into() } else { " comparisons".into() }]
    },
    state: |state| match state {
        State::Ok => "agree",
        State::Round => "by rounding",
        State::Bad => "disagree",
        State::None => "not checked",
    },
    ledger_label: |s| format!("{} agree, {} by rounding, {} disagree", s.exact, s.rounding, s.inconsistent),
    coverage: |s| {
        vec![
            (s.checked.to_string(), true),
            (" of ".into(), false),
            (s.figures.to_string(), true),
            (" figures were compared at least once".into(), false),
        ]
    },
    coverage_rest: |s| (s.unchecked > 0).then(|| (s.unchecked.to_string(), " not checked.".into())),
    disclosures: |n| format!("There are {n} disclosures in this text"),
    unnamed: |n| format!("No. {n}"),
    left_out: |LeftOut { others, beyond, unseen }| {
        let mut reasons = Vec::new();
        if others > 0 {
            reasons.push(format!("{others} are no documents that can be read"));
        }
        if beyond > 0 {
            reasons.push(format!(
                "{beyond} are beyond the number ({MOST_FILES}) or the size (400 MB) that is read at once"
            ));
        }
        if unseen {
            reasons.push("it holds more than was looked at".into());
        }
        format!("Some files of the folder were not read: {}.", reasons.join("; "))
    },
    joint: |Joint { forms, prose, sure, joined }| match (joined, sure) {
        (true, true) => format!(
            "“{forms}” and “{prose}” name the same body and year; they were checked together, as one disclosure."
        ),
        (true, false) => format!("“{forms}” and “{prose}” were checked together, as one disclosure."),
        (false, true) => {
            format!("“{forms}” and “{prose}” name the same body and year; one holds forms, one prose.")
        }
        (false, false) => {
            format!("“{forms}” holds only forms, “{prose}” only prose; they may be one disclosure.")
        }
    },
    check_apart: "Check them apart",
    check_joined: "Check them together",
    stories: "Figures that do not agree",
    line: |n| format!("line {n}"),
    now_written: "as printed",
    should_be: "probably",
    sums_fail: |n| if n == 1 { "1 equation fails".into() } else { format!("{n} equations fail") },
    each_misses: |d| format!("each by {d}"),
    misses: |d| format!("off by {d}"),
    written_elsewhere: |n, value| {
        if n == 1 { format!("1 place says {value}") } else { format!("{n} places say {value}") }
    },
    written_otherwise: |n| {
        if n == 1 { "1 place says otherwise".into() } else { format!("{n} places say otherwise") }
    },
    repair: |from, to, repaired, rest| {
        if repaired == 0 {
            return format!("Read {to} for {from}: nothing else changes.");
        }
        let hold = if repaired == 1 { "it holds".to_owned() } else { format!("all {repaired} hold at once") };
        format!("Read {to} for {from}, \u{200B}and {hold}; \u{200B}the other {rest} are not touched.")
    },
    preview: "What would hold",
    preview_count: |n| n.to_string(),
    undecided: "Probably one of these",
    candidate: |to, n| format!("if {to}, {n} hold"),
    why: "Why",
    why_text: |value, elsewhere, sums| {
        let places = match elsewhere {
            1 => "1 other place says".to_owned(),
            n => format!("{n} other places say"),
        };
        let equations = match sums {
            1 => "1 equation comes out".to_owned(),
            n => format!("{n} equations come out"),
        };
        match (elsewhere, sums) {
            (0, _) => format!(
                "Other figures of the document tell what stands here: {equations} at {value}, which is not what is printed. Changing this one figure makes it hold."
            ),
            (_, 0) => format!(
                "The document tells the same money more than once: {places} {value}. Only this place differs, and changing it alone makes them agree."
            ),
            _ => format!(
                "The document tells the same money more than once: {places} {value} and {equations} at it. Only this place differs, and changing it alone makes them agree."
            ),
        }
    },
    what_to_do: "What to do",
    what_to_do_text: "Look at the document first. As a reader, you may ask the publisher to verify it; as its author, change this one place.",
    see_source: "See the document",
    loose_errors: "Does not agree",
    warnings: "Worth a look",
    blank: "blank",
    more_stories: |n| format!("{n} more"),
    show_more: |n| format!("List {n} more"),
    notes: "Notes",
    notes_reading: "Seen while reading the file",
    in_file: |place| format!("In the file: {place}"),
    notes_rounding: "Differences by rounding",
    notes_rounding_count: |n, most| match most {
        "" => n.to_string(),
        most => format!("{n}, at most {most}"),
    },
    notes_worth: "Worth knowing",
    notes_worth_count: |n| n.to_string(),
    notes_unchecked: "Figures not checked",
    notes_unchecked_count: |n| n.to_string(),
    totals: "The figures that matter, stated alike everywhere",
    grand_total: "Total income and expenditure",
    total_stated: |places, sums| match sums {
        0 => format!("the same in {places} places"),
        1 => format!("the same in {places} places, result of 1 equation"),
        sums => format!("the same in {places} places, result of {sums} equations"),
    },
    scopes: "What was checked",
    scope_columns: ["Where", "Checked", "Agree", "By rounding"],
    scope: |family| match family {
        '1' => "Within each form",
        '2' => "Between forms",
        '3' => "Within the text, text and forms",
        '4' => "Performance tables",
        '5' => "Against last year",
        _ => "Other",
    },
    scope_sum: "Total",
    rounding_is_normal: |most| {
        format!(
            "Differences by rounding are at most {most}; each published figure is rounded on its own, so this is normal."
        )
    },
    clean_foot: "Agreement means that the document is consistent; whether the money should be spent so is for its readers to judge.",
    document: "Document",
    outline: "Contents",
    outline_suspect: "suspect here",
    outline_disagrees: "has a figure that disagrees",
    legend: "The line under a figure:",
    strip: "Place in the document; click to go there",
    shown_as: "Shown as",
    as_laid_out: "Layout",
    as_source: "Source",
    find: "Find a number or a name in the document",
    find_hint: "Find a number or a name",
    find_back: "Previous",
    find_on: "Next",
    find_state: |at, all, more| match (at, all) {
        (_, 0) => "not found".into(),
        (None, 1) => "1 place".into(),
        (None, all) => format!("{all}{} places", if more { "+" } else { "" }),
        (Some(at), all) => format!("{} / {all}", at + 1),
    },
    table: |title| format!("{title}, scrolls sideways"),
    table_unnamed: "Table, scrolls sideways",
    form_number: |n| format!("表 {n}"),
    suspect_word: "suspect",
    card: |text| format!("Figure {text}"),
    close: "Close",
    axis: |axis| match axis {
        Axis::Year => "Year",
        Axis::Flow => "Flow",
        Axis::Fund => "Funds",
        Axis::Function => "Function",
        Axis::Nature => "Nature",
        Axis::Economic => "Economic class",
        Axis::Entity => "Entity",
    },
    card_suspect: |to, slip, n| {
        let slip = slip.map_or(String::new(), |slip| format!(": {slip}"));
        let repaired = match n {
            0 => String::new(),
            1 => " With it, 1 comparison holds.".into(),
            n => format!(" With it, {n} hold at once."),
        };
        format!("Probably {to}{slip}.{repaired}")
    },
    card_places: |n| if n == 1 { "Stated in 1 place".into() } else { format!("Stated in {n} places") },
    card_places_other: |n, text| match (n, text) {
        (1, Some(text)) => format!("1 says {text}"),
        (n, Some(text)) => format!("{n} say {text}"),
        (1, None) => "1 differs".into(),
        (n, None) => format!("{n} differ"),
    },
    card_here: " (here)",
    more_places: |n| format!("{n} more"),
    card_equations: |n| if n == 1 { "In 1 equation".into() } else { format!("In {n} equations") },
    card_equations_bad: |bad, all| match bad {
        0 => None,
        bad if bad == all => Some("none holds".into()),
        1 => Some("1 does not hold".into()),
        bad => Some(format!("{bad} do not hold")),
    },
    verdict: |state, misses| match (state, misses) {
        (State::Ok, _) => "agrees".into(),
        (State::Round, Some(d)) => format!("by rounding, off by {d}"),
        (State::Round, None) => "by rounding".into(),
        (State::Bad, Some(d)) => format!("disagrees, off by {d}"),
        (State::Bad, None) => "disagrees".into(),
        (State::None, _) => "not checked".into(),
    },
    unchecked: |why| format!("Not checked: {why}."),
    finding_stop: |at, all| format!("{at} of {all}"),
    comparison: &super::comparison::EN,
    history: &super::history::EN,
    original: &super::original::EN,
    more: &super::answer::EN,
    people: &super::people::EN,
    export: &super::export::EN,
};
