//! A bounded run of what the fuzz targets do without end: made-up disclosures with pieces changed, moved, doubled and
//! lost, always the same ones. More of them: `GOUJI_MUTATIONS=100000 cargo test --release -p gouji-report --test it mutations`.

#![allow(clippy::disallowed_methods, reason = "how many is asked by the environment")]

#[allow(dead_code, reason = "the fuzz targets take the rest")]
#[path = "../../../../fuzz/src/invariants.rs"]
mod invariants;

use gouji_samples::{Budget, Layout, render};

struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides.max(1)
    }
}

const PIECES: &[&str] = &[
    "\t",
    "\n",
    "\r",
    "\u{2028}",
    "\u{85}",
    "\u{200b}",
    "\u{202e}",
    "\u{ad}",
    "٥٠.٠٠",
    "５",
    "𝟕",
    "5O.OO",
    "①",
    "*",
    "注1",
    "99999999999999999.00",
    "-",
    "（",
    "）",
    "(",
    ",",
    "，",
    "。",
    "：",
    "万元",
    "元",
    "%",
    "0.00",
    "1,234.50",
    "合计",
    "其中：",
    "<b>",
    "\u{1b}[31m",
    "=1+1",
    "年",
    "\u{f98e}",
    "2026年",
    "目录\n",
    "表3\n",
    "一、",
    "| a |",
    "\0",
    "😀",
];

fn boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn mutated(text: &str, dice: &mut Dice) -> String {
    let mut text = text.to_string();
    for _ in 0..1 + dice.below(6) {
        let (a, b) = (dice.below(text.len() + 1), dice.below(60));
        let from = boundary(&text, a);
        let to = boundary(&text, (from + b).min(text.len()));
        let piece = text[from..to].to_string();
        match dice.below(4) {
            0 => text.replace_range(from..to, ""),
            1 => text.insert_str(from, PIECES[dice.below(PIECES.len())]),
            2 => {
                let place = dice.below(text.len() + 1);
                let at = boundary(&text, place);
                text.insert_str(at, &piece);
            }
            _ => text.replace_range(from..to, PIECES[dice.below(PIECES.len())]),
        }
    }
    text
}

#[test]
fn changed_documents_give_reports_that_add_up() {
    let most: u64 = std::env::var("GOUJI_MUTATIONS").ok().and_then(|n| n.parse().ok()).unwrap_or(240);
    let schema = invariants::schema();
    for seed in 0..most {
        let mut dice = Dice(seed);
        let layout = Layout::ALL[seed as usize % Layout::ALL.len()];
        let text = mutated(&render(&Budget::made_up(seed % 50), layout), &mut dice);
        let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| match seed % 8 {
            0 => invariants::whole(&text, &schema),
            _ => invariants::text(&text),
        }));
        assert!(outcome.is_ok(), "seed {seed}");
    }
}

#[test]
fn changed_families_and_configurations_are_taken_or_refused() {
    let families = r#"{"schema":"gouji-families/1","name":"样","forms":[{"id":"a","titles":["收入总表"]}]}"#;
    let config = r#"{"rules":{"GJ601":"off","GJ616":"error"}}"#;
    let document = "某县某馆2026年部门预算公开\n收入总表\n科目\t合计\n总计\t3.00\n甲\t3.00\n";
    for seed in 0..2000 {
        let mut dice = Dice(seed);
        invariants::families(&mutated(families, &mut dice), document);
        invariants::config(&mutated(config, &mut dice));
    }
}
