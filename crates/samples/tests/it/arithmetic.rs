//! Room: made-up disclosures. The documents are consistent by construction: read back and summed here.
//! Nothing of the checker is used; a small reader of the crate's own layouts stands in for it.

use gouji_samples::{Budget, Layout, Style, render, render_with};

/// A figure in units of 10⁻² (two decimals), `None` for a blank.
fn value(cell: &str) -> Option<i64> {
    let plain = cell.replace("<b>", "").replace("</b>", "").replace(',', "");
    let (whole, rest) = plain.split_once('.')?;
    if rest.len() == 2 { format!("{whole}{rest}").parse().ok() } else { None }
}

/// The rows with tabs between the captions of two forms, without marks.
fn form(text: &str, number: usize) -> Vec<Vec<String>> {
    let start = text.find(&format!("\n表 {number}\n")).expect("form");
    let end = text[start + 1..].find("\n表 ").or_else(|| text[start + 1..].find("第三部分")).expect("end");
    text[start..start + 1 + end]
        .lines()
        .filter(|l| l.contains('\t'))
        .map(|l| l.replace("<b>", "").replace("</b>", "").split('\t').map(str::to_string).collect())
        .collect()
}

fn amounts(row: &[String]) -> Vec<i64> {
    row.iter().map(|c| value(c).unwrap_or(0)).collect()
}

/// A sum of `n` rounded figures may miss the rounded whole by half a digit for each and for the whole.
fn close(whole: i64, parts: &[i64], what: &str) {
    let present = parts.iter().filter(|p| **p != 0).count() as i64;
    let miss = (whole - parts.iter().sum::<i64>()).abs();
    assert!(2 * miss <= present + 1, "{what}: {whole} against {parts:?}");
}

fn documents() -> impl Iterator<Item = (u64, Layout, String)> {
    (0..400).flat_map(|seed| {
        let budget = Budget::made_up(seed);
        Layout::ALL.map(|layout| {
            (seed, layout, render_with(&budget, &Style { joined_names: false, ..Style::of(layout, &budget) }))
        })
    })
}

/// Rows of a functional table by the number of their code cells that are filled (0 for the total).
fn by_depth(rows: &[Vec<String>]) -> Vec<(usize, String, Vec<i64>)> {
    rows.iter()
        .filter_map(|row| {
            let codes: Vec<&String> = row.iter().take(3).collect();
            let digits = |c: &str| !c.is_empty() && c.bytes().all(|b| b.is_ascii_digit());
            let total = row.get(3).is_some_and(|c| c == "总计");
            if total {
                return Some((0, String::new(), amounts(&row[4..])));
            }
            if !digits(codes[0]) {
                return None;
            }
            let code: String = codes.iter().map(|c| c.as_str()).collect();
            Some((codes.iter().filter(|c| !c.is_empty()).count(), code, amounts(&row[4..])))
        })
        .collect()
}

#[test]
fn outlines_sum_in_every_column() {
    for (seed, layout, text) in documents() {
        for number in [2, 3, 5, 8, 9] {
            let rows = by_depth(&form(&text, number));
            let parent = |code: &str, len: usize| {
                rows.iter().filter(|r| r.0 == len / 2 && r.1.starts_with(code)).cloned().collect::<Vec<_>>()
            };
            for (depth, code, whole) in &rows {
                let below: Vec<_> = match depth {
                    0 => rows.iter().filter(|r| r.0 == 1).cloned().collect(),
                    1 => parent(code, 4),
                    2 => parent(code, 6),
                    _ => continue,
                };
                for (column, sum) in whole.iter().enumerate() {
                    let parts: Vec<i64> =
                        below.iter().map(|r| r.2.get(column).copied().unwrap_or(0)).collect();
                    close(
                        *sum,
                        &parts,
                        &format!("seed {seed} {layout:?} form {number} {code} column {column}"),
                    );
                }
            }
        }
    }
}

#[test]
fn columns_sum_in_every_row() {
    for (seed, layout, text) in documents() {
        let what = |form: usize| format!("seed {seed} {layout:?} form {form}");
        for (.., row) in by_depth(&form(&text, 2)) {
            let own = if layout == Layout::Numbered { 9 } else { 8 };
            let mut row = row;
            row.resize(13, 0);
            close(row[1], &row[2..own - 1], &what(2));
            let parts: Vec<i64> = std::iter::once(row[1]).chain(row[own - 1..].iter().copied()).collect();
            close(row[0], &parts, &what(2));
        }
        for number in [3, 5] {
            for (.., mut row) in by_depth(&form(&text, number)) {
                row.resize(3, 0);
                close(row[0], &row[1..], &what(number));
            }
        }
        for row in form(&text, 7).iter().filter(|r| r.len() > 5) {
            let row = amounts(&row[5..]);
            close(row[0], &row[1..], &what(7));
        }
    }
}

