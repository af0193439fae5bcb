//! What a file shows to its readers and no text was made of: noted with the text, so that nobody takes it for checked.
//! What nobody sees (hidden sheets, covered letters) is no part of this.

/// Something that is shown and was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Unread {
    /// What it is.
    pub what: What,
    /// Where it stands.
    pub at: Where,
    /// How many of them.
    pub count: u32,
}

/// A kind of what is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum What {
    /// Pages without text that are pictures.
    Page,
    /// A picture of a size that a table may be in.
    Picture,
    /// An object of another program, such as a sheet.
    Object,
    /// A document that was inserted as a whole.
    Inserted,
    /// Formulas whose values are not in the file.
    Formula,
    /// Letters whose font does not say what they are.
    Letters,
    /// A part that is too large, or nested too deep.
    TooMuch,
}

/// Where it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Where {
    /// Somewhere in the file.
    #[default]
    File,
    /// On pages, from 1.
    Pages(Vec<u32>),
    /// On a sheet, by its name.
    Sheet(String),
    /// Below a line that was read.
    Below(String),
}

/// The most pages that are listed one by one.
const MOST_LISTED: usize = 8;

/// The most that is noted of one file.
const MOST_REPORTED: usize = 50;

impl What {
    /// A name for programs.
    pub fn name(self) -> &'static str {
        match self {
            What::Page => "page",
            What::Picture => "picture",
            What::Object => "object",
            What::Inserted => "inserted",
            What::Formula => "formula",
            What::Letters => "letters",
            What::TooMuch => "too-much",
        }
    }
}

impl Unread {
    /// In Chinese: where, what, and what to do.
    pub fn zh(&self) -> String {
        let (at, n) = (self.at.zh(), self.count);
        match self.what {
            What::Page => {
                format!("{at}是图片，没有文字，没有读。请先做文字识别（OCR），或对照原件看这几页。")
            }
            What::Picture => format!("{at}有 {n} 幅图片，图片里的文字和表格没有读。请对照原件看。"),
            What::Object => {
                format!("{at}有 {n} 个嵌入的对象（如 Excel 表格），没有读。请打开它，另存为文件后再核对。")
            }
            What::Inserted => {
                format!("{at}有 {n} 份插入的文档或网页，没有读。请用 Word 打开后另存一份，再核对。")
            }
            What::Formula => {
                format!(
                    "{at}有 {n} 个公式没有存下结果，也算不出来，没有读。请用 Excel 或 WPS 打开后再保存一次。"
                )
            }
            What::Letters => {
                format!("{at}有 {n} 个字的字体没有说明是什么字，没有读，写成了 �。请改用 Word 版或网页版。")
            }
            What::TooMuch => format!("{at}有 {n} 处内容太大或套得太深，没有读。请对照原件看。"),
        }
    }

    /// As [`Unread::zh`], in English.
    pub fn en(&self) -> String {
        let (at, n) = (self.at.en(), self.count);
        let what = match self.what {
            What::Page => {
                return format!(
                    "{at}: pictures without text, not read. Please run text recognition (OCR) first, or look at the file."
                );
            }
            What::Picture => "pictures whose text and tables were not read. Please look at the file",
            What::Object => {
                "embedded objects (such as sheets) not read. Please open and save them as files of their own"
            }
            What::Inserted => {
                "inserted documents or pages not read. Please open the file in Word and save a copy"
            }
            What::Formula => {
                "formulas without a stored value that could not be worked out. Please open and save the file in Excel"
            }
            What::Letters => {
                "characters that their fonts do not tell, written as �. Please use a Word file or a web page"
            }
            What::TooMuch => "parts too large or nested too deep, not read. Please look at the file",
        };
        format!("{at}: {n} {what}.")
    }
}

impl Where {
    fn zh(&self) -> String {
        match self {
            Where::File => "文件里".to_owned(),
            Where::Pages(pages) if pages.len() > MOST_LISTED => {
                format!("第 {} 页等 {} 页", pages[0], pages.len())
            }
            Where::Pages(pages) => format!("第 {} 页", listed(pages, "、")),
            Where::Sheet(name) => format!("工作表“{name}”"),
            Where::Below(line) => format!("“{}”之后", short(line)),
        }
    }

    fn en(&self) -> String {
        match self {
            Where::File => "In the file".to_owned(),
            Where::Pages(pages) if pages.len() > MOST_LISTED => {
                format!("Page {} and {} more", pages[0], pages.len() - 1)
            }
            Where::Pages(pages) => {
                format!("{} {}", if pages.len() == 1 { "Page" } else { "Pages" }, listed(pages, ", "))
            }
            Where::Sheet(name) => format!("Sheet “{name}”"),
            Where::Below(line) => format!("Below “{}”", short(line)),
        }
    }
}

fn listed(pages: &[u32], between: &str) -> String {
    pages.iter().map(u32::to_string).collect::<Vec<_>>().join(between)
}

fn short(line: &str) -> String {
    let line = line.trim();
    if line.chars().count() <= 24 { line.to_owned() } else { line.chars().take(24).chain(['…']).collect() }
}

/// Adds what was not read; one kind at one place is noted once.
pub(crate) fn add(all: &mut Vec<Unread>, what: What, at: Where, count: usize) {
    let count = u32::try_from(count).unwrap_or(u32::MAX);
    if count == 0 {
        return;
    }
    if let Some(known) = all.iter_mut().find(|u| u.what == what && u.at == at) {
        known.count = known.count.saturating_add(count);
    } else if all.len() < MOST_REPORTED {
        all.push(Unread { what, at, count });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn noted_with_its_place() {
        let mut all = Vec::new();
        add(&mut all, What::Page, Where::Pages(vec![3]), 1);
        add(&mut all, What::Object, Where::Below("收支总表".into()), 1);
        add(&mut all, What::Object, Where::Below("收支总表".into()), 2);
        add(&mut all, What::Formula, Where::File, 0);
        assert_eq!(all.len(), 2);
        assert!(all[0].zh().starts_with("第 3 页是图片") && all[0].en().starts_with("Page 3:"));
        assert!(all[1].zh().starts_with("“收支总表”之后有 3 个嵌入的对象"));
    }
}
