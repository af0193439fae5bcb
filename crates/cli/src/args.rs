//! What can be asked for at the command line.
//! Only what does something is offered.

mod made;

use crate::inputs::{self, Input};
use clap::{Args, Parser, Subcommand, ValueEnum};
use gouji_report::words::Lang;
use std::path::PathBuf;

pub use made::{AnnotateOptions, CardOptions, NarrativeOptions};

/// Check whether the figures of Chinese budget disclosures agree with one another.
///
/// 勾稽：核对预算公开里的数字是否彼此对得上。
#[derive(Debug, Parser)]
#[command(name = "gouji", version, arg_required_else_help = true)]
pub struct Arguments {
    /// Folder with the files of the recogniser, to read scans and photos (JPEG, PNG); else $GOUJI_MODELS, else `models`
    /// beside the program
    /// (识别模型所在的文件夹，用来读扫描件和照片；不写则看 $GOUJI_MODELS，再看程序旁边的 models)
    #[cfg(feature = "scans")]
    #[arg(long, global = true, value_name = "FOLDER")]
    pub models: Option<PathBuf>,

    #[command(subcommand)]
    pub command: Command,
}

impl Command {
    /// Whether it works for a parent process.
    #[cfg(feature = "scans")]
    pub fn is_worker(&self) -> bool {
        let batch = match self {
            Command::Check(options) => &options.batch,
            Command::Workbook(options) => &options.batch,
            Command::Compare(options) => &options.batch,
            _ => return false,
        };
        batch.as_worker.is_some()
    }
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Check(CheckOptions),
    Annotate(AnnotateOptions),
    Card(CardOptions),
    Narrative(NarrativeOptions),
    Workbook(WorkbookOptions),
    Compare(CompareOptions),
    /// Print the text that the offsets of a report refer to
    ///
    /// 打印报告中位置所指的文本（UTF-8，原样，不遮盖号码）。
    Text {
        /// File to read; - for standard input (文件；- 为标准输入)
        path: PathBuf,
    },
    /// Tell what a rule checks, why, and what to do
    ///
    /// 说明一条规则：查什么、为什么、怎么办。
    Explain {
        /// Id of the rule, such as GJ101 (规则编号)
        rule: String,
        /// Language of the title (标题的语言)
        #[arg(long, value_enum, default_value_t = Language::Zh)]
        lang: Language,
    },
    /// List the rules
    ///
    /// 列出全部规则。
    Rules {
        /// Language of the list (语言)
        #[arg(long, value_enum, default_value_t = Language::Zh)]
        lang: Language,
    },
}

/// Check disclosures and report what does and does not agree
///
/// 核对公开文件，报告哪些数对得上、哪些对不上。
///
/// Exit code: 2 if something could not be read, else 1 if an error was found, else 0.
/// 退出码：2 有文件读不了；1 有错误；0 其余。
#[derive(Debug, Args)]
pub struct CheckOptions {
    /// How to print the reports (输出格式)
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,

    /// List every figure; for text, json and jsonl (列出每个数字)
    #[arg(long)]
    pub figures: bool,

    /// List every relation, those that hold too; for text, json and jsonl (列出每处核对)
    #[arg(long)]
    pub relations: bool,

    /// List what a disclosure must hold by the published rules, and whether it does; for text
    /// (列出按公开规定应当公开的内容，逐项说有、没有、不能确定)
    #[arg(long)]
    pub due: bool,

    /// Language of text, markdown and sarif (语言)
    #[arg(long, value_enum, default_value_t = Language::Zh)]
    pub lang: Language,

    #[command(flatten)]
    pub batch: BatchOptions,

    #[command(flatten)]
    pub knowing: Knowing,

    #[command(flatten)]
    pub named: Named,
}

/// How many documents are worked on.
#[derive(Debug, Default, Args)]
pub struct BatchOptions {
    /// Go on where a run with the same journal was stopped; the file is begun where there is none
    /// (日志文件：中断之后用同一个日志接着核对)
    #[arg(long, value_name = "FILE")]
    pub journal: Option<PathBuf>,

    /// How many documents are worked on at a time; as many as there are cores where this is not given
    /// (同时核对几份，不写则用全部核)
    #[arg(long, value_name = "N", value_parser = jobs)]
    pub jobs: Option<usize>,

    /// Seconds that one document of several may take before it is passed over; 120 where this is not given, 0 for ever
    /// (一份最多核对几秒，超过就跳过并说明)
    #[arg(long, value_name = "SECONDS", value_parser = seconds)]
    pub time_limit: Option<f64>,

    /// Work for a parent process, which has a terminal of such a width
    #[arg(long, hide = true)]
    pub as_worker: Option<usize>,
}

impl BatchOptions {
    /// Every input that the arguments name; none for a child, which is told one at a time.
    pub fn inputs(&self, paths: &[PathBuf]) -> Vec<Input> {
        if self.as_worker.is_some() { Vec::new() } else { inputs::inputs(paths) }
    }

    /// Columns of the terminal.
    pub fn width(&self) -> usize {
        let own = || terminal_size::terminal_size().map_or(100, |(width, _)| usize::from(width.0));
        self.as_worker.unwrap_or_else(own)
    }
}

/// The documents that are checked.
#[derive(Debug, Args)]
pub struct Named {
    /// Check forms and prose of one disclosure that stand in two files as one
    /// (表格和说明分在两个文件的，合为一份核对)
    #[arg(long)]
    pub join: bool,

