//! Room: tests. The laws over made-up disclosures: nothing in consistent ones, every planted slip noticed.
//! What is planted in forms must be noticed to the last; sentences may tell a figure only once.

use gouji::{Options, Report, Severity, Verdict, check};
use gouji_samples::{Budget, Layout, Slip, plant, render, render_accounts, render_shanghai};

fn report(text: &str) -> Report {
    check(text, &Options::default()).into_iter().next().expect("a report for any text")
}

fn document(seed: u64) -> String {
    render(&Budget::made_up(seed), Layout::ALL[seed as usize % Layout::ALL.len()])
}

#[test]
fn consistent_documents_give_no_error_or_warning() {
    for seed in 1000..1600 {
        let text = document(seed);
        let report = report(&text);
        if let Some(f) = report.findings.iter().find(|f| f.severity != Severity::Note) {
            panic!("seed {seed}: {} {}", f.rule, f.message.zh);
        }
        assert!(report.relations.iter().all(|r| r.verdict != Verdict::Inconsistent), "seed {seed}");
        assert!(report.relations.len() > 100, "seed {seed}: only {} relations", report.relations.len());
    }
}

/// Places of findings that cover `start..end`.
fn covers(report: &Report, start: usize, end: usize) -> bool {
    let hit = |s: &gouji::Span| {
        if start == end {
            s.start as usize <= start && start <= s.end as usize
        } else {
            (s.start as usize) < end && (s.end as usize) > start
        }
    };
    report.findings.iter().any(|f| f.severity != Severity::Note && f.places.iter().any(hit))
}

#[test]
fn planted_slips_are_noticed_where_they_stand() {
    let kinds = [Slip::Digit, Slip::Transpose, Slip::Shift, Slip::Blank];
    let (mut tried, mut noticed, mut in_forms, mut noticed_in_forms) = (0, 0, 0, 0);
    for seed in 0..400 {
        let text = document(seed);
        let Some(planted) = plant(&text, 1, &kinds, seed) else { continue };
        let slip = &planted.slips[0];
        // An empty cell says the same as 0.00.
        if slip.slip == Slip::Blank && slip.was.trim_matches(['0', '.', ',']).is_empty() {
            continue;
        }
        let narrative = planted.text.rfind("第三部分").unwrap_or(0);
        let hit = covers(&report(&planted.text), slip.start, slip.end);
        tried += 1;
        noticed += usize::from(hit);
        if slip.start < narrative {
            in_forms += 1;
            noticed_in_forms += usize::from(hit);
            // A whole of which no part is told leaves open whether one was forgotten or none is published.
            assert!(
                hit || slip.slip == Slip::Blank,
                "seed {seed}: {:?} {} → {} in a form is not noticed",
                slip.slip,
                slip.was,
                slip.is
            );
        }
    }
    assert!(tried > 350 && in_forms > 150, "{tried} tried, {in_forms} in forms");
    assert!(100 * noticed_in_forms >= 98 * in_forms, "{noticed_in_forms} of {in_forms} in forms");
    assert!(100 * noticed >= 95 * tried, "{noticed} of {tried} noticed");
}

type Render = fn(&Budget) -> String;

/// Layouts of other regions and stages, each by its name.
const REGIONS: [(&str, Render); 2] = [("Shanghai", render_shanghai), ("final accounts", render_accounts)];

#[test]
fn consistent_documents_of_other_regions_give_no_error_or_warning() {
    for (region, render) in REGIONS {
        for seed in 1000..1150 {
            let report = report(&render(&Budget::made_up(seed)));
            if let Some(f) = report.findings.iter().find(|f| f.severity != Severity::Note) {
                panic!("{region}, seed {seed}: {} {}", f.rule, f.message.zh);
            }
            let count = report.relations.len();
            assert!(count > 100, "{region}, seed {seed}: only {count} relations");
        }
    }
}

#[test]
fn slips_in_documents_of_other_regions_are_noticed_where_they_stand() {
    for (region, render) in REGIONS {
        let (mut tried, mut noticed) = (0, 0);
        for seed in 0..200 {
            let text = render(&Budget::made_up(seed));
            let kinds = [Slip::Digit, Slip::Transpose, Slip::Shift];
            let Some(planted) = plant(&text, 1, &kinds, seed) else { continue };
            let slip = &planted.slips[0];
            tried += 1;
            noticed += usize::from(covers(&report(&planted.text), slip.start, slip.end));
        }
        assert!(tried > 150 && 100 * noticed >= 95 * tried, "{region}: {noticed} of {tried} noticed");
    }
}

#[test]
fn every_printed_figure_of_a_form_has_a_place() {
    for seed in 0..60 {
        let text = document(seed);
        let report = report(&text);
        let narrative = text.rfind("第三部分").expect("a narrative");
        let forms = text.find("表 1").or(text.find("表1")).expect("a form");
        let placed: std::collections::HashSet<u32> = report
            .figures
            .iter()
            .filter(|f| !f.blank && f.unchecked.is_none())
            .map(|f| f.span.start)
            .collect();
        let mut at = forms;
        for cell in text[forms..narrative].split(['\t', '\n']) {
            let number = cell.trim().trim_start_matches("<b>").trim_end_matches("</b>");
            let decimal =
                number.contains('.') && number.chars().all(|c| c.is_ascii_digit() || ",.".contains(c));
            if decimal {
                let start = (at + cell.find(number).unwrap_or(0)) as u32;
                assert!(placed.contains(&start), "seed {seed}: {number} at {start} has no place");
            }
            at += cell.len() + 1;
        }
    }
}

#[test]
fn several_disclosures_in_one_text_are_reported_apart() {
    let (one, two) = (document(11), document(12));
    let reports = check(&format!("{one}\n\n{two}"), &Options::default());
    assert_eq!(reports.len(), 2);
    for (report, alone) in reports.iter().zip([&one, &two]) {
        let single = self::report(alone);
        assert_eq!(report.disclosure.entity, single.disclosure.entity);
        assert_eq!(report.relations.len(), single.relations.len());
    }
}

#[test]
fn any_text_gives_a_report() {
    let text = document(5);
    let bytes = text.as_bytes();
    for step in 1..60 {
        // Every kind of torn document: cut, and with stretches left out.
        let cut = (0..=bytes.len() * step / 60).rev().find(|&n| text.is_char_boundary(n)).unwrap_or(0);
        assert!(!check(&text[..cut], &Options::default()).is_empty());
        let torn: String =
            text.chars().enumerate().filter(|(n, _)| n % (step + 1) != 0).map(|(_, c)| c).collect();
        assert!(!check(&torn, &Options::default()).is_empty());
    }
    for text in [
        "",
        "\t",
        "\n\n\n",
        "表 1\n\t\t\n",
        "目录\n目录\n",
        "一、\n（类）（款）（项）：9999999999999999.99万元，占%",
    ] {
        assert_eq!(check(text, &Options::default()).len(), 1, "{text:?}");
    }
}
