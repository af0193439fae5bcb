//! The runs of the narrative: headings with the paragraphs under them, items that open a section with their first
//! words, and paragraphs that name their subject themselves.

mod below_forms;

use super::wording;
use crate::lexicon::families::Families;
use crate::lexicon::sections::{Section, Style};
use crate::lexicon::vocabulary::spending_classes;
use crate::model::cube::Axis;
use crate::model::document::{Block, Document};
use crate::text::number::numbers;
use crate::text::outline::outline_mark;

/// A heading and the paragraphs under it.
pub(super) struct Run<'f> {
    /// The section that the heading opens.
    pub section: &'f Section,
    /// Its paragraphs, and headings below it.
    pub blocks: Vec<usize>,
    /// How messages call it: 说明三.
    pub name: String,
    /// The block of its heading, where it names a part of what the document is about: 公务接待费.
    pub topic: Option<usize>,
}

/// The sections of the body, with everything that stands under no known heading as free words.
pub(super) fn runs<'f>(document: &Document, families: &'f Families) -> Vec<Run<'f>> {
    let titled = titled(document, families);
    let mut outline = Outline {
        families,
        titled,
        runs: Vec::new(),
        part: NARRATIVE.to_string(),
        above: String::new(),
        inside_other: titled.is_none(),
        opened_at: 0,
        of_all: false,
        item: None,
        below_overall: None,
        guessed: false,
        below_form: false,
        of_form: false,
        lent: false,
    };
    outline.open(titled.unwrap_or(families.section("")), Vec::new(), "正文".into());
    for (block, piece) in document.blocks.iter().enumerate().skip(body(document)) {
        match piece {
            Block::Heading { level, text } => outline.heading(block, *level, &text.clean),
            Block::Paragraph(text) if outline.explains(&text.clean) => outline.go_on(block),
            Block::Paragraph(text) if is_bare_heading(&text.clean) => {
                outline.heading(block, 2, &text.clean);
            }
            Block::Paragraph(text) if let Some(headed) = headed(&text.clean, families) => {
                outline.headed(block, headed);
            }
            Block::Paragraph(text) if outline.inside_other => outline.paragraph(block, &text.clean),
            Block::Table(table) => outline.table(block, table),
            _ => outline.go_on(block),
        }
    }
    outline.runs
}

/// What is known of the outline of the narrative while its blocks are passed.
struct Outline<'f> {
    families: &'f Families,
    /// The section that the title of the document names, where it names one.
    titled: Option<&'f Section>,
    runs: Vec<Run<'f>>,
    /// What the narrative's numbers are counted in.
    part: String,
    /// The number above.
    above: String,
    inside_other: bool,
    /// The level of the heading that opened the last section below one that names none.
    opened_at: u8,
    /// Whether the heading above is of the whole narrative: what stands below it has sections of its own.
    of_all: bool,
    /// The level of the mark of the item that opened the last section with its first words.
    item: Option<u8>,
    /// The level of the headings that open sections of their own below one of 收支情况说明.
    below_overall: Option<u8>,
    /// Whether the section that is open was but guessed from a page out of the middle.
    guessed: bool,
    /// Whether a form stands right above that the next paragraph may explain.
    below_form: bool,
    /// Whether the section that is open is that of the form above.
    of_form: bool,
    /// Whether the section that is open is that of one paragraph, and of those that go on with it.
    lent: bool,
}

impl<'f> Outline<'f> {
    fn open(&mut self, section: &'f Section, blocks: Vec<usize>, name: String) {
        (self.lent, self.of_form) = (false, false);
        self.runs.push(Run { section, blocks, name, topic: None });
    }

    /// Opens a section with an item of the present part.
    fn open_item(&mut self, section: &'f Section, block: usize, number: &str) {
        let name = format!("{}{}{number}", self.part, self.above);
        self.open(section, vec![block], name);
    }

    /// A heading on the line of its first sentence.
    fn headed(&mut self, block: usize, headed: Headed<'_, 'f>) {
        let Headed { level, number, section } = headed;
        if level == 2 {
            self.above.clear();
            (self.item, self.below_overall, self.opened_at) = (None, None, level);
            self.inside_other = section.style == Style::Free;
            self.of_all = section.id == "explanation";
        }
        self.open_item(section, block, number);
        if level == 2 {
            self.above = number.to_string();
        }
    }

    /// Ends a section that was opened for one paragraph.
    fn give_back(&mut self) {
        if self.lent {
            let name = self.runs.last().map_or_else(String::new, |run| run.name.clone());
            self.open(self.families.section(""), Vec::new(), name);
        }
    }

