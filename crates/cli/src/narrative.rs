//! `gouji narrative`: the explanation that goes with the forms, written from their figures, as a Word file or as text.

use crate::args::{Language, NarrativeOptions};
use crate::inputs::{self, Input};
use crate::{check, fault, target};
use gouji_narrative::{Narrative, Region};
use gouji_report::unreadable::Reason;
use std::path::Path;
use std::process::ExitCode;

/// Writes the explanation of what the options name.
pub fn run(options: &NarrativeOptions) -> ExitCode {
    target::outcome(written(options))
}

/// Writes it; what was written, or why nothing was.
fn written(options: &NarrativeOptions) -> Result<String, String> {
    let zh = options.lang == Language::Zh;
    let words = |zh_words: String, en: String| if zh { zh_words } else { en };
    let input = Input::of(options.path.clone());
    let name = input.name();
    let unread = |reason: Reason| {
        let why = reason.message();
        format!("{name}: {}", words(why.zh, why.en))
    };
    target::is_another(&options.path, &options.output, &words)?;
    let checking = check::checking(&options.knowing, options.lang)?;
    let taken = inputs::read(&input).text.map_err(unread)?;
    let work = || {
        let families = gouji::Options { families: checking.families.clone(), ..gouji::Options::default() };
        let mut reports = gouji::check(&taken.text, &families);
        let report = if reports.len() == 1 { reports.pop() } else { None };
        report
            .map(|report| gouji_narrative::write(&report, &checking.counterparts, options.region))
            .ok_or(reports.len())
    };
    let narrative = fault::caught(work).ok_or_else(|| unread(Reason::Fault))?;
    let narrative = narrative.map_err(|count| {
        words(
            format!("{name}: 里面有 {count} 份公开，说明要一份一份写。请把它们分成几个文件再试。"),
            format!("{name}: it holds {count} disclosures, and each has an explanation of its own. Please split it into files."),
        )
    })?;
    if narrative.is_empty() {
        return Err(words(
            format!("{name}: 没有读到预算或决算公开的表格，写不出说明。请检查文件里是否有这些表。"),
            format!(
                "{name}: no form of a budget or of final accounts was read, so there is nothing to explain. Please check that the file holds them."
            ),
        ));
    }
    let out = &options.output;
    let bytes = if is_word(out) {
        gouji_narrative::docx::docx(&narrative).map_err(|error| format!("{}: {error}", out.display()))?
    } else {
        narrative.text().into_bytes()
    };
    target::write(out, &bytes)?;
    Ok(done(&narrative, out, zh))
}

/// What was written, with what was left open.
fn done(narrative: &Narrative, out: &Path, zh: bool) -> String {
    let (out, blanks) = (out.display(), narrative.blanks());
    let region = Region::of_id(narrative.region);
    let mut said = if zh {
        let words = region.map_or("", |region| region.zh);
        format!("已写入 {out}（{words}写法）：{blanks} 处空白请补填，补好后请与表格一起再核对一次。")
    } else {
        let words = region.map_or("", |region| region.en);
        format!(
            "{out}: written in {words} words; {blanks} blanks are to be filled in. Check it with the forms once more then."
        )
    };
    for left_out in &narrative.left_out {
        said += "\n  ";
        said += if zh { &left_out.zh } else { &left_out.en };
    }
    said
}

fn is_word(out: &Path) -> bool {
    out.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("docx"))
}
