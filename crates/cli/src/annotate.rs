//! `gouji annotate`: the file given back with what was found written into it.
//! Nothing is written over what was read; what cannot be annotated is reported with what can.

use crate::args::{AnnotateOptions, Language};
use crate::inputs::{self, Input};
use crate::{check, fault, target};
use gouji_annotate::{Annotated, Options, can_annotate};
use gouji_intake::{Format, Taken};
use gouji_report::unreadable::Reason;
use gouji_report::{file, html};
use std::path::Path;
use std::process::ExitCode;

/// Annotates what the options name.
pub fn run(options: &AnnotateOptions) -> ExitCode {
    target::outcome(annotated(options))
}

/// Writes the copy; what was written, or why nothing was.
fn annotated(options: &AnnotateOptions) -> Result<String, String> {
    let lang = options.lang;
    let words = |zh: String, en: String| if lang == Language::Zh { zh } else { en };
    let input = Input::of(options.path.clone());
    let name = input.name();
    let unread = |reason: Reason| {
        let why = reason.message();
        format!("{name}: {}", words(why.zh, why.en))
    };
    target::is_another(&options.path, &options.output, &words)?;
    let checking = check::checking(&options.knowing, lang)?;
    let bytes = inputs::bytes(&input).map_err(unread)?;
    let taken = inputs::take(bytes.clone()).map_err(unread)?;
    let out = &options.output;
    if is_page(out) || taken.format == Format::Html {
        let page = fault::caught(|| page(&taken, &name, bytes.len(), &checking, lang));
        target::write(out, page.unwrap_or_else(|| Err(unread(Reason::Fault)))?.as_bytes())?;
        return Ok(words(
            format!("已写入 {}：标好的网页。", out.display()),
            format!("{}: annotated page written.", out.display()),
        ));
    }
    same_extension(options, &taken, &words)?;
    let asked = Options { corrections: !options.no_corrections, date: options.date.clone() };
    let work = || gouji_annotate::check(&bytes, &taken, &checking, &asked);
    let done = fault::caught(work).ok_or_else(|| unread(Reason::Fault))?;
    let done = done.map_err(|fault| {
        let why = fault.message();
        format!("{name}: {}", words(why.zh, why.en))
    })?;
    target::write(out, &done.bytes)?;
    Ok(words(done_zh(&done, out), done_en(&done, out)))
}

fn done_zh(done: &Annotated, out: &Path) -> String {
    let all = done.placed + done.unplaced;
    if all == 0 {
        return format!("已写入 {}：没有发现，与原件相同。", out.display());
    }
    let whole = if done.unplaced > 0 {
        format!("，其中 {} 条说的是全文", done.unplaced)
    } else {
        String::new()
    };
    let changes = if done.corrected > 0 {
        format!("；{} 处修订，请逐处接受或拒绝", done.corrected)
    } else {
        String::new()
    };
    format!("已写入 {}：{all} 条批注{whole}{changes}。", out.display())
}

fn done_en(done: &Annotated, out: &Path) -> String {
    let all = done.placed + done.unplaced;
    if all == 0 {
        return format!("{}: written; nothing was found, it is the same as the original.", out.display());
    }
    let whole = if done.unplaced > 0 {
        format!(", {} of them on the whole file", done.unplaced)
    } else {
        String::new()
    };
    let changes = if done.corrected > 0 {
        format!("; {} tracked changes to be accepted or rejected", done.corrected)
    } else {
        String::new()
    };
    format!("{}: written with {all} remarks{whole}{changes}.", out.display())
}

/// The annotated page of a file with one disclosure.
fn page(
    taken: &Taken,
    name: &str,
    bytes: usize,
    checking: &gouji::Options,
    lang: Language,
) -> Result<String, String> {
    let source = file::source(taken);
    let answers = file::check(&source, taken, name, bytes as u64, checking);
    match answers.as_slice() {
        [answer] => Ok(html::page(answer, &source, lang.into())),
        several if lang == Language::Zh => Err(format!(
            "{name}: 里面有 {} 份公开，一张网页只能标一份。请把它们分成几个文件再试。",
            several.len()
        )),
        several => Err(format!(
            "{name}: it holds {} disclosures, and a page shows one. Please split it into files and try again.",
            several.len()
        )),
    }
}

fn is_page(out: &Path) -> bool {
    out.extension().is_some_and(|e| e.eq_ignore_ascii_case("html") || e.eq_ignore_ascii_case("htm"))
}

/// A Word file under the name of a workbook opens nowhere.
fn same_extension(
    options: &AnnotateOptions,
    taken: &Taken,
    words: &impl Fn(String, String) -> String,
) -> Result<(), String> {
    let extension = |path: &Path| path.extension().map(|e| e.to_string_lossy().to_ascii_lowercase());
    let (Some(has), Some(wants)) = (extension(&options.output), extension(&options.path)) else {
        return Ok(());
    };
    if has == wants || !can_annotate(taken.format) {
        return Ok(());
    }
    let (out, format) = (options.output.display(), taken.format.name());
    Err(words(
        format!(
            "{out}: 原件是 {format}，写回的也是，名字却以 .{has} 结尾。请改成 .{wants}，或者 .html（标好的网页）。"
        ),
        format!(
            "{out}: the copy is {format} like the original, but its name ends with .{has}. Please name it .{wants}, or .html for an annotated page."
        ),
    ))
}
