//! Options of the commands that make a file of one document: annotated copies, citation cards, explanations.

use super::{Knowing, Language};
use clap::Args;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use gouji_narrative::Region;
use std::path::PathBuf;

/// Write what was found into a copy of the file
///
/// 把核对结果写进文件的副本：docx 批注和修订，xlsx 批注、底色和“勾稽”工作表，pdf 高亮和注释，.html 标好的网页。
///
/// Word files get comments and tracked changes, Excel files notes, fills and a sheet that lists the findings, PDF files
/// highlights with notes; an output named .html is an annotated page of any file. Everything else of the file stays as it is.
///
/// Exit code: 2 if nothing could be written, else 0.
/// 退出码：2 没有写成；0 写好了。
#[derive(Debug, Args)]
pub struct AnnotateOptions {
    /// File to read; - for standard input (文件；- 为标准输入)
    pub path: PathBuf,

    /// File to write; - for standard output (写到哪个文件；- 为标准输出)
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,

    /// Only comments, no tracked changes; for docx (只写批注，不写修订)
    #[arg(long)]
    pub no_corrections: bool,

    /// Date of comments and changes, such as 2026-03-01T08:00:00Z; none where it is not given (批注和修订的时间，不写则没有)
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub date: Option<String>,

    #[command(flatten)]
    pub knowing: Knowing,

    /// Language of faults and of pages (出错信息和网页的语言)
    #[arg(long, value_enum, default_value_t = Language::Zh)]
    pub lang: Language,
}

/// Make the citation card of a finding, or verify one
///
/// 做一张引用卡：一个网页，有原句、数字的位置、算式和文件的 SHA-256；或核验一张卡。
///
/// With --verify CARD, tells whether the card is true of FILE: the file is the same, byte for byte, the finding is found in
/// it again, and the card was not altered.
///
/// Exit code: 2 if something could not be read or written, 1 if a card is not verified, else 0.
/// 退出码：2 读不了或没有写成；1 核验没有通过；0 其余。
#[derive(Debug, Args)]
pub struct CardOptions {
    /// The file that is cited; - for standard input (所引的文件；- 为标准输入)
    pub path: PathBuf,

    /// Which finding, from 1, errors and warnings first (第几条发现，从 1 数起，错误和提醒在前)
    #[arg(long, value_name = "N", default_value_t = 1, conflicts_with = "verify")]
    pub finding: usize,

    /// Page to write, .html; - for standard output (写到哪个网页文件；- 为标准输出)
    #[arg(short, long, value_name = "OUT", required_unless_present = "verify", conflicts_with = "verify")]
    pub output: Option<PathBuf>,

    /// Verify this card against the file (用这个文件核验这张卡)
    #[arg(long, value_name = "CARD")]
    pub verify: Option<PathBuf>,

    #[command(flatten)]
    pub knowing: Knowing,

    /// Language of the card and of messages (卡片和信息的语言)
    #[arg(long, value_enum, default_value_t = Language::Zh)]
    pub lang: Language,
}

/// Write the explanation of the forms: 情况说明
///
/// 由表格生成情况说明：数字取自表格，增减与上年比较，原因等表格里没有的留作空白（【原因：＿＿＿】）。
///
/// An output named .docx is a Word file, any other is plain text. Changes are told where the forms have last year's
/// figures or --with-prior gives them; for final accounts, this year's budget given there tells what was planned. Blanks
/// are what no form tells.
///
/// Exit code: 2 if nothing could be written, else 0.
/// 退出码：2 没有写成；0 写好了。
#[derive(Debug, Args)]
pub struct NarrativeOptions {
    /// File with the forms; - for standard input (含表格的文件；- 为标准输入)
    pub path: PathBuf,

    /// File to write, .docx or text; - for standard output (写到哪个文件；- 为标准输出)
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,

    /// In the words of a region; by default of the one that the titles are of (用哪里的写法；不写则按表名判断)
    #[arg(long, value_parser = regions())]
    pub region: Option<Region>,

    #[command(flatten)]
    pub knowing: Knowing,

    /// Language of faults (出错信息的语言)
    #[arg(long, value_enum, default_value_t = Language::Zh)]
    pub lang: Language,
}

/// The regions in whose words an explanation can be written.
fn regions() -> impl TypedValueParser<Value = Region> {
    let ids = Region::ALL.iter().map(|region| PossibleValue::new(region.id).help(region.zh));
    PossibleValuesParser::new(ids).try_map(|id| Region::of_id(&id).ok_or("no region"))
}

/// A date and time as Word files have them.
fn date(text: &str) -> Result<String, String> {
    let shape: String = text.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    match shape.as_str() {
        "0000-00-00T00:00:00Z" | "0000-00-00T00:00:00" => Ok(text.to_owned()),
        _ => Err("应写成 2026-03-01T08:00:00Z；write it as 2026-03-01T08:00:00Z".to_owned()),
    }
}