    /// Adds a block to the section that is open.
    fn go_on(&mut self, block: usize) {
        self.give_back();
        if let Some(run) = self.runs.last_mut() {
            run.blocks.push(block);
        }
    }

    /// A paragraph under a heading that names no section: its first words may open one.
    fn paragraph(&mut self, block: usize, clean: &str) {
        let lent = self.lent;
        if let Some(run) = self.runs.last_mut().filter(|run| lent && goes_on(clean, run.section)) {
            run.blocks.push(block);
            return;
        }
        self.give_back();
        let (number, section) = inline_heading(clean, self.families);
        let level = outline_mark(clean).map(|(level, _)| level);
        let open = self.runs.last().is_some_and(|run| run.section.style != Style::Free);
        match level {
            // What has a deeper mark, or none, belongs to the section that is open.
            Some(level) if self.item.map_or(!open && section.style != Style::Free, |i| level <= i) => {
                self.item = Some(level);
                self.open_item(section, block, number);
            }
            _ if (!open || self.guessed)
                && let Some(section) = stated_of_itself(clean, self.families) =>
            {
                let name = self.runs.last().map_or_else(String::new, |run| run.name.clone());
                self.open(section, vec![block], name);
                // `…9万元，具体情况：`: the items below it are told there as well.
                if clean.ends_with('：') {
                    self.guessed = true;
                } else {
                    self.lent = true;
                }
            }
            // A page out of the middle: nothing says of which section, but the words do.
            _ if !open && self.above.is_empty() && opens_with_item(clean, self.families) => {
                self.guessed = true;
                self.open(self.families.section_of("overall"), vec![block], "正文".into());
            }
            _ => self.go_on(block),
        }
    }

    /// A heading opens a section, unless it belongs to the one that is open.
    fn heading(&mut self, block: usize, level: u8, clean: &str) {
        (self.item, self.below_form) = (None, false);
        let mark = outline_mark(clean).map_or(0, |(_, len)| len);
        if level == 1 {
            self.part = part_name(&clean[mark..], mark > 0);
        }
        let is_part = level == 1 && !is_bare_heading(clean);
        let opened = self.families.section(if is_part { "" } else { &clean[mark..] });
        // Under a title that names what a document is about, a heading names a piece of it.
        let piece = self.titled.filter(|_| opened.style == Style::Free && level > 1);
        let opened = piece.unwrap_or(opened);
        // `（三）公务接待费支出` below another heading, or in a row, is but a part of what stands above it.
        let opened =
            if level > 2 && opened.is_kind_of_three_public() { self.families.section("") } else { opened };
        // Subheadings open sections of their own only where the heading above them names none, and another one than is
        // open already.
        let open = self.runs.last().map(|run| run.section).filter(|open| open.style != Style::Free);
        let within = self.opened_at > 2
            && level > self.opened_at
            && open.is_some_and(|open| opened.style == Style::Free || opened.id == open.id);
        // `（三）财政拨款支出情况` below 收支情况说明: of all money nothing more was said than the heading above it.
        let of_fund = opened.style == Style::Plain && opened.base.iter().any(|(axis, _)| *axis == Axis::Fund);
        let beside = self.below_overall == Some(level);
        let narrower = level > 2 && (beside || of_fund && open.is_some_and(|open| open.id == "overall"));
        let opened = if beside && !of_fund { self.families.section_of("overall") } else { opened };
        if level <= 2 || narrower {
            self.below_overall = Some(level).filter(|_| narrower);
        }
        if level <= 2 || (self.inside_other || self.of_all) && !within || narrower {
            self.opened_at = level;
            let number = clean[..mark].trim_end_matches(['、', '.', '．']);
            let name = if level <= 2 {
                self.above = number.to_string();
                format!("{}{number}", self.part)
            } else {
                format!("{}{}{number}", self.part, self.above)
            };
            self.open(opened, Vec::new(), name);
            self.runs.iter_mut().last().into_iter().for_each(|run| run.topic = Some(block));
        } else {
            self.go_on(block);
        }
        if level <= 2 {
            self.inside_other = opened.style == Style::Free;
            self.of_all = opened.id == "explanation";
        } else if self.of_all && self.runs.last().is_some_and(|run| run.section.style == Style::Free) {
            self.inside_other = true;
        }
    }
}

/// What messages call the narrative.
const NARRATIVE: &str = "说明";

/// What messages call a part: a short title of its own, where several parts without numbers count their items anew.
fn part_name(title: &str, numbered: bool) -> String {
    let title = title.find("年").filter(|at| *at <= 4).map_or(title, |at| &title[at + "年".len()..]);
    let short = !numbered && title.ends_with(NARRATIVE) && title.chars().count() <= 12;
    if short { title } else { NARRATIVE }.to_string()
}

