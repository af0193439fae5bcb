//! `gouji explain` and `gouji rules`: the registry of the core, for reading.
//! The page and SARIF show the same texts.

use gouji::model::rules::{RULES, rule};
use gouji_report::words::Lang;
use std::io::{self, Write};
use std::process::ExitCode;

/// What one rule checks, why, and what to do; 2 where there is no such rule.
pub fn explain(id: &str, lang: Lang) -> ExitCode {
    let Some(rule) = rule(&id.to_ascii_uppercase()) else {
        anstream::eprintln!(
            "没有规则 {id}；全部规则见 gouji rules。 There is no rule {id}; see gouji rules."
        );
        return ExitCode::from(2);
    };
    let title = lang.pick(rule.zh, rule.en);
    print(&format!("{} {} {title}\n\n{}\n", rule.id, rule.severity, rule.doc.trim_end()))
}

/// Every rule on a line: id, severity, what it checks.
pub fn list(lang: Lang) -> ExitCode {
    let line =
        |r: &gouji::model::rules::Rule| format!("{}  {:<7}  {}\n", r.id, r.severity, lang.pick(r.zh, r.en));
    print(&RULES.iter().map(line).collect::<String>())
}

fn print(text: &str) -> ExitCode {
    // A reader that closed the pipe has what it wanted.
    let _ = io::stdout().lock().write_all(text.as_bytes());
    ExitCode::SUCCESS
}
