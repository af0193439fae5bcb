//! Room: tests. What is written of small forms: sections, blanks, comparisons, and what is left out.

use gouji::{Options, Report, check};
use gouji_narrative::{Kind, Region, write};

const FORMS: &str = "示例县教育局2026年部门预算

部门支出总表

单位：万元

科目编码\t科目名称\t合计\t基本支出\t项目支出
205\t教育支出\t120.00\t100.00\t20.00
20502\t普通教育\t120.00\t100.00\t20.00
2050201\t学前教育\t20.00\t\t20.00
2050202\t小学教育\t100.00\t100.00\t
合计\t\t120.00\t100.00\t20.00

一般公共预算支出表

单位：万元

科目编码\t科目名称\t合计\t基本支出\t项目支出
205\t教育支出\t120.00\t100.00\t20.00
20502\t普通教育\t120.00\t100.00\t20.00
2050201\t学前教育\t20.00\t\t20.00
2050202\t小学教育\t100.00\t100.00\t
合计\t\t120.00\t100.00\t20.00
";

fn report(text: &str) -> Report {
    check(text, &Options::default()).remove(0)
}

/// The forms of the year before, with 10 less for schools.
fn before() -> Report {
    report(&FORMS.replace("2026", "2025").replace("120.00", "110.00").replace("100.00", "90.00"))
}

#[test]
fn amounts_come_from_the_forms() {
    let text = write(&report(FORMS), &[], None).text();
    assert!(
        text.contains(
            "2026年支出预算120.00万元，其中：基本支出100.00万元，占83.33%；项目支出20.00万元，占16.67%。"
        ),
        "{text}"
    );
    assert!(text.contains("1.教育支出（类）普通教育（款）学前教育（项）2026年预算数为20.00万元。"), "{text}");
    assert!(!text.contains("比2025年"), "nothing is compared that nobody told: {text}");
}

#[test]
fn changes_are_told_against_the_year_before_with_a_blank_for_the_reason() {
    let narrative = write(&report(FORMS), &[before()], None);
    let text = narrative.text();
    assert!(
        text.contains("小学教育（项）2026年预算数为100.00万元，比2025年预算数增加10.00万元，增长11.11%，主要原因是【原因：＿＿＿】。"),
        "{text}"
    );
    assert!(text.contains("学前教育（项）2026年预算数为20.00万元，与上年持平。"), "{text}");
    assert_eq!(narrative.blanks(), text.matches('【').count());
}

#[test]
fn an_item_of_last_year_only_is_told_with_nothing() {
    let last = before();
    let now = report(
        &FORMS
            .replace("2050201\t学前教育\t20.00\t\t20.00\n", "")
            .replace("120.00\t100.00\t20.00", "100.00\t100.00\t"),
    );
    let text = write(&now, &[last], None).text();
    assert!(
        text.contains("学前教育（项）2026年预算数为0.00万元，比2025年预算数减少20.00万元，下降100.00%"),
        "{text}"
    );
}

#[test]
fn sections_without_figures_are_left_out_and_told() {
    let narrative = write(&report(FORMS), &[], None);
    let headings: Vec<&str> =
        narrative.lines.iter().filter(|l| l.kind == Kind::Section).map(|l| l.text.as_str()).collect();
    assert!(headings.iter().all(|heading| !heading.contains("“三公”")), "{headings:?}");
    assert!(headings[0].starts_with("一、") && headings[1].starts_with("二、"), "{headings:?}");
    assert!(narrative.left_out.iter().any(|m| m.zh.contains("“三公”") && m.en.contains("was not written")));
}

#[test]
fn each_region_has_its_words() {
    for (id, words) in [
        ("national", "收支总表的说明"),
        ("xinjiang", "支出预算情况说明"),
        ("shanghai", "收入支出预算情况说明"),
        ("jiangsu", "支出预算情况说明"),
    ] {
        let narrative = write(&report(FORMS), &[], Region::of_id(id));
        assert_eq!(narrative.region, id);
        let first = narrative.lines.iter().find(|l| l.kind == Kind::Section).map(|l| l.text.as_str());
        let told = narrative.text();
        assert!(first.is_some() && (told.contains(words) || id == "national"), "{id}: {told}");
    }
    let shanghai = write(&report(&FORMS.replace("示例县", "上海市示例区")), &[], None);
    assert_eq!(shanghai.region, "shanghai");
}

#[test]
fn of_a_text_without_forms_nothing_is_written() {
    assert!(write(&report("这里没有表。"), &[], None).is_empty());
}

#[test]
fn the_checker_knows_every_blank() {
    let narrative = write(&report(FORMS), &[before()], None);
    let text = format!("{FORMS}\n{}", narrative.text());
    let found: Vec<_> = report(&text).findings.into_iter().filter(|f| f.rule == "GJ615").collect();
    let told: usize = found.iter().map(|finding| finding.places.len()).sum();
    assert_eq!(told, narrative.blanks(), "{found:?}");
}