/// `（一）机关运行经费：2025年…`: the mark and the section that an item of other matters opens with its first words.
fn inline_heading<'t, 'f>(clean: &'t str, families: &'f Families) -> (&'t str, &'f Section) {
    let mark = outline_mark(clean).map_or(0, |(_, len)| len);
    let words = clean[mark..].split(['：', '。']).next().unwrap_or("");
    let heading = words.len() < clean.len() - mark && words.chars().count() <= 30 && !words.contains('，');
    let number = clean[..mark].trim_end_matches(['、', '.', '．']);
    let section = families.section(if heading { words } else { "" });
    // An item that opens with one kind of the “三公” goes on with the list that it stands in.
    (number, if section.is_kind_of_three_public() { families.section("") } else { section })
}

/// What a paragraph opens whose first sentence is but a heading.
struct Headed<'t, 'f> {
    level: u8,
    number: &'t str,
    section: &'f Section,
}

/// `（五）政府性基金预算收支决算情况说明。2031年度…`: a paragraph whose first sentence is but a heading of the second or third
/// level; of the third, one that names a section.
fn headed<'t, 'f>(clean: &'t str, families: &'f Families) -> Option<Headed<'t, 'f>> {
    let first = clean.split('。').next()?;
    let (level, _) = outline_mark(first)?;
    let ends: &[&str] = if level == 2 { &["说明", "情况"] } else { &["情况说明"] };
    let short = first.chars().count() <= LONGEST_HEADING && first.len() < clean.len();
    let heading = short && ends.iter().any(|w| first.ends_with(w)) && !first.contains(['，', '：']);
    let (number, section) = inline_heading(clean, families);
    (heading && (level == 2 || level == 3 && section.style == Style::Plain)).then_some(Headed {
        level,
        number,
        section,
    })
}

/// A heading on the line of its first sentence has so many characters at most.
const LONGEST_HEADING: usize = 40;

/// The section that a paragraph under no known heading speaks of, where it begins with money of the year:
/// `2023年部门预算总收入…万元`.
fn stated_of_itself<'f>(clean: &str, families: &'f Families) -> Option<&'f Section> {
    const MONEY: [&str; 5] = ["预算", "决算", "收入", "支出", "经费"];
    let first = numbers(clean).into_iter().find(|n| wording::is_figure(n, clean))?;
    let lead = last_words(&clean[..first.start], 80);
    // The year may stand before a long list of whose money it is.
    let opening = last_words(&clean[..first.start], 200);
    let mut years = opening.match_indices('年');
    let numbered = years.any(|(at, _)| opening[..at].ends_with(|c: char| c.is_ascii_digit()));
    // `“三公”经费支出决算中，…`: what it is about needs no year.
    let bare = &clean[outline_mark(clean).map_or(0, |(_, len)| len)..];
    let named = ["“三公”经费", "三公经费"].iter().any(|term| bare.starts_with(term));
    let dated = named || numbered || ["本年度", "今年", "本年“三公”"].iter().any(|w| opening.contains(w));
    if dated && ["共有车辆", "共有公务用车"].iter().any(|w| lead.ends_with(w)) {
        return Some(families.section_of("assets"));
    }
    // `收入、支出各是8.00，9.00万元`: the unit stands behind the last.
    let together = first.amount.decimals > 0 && ["各", "分别"].iter().any(|w| lead.contains(w));
    let opens = (first.amount.unit.is_money() || together || named) && dated;
    // `收入总计9万元，支出总计9万元`: of both sides.
    let sentence = clean.split('。').next().unwrap_or(clean);
    let sides = [("收入总计", "支出总计"), ("总收入", "总支出"), ("收入预算", "支出预算")];
    let totals = sides.iter().any(|(income, spent)| lead.contains(income) && sentence.contains(spent));
    // `2031年收支预算安排如下。收入方面：一般公共预算拨款收入9万元；…`: of both, whatever it begins with.
    let sides_of_all = lead.find("收支").is_some_and(|at| {
        let before = &lead[..at];
        let behind = &lead[at..];
        !["公共预算", "基金", "经营预算", "财政拨款"].iter().any(|w| before.contains(w))
            && ["。", "：", "如下"].iter().any(|w| behind.contains(w))
    });
    let both = totals || sides_of_all || together && lead.contains("收入") && lead.contains("支出");
    let section = match () {
        () if both => families.section_of("overall"),
        () if names_each_kind(lead) => families.section_of("three-public"),
        () => families.section(lead),
    };
    let plain = section.style == Style::Plain && !section.is_kind_of_three_public();
    (opens && MONEY.iter().any(|word| lead.contains(word)) && plain).then_some(section)
}

