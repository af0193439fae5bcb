//! Everything the page says, in both languages: one struct, one value of it for each language.
//! A message that is missing in a language does not compile. `\u{200B}` marks where a headline may break.

mod answer;
mod brief;
mod checks;
mod comparison;
mod en;
mod export;
mod history;
mod original;
mod people;
mod pictures;
mod zh;

pub use answer::AnswerMessages;
pub use brief::Brief;
pub use checks::Checks;
pub use comparison::ComparisonMessages;
pub use export::ExportMessages;
pub use history::HistoryMessages;
pub use original::OriginalMessages;
pub use people::PeopleMessages;
pub use pictures::PictureWords;

use crate::convention::FromZero;
use crate::folder::LeftOut;
use crate::protocol::{Joint, Step, Why};
use crate::view::{Axis, State};
use gouji_report::published::{Disclosure, Summary};
use serde::{Deserialize, Serialize};

/// A language of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Lang {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Its tag, as in `<html lang>`.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Zh => "zh-CN",
            Lang::En => "en",
        }
    }

    /// Its code, as in the addresses of the documents.
    pub fn code(self) -> &'static str {
        match self {
            Lang::Zh => "zh",
            Lang::En => "en",
        }
    }

    /// The language of a tag: Chinese for every kind of it, English for all others.
    pub fn of_tag(tag: &str) -> Lang {
        if tag.to_ascii_lowercase().starts_with("zh") { Lang::Zh } else { Lang::En }
    }

    /// The other one.
    pub fn other(self) -> Lang {
        match self {
            Lang::Zh => Lang::En,
            Lang::En => Lang::Zh,
        }
    }

    /// What the page says in it.
    pub fn messages(self) -> &'static Messages {
        match self {
            Lang::Zh => &zh::MESSAGES,
            Lang::En => &en::MESSAGES,
        }
    }

    /// The same language, as the exports name it.
    pub fn of_exports(self) -> gouji_report::words::Lang {
        match self {
            Lang::Zh => gouji_report::words::Lang::Zh,
            Lang::En => gouji_report::words::Lang::En,
        }
    }

    /// The text of a message of the report in it.
    pub fn pick(self, message: &gouji_report::published::Message) -> &str {
        self.of_exports().of(message)
    }
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    /// The file of this name gives no text.
    File(String, Why),
    /// No file of a folder is a document.
    Folder,
    /// The check did not come to an end.
    Failed,
    /// The program that checks could not be fetched.
    NoProgram,
    /// The link carries a text in a form that is newer than this page.
    LinkUnknown,
    /// The link is cut off or damaged.
    LinkDamaged,
}

