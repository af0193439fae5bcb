//! What changes nothing that people see changes nothing of the report: line ends, marks that nobody sees, widths,
//! brackets, separators, blank lines between rows, tabs at line ends. On made-up documents by seeds;
//! more of them: `GOUJI_METAMORPHIC=10000 cargo test --release -p gouji --test it metamorphic`.

#![allow(clippy::disallowed_methods, reason = "how many is asked by the environment")]

use gouji::{Options, Report, check};
use gouji_samples::{Budget, Layout, Slip, plant, render};

/// What a reader is told, without the places, which move.
fn stated(report: &Report) -> String {
    let figure = |f: usize| {
        let figure = &report.figures[f];
        format!("{}{:?}", figure.amount.value.normalize(), figure.role)
    };
    let mut lines: Vec<String> = report
        .relations
        .iter()
        .map(|r| {
            let terms: Vec<String> =
                r.terms.iter().map(|(f, sign)| format!("{sign}·{}", figure(*f))).collect();
            format!("{} {:?} {:?} {} {}", r.rule, r.law, r.verdict, r.difference.normalize(), terms.join(" "))
        })
        .collect();
    // GJ622 tells of the marks and digits themselves.
    lines.extend(
        report.findings.iter().filter(|f| f.rule != "GJ622").map(|f| format!("{} {:?}", f.rule, f.severity)),
    );
    lines.extend(
        report.suspects.iter().map(|s| format!("{} → {:?} {:?}", figure(s.figure), s.should_be, s.slip)),
    );
    lines.extend(report.figures.iter().map(|f| {
        format!(
            "{} {:?} {} {} {:?}",
            f.amount.value.normalize(),
            f.coordinate,
            f.agreed,
            f.contradicted,
            f.unchecked
        )
    }));
    let about = &report.disclosure;
    lines.push(format!("{} {} {}", about.entity, about.year, about.final_accounts));
    lines.sort();
    lines.join("\n")
}

fn all(text: &str) -> Vec<String> {
    check(text, &Options::default()).iter().map(stated).collect()
}

/// A mark behind every third character that is not the last of its line.
fn with_marks(text: &str, mark: char) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut chars = text.chars().enumerate().peekable();
    while let Some((n, c)) = chars.next() {
        out.push(c);
        // Within marks of markup it would be another text for every reader.
        let inner = |c: char| !"\n\t*<>/#$\\-|".contains(c);
        if n % 3 == 0 && inner(c) && chars.peek().is_some_and(|(_, next)| inner(*next)) {
            out.push(mark);
        }
    }
    out
}

fn digits(text: &str, zero: char) -> String {
    let digit = |c: char| char::from_u32(zero as u32 + c as u32 - '0' as u32).unwrap_or(c);
    text.chars().map(|c| if c.is_ascii_digit() { digit(c) } else { c }).collect()
}

/// Tables with an empty line between each two of their rows, and one more than before behind the last; `line` stands on
/// it.
fn rows_apart(text: &str, line: &str) -> String {
    let lines: Vec<&str> = text.split('\n').collect();
    let mut out = String::new();
    for (n, row) in lines.iter().enumerate() {
        out.push_str(row);
        if n + 1 < lines.len() {
            out.push('\n');
            let empty = lines[n + 1].is_empty();
            if row.contains('\t') && (empty || lines[n + 1].contains('\t')) {
                out.push_str(line);
                out.push('\n');
            }
        }
    }
    out
}

/// Figures without the separators of their thousands.
fn without_thousands(text: &str) -> String {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let parts = |at: usize| at > 0 && digit(at - 1) && (1..4).all(|n| digit(at + n)) && !digit(at + 4);
    text.char_indices().filter(|(at, c)| *c != ',' || !parts(*at)).map(|(_, c)| c).collect()
}

