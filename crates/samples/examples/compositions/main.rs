//! Thousands of consistent documents of random composition, and one planted slip in each: what the checker says.
//!
//! `cargo run --release -p gouji-samples --example compositions -- --documents 10000 --seed 0
//! [--plant digit,transpose,shift] [--shrink 60] [--only accused|unnoticed|misplaced] [--threads 2] [--density 55]`
//!
//! `--density` is how many percent of the traits leave their defaults. `--traits 'name=value + name=value'` takes these
//! instead of drawn ones, `--show SEED` prints a document, `--each N` tries every value of every trait on its own in N
//! documents; `--without 'name=value + name=value'` spares values that are known to fail.

#![allow(clippy::disallowed_methods, reason = "a command: it has arguments, and threads to be done sooner")]
#![allow(clippy::disallowed_types, reason = "percentages that people read; no money")]

mod measure;

use gouji_samples::Slip;
use gouji_samples::compose::{Trait, Traits, compose_with};
use measure::{Failure, Outcome, measure, named, shrunk};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};

/// What is asked on the command line.
struct Asked {
    documents: u64,
    seed: u64,
    kinds: Vec<Slip>,
    shrink: usize,
    threads: u64,
    show: Option<u64>,
    traits: Option<String>,
    only: Option<String>,
    density: u32,
    each: u64,
    without: Vec<(Trait, usize)>,
}

fn asked() -> Result<Asked, String> {
    let mut asked = Asked {
        documents: 1000,
        seed: 0,
        kinds: Vec::new(),
        shrink: 60,
        threads: 2,
        show: None,
        traits: None,
        only: None,
        density: 55,
        each: 0,
        without: Vec::new(),
    };
    let mut args = std::env::args().skip(1);
    while let Some(name) = args.next() {
        let value = args.next().ok_or(format!("{name} wants a value"))?;
        let number = || value.parse::<u64>().map_err(|e| format!("{name} {value}: {e}"));
        match name.as_str() {
            "--documents" => asked.documents = number()?,
            "--seed" => asked.seed = number()?,
            "--shrink" => asked.shrink = number()? as usize,
            "--threads" => asked.threads = number()?.max(1),
            "--show" => asked.show = Some(number()?),
            "--density" => asked.density = number()? as u32,
            "--without" => asked.without = values_of(&value)?,
            "--each" => asked.each = number()?,
            "--traits" => asked.traits = Some(value.clone()),
            "--only" => asked.only = Some(value.clone()),
            "--plant" => {
                for kind in value.split(',') {
                    asked.kinds.push(match kind {
                        "digit" => Slip::Digit,
                        "transpose" => Slip::Transpose,
                        "shift" => Slip::Shift,
                        _ => return Err(format!("no such slip: {kind}")),
                    });
                }
            }
            _ => return Err(format!("no such option: {name}")),
        }
    }
    Ok(asked)
}

/// Traits with their values, as `named` tells them.
fn values_of(text: &str) -> Result<Vec<(Trait, usize)>, String> {
    let value = |part: &str| {
        let (name, value) = part.split_once('=').ok_or(format!("{part}: name=value"))?;
        let named = Trait::ALL.iter().filter(|t| t.name() == name);
        let mut at = named.filter_map(|t| Some((*t, t.values().iter().position(|v| *v == value)?)));
        at.next().ok_or(format!("no such trait: {part}"))
    };
    text.split(" + ").filter(|p| !p.is_empty()).map(value).collect()
}

/// The traits of a text that has them as `named` tells them.
fn traits_of(text: &str) -> Result<Traits, String> {
    Ok(values_of(text)?.into_iter().fold(Traits::default(), |traits, (of, at)| traits.with(of, at)))
}