/// What the page says. Functions take what varies and give the whole sentence.
#[allow(missing_docs, reason = "the texts themselves say what each is")]
pub struct Messages {
    pub lang: Lang,
    // The frame
    pub brand: &'static str,
    pub title: &'static str,
    pub title_of: fn(&str) -> String,
    pub other_language: &'static str,
    pub docs: &'static str,
    pub new_version: &'static str,
    pub reload: &'static str,
    // The widget: relations, those that do not agree, and figures that were not checked where that is much
    pub badge: fn(u32, u32, u32) -> String,
    pub not_checked: &'static str,
    pub open_report: &'static str,
    pub settings: &'static str,
    pub theme: &'static str,
    pub theme_auto: &'static str,
    pub theme_light: &'static str,
    pub theme_dark: &'static str,
    pub language: &'static str,
    pub least_shown: &'static str,
    /// Everything, or errors only, or what is between.
    pub least: fn(bool, bool) -> &'static str,
    pub least_hidden: fn(usize) -> String,
    pub from_zero: &'static str,
    pub from_zero_as: fn(FromZero) -> &'static str,
    pub from_zero_help: &'static str,
    pub shortcuts: &'static str,
    pub shortcuts_on: &'static str,
    pub shortcuts_off: &'static str,
    pub shortcuts_help: &'static str,
    pub skip_to_answer: &'static str,
    pub skip_to_document: &'static str,
    pub views: &'static str,
    pub view_result: &'static str,
    pub view_answer: &'static str,
    pub view_checks: &'static str,
    pub view_pictures: &'static str,
    pub view_brief: &'static str,
    pub view_brief_short: &'static str,
    // The views, each with its own texts
    pub checks: &'static Checks,
    pub brief: &'static Brief,
    // The landing page
    pub landing: &'static str,
    pub promise: &'static str,
    pub promise_rest: &'static str,
    pub paste_label: &'static str,
    pub paste_here: &'static str,
    pub drop_here: &'static str,
    pub choose_file: &'static str,
    pub choose_folder: &'static str,
    pub check: &'static str,
    pub example: &'static str,
    pub formats: &'static str,
    pub pasted_text: &'static str,
    pub example_text: &'static str,
    // Working, and when it does not work
    pub working: &'static str,
    pub cancel: &'static str,
    pub slow: &'static str,
    pub try_again: &'static str,
    pub text_kept: &'static str,
    pub cancelled: &'static str,
    pub step: fn(&Step) -> String,
    pub trouble: fn(&Trouble) -> (&'static str, String),
    pub back_to_start: &'static str,
    // The answer
    pub another: &'static str,
    pub answer: &'static str,
    pub eyebrow: fn(&Disclosure) -> String,
    pub checked: fn(u32) -> [String; 3],
    pub state: fn(State) -> &'static str,
    pub ledger_label: fn(&gouji_report::words::Counts) -> String,
    pub coverage: fn(&Summary) -> Vec<(String, bool)>,
    pub coverage_rest: fn(&Summary) -> Option<(String, String)>,
    pub disclosures: fn(usize) -> String,
    pub unnamed: fn(usize) -> String,
    pub joint: fn(&Joint) -> String,
    pub left_out: fn(LeftOut) -> String,
    pub check_apart: &'static str,
    pub check_joined: &'static str,
    // Stories and findings
    pub stories: &'static str,
    pub line: fn(u32) -> String,
    pub now_written: &'static str,
    pub should_be: &'static str,
    pub sums_fail: fn(usize) -> String,
    pub each_misses: fn(&str) -> String,
    pub misses: fn(&str) -> String,
    pub written_elsewhere: fn(usize, &str) -> String,
    pub written_otherwise: fn(usize) -> String,
    pub repair: fn(&str, &str, u32, u32) -> String,
    pub preview: &'static str,
    pub preview_count: fn(usize) -> String,
    pub undecided: &'static str,
    pub candidate: fn(&str, u32) -> String,
    pub why: &'static str,
    pub why_text: fn(&str, usize, usize) -> String,
    pub what_to_do: &'static str,
    pub what_to_do_text: &'static str,
    pub see_source: &'static str,
    pub loose_errors: &'static str,
    pub warnings: &'static str,
    pub blank: &'static str,
    pub more_stories: fn(usize) -> String,
    pub show_more: fn(usize) -> String,
    // Notes
    pub notes: &'static str,
    pub notes_reading: &'static str,
    pub notes_rounding: &'static str,
    pub in_file: fn(&str) -> String,
    pub notes_rounding_count: fn(usize, &str) -> String,
    pub notes_worth: &'static str,
    pub notes_worth_count: fn(usize) -> String,
    pub notes_unchecked: &'static str,
    pub notes_unchecked_count: fn(usize) -> String,
    // A document that agrees
    pub totals: &'static str,
    pub grand_total: &'static str,
    pub total_stated: fn(u32, u32) -> String,
    pub scopes: &'static str,
    pub scope_columns: [&'static str; 4],
    pub scope: fn(char) -> &'static str,
    pub scope_sum: &'static str,
    pub rounding_is_normal: fn(&str) -> String,
    pub clean_foot: &'static str,
    // The document
    pub document: &'static str,
    pub outline: &'static str,
    pub outline_suspect: &'static str,
    pub outline_disagrees: &'static str,
    pub legend: &'static str,
    pub strip: &'static str,
    pub shown_as: &'static str,
    pub as_laid_out: &'static str,
    pub as_source: &'static str,
    pub find: &'static str,
    pub find_hint: &'static str,
    pub find_back: &'static str,
    pub find_on: &'static str,
    pub find_state: fn(Option<usize>, usize, bool) -> String,
    pub table: fn(&str) -> String,
    pub table_unnamed: &'static str,
    pub form_number: fn(u32) -> String,
    pub suspect_word: &'static str,
    // The card
    pub card: fn(&str) -> String,
    pub close: &'static str,
    pub axis: fn(Axis) -> &'static str,
    pub card_suspect: fn(&str, Option<&str>, u32) -> String,
    pub card_places: fn(usize) -> String,
    pub card_places_other: fn(usize, Option<&str>) -> String,
    pub card_here: &'static str,
    pub more_places: fn(usize) -> String,
    pub card_equations: fn(usize) -> String,
    pub card_equations_bad: fn(usize, usize) -> Option<String>,
    pub verdict: fn(State, Option<&str>) -> String,
    pub unchecked: fn(&str) -> String,
    pub finding_stop: fn(usize, usize) -> String,
    pub comparison: &'static ComparisonMessages,
    // What is kept in this browser
    pub history: &'static HistoryMessages,
    pub original: &'static OriginalMessages,
    // Beside the headline, and on each card
    pub more: &'static AnswerMessages,
    // For more people
    pub people: &'static PeopleMessages,
    // Taking along and setting aside
    pub export: &'static ExportMessages,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_shouted_and_no_machine_speaks() {
        let says = |m: &'static Messages| {
            let mut all =
                vec![m.landing.to_string(), m.formats.into(), m.what_to_do_text.into(), m.clean_foot.into()];
            for why in [Why::Gone, Why::NoReader("PDF".into()), Why::Fault("PDF".into())] {
                let (head, advice) = (m.trouble)(&Trouble::File("甲.pdf".into(), why));
                all.extend([head.to_string(), advice]);
            }
            let pages = Step::Pages("甲.pdf".into(), 3, 40);
            for step in
                [Step::Fetching("PDF".into()), Step::Reading("甲.pdf".into()), pages, Step::Checking(1, 4)]
            {
                all.push((m.step)(&step));
            }
            all
        };
        for lang in [Lang::Zh, Lang::En] {
            for text in says(lang.messages()) {
                assert!(!text.is_empty() && !text.contains(['!', '！']), "{text}");
                assert!(!["系统", "失败", "异常", "错误"].iter().any(|word| text.contains(word)), "{text}");
            }
        }
    }

    #[test]
    fn what_is_seen_first_is_what_the_page_says() {
        let first = include_str!("../../index.html");
        for lang in [Lang::Zh, Lang::En] {
            let m = lang.messages();
            let heading = m.landing.replace('\u{200B}', "<wbr>");
            let promise = format!("<b>{}</b>{}</p>", m.promise, m.promise_rest);
            let area = format!("aria-label=\"{}\" placeholder=\"{}\"", m.paste_label, m.paste_here);
            let (brand, formats) = (format!("</svg> {}</span>", m.brand), format!(">{}</p>", m.formats));
            for part in [format!("<h1>{heading}</h1>"), brand, promise, area, formats] {
                assert!(first.contains(&part), "{part}");
            }
        }
    }

    #[test]
    fn tags_and_languages() {
        assert_eq!((Lang::of_tag("zh-Hant-TW"), Lang::of_tag("de")), (Lang::Zh, Lang::En));
        assert_eq!(Lang::En.other().tag(), "zh-CN");
    }
}
