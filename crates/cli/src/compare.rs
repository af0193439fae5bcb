//! `gouji compare`: the documents of a folder held against one another: a department and its entities, a year and the
//! year before, a budget and its accounts, two versions; and whoever of a list published nothing.

pub mod groups;
pub mod units;
pub mod words;
pub mod work;

use crate::args::{CompareFormat, CompareOptions, Knowing};
use crate::batch::Task;
use crate::check::checking;
use gouji_report::csv::line;
use gouji_report::pairing::Bond;
use gouji_report::together::{Held, Life};
use gouji_report::words::Lang;
use serde::Serialize;
use std::io::{self, BufWriter, ErrorKind, Write};
use std::ops::ControlFlow;
use std::process::ExitCode;
use units::Published;
use work::{Found, Seen, Work};

/// Compares what the options name and writes what was found to standard output.
pub fn run(options: &CompareOptions) -> ExitCode {
    let compared = match compared(options) {
        Ok(compared) => compared,
        Err(why) => {
            anstream::eprintln!("gouji: {why}");
            return ExitCode::from(2);
        }
    };
    match compared.write(options.format, options.lang.into()) {
        // A reader that closed the pipe has what it wanted.
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            anstream::eprintln!("gouji: {error}");
            ExitCode::from(2)
        }
        _ => ExitCode::from(compared.exit_code()),
    }
}

/// Everything that was found.
#[derive(Default)]
struct Compared {
    seen: Vec<Seen>,
    held: Vec<Held>,
    lives: Vec<Life>,
    not: Vec<(Vec<String>, String)>,
    units: Vec<Published>,
}

fn compared(options: &CompareOptions) -> Result<Compared, String> {
    let knowing = Knowing { families: options.families.clone(), ..Knowing::default() };
    let checking = checking(&knowing, options.lang)?;
    let names = options.beside.units.as_ref().map(|list| units::names(list, options.lang)).transpose()?;
    let inputs = options.batch.inputs(&options.paths);
    let mut all = Compared::default();
    let task = Task {
        options: &options.batch,
        knowing: &knowing,
        lang: options.lang,
        settings: "compare".to_owned(),
        work: |item: &Work| work::work(item, &checking, None),
        failed: |item: &Work, reason| work::failed(item, &reason, None),
    };
    let items: Vec<Work> = inputs.iter().cloned().map(Work::Alone).collect();
    task.run(&items, |found| all.add(found))?;
    let pairs = groups::of(&all.seen, options.beside.pairs.as_deref(), options.lang)?;
    task.run(&groups::groups(&all.seen, &pairs, &inputs), |found| all.add(found))?;
    if let Some(names) = names {
        all.units = units::published(&names, &all.seen, options.lang.into());
    }
    Ok(all)
}

impl Compared {
    fn add(&mut self, found: Found) -> ControlFlow<()> {
        match found {
            Found::Alone(seen) => self.seen.extend(seen),
            Found::Group(held, lives) => {
                self.held.extend(held);
                self.lives.extend(lives);
            }
            Found::Not(names, why) => self.not.push((names, why)),
        }
        ControlFlow::Continue(())
    }

    /// 2 something could not be read, else 1 something does not agree, else 0.
    fn exit_code(&self) -> u8 {
        if !self.not.is_empty() || self.seen.iter().any(|seen| !seen.readable) {
            return 2;
        }
        u8::from(self.held.iter().any(|held| !held.findings.is_empty()))
    }

    fn write(&self, format: CompareFormat, lang: Lang) -> io::Result<()> {
        let mut out = BufWriter::new(io::stdout().lock());
        match format {
            CompareFormat::Jsonl => {
                json(&mut out, &self.held)?;
                json(&mut out, &self.lives)?;
                json(&mut out, &self.units)?;
            }
            CompareFormat::Csv => {
                let rows: Vec<[String; 12]> =
                    self.held.iter().flat_map(|held| words::rows(held, lang)).collect();
                write!(out, "\u{FEFF}{}", line(words::PAIRS.map(|[zh, en]| lang.pick(zh, en))))?;
                for row in rows.iter().filter(|row| !row[0].is_empty()) {
                    write!(out, "{}", line(row.each_ref().map(String::as_str)))?;
                }
            }
            CompareFormat::Text => self.text(&mut out, lang)?,
        }
        out.flush()
    }

