//! Numbers written in every way that offices write them, and read back: value, decimals, unit, and where each stands.

use super::{NoNumber, Number, as_digits, lookalikes, looks_like_number, no_number, numbers, whole_cell};
use crate::model::amount::Unit;
use rust_decimal::Decimal;

/// An amount with the separators of its thousands.
fn grouped(whole: u64, between: &str) -> String {
    let digits = whole.to_string();
    let first = digits.len() % 3;
    let mut parts: Vec<&str> = Vec::new();
    if first > 0 {
        parts.push(&digits[..first]);
    }
    parts.extend((first..digits.len()).step_by(3).map(|at| &digits[at..at + 3]));
    parts.join(between)
}

fn read(n: Number) -> (Decimal, u32, Unit) {
    (n.amount.value, n.amount.decimals, n.amount.unit)
}

const WHOLES: [u64; 9] = [0, 7, 12, 305, 999, 1000, 12_345, 123_456, 1_234_567];

#[test]
fn a_cell_is_read_however_its_thousands_are_set_apart() {
    for whole in WHOLES {
        for (fraction, decimals) in [("", 0), (".5", 1), (".25", 2), (".0600", 4)] {
            let value: Decimal = format!("{whole}{fraction}").parse().unwrap();
            for between in ["", ",", "，", ", ", " ", "'", "’"] {
                let text = format!("{}{fraction}", grouped(whole, between));
                // Whole numbers with blanks between them are several.
                let several = whole > 999 && between == " " && decimals == 0;
                let found = whole_cell(&text);
                assert_eq!(found.map(read), (!several).then_some((value, decimals, Unit::Count)), "{text}");
                let Some(n) = found else { continue };
                assert_eq!((n.start, n.end, n.unit_end), (0, text.len(), text.len()), "{text}");
            }
        }
    }
}

#[test]
fn a_cell_is_read_with_its_sign_its_unit_and_its_note() {
    let units = [
        ("", Unit::Count),
        ("%", Unit::Percent),
        ("元", Unit::Yuan),
        ("千元", Unit::ThousandYuan),
        ("万元", Unit::TenThousandYuan),
        ("亿元", Unit::HundredMillionYuan),
        (" 万元", Unit::TenThousandYuan),
        ("万", Unit::TenThousandYuan),
    ];
    let signs = ["", "-", "−", "－", "+", "¥", "￥", "△", "▲", "–", "—", "负", "*", "※"];
    let value: Decimal = "1234.50".parse().unwrap();
    for ((label, unit), sign) in units.iter().flat_map(|u| signs.iter().map(move |s| (*u, *s))) {
        for note in ["", "*", "①", "²", "注", "注2", "备注", "备注12", "（注）", "（1）", "（a）", "†§"]
        {
            // 万 is a unit where a clause ends.
            if label == "万" && !note.is_empty() && !note.starts_with('（') {
                continue;
            }
            let text = format!("{sign}1,234.50{label}{note}");
            let unit = if label == "万" && note.starts_with('（') { None } else { Some(unit) };
            let negative = "-−－△▲–—负".contains(sign) && !sign.is_empty();
            let wanted = unit.map(|unit| (if negative { -value } else { value }, 2, unit));
            assert_eq!(whole_cell(&text).map(read), wanted, "{text}");
            let Some(n) = whole_cell(&text) else { continue };
            let plain = ["-", "−", "－"].contains(&sign);
            assert_eq!(n.start, if plain { 0 } else { sign.len() }, "{text}");
            assert_eq!(&text[..n.end], format!("{sign}1,234.50"));
            assert_eq!(&text[n.end..n.unit_end], label, "{text}");
        }
    }
    for note in ["人", "注100", "注a", "（含税）", "（100）", "a", "？", "。", "/", "（注", "注）", "*人"]
    {
        assert_eq!(whole_cell(&format!("1,234.50{note}")), None, "{note}");
    }
    for before in ["约", "A", "（", "共", "--", "$"] {
        assert_eq!(whole_cell(&format!("{before}1,234.50")), None, "{before}");
    }
}

#[test]
fn brackets_around_a_cell_are_a_minus_where_it_is_an_amount() {
    let bracketed = [
        ("（3.00）", Some(("-3.00", 2, Unit::Count))),
        ("（1,300）", Some(("-1300", 0, Unit::Count))),
        ("（1，300）", Some(("-1300", 0, Unit::Count))),
        ("（4%）", Some(("-4", 0, Unit::Percent))),
        ("（4.5）%", Some(("-4.5", 1, Unit::Count))),
        ("（-3.00）", Some(("-3.00", 2, Unit::Count))),
        ("（3）", None),
        ("（12）", None),
        ("（（3.00））", None),
        ("（3.00）（4.00）", None),
        ("3.00）", None),
    ];
    for (text, wanted) in bracketed {
        let said = whole_cell(text);
        assert_eq!(
            said.map(|n| (n.amount.value, n.amount.decimals)),
            wanted.map(|(v, d, _)| (v.parse().unwrap(), d)),
            "{text}"
        );
        if let Some(n) = said {
            assert_eq!((n.start, n.end, n.unit_end), (0, text.len(), text.len()), "{text}");
        }
    }
}

