//! Room: tests. Diagnosis over made-up disclosures: wrong figures are found, together too, and nothing that held breaks.

use gouji::diagnose::repair::{Change, System};
use gouji::{Options, Report, Verdict, check};
use gouji_samples::{Budget, Layout, PlantedSlip, Slip, plant, render};

const KINDS: [Slip; 3] = [Slip::Digit, Slip::Transpose, Slip::Shift];

fn report(text: &str) -> Report {
    check(text, &Options::default()).into_iter().next().expect("a report for any text")
}

/// Documents with `n` slips, with their reports; only those of which every slip contradicts something.
fn planted(n: usize, seeds: std::ops::Range<u64>) -> Vec<(Report, Vec<PlantedSlip>)> {
    seeds
        .filter_map(|seed| {
            let text = render(&Budget::made_up(seed), Layout::ALL[seed as usize % Layout::ALL.len()]);
            let planted = plant(&text, n, &KINDS, seed)?;
            let report = report(&planted.text);
            let contradicted = |s: &PlantedSlip| {
                report.figures.iter().any(|f| f.span.start as usize == s.start && f.contradicted > 0)
            };
            planted.slips.iter().all(contradicted).then_some((report, planted.slips))
        })
        .collect()
}

/// Whether the first suspect of some story is the slip.
fn located(report: &Report, slip: &PlantedSlip) -> bool {
    report
        .stories
        .iter()
        .filter_map(|s| s.suspects.first())
        .any(|&s| report.figures[report.suspects[s].figure].span.start as usize == slip.start)
}

fn corrected(report: &Report, slip: &PlantedSlip) -> bool {
    let meant: rust_decimal::Decimal = slip.was.replace(',', "").parse().expect("a number");
    report.suspects.iter().any(|s| {
        report.figures[s.figure].span.start as usize == slip.start && s.should_be.is_some_and(|v| v == meant)
    })
}

#[test]
fn one_wrong_figure_is_one_story() {
    let cases = planted(1, 0..400);
    let located_count = cases.iter().filter(|(r, s)| located(r, &s[0])).count();
    let corrected_count = cases.iter().filter(|(r, s)| corrected(r, &s[0])).count();
    let mut stories: Vec<usize> = cases.iter().map(|(r, _)| r.stories.len()).collect();
    stories.sort_unstable();
    let n = cases.len();
    assert!(n > 330, "{n} cases");
    assert!(100 * located_count >= 95 * n, "located {located_count} of {n}");
    assert!(100 * corrected_count >= 92 * n, "corrected {corrected_count} of {n}");
    assert_eq!(stories[n / 2], 1, "median number of stories");
    assert!(stories[n * 95 / 100] <= 2, "95th percentile {}", stories[n * 95 / 100]);
}

#[test]
fn two_and_three_wrong_figures_are_all_located() {
    for (n, percent) in [(2, 90), (3, 80)] {
        let cases = planted(n, 0..300);
        let all = cases.iter().filter(|(r, slips)| slips.iter().all(|s| located(r, s))).count();
        assert!(cases.len() > 200, "{} cases of {n}", cases.len());
        assert!(100 * all >= percent * cases.len(), "{n} at once: all located in {all} of {}", cases.len());
    }
}

#[test]
fn no_suggestion_breaks_what_held() {
    for (report, _) in planted(2, 300..420).iter().chain(&planted(1, 300..420)) {
        let system = System::new(&report.figures, &report.relations);
        for story in &report.stories {
            let Some(suspect) = story.suspects.first().map(|&s| &report.suspects[s]) else { continue };
            let Some(value) = suspect.should_be else { continue };
            let change = [Change { figure: suspect.figure, value }];
            for &r in system.of(suspect.figure) {
                let held = report.relations[r].verdict != Verdict::Inconsistent;
                assert!(!held || system.verdict(r, &change) != Verdict::Inconsistent);
            }
        }
    }
}

#[test]
fn a_document_of_random_figures_is_diagnosed_in_bounded_time() {
    let text = render(&Budget::made_up(7), Layout::Plain);
    let mut spoilt = text;
    for seed in 0..40 {
        if let Some(p) = plant(&spoilt, 1, &KINDS, seed) {
            spoilt = p.text;
        }
    }
    let report = report(&spoilt);
    assert!(!report.stories.is_empty());
}

/// Of wrong figures of one kind: how many contradict something, and of those how many are told by the slip's name.
fn named(slip: Slip, names: &[&str]) -> (usize, usize) {
    let (mut noticed, mut named) = (0, 0);
    for seed in 0..240 {
        let text = render(&Budget::made_up(seed), Layout::ALL[seed as usize % Layout::ALL.len()]);
        let Some(planted) = plant(&text, 1, &[slip], seed) else { continue };
        let (report, slip) = (report(&planted.text), &planted.slips[0]);
        if report.stories.is_empty() {
            continue;
        }
        noticed += 1;
        // A direction's figure stands right behind the word.
        let here = |f: usize| (slip.start..slip.end + 5).contains(&(report.figures[f].span.start as usize));
        let stated = |s: &gouji::model::report::Suspect| {
            here(s.figure) && s.slip.is_some_and(|n| names.contains(&n.as_str()))
        };
        named += usize::from(report.suspects.iter().any(stated));
    }
    (noticed, named)
}

#[test]
fn slips_that_copy_or_turn_around_are_named() {
    let digits = ["one-digit", "transposed-digits", "misplaced-decimal-point", "lost-digit", "doubled-digit"];
    for (slip, name, percent) in [
        (Slip::Neighbour, ["copied-neighbour", "copied-line-above"], 85),
        (Slip::LastYear, ["last-years-value"; 2], 85),
        (Slip::SignWord, ["swapped-sign"; 2], 85),
        (Slip::YuanForTenThousand, ["yuan-for-ten-thousand"; 2], 85),
        (Slip::LostDigit, ["lost-digit"; 2], 85),
        (Slip::DoubledDigit, ["doubled-digit"; 2], 85),
    ] {
        // A copied value may be one digit away from the right one, too.
        let names: Vec<&str> = name.into_iter().chain(digits).collect();
        let (noticed, named) = named(slip, &names);
        println!("{slip:?}: {named} of {noticed}");
        assert!(noticed > 100 && 100 * named >= percent * noticed, "{slip:?}: {named} of {noticed}");
    }
}

#[test]
fn a_share_of_another_stage_is_reported_by_the_word() {
    let text = "示例县档案馆2024年度部门决算\n\n第三部分 2024年度部门决算情况说明\n\n\
        五、一般公共预算财政拨款支出决算情况说明\n\n（一）一般公共预算财政拨款支出决算总体情况\n\n\
        一般公共预算财政拨款支出年初预算为80.00万元，全年预算为100.00万元，支出决算为95.00万元，完成年初预算的95.00%。\n\n\
        六、其他重要事项的决算情况说明\n";
    let report = report(text);
    assert!(report.disclosure.final_accounts, "final accounts");
    let [story] = &report.stories[..] else { panic!("{:?}", report.stories) };
    assert!(story.headline.zh.contains("按全年预算 100.00 算才对"), "{}", story.headline.zh);
    let suspects: Vec<_> = story.suspects.iter().map(|&n| &report.suspects[n]).collect();
    assert!(suspects.iter().all(|s| s.should_be.is_none() && !story.decided), "{suspects:?}");
}