/// Whether words name all that “三公” consists of, as where they are told without that name.
pub(super) fn names_each_kind(words: &str) -> bool {
    [&["出国"][..], &["公务用车", "公车"], &["接待"]]
        .iter()
        .all(|kind| kind.iter().any(|w| words.contains(w)))
}

/// The last words of a text, at most so many characters.
fn last_words(text: &str, most: usize) -> &str {
    text.char_indices().rev().take(most).last().map_or("", |(at, _)| &text[at..])
}

/// `其中，因公出国（境）费…`, `公务接待费…`: a paragraph that goes on with what the one before it told.
fn goes_on(clean: &str, section: &Section) -> bool {
    const KINDS: [&str; 6] = ["因公出国", "公务用车", "公务接待", "公车", "国内接待", "接待费"];
    /// `此外，公务接待费…`, `2031年，公务接待费…`.
    const BESIDES: [&str; 6] = ["而", "此外", "另外", "同时", "年度", "年"];
    let bare = &clean[outline_mark(clean).map_or(0, |(_, len)| len)..];
    let dateless = bare.trim_start_matches(|c: char| c.is_ascii_digit());
    let opening = BESIDES.iter().find_map(|word| dateless.strip_prefix(word)).unwrap_or(bare);
    let opening = opening.trim_start_matches('，');
    const SIDES: [&str; 8] =
        ["支出方面", "收入方面", "按支出", "按收入", "按功能", "按经济", "支出按", "收入按"];
    section.id == "overall" && SIDES.iter().any(|words| bare.starts_with(words))
        || bare.starts_with("其中")
        || section.id == "three-public" && KINDS.iter().any(|kind| opening.starts_with(kind))
}

/// `（一）工资福利支出预算 3 元，占…`: a paragraph that begins with a word of the forms and its amount.
fn opens_with_item(clean: &str, families: &Families) -> bool {
    let bare = &clean[outline_mark(clean).map_or(0, |(_, len)| len)..];
    let Some(first) = numbers(bare).into_iter().find(|n| wording::is_figure(n, bare)) else { return false };
    let lead = &bare[..first.start].replace("（类）", "");
    // `教育支出（类）普通教育（款）小学教育（项）3万元`: one item of the forms.
    let item = lead.trim_end_matches(['：', '为']).ends_with("（项）");
    if item && lead.contains("（款）") && first.amount.unit.is_money() && !lead.contains(['。', '；']) {
        return true;
    }
    let long = |word: &str| word.chars().count() >= 4 && lead.starts_with(word);
    let axes = [Axis::Fund, Axis::Nature, Axis::Economic];
    first.amount.unit.is_money()
        && lead.chars().count() <= 30
        && (families.words().any(|w| axes.contains(&w.axis) && long(&w.text))
            || spending_classes().any(|(name, _)| long(name)))
}

/// So many lines may stand above a title: where the reader is, the size of letters, when it was published.
const MOST_ABOVE: usize = 6;

/// The section that the title of a short publication names: `关于某局“三公”经费2031年预算情况的说明`.
fn titled<'f>(document: &Document, families: &'f Families) -> Option<&'f Section> {
    const WIDER: [&str; 6] = ["部门预算", "单位预算", "部门决算", "单位决算", "收支", "目录"];
    let mut titles = document.blocks.iter().take(MOST_ABOVE).filter_map(|block| match block {
        Block::Heading { text, .. } | Block::Paragraph(text) => Some(text.clean.as_str()),
        Block::Table(_) => None,
    });
    let plain = |t: &&str| t.chars().count() <= 50 && !t.contains(['。', '，', '：', '/']);
    let title = titles.find(plain)?;
    let section = families.section(title);
    let wider = WIDER.iter().any(|w| title.contains(w)) || outline_mark(title).is_some();
    (section.id.starts_with("three-public") && !wider).then_some(section)
}

/// A heading without a mark: `2025年部门预算编制说明`.
fn is_bare_heading(clean: &str) -> bool {
    clean.chars().count() <= 40
        && clean.ends_with("说明")
        && (clean.contains("预算") || clean.contains("决算") || clean.starts_with("关于"))
        && !clean.contains(['。', '，', '；', '：', '…', '.'])
}

/// The first block after the contents page.
fn body(document: &Document) -> usize {
    let start = |block: &Block| match block {
        Block::Heading { text, .. } | Block::Paragraph(text) => Some(text.span().start),
        Block::Table(_) => None,
    };
    let end = document.contents.span.end;
    document.blocks.iter().position(|block| start(block).is_none_or(|at| at >= end)).unwrap_or(0)
}