#[test]
fn more_digits_than_money_has_are_no_number() {
    for (digits, fits) in [(15, true), (16, true), (17, false), (30, false)] {
        let whole = "9".repeat(digits);
        assert_eq!(whole_cell(&whole).is_some(), fits, "{digits}");
        assert_eq!(numbers(&format!("共{whole}元")).len(), usize::from(fits), "{digits}");
        assert_eq!(looks_like_number(&whole), !fits, "{digits}");
    }
    // The point counts as one.
    assert!(
        whole_cell(&format!("{}.99", "9".repeat(13))).is_some()
            && whole_cell(&format!("{}.99", "9".repeat(14))).is_none()
    );
}

#[test]
fn numbers_of_a_sentence_are_found_where_they_stand() {
    let text = "其中：甲1,234.50万元，占97.4%；乙-3.00元、丙3-5个（−2亿元），2026年1.2025年5万。0.3万人";
    let found: Vec<(&str, &str, String)> = numbers(text)
        .iter()
        .map(|n| (&text[n.start..n.end], &text[n.end..n.unit_end], n.amount.value.to_string()))
        .collect();
    let wanted = [
        ("1,234.50", "万元", "1234.50"),
        ("97.4", "%", "97.4"),
        ("3.00", "元", "3.00"),
        ("3", "", "3"),
        ("5", "", "5"),
        ("−2", "亿元", "-2"),
        ("2026", "", "2026"),
        ("2025", "", "2025"),
        ("5", "万", "5"),
        ("0.3", "", "0.3"),
    ];
    assert_eq!(found, wanted.map(|(n, u, v)| (n, u, v.to_string())));
    for (text, first) in [
        ("（-3.00", "-3.00"),
        ("=-3", "-3"),
        ("：-3", "-3"),
        ("、-3", "-3"),
        ("，-3", "-3"),
        ("-3", "-3"),
        ("甲-3", "3"),
        ("2-3", "2"),
    ] {
        assert_eq!(numbers(text)[0].amount.value.to_string(), first, "{text}");
    }
    for (text, parts) in [
        ("1,234,567", 1),
        ("1,23", 2),
        ("1234,567", 2),
        ("12.", 1),
        (".5", 1),
        ("1.5.2", 2),
        ("", 0),
        ("甲", 0),
    ] {
        assert_eq!(numbers(text).len(), parts, "{text}");
    }
}

#[test]
fn a_cell_that_is_no_number_says_nothing_or_something() {
    let of = |kind, all: &[&str]| all.iter().for_each(|text| assert_eq!(no_number(text), kind, "{text}"));
    of(None, &["", "0", "1.00", "-1"]);
    of(Some(NoNumber::Nothing), &["-", "--", "/", "\\", "- -", "无", "未安排", "零"]);
    of(Some(NoNumber::NotStated), &["—", "——", "－", "–", "― ―", "─"]);
    of(Some(NoNumber::Words), &["甲", "-甲", "无此项", "*", "1a", "…"]);
}

#[test]
fn letters_that_look_like_digits_are_told_from_words() {
    let meant = [
        ("5O.OO", "50.00"),
        ("5o.00", "50.00"),
        ("５О.00", ""),
        ("5О.00", "50.00"),
        ("5о.00", "50.00"),
        ("5Ο.00", "50.00"),
        ("5ο.00", "50.00"),
        ("5〇.00", "50.00"),
        ("5○.00", "50.00"),
        ("l2.34", "12.34"),
        ("I2.34", "12.34"),
        ("І2.34", "12.34"),
        ("Ι2.34", "12.34"),
        ("丨2.34", "12.34"),
        ("ⅼ2.34", "12.34"),
        ("Ⅰ2.34", "12.34"),
        ("Z2.34", "22.34"),
        ("z2.34", "22.34"),
        ("З2.34", "32.34"),
        ("S2.34", "52.34"),
        ("s2.34", "52.34"),
        ("б2.34", "62.34"),
        ("B2.34", "82.34"),
        ("q2.34", "92.34"),
        ("1,O00", "1,000"),
        ("-l2.34%", "-12.34%"),
        ("+lO 1", "+10 1"),
    ];
    for (text, digits) in meant {
        assert_eq!(as_digits(text).as_deref(), Some(digits).filter(|d| !d.is_empty()), "{text}");
    }
    for text in ["", "50.00", "OO", "A4", "5O人", "甲5O"] {
        assert_eq!(as_digits(text), None, "{text}");
    }
    let found =
        |text: &str| lookalikes(text).iter().map(|(a, b)| text[*a..*b].to_string()).collect::<Vec<_>>();
    assert_eq!(found("收入3O.5万元，占l2.34%，共4.5万元，1,O00元。"), ["3O.5", "l2.34", "1,O00"]);
    assert_eq!(found("余5〇.元"), Vec::<String>::new());
    assert_eq!(found("3O.5，万元"), Vec::<String>::new());
    assert_eq!(found("O2O平台25万元，B2O5元，DRGl2元，5O人，O元"), Vec::<String>::new());
    assert_eq!(found("9O万元9l万元"), ["9O", "9l"]);
    let like = ["5O.00", "1,O00", "12,34.50", "1，23，4.5", "9999999999,9999999.00", "- 12345678901234567"];
    like.iter().for_each(|text| assert!(looks_like_number(text), "{text}"));
    let words =
        ["5O", "B01", "12,345", "12,34.50.1", "1.2,3", "1,2.", "1,2.34567", "12345678901234567人", "12,34"];
    words.iter().for_each(|text| assert!(!looks_like_number(text), "{text}"));
    assert!(looks_like_number(&"9".repeat(400)) && !looks_like_number(&"9".repeat(401)));
}
