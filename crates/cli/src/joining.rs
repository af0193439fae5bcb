//! `--join`: forms and prose of one disclosure that stand in two files, checked as one.
//! Only what both state to be of one body and one year is joined; what is not is said on standard error.

use crate::args::Language;
use crate::inputs::{self, Input};
use gouji_report::halves::{self, Halves};
use gouji_report::{Answer, file};

/// The inputs, those that are halves of one disclosure put together.
pub fn joined(inputs: &[Input], options: &gouji::Options, lang: Language) -> Vec<Input> {
    let found = halves::find(&inputs.iter().map(|input| answers(input, options)).collect::<Vec<_>>());
    let (sure, unsure): (Vec<Halves>, Vec<Halves>) = found.into_iter().partition(|pair| pair.sure);
    for pair in &unsure {
        let (forms, prose) = (inputs[pair.forms].name(), inputs[pair.prose].name());
        anstream::eprintln!("gouji: {}", unsure_words(&forms, &prose, lang));
    }
    if sure.is_empty() && unsure.is_empty() {
        let none = match lang {
            Language::Zh => "没有找到同一单位、同一年份的表格和说明，各文件分别核对。",
            Language::En => {
                "no forms and prose of one body and one year were found; each file is checked alone."
            }
        };
        anstream::eprintln!("gouji: {none}");
    }
    let one = |n: usize| {
        if sure.iter().any(|pair| pair.prose == n) {
            return None;
        }
        let pair = sure.iter().find(|pair| pair.forms == n);
        let boxed = |n: usize| Box::new(inputs[n].clone());
        Some(pair.map_or_else(|| inputs[n].clone(), |pair| Input::Halves(boxed(pair.prose), boxed(n))))
    };
    (0..inputs.len()).filter_map(one).collect()
}

/// What a file states alone; nothing of one that cannot be read, or be read once only.
fn answers(input: &Input, options: &gouji::Options) -> Vec<Answer> {
    if *input == Input::Standard {
        return Vec::new();
    }
    let source = inputs::read(input);
    let Ok(taken) = source.text else { return Vec::new() };
    file::check(&file::source(&taken), &taken, &source.name, source.bytes, options)
}

fn unsure_words(forms: &str, prose: &str, lang: Language) -> String {
    match lang {
        Language::Zh => {
            format!("{forms} 和 {prose} 没有都写明单位和年份，不能确认是同一份公开文件，分别核对。")
        }
        Language::En => format!(
            "{forms} and {prose} do not both tell body and year, so they may not be one disclosure; each is checked alone."
        ),
    }
}