type Change = (&'static str, fn(&str) -> String);

const CHANGES: &[Change] = &[
    ("lines end in a return and a feed", |t| t.replace('\n', "\r\n")),
    ("lines end in a return", |t| t.replace('\n', "\r")),
    ("lines end in a separator", |t| t.replace('\n', "\u{2028}")),
    ("paragraphs end in a separator", |t| t.replace('\n', "\u{2029}")),
    ("lines end in a next-line", |t| t.replace('\n', "\u{85}")),
    ("lines end in a vertical tab", |t| t.replace('\n', "\u{b}")),
    ("pages break at empty lines", |t| t.replace("\n\n", "\n\u{c}\n")),
    ("zero-width spaces", |t| with_marks(t, '\u{200b}')),
    ("soft hyphens", |t| with_marks(t, '\u{ad}')),
    ("word joiners", |t| with_marks(t, '\u{2060}')),
    ("variation selectors", |t| with_marks(t, '\u{fe0f}')),
    ("marks of direction", |t| with_marks(t, '\u{200e}')),
    ("full-width digits", |t| digits(t, '０')),
    ("mathematical digits", |t| digits(t, '\u{1d7ce}')),
    ("Arabic-Indic digits", |t| digits(t, '\u{660}')),
    ("narrow brackets", |t| t.replace('（', "(").replace('）', ")")),
    ("wide brackets", |t| t.replace('(', "（").replace(')', "）")),
    ("narrow colons", |t| t.replace('：', ":")),
    ("a year kept for compatibility", |t| t.replace('年', "\u{f98e}")),
    ("no separators of thousands", without_thousands),
    ("tabs at line ends", |t| t.replace('\n', "\t\n")),
    ("empty lines between rows", |t| rows_apart(t, "")),
    ("two empty lines between rows", |t| rows_apart(t, "\n")),
    ("lines of blanks between rows", |t| rows_apart(t, "\u{3000} ")),
    ("Devanagari digits", |t| digits(t, '\u{966}')),
    ("outlined digits", |t| digits(t, '\u{1ccf0}')),
    ("radicals of Kangxi", |t| {
        t.replace('支', "\u{2f40}").replace('人', "\u{2f08}").replace('文', "\u{2f42}")
    }),
    ("marks at both ends of cells", |t| t.replace('\t', "\u{feff}\t\u{200b}")),
];

#[test]
fn what_nobody_sees_changes_nothing() {
    let most: u64 = std::env::var("GOUJI_METAMORPHIC").ok().and_then(|n| n.parse().ok()).unwrap_or(8);
    let mut wrong = Vec::new();
    for seed in 0..most {
        let layout = Layout::ALL[seed as usize % Layout::ALL.len()];
        let mut text = render(&Budget::made_up(seed), layout);
        // Every other one has something to tell.
        if seed % 2 == 1
            && let Some(planted) = plant(&text, 1, &[Slip::Digit, Slip::Transpose], seed)
        {
            text = planted.text;
        }
        let plain = all(&text);
        for (name, change) in CHANGES {
            // Not held yet: marks strewn over text with markup.
            let marks = ["zero", "soft", "word", "variation", "marks"].iter().any(|w| name.starts_with(w));
            if marks && layout == Layout::Markdown {
                continue;
            }
            let changed = change(&text);
            let now = if changed == text { continue } else { all(&changed) };
            if now != plain {
                let lines = |all: &[String]| -> Vec<String> {
                    all.iter().flat_map(|r| r.lines().map(str::to_owned)).collect()
                };
                let (before, after) = (lines(&plain), lines(&now));
                let gone: Vec<&String> = before.iter().filter(|l| !after.contains(l)).take(2).collect();
                let came: Vec<&String> = after.iter().filter(|l| !before.contains(l)).take(2).collect();
                wrong.push(format!("seed {seed}, {name}: gone {gone:?}, came {came:?}"));
            }
        }
    }
    assert!(
        wrong.is_empty(),
        "{} differ:\n{}",
        wrong.len(),
        wrong.iter().take(12).cloned().collect::<Vec<_>>().join("\n")
    );
}
