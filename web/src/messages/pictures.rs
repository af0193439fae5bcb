//! What the pictures say, in both languages.
//! Sentences are certain or not said: a share is given as the whole tenth that it is near to, or with two decimals.

mod en;
mod zh;

use super::Lang;
use rust_decimal::Decimal;

/// What the pictures say. Names of members say what for; the sentences are in the values.
#[allow(missing_docs, reason = "the texts themselves say what each is")]
#[allow(clippy::type_complexity, reason = "what a sentence is made of")]
pub struct PictureWords {
    pub picture: &'static str,
    pub table: &'static str,
    pub show_as: fn(&str) -> String,
    pub save: &'static str,
    pub save_svg: &'static str,
    pub save_png: &'static str,
    pub saved: fn(&str) -> String,
    pub keys_hint: &'static str,
    pub too_narrow: &'static str,
    pub hatched: &'static str,
    pub left_out: &'static str,
    pub scrolls: fn(&str) -> String,

    pub source: fn(&str) -> String,
    pub table_name: fn(&str) -> String,
    pub between_tables: &'static str,
    pub implied: &'static str,
    pub year: fn(i32) -> String,
    pub unit: fn(&str) -> &'static str,
    pub comma: &'static str,
    pub semicolon: &'static str,
    pub and_between: &'static str,
    /// Two sentences or phrases together.
    pub and: fn(&str, &str) -> String,
    pub amount_of: fn(&str, &str) -> String,
    pub money: fn(&str, &str) -> String,
    /// A mark: of what, which part of it, how much, in which unit.
    pub mark: fn(&str, &str, &str, &str) -> String,
    pub flow: fn(&str, &str) -> String,
    pub difference: fn(&str) -> String,
    /// Place, what is printed there, what everything else says.
    pub differs: fn(&str, &str, &str) -> String,
    /// Place, what is printed there, what the parts make.
    pub sums_to: fn(&str, &str, &str) -> String,
    pub changed: fn(&str, &str, &str, &str) -> String,

    pub total: &'static str,
    pub sum: &'static str,
    pub added: &'static str,
    pub stated_total: &'static str,
    pub rest: &'static str,
    pub share: &'static str,
    pub amount: &'static str,
    pub of_what: &'static str,
    pub class: &'static str,
    pub item: &'static str,
    pub economic_class: &'static str,
    pub project: &'static str,
    pub kind: &'static str,
    pub from_to: &'static str,
    pub before: &'static str,
    pub now: &'static str,
    pub change: &'static str,
    pub rate: &'static str,
    pub falls: &'static str,
    pub change_head: fn(&str) -> String,
    pub planned: &'static str,
    pub spent: &'static str,
    pub this_year: &'static str,
    pub carried: &'static str,
    pub aims: &'static str,

    pub from_where: &'static str,
    pub on_what: &'static str,
    pub how: &'static str,
    pub for_what: &'static str,
    pub flow_title: &'static str,
    pub flow_sub: fn(&str, &str) -> String,
    pub flow_alternative: fn(&[String]) -> String,

    pub spending_title: fn(&str, Decimal, Option<(&str, Decimal)>) -> String,
    pub spending_plain: &'static str,
    pub spending_sub: fn(&str, &str, &str) -> String,
    pub spending_alternative: fn(&str) -> String,
    pub items_title: fn(Option<(&str, Decimal)>) -> String,
    pub items_sub: fn(&str, &str, &str) -> String,
    pub items_alternative: fn(usize, &str) -> String,
    pub too_small: &'static str,
    pub bought_title: fn(Option<(&str, Decimal)>) -> String,

    pub economic_title: fn(Option<(&str, Decimal)>, Option<&str>) -> String,
    pub economic_sub: fn(&str, &str, &str, &str) -> String,
    pub economic_alternative: fn(&str) -> String,

    pub change_title: fn(&str, &str, i8, bool) -> String,
    pub change_plain: &'static str,
    pub change_sub: &'static str,
    pub change_alternative: fn(&str) -> String,

    pub three_public_title: fn(&str, Option<(&str, i8)>) -> String,
    pub three_public_plain: &'static str,
    pub three_public_sub: fn(&str, &str, &str) -> String,
    pub three_public_alternative: fn(&str) -> String,
    pub three_public_kind: fn(&str) -> Option<&'static str>,

    pub projects_title: fn(usize, Decimal) -> String,
    pub one_project: fn(&str) -> String,
    pub projects_plain: &'static str,
    pub carried_project: fn(&str) -> String,
    pub projects_sub: fn(usize, &str, &str) -> String,
    pub projects_alternative: fn(usize, &str) -> String,
    pub other_projects: fn(usize) -> String,
    pub targets: fn(usize, &str) -> String,

    pub no_flow: &'static str,
    pub no_spending: &'static str,
    pub no_economic: &'static str,
    pub no_change: &'static str,
    pub no_three_public: &'static str,
    pub nothing_three_public: &'static str,
    pub no_projects: &'static str,
}

impl Lang {
    /// What the pictures say in it.
    pub fn pictures(self) -> &'static PictureWords {
        match self {
            Lang::Zh => &zh::ZH,
            Lang::En => &en::EN,
        }
    }
}

/// Whether a place is named by a number: 表3, 说明二; not by its title.
fn is_numbered(name: &str) -> bool {
    name.chars().count() <= 8
        && (name.starts_with('表') || name.starts_with("说明") || name.starts_with('第'))
}

/// 表3 as it is set: 表 3.
fn spaced(name: &str) -> String {
    match name.strip_prefix('表') {
        Some(number) if number.starts_with(|c: char| c.is_ascii_digit()) => format!("表 {number}"),
        _ => name.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_shouted() {
        for lang in [Lang::Zh, Lang::En] {
            let w = lang.pictures();
            for text in [w.keys_hint, w.too_narrow, w.implied, w.no_flow, w.no_change, w.nothing_three_public]
            {
                assert!(!text.is_empty() && !text.contains(['!', '！']));
            }
        }
    }
}