fn main() -> std::process::ExitCode {
    let asked = match asked() {
        Ok(asked) => asked,
        Err(error) => {
            eprintln!("{error}");
            return std::process::ExitCode::from(2);
        }
    };
    let given = match asked.traits.as_deref().map(traits_of).transpose() {
        Ok(given) => given,
        Err(error) => {
            eprintln!("{error}");
            return std::process::ExitCode::from(2);
        }
    };
    // Values that are known to fail are left at their defaults, so that what is behind them is seen.
    let spared = |traits: Traits| {
        let of = asked.without.iter();
        of.fold(traits, |traits, (of, at)| if traits.get(*of) == *at { traits.with(*of, 0) } else { traits })
    };
    let traits = |seed: u64| spared(given.clone().unwrap_or_else(|| Traits::drawn_some(seed, asked.density)));
    if let Some(seed) = asked.show {
        let composition = compose_with(seed, &traits(seed));
        let planted = composition.plant(&asked.kinds, seed).filter(|_| !asked.kinds.is_empty());
        eprintln!("{}", named(&traits(seed)));
        print!("{}", planted.map_or(composition.text, |p| p.text));
        return std::process::ExitCode::SUCCESS;
    }
    if asked.each > 0 {
        each_alone(&asked, &given.unwrap_or_default());
        return std::process::ExitCode::SUCCESS;
    }
    let seeds: Vec<u64> = (asked.seed..asked.seed + asked.documents).collect();
    let outcomes = each(&seeds, asked.threads, |seed| measure(seed, &traits(seed), &asked.kinds));
    summary(&outcomes);
    let only = |failure: &Failure| match asked.only.as_deref() {
        Some("accused") => matches!(failure, Failure::Accused(_)),
        Some("unnoticed") => *failure == Failure::Unnoticed,
        Some("misplaced") => *failure == Failure::Misplaced,
        _ => true,
    };
    let failed: Vec<(u64, Failure, String)> = outcomes
        .iter()
        .filter_map(|(seed, o)| Some((*seed, o.failure.clone()?, o.words.clone())))
        .filter(|(_, failure, _)| only(failure))
        .collect();
    groups(&failed, &asked, &traits);
    std::process::ExitCode::from(u8::from(!failed.is_empty()))
}

/// Works on seeds in several threads; the answers in the order of the seeds.
fn each<T: Send>(seeds: &[u64], threads: u64, work: impl Fn(u64) -> T + Sync) -> Vec<(u64, T)> {
    let next = AtomicU64::new(0);
    let take = || {
        let mut done = Vec::new();
        while let Some(seed) = seeds.get(next.fetch_add(1, Ordering::Relaxed) as usize) {
            done.push((*seed, work(*seed)));
        }
        done
    };
    let mut all: Vec<(u64, T)> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..threads).map(|_| scope.spawn(take)).collect();
        let done = running.into_iter().map(|t| t.join());
        done.flat_map(|of| of.unwrap_or_else(|panic| std::panic::resume_unwind(panic))).collect()
    });
    all.sort_by_key(|(seed, _)| *seed);
    all
}

/// Every value of every trait on its own, beside the given ones: what the checker says of a few documents.
fn each_alone(asked: &Asked, base: &Traits) {
    println!(
        "{:>8} {:>8} {:>8} {:>8} {:>8}  trait=value (of {})",
        "accused", "alarms", "checked", "noticed", "located", asked.each
    );
    for of in Trait::ALL {
        for (at, value) in of.values().iter().enumerate().skip(1) {
            let traits = base.with(*of, at);
            let seeds: Vec<u64> = (asked.seed..asked.seed + asked.each).collect();
            let outcomes = each(&seeds, asked.threads, |seed| measure(seed, &traits, &asked.kinds));
            let sum = |of: &dyn Fn(&Outcome) -> usize| outcomes.iter().map(|(_, o)| of(o)).sum::<usize>();
            let noticed = sum(&|o| usize::from(o.slip[1]));
            let words = outcomes.iter().find(|(_, o)| o.failure.is_some());
            println!(
                "{:>8} {:>8} {:>7.1}% {:>7.0}% {:>7.0}%  {}={value}{}",
                sum(&|o| usize::from(o.alarms > 0)),
                sum(&|o| o.alarms),
                percent(sum(&|o| o.figures[1]), sum(&|o| o.figures[0])),
                percent(noticed, sum(&|o| usize::from(o.slip[0]))),
                percent(sum(&|o| usize::from(o.slip[2])), noticed),
                of.name(),
                words.map_or(String::new(), |(seed, o)| format!(
                    "  [{seed}] {}",
                    o.words.chars().take(110).collect::<String>()
                )),
            );
        }
    }
}

fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 { 100.0 } else { 100.0 * part as f64 / whole as f64 }
}

fn summary(outcomes: &[(u64, Outcome)]) {
    let sum = |of: &dyn Fn(&Outcome) -> usize| outcomes.iter().map(|(_, o)| of(o)).sum::<usize>();
    let documents = outcomes.len();
    let accused = sum(&|o| usize::from(o.alarms > 0));
    let alarms = sum(&|o| o.alarms);
    println!(
        "{documents} documents of {} compositions ({} traits)",
        Traits::combinations(),
        Trait::ALL.len()
    );
    println!(
        "accused though consistent: {accused} ({:.1}%), false errors and warnings: {alarms}",
        percent(accused, documents)
    );
    let share = |of: &dyn Fn(&Outcome) -> [usize; 2]| percent(sum(&|o| of(o)[1]), sum(&|o| of(o)[0]));
    println!("figures checked: {:.1}% (zeros too: {:.1}%)", share(&|o| o.figures), share(&|o| o.all));
    let poor = sum(&|o| usize::from(percent(o.figures[1], o.figures[0]) < 95.0));
    println!("documents with less than 95% checked: {poor} ({:.1}%)", percent(poor, documents));
    let [tried, noticed, located] = [0, 1, 2].map(|n| sum(&|o| usize::from(o.slip[n])));
    if tried > 0 {
        println!(
            "slips: {tried} planted, {:.2}% noticed, {:.2}% of those located",
            percent(noticed, tried),
            percent(located, noticed)
        );
    }
}

/// Shrinks failures and tells them by what is left of their traits.
fn groups(failed: &[(u64, Failure, String)], asked: &Asked, traits: &(impl Fn(u64) -> Traits + Sync)) {
    let few: Vec<&(u64, Failure, String)> = failed.iter().take(asked.shrink).collect();
    let seeds: Vec<u64> = few.iter().map(|(seed, ..)| *seed).collect();
    let of = |seed: u64| {
        let failure = few.iter().find(|(s, ..)| *s == seed).map_or(Failure::Unnoticed, |f| f.1.clone());
        let kinds: &[Slip] = if matches!(failure, Failure::Accused(_)) { &[] } else { &asked.kinds };
        let least = shrunk(seed, &traits(seed), kinds, &failure);
        let words = measure(seed, &least, kinds).words;
        (failure, named(&least), words)
    };
    let mut groups: BTreeMap<(String, String), Vec<(u64, String)>> = BTreeMap::new();
    for (seed, (failure, least, words)) in each(&seeds, asked.threads, of) {
        let kind = match failure {
            Failure::Accused(rule) => format!("accused {rule}"),
            other => format!("{other:?}").to_lowercase(),
        };
        groups.entry((kind, least)).or_default().push((seed, words));
    }
    let mut groups: Vec<_> = groups.into_iter().collect();
    groups.sort_by_key(|(_, of)| std::cmp::Reverse(of.len()));
    println!("\n{} failed; {} shrunk:", failed.len(), few.len());
    for ((kind, least), of) in groups {
        let seeds: Vec<String> = of.iter().map(|(seed, _)| seed.to_string()).collect();
        println!("{:>4}  {kind}: {least}\n      seeds {}\n      {}", of.len(), seeds.join(" "), of[0].1);
    }
    let rest: Vec<String> = failed.iter().skip(asked.shrink).map(|(seed, ..)| seed.to_string()).collect();
    if !rest.is_empty() {
        println!("\nseeds not shrunk: {}", rest.join(" "));
    }
}