    /// Files or folders; - for standard input (文件或文件夹；- 为标准输入)
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

/// What a check may be given beside the document.
#[derive(Debug, Default, Args)]
pub struct Knowing {
    /// Know further forms and words, from a JSON file; see docs/families.md (另读一份表式和用词)
    #[arg(long, value_name = "FILE")]
    pub families: Option<PathBuf>,

    /// Grade rules or switch them off, from a JSON file (按 JSON 文件调整规则的轻重或关闭规则)
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,

    /// Hold every disclosure against another one: last year's, the department's, an entity's; may be given several
    /// times (与另一份公开文件对照：上年的、部门的、所属单位的；可写多次)
    #[arg(long, value_name = "PATH")]
    pub with_prior: Vec<PathBuf>,
}

/// Check many disclosures and write what was found as one Excel workbook
///
/// 核对许多份公开，把结果写成一个 Excel 工作簿：总览、应公开内容、核对规则、问题清单、数字。
///
/// A row for each document in an overview, in a list of what must be published (yes, no, cannot tell) and in a list of
/// the rules; a row for each finding and for each figure; names of files lead to them.
///
/// Exit code: 2 if something could not be read or written, else 0.
/// 退出码：2 有文件读不了或没有写成；0 其余。
#[derive(Debug, Args)]
pub struct WorkbookOptions {
    /// File to write, .xlsx (写到哪个文件)
    #[arg(short, long, value_name = "OUT")]
    pub output: PathBuf,

    /// Leave out the sheet of every figure (不写“数字”表)
    #[arg(long)]
    pub no_figures: bool,

    #[command(flatten)]
    pub beside: Beside,

    /// Language of headings and messages (语言)
    #[arg(long, value_enum, default_value_t = Language::Zh)]
    pub lang: Language,

    #[command(flatten)]
    pub batch: BatchOptions,

    #[command(flatten)]
    pub knowing: Knowing,

    #[command(flatten)]
    pub named: Named,
}

/// Hold the documents of a folder against one another
///
/// 把文件夹里的公开相互对照：部门和所属单位、本年和上年、预算和决算、同一份的不同版本；谁没有公开。
///
/// They are paired by name and year, short forms of names too. Exit code: 2 if something could not be read, else 1 if
/// something does not agree, else 0.
/// 按单位名称（包括简称）和年份自动配对。退出码：2 有文件读不了；1 有对不上的；0 其余。
#[derive(Debug, Args)]
pub struct CompareOptions {
    /// How to print what was found (输出格式)
    #[arg(long, value_enum, default_value_t = CompareFormat::Text)]
    pub format: CompareFormat,

    #[command(flatten)]
    pub beside: Beside,

    /// Language of text and CSV (语言)
    #[arg(long, value_enum, default_value_t = Language::Zh)]
    pub lang: Language,

    /// Know further forms and words, from a JSON file; see docs/families.md (另读一份表式和用词)
    #[arg(long, value_name = "FILE")]
    pub families: Option<PathBuf>,

    #[command(flatten)]
    pub batch: BatchOptions,

    /// Files or folders (文件或文件夹)
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
}

/// What documents are held against.
#[derive(Debug, Default, Args)]
pub struct Beside {
    /// Compare these pairs and no others: a table with the columns bond, first, second, as `compare --format csv` writes
    /// (只对照这份表里的配对：关系、第一份、第二份)
    #[arg(long, value_name = "FILE")]
    pub pairs: Option<PathBuf>,

    /// Tell who of this list did not publish, published twice, or left something out: a column of any file
    /// (单位名单，任何格式的一列：谁没有公开、缺什么、公开了几份)
    #[arg(long, value_name = "LIST")]
    pub units: Option<PathBuf>,
}

/// The formats of what was found between documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CompareFormat {
    /// For reading at a terminal (供人阅读)
    Text,
    /// Pairs, lives of figures and bodies, one a line (每行一项)
    Jsonl,
    /// The pairs, to be corrected and given back by --pairs (配对表，可以改了再给 --pairs)
    Csv,
}

fn jobs(text: &str) -> Result<usize, String> {
    let many = text.parse().ok().filter(|jobs| (1..=1024).contains(jobs));
    many.ok_or_else(|| "应是 1 到 1024 的整数；a whole number from 1 to 1024".to_owned())
}

fn seconds(text: &str) -> Result<f64, String> {
    let seconds = text.parse().ok().filter(|seconds: &f64| (0.0..=1e9).contains(seconds));
    seconds.ok_or_else(|| "应是秒数，不小于 0；a number of seconds, 0 or more".to_owned())
}

/// The formats of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For reading at a terminal (供人阅读)
    Text,
    /// One object for one disclosure, else an array (JSON)
    Json,
    /// One report a line (每行一份报告)
    Jsonl,
    /// SARIF 2.1.0, for editors and code scanning (供编辑器和代码扫描平台)
    Sarif,
    /// For letters and web pages (供信件和网页)
    Markdown,
    /// Every figure as a row (每个数字一行)
    Csv,
}

/// Languages of the reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// Chinese (中文)
    Zh,
    /// English (英文)
    En,
}

impl From<Language> for Lang {
    fn from(language: Language) -> Lang {
        match language {
            Language::Zh => Lang::Zh,
            Language::En => Lang::En,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arguments_are_sound() {
        use clap::CommandFactory;
        Arguments::command().debug_assert();
    }
}