#[test]
fn the_same_total_stands_everywhere() {
    for (seed, layout, text) in documents() {
        let one = form(&text, 1);
        let total = one.last().expect("total").clone();
        assert_eq!(
            (total[0].as_str(), total[2].as_str()),
            ("收入总计", "支出总计"),
            "seed {seed} {layout:?}"
        );
        let of =
            |number: usize| by_depth(&form(&text, number)).into_iter().find(|r| r.0 == 0).expect("total").2;
        let whole = value(&total[1]).expect("figure");
        assert_eq!(value(&total[3]), Some(whole));
        assert_eq!((of(2)[0], of(3)[0]), (whole, whole), "seed {seed} {layout:?}");
        let four = form(&text, 4).last().expect("total").clone();
        assert_eq!(value(&four[3]), Some(of(2)[1]), "seed {seed} {layout:?}");
        assert_eq!(value(&four[4]), Some(of(5)[0]), "seed {seed} {layout:?}");
        let six = form(&text, 6).into_iter().find(|r| r[2] == "总计").expect("total");
        assert_eq!(value(&six[3]), Some(of(5)[1]), "seed {seed} {layout:?}");
    }
}

/// `增加 d 万元，增长 g%` after `v 万元` in one sentence: growth follows from the printed figures.
#[test]
fn changes_and_growth_follow_from_printed_figures() {
    let mut compared = 0;
    for seed in 0..200 {
        let text = render_with(&Budget::made_up(seed), &Style::plain(Layout::Plain));
        for line in text.lines().filter(|l| l.contains("预算数为")) {
            let figures: Vec<i64> =
                line.split(' ').filter_map(|w| value(w.trim_end_matches('%').split('%').next()?)).collect();
            let growth: Vec<&str> = line
                .split(['，', '。'])
                .filter(|s| s.starts_with("增长 ") || s.starts_with("下降 "))
                .collect();
            let rate = value(growth[0].split_once(' ').expect("rate").1.trim_end_matches('%')).expect("rate");
            let (this, change) = (figures[0], figures[1]);
            let last = if line.contains("减少 ") { this + change } else { this - change };
            let expected = match (change, last) {
                (0, _) => 0,
                (_, 0) => 10_000,
                _ => (change * 20_000 + last) / (2 * last),
            };
            assert_eq!(rate, expected, "seed {seed}: {line}");
            compared += 1;
        }
    }
    assert!(compared > 1000);
}

#[test]
fn performance_tables_sum() {
    for seed in 0..200 {
        let budget = Budget::made_up(seed);
        let text = render_with(&budget, &Style::plain(Layout::Plain));
        let tables: Vec<&str> = text.split("项目支出绩效目标表\n").skip(1).collect();
        assert_eq!(tables.len(), budget.projects.iter().filter(|p| !p.withheld).count());
        for table in tables {
            let rows: Vec<Vec<&str>> =
                table.lines().filter(|l| l.contains('\t')).map(|l| l.split('\t').collect()).collect();
            let weights: i64 =
                rows[5..].iter().filter(|r| r.len() == 9).map(|r| r[6].parse::<i64>().expect("weight")).sum();
            assert!(weights == 90 || weights == 100, "seed {seed}: {weights}");
            let costs: i64 = rows
                .iter()
                .filter_map(|r| r.get(3).filter(|c| c.contains('万')))
                .map(|c| c.trim_matches(|c: char| !c.is_ascii_digit()))
                .map(|c| {
                    value(&format!(
                        "{c}{}",
                        match c.split_once('.') {
                            None => ".00",
                            Some((_, r)) if r.len() == 1 => "0",
                            _ => "",
                        }
                    ))
                    .expect("cost")
                })
                .sum();
            assert_eq!(Some(costs), value(rows[2][3]), "seed {seed}");
        }
    }
}

#[test]
fn a_seed_gives_the_same_document_for_ever() {
    for seed in [0, 7, 99] {
        for layout in Layout::ALL {
            assert_eq!(render(&Budget::made_up(seed), layout), render(&Budget::made_up(seed), layout));
        }
    }
    assert_ne!(render(&Budget::made_up(1), Layout::Plain), render(&Budget::made_up(2), Layout::Plain));
}

#[test]
fn seeds_reach_every_corner() {
    let budgets: Vec<Budget> = (0..400).map(Budget::made_up).collect();
    let some = |what: &str, test: &dyn Fn(&Budget) -> bool| {
        let n = budgets.iter().filter(|b| test(b)).count();
        assert!((4..=396).contains(&n), "{what}: {n} of 400");
    };
    use gouji_samples::Fund;
    let has = |b: &Budget, fund: Fund| b.entries.iter().any(|e| e.fund == fund && e.this > 0);
    some("government-managed funds", &|b| has(b, Fund::Government) || has(b, Fund::GovernmentAbove));
    some("state capital", &|b| has(b, Fund::State));
    some("transfers from above", &|b| has(b, Fund::GeneralAbove));
    some("special account", &|b| has(b, Fund::SpecialAccount));
    some("entity funds", &|b| has(b, Fund::EntityFunds));
    some("carry-over", &|b| has(b, Fund::CarriedGeneral));
    some("other carry-over", &|b| has(b, Fund::CarriedEntity));
    some("no project", &|b| b.projects.is_empty());
    some("withheld targets", &|b| b.projects.iter().any(|p| p.withheld));
    some("a formula", &|b| b.projects.iter().any(|p| !p.heads.is_empty()));
    some("no change at all", &|b| b.entries.iter().all(|e| e.this == e.last || e.project.is_some()));
    some("above a hundred million yuan", &|b| b.total().this.0 > 1_000_000);
    some("below a million yuan", &|b| b.total().this.0 < 10_000);
}
