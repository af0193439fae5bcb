//! On real texts, where there are some: none ends in nothing, none gets a tick over what was not read, and headline,
//! tally, letter and badge tell the same numbers. Without `GOUJI_DISCLOSURES` made-up texts alone are looked at.

use gouji_report::words::{self, Counts, Lang};
use gouji_report::{SourceText, check, letter};
use gouji_web::protocol::Badge;
use gouji_web::view::{genre, headline};
use std::path::{Path, PathBuf};

const MADE_UP: [&str; 6] = [
    "单位：万元\n项目\t金额\n维修\t3\n会议\t8\n合计\t10\n",
    "某局今年安排培训费 3.20 万元，用于业务培训。",
    "某局2018年“三公”经费支出说明\n公务接待费4万元，比上年减少2万元。公务用车运行维护费28.6万元，与上年持平。",
    "雨下了一夜，院子里的落叶积了厚厚一层。",
    "The committee approved 3.2 million for roads.",
    "表1 支出表\n单位：万元\n项目\t金额\n甲\t1.00\n乙\t2.00\n合计\t3.00\n",
];

fn texts(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            texts(&path, found);
        } else if path.extension().is_some_and(|end| end == "txt") {
            found.push(path);
        }
    }
}

#[test]
fn every_text_gets_an_answer_that_says_how_much_it_is_worth() {
    let mut real = Vec::new();
    match std::env::var_os("GOUJI_DISCLOSURES") {
        Some(folder) => texts(Path::new(&folder), &mut real),
        None => println!("GOUJI_DISCLOSURES is not set: made-up texts only"),
    }
    let real = real.into_iter().filter_map(|path| std::fs::read_to_string(path).ok());
    for text in MADE_UP.into_iter().map(String::from).chain(real) {
        for answer in check(&text, "") {
            look_at(&answer.report, &text);
        }
    }
}

fn look_at(report: &gouji_report::published::Report, text: &str) {
    let counts = Counts::of(report);
    let said = headline(report);
    assert!(!said.sentence.zh.is_empty() && !said.sentence.en.is_empty());
    let little = counts.relations == 0 || counts.is_little();
    assert!(!little || genre(report, text).is_some(), "why so little is not said: {}", said.sentence.zh);
    assert!(!said.sure || !little && counts.inconsistent == 0, "a tick over what was not read");
    // What the document states in words is no number: the list of those not checked is as long as the counts say.
    let numbers = || report.figures.iter().flatten().filter(|figure| words::is_number(figure));
    let unchecked = numbers().filter(|figure| figure.agreed + figure.contradicted == 0).count();
    assert_eq!(
        (numbers().count(), unchecked),
        (report.summary.figures as usize, report.summary.unchecked as usize),
        "{}",
        said.sentence.zh
    );
    let reasons = words::unchecked_reasons(report.figures.as_deref().unwrap_or_default());
    assert_eq!(reasons.iter().map(|(_, n)| n).sum::<usize>(), unchecked, "{reasons:?}");
    if counts.relations > 0 {
        let tally = words::tally(report, Lang::Zh);
        assert!(tally.contains(&format!("{} 处不一致", counts.inconsistent)), "{tally}");
        assert!(
            letter::letter(report, &SourceText::new(text)).contains(&tally),
            "the letter tells other numbers"
        );
    }
    let badge = serde_json::to_value(Badge::of(std::slice::from_ref(report))).expect("a badge is plain data");
    let mark = badge["zh"]["mark"].as_str();
    assert_eq!(mark == Some("bad"), counts.inconsistent > 0, "{badge}");
    assert_eq!(mark == Some("ok"), counts.is_sure(), "{badge}");
}