    fn text(&self, out: &mut impl Write, lang: Lang) -> io::Result<()> {
        for bond in Bond::EACH {
            let mut of = self.held.iter().filter(|held| held.bond == bond).peekable();
            if of.peek().is_some() {
                writeln!(out, "■ {}", bond.words(lang))?;
            }
            for held in of {
                let others = held.others.iter().map(|other| words::document(other, bond, lang));
                let first = words::document(&held.first, bond, lang);
                writeln!(out, "  {} {first} — {}", held.first.entity, others.collect::<Vec<_>>().join("，"))?;
                writeln!(out, "    {}", words::result(held, lang))?;
                for row in words::rows(held, lang).iter().filter(|row| !row[9].is_empty()) {
                    writeln!(out, "    · {}", row[9])?;
                }
            }
        }
        self.restated(out, lang)?;
        self.published(out, lang)?;
        for (names, why) in &self.not {
            writeln!(out, "✗ {}: {why}", names.join("，"))?;
        }
        writeln!(out, "{}", self.closing(lang))
    }

    fn restated(&self, out: &mut impl Write, lang: Lang) -> io::Result<()> {
        let mut restated = self.lives.iter().filter(|life| life.restated).peekable();
        if restated.peek().is_some() {
            writeln!(out, "■ {}", lang.pick("前后说法不一致的数", "figures told otherwise later"))?;
        }
        for life in restated {
            let [entity, year, place, .., said, _] = words::life(life, lang);
            writeln!(out, "  {entity} {year} {place}：{said}")?;
            for told in &life.told {
                let document = &told.document;
                let of = document.year.map(|year| year.to_string()).unwrap_or_default();
                let kind = words::kind(&document.kind, lang);
                writeln!(
                    out,
                    "    {of} {kind}：{} {} 万元（{}）",
                    stage(&told.stage, lang),
                    told.value,
                    document.name
                )?;
            }
        }
        Ok(())
    }

    fn published(&self, out: &mut impl Write, lang: Lang) -> io::Result<()> {
        if !self.units.is_empty() {
            writeln!(out, "■ {}", lang.pick("公开情况", "who published"))?;
        }
        for one in &self.units {
            let [unit, year, kind, state, files, lacking] = words::unit(one, lang);
            let lacking = if lacking.is_empty() { lacking } else { format!("：{lacking}") };
            let files = if files.is_empty() { files } else { format!("（{files}）") };
            writeln!(out, "  {unit} {year} {kind} {state}{lacking}{files}")?;
        }
        Ok(())
    }

    fn closing(&self, lang: Lang) -> String {
        let (documents, pairs) =
            (self.seen.len(), self.held.iter().map(|held| held.others.len()).sum::<usize>());
        let off = self.held.iter().filter(|held| !held.findings.is_empty()).count();
        let restated = self.lives.iter().filter(|life| life.restated).count();
        match lang {
            Lang::Zh => format!(
                "共 {documents} 份，{pairs} 对；{off} 组有对不上的数，{restated} 个数前后说法不一致。"
            ),
            Lang::En => format!(
                "{documents} documents, {pairs} pairs; {off} groups do not agree, {restated} figures are told otherwise later."
            ),
        }
    }
}

fn stage(stage: &str, lang: Lang) -> &'static str {
    match stage {
        "budget" => lang.pick("年初预算", "budget"),
        "adjusted" => lang.pick("全年预算", "adjusted budget"),
        _ => lang.pick("决算", "accounts"),
    }
}

fn json(out: &mut impl Write, values: &[impl Serialize]) -> io::Result<()> {
    values.iter().try_for_each(|value| writeln!(out, "{}", serde_json::to_string(value)?))
}
