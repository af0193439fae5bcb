//! The page of the rules, drawn from the rules' own files: each file speaks both languages, a page takes one.
//! A heading is parted at ` / `; a paragraph belongs to the language that it is written in; examples are for both.

use crate::docs::Lang;
use gouji::model::rules::RULES;
use std::fmt::Write;

/// What the first digit of an id says.
const FAMILIES: [(char, &str, &str); 7] = [
    ('1', "一张表之内", "Within a form"),
    ('2', "各表之间", "Between forms"),
    ('3', "文字说明", "The narrative"),
    ('4', "绩效目标", "Performance targets"),
    ('5', "上年数", "Last year"),
    ('6', "文件本身", "The document itself"),
    ('7', "是否完整", "Completeness"),
];

/// The page in Markdown.
pub fn page(lang: Lang) -> String {
    let mut out = lang
        .pick(
            "# 规则\n\n每条规则：查什么、为什么、怎么办、依据、例子。",
            "# Rules\n\nEach with what it checks, why, what to do, where it is from, and examples.",
        )
        .to_string();
    out.push_str("\n\n");
    for (digit, zh, en) in FAMILIES {
        let rules: Vec<_> =
            RULES.iter().filter(|rule| rule.id.as_str().chars().nth(2) == Some(digit)).collect();
        if rules.is_empty() {
            continue;
        }
        let _ = write!(out, "## {}\n\n", lang.pick(zh, en));
        for rule in rules {
            let title = lang.pick(rule.zh, rule.en);
            let _ = write!(out, "### {} {title} {{#{}}}\n\n{}\n", rule.id, rule.id, of(lang, rule.doc));
        }
    }
    out
}

/// What a rule's file says in one language, without its title, its headings two levels lower.
fn of(lang: Lang, doc: &str) -> String {
    let mut out = String::new();
    let mut fenced = false;
    for block in blocks(doc) {
        let first = block.lines().next().unwrap_or_default();
        if first.starts_with("```") {
            fenced = true;
        }
        let taken = match () {
            () if fenced => {
                Some(block.replace("```disclosure fires", "```").replace("```disclosure silent", "```"))
            }
            () if first.starts_with("# ") => None,
            () if first.starts_with('#') => Some(format!("##{}", side(lang, block))),
            () if block.contains(" / ") && block.ends_with(':') => {
                Some(format!("{}:", side(lang, block.trim_end_matches(':'))))
            }
            () => (is_chinese(block) == (lang == Lang::Zh)).then(|| block.to_string()),
        };
        if block.lines().next_back().is_some_and(|line| line.trim() == "```") {
            fenced = false;
        }
        if let Some(taken) = taken {
            out.push_str(&taken);
            out.push_str("\n\n");
        }
    }
    out
}

/// Blocks parted by empty lines, fenced ones whole.
fn blocks(doc: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut start, mut at, mut fenced) = (0, 0, false);
    for line in doc.split_inclusive('\n') {
        if line.starts_with("```") {
            fenced = !fenced;
        }
        if line.trim().is_empty() && !fenced {
            found.push(doc[start..at].trim_end_matches('\n'));
            start = at + line.len();
        }
        at += line.len();
    }
    found.push(doc[start..].trim_end_matches('\n'));
    found.retain(|block| !block.trim().is_empty());
    found
}

/// One side of `是什么 / What`, with the marks before it.
fn side(lang: Lang, line: &str) -> String {
    match line.split_once(" / ") {
        Some((zh, _)) if lang == Lang::Zh => zh.to_string(),
        Some((zh, en)) => {
            let marks: String = zh.chars().take_while(|c| *c == '#' || *c == ' ').collect();
            marks + en
        }
        None => line.to_string(),
    }
}

/// Chinese paragraphs may name things in Latin letters and the other way round: the greater part decides.
fn is_chinese(block: &str) -> bool {
    let han = block.chars().filter(|c| ('\u{4e00}'..='\u{9fff}').contains(c)).count();
    let latin = block.chars().filter(char::is_ascii_alphabetic).count();
    han * 3 > latin
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_takes_its_own() {
        let doc = "# GJ1 名\n\n## 是什么 / What\n\n等于总和。\n\nIt is the sum of 万元.\n\n会提示 / Fires:\n\n```disclosure fires\n甲\n\n乙\n```\n";
        assert_eq!(of(Lang::Zh, doc), "#### 是什么\n\n等于总和。\n\n会提示:\n\n```\n甲\n\n乙\n```\n\n");
        assert_eq!(
            of(Lang::En, doc),
            "#### What\n\nIt is the sum of 万元.\n\nFires:\n\n```\n甲\n\n乙\n```\n\n"
        );
    }

    #[test]
    fn every_rule_says_something_in_both_languages() {
        for rule in RULES {
            for lang in [Lang::Zh, Lang::En] {
                let said = of(lang, rule.doc);
                let prose = said.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).count();
                assert!(prose > 3, "{} in {lang:?}: {said}", rule.id);
            }
            assert!(page(Lang::En).contains(rule.id.as_str()));
        }
    }
}
