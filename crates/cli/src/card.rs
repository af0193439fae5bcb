//! `gouji card`: the citation card of a finding, made and verified.

use crate::args::{CardOptions, Language};
use crate::inputs::{self, Input};
use crate::{check, fault, target};
use gouji_report::card::{citable, of, page, verify};
use gouji_report::mask::mask;
use gouji_report::unreadable::Reason;
use gouji_report::words::Lang;
use gouji_report::{Answer, SourceText, file};
use sha2::{Digest, Sha256};
use std::path::Path;
use std::process::ExitCode;

/// Makes or verifies the card that the options name.
pub fn run(options: &CardOptions) -> ExitCode {
    let done = match (&options.verify, &options.output) {
        (Some(card), _) => verified(options, card),
        (None, Some(out)) => made(options, out),
        (None, None) => Err("-o OUT".to_owned()),
    };
    match done {
        Ok((words, holds)) => {
            anstream::eprintln!("{words}");
            ExitCode::from(u8::from(!holds))
        }
        Err(why) => {
            anstream::eprintln!("gouji: {}", mask(&why));
            ExitCode::from(2)
        }
    }
}

fn words(options: &CardOptions, zh: String, en: String) -> String {
    if options.lang == Language::Zh { zh } else { en }
}

/// Writes the card.
fn made(options: &CardOptions, out: &Path) -> Result<(String, bool), String> {
    target::is_another(&options.path, out, &|zh, en| words(options, zh, en))?;
    let (sha256, card) = with_answers(options, |sha256, answers, source| {
        let all: Vec<_> = answers
            .iter()
            .flat_map(|answer| citable(&answer.report).into_iter().map(move |f| (answer, f)))
            .collect();
        let wanted = options.finding.checked_sub(1).and_then(|at| all.get(at));
        let lang = Lang::from(options.lang);
        let card = wanted.map(|(answer, finding)| page(&of(&answer.report, finding, source, sha256, lang)));
        (sha256.to_owned(), card.ok_or(all.len()))
    })?;
    let name = options.path.display();
    let card = card.map_err(|count| {
        let nth = options.finding;
        words(
            options,
            format!("{name}: 没有第 {nth} 条发现，一共 {count} 条。"),
            format!("{name}: there is no finding {nth}; there are {count}."),
        )
    })?;
    target::write(out, card.as_bytes())?;
    let done = words(
        options,
        format!("已写入 {}：引用卡，文件的 SHA-256 是 {sha256}。", out.display()),
        format!("{}: card written; the SHA-256 of the file is {sha256}.", out.display()),
    );
    Ok((done, true))
}

/// Verifies a card.
fn verified(options: &CardOptions, card: &Path) -> Result<(String, bool), String> {
    let text = std::fs::read(card).map_err(|error| format!("{}: {error}", card.display()))?;
    let text = String::from_utf8_lossy(&text).into_owned();
    let outcome = with_answers(options, |sha256, answers, source| verify(&text, sha256, answers, source))?;
    let said = outcome.message();
    Ok((words(options, said.zh, said.en), outcome.holds()))
}

/// Checks the file, and hands over its hash and what was found.
fn with_answers<T>(
    options: &CardOptions,
    of: impl Fn(&str, &[Answer], &SourceText) -> T,
) -> Result<T, String> {
    let input = Input::of(options.path.clone());
    let name = input.name();
    let unread = |reason: Reason| {
        let why = reason.message();
        format!("{name}: {}", words(options, why.zh, why.en))
    };
    let checking = check::checking(&options.knowing, options.lang)?;
    let bytes = inputs::bytes(&input).map_err(unread)?;
    let sha256: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    let size = bytes.len() as u64;
    let taken = inputs::take(bytes).map_err(unread)?;
    let work = || {
        let source = file::source(&taken);
        let answers = file::check(&source, &taken, &name, size, &checking);
        of(&sha256, &answers, &source)
    };
    fault::caught(work).ok_or_else(|| unread(Reason::Fault))
}
