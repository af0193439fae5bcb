//! Sentences: which number is an amount, a share, a change or a growth, and of what.
//! A sentence is read clause by clause: the words before a number name its subject, the words right before it its role.

use super::names::Names;
use crate::amount::Unit;
use crate::cube::{Axis, Coordinate, Member};
use crate::families::{Families, Phrases, texts};
use crate::figure::Role;
use crate::number::{Number, numbers};
use crate::read::outline_mark;

/// A number of a sentence and what it tells.
#[derive(Clone, Debug)]
pub struct Told {
    /// The number, with offsets in the clean text.
    pub number: Number,
    /// The part that it plays.
    pub role: Role,
    /// What it is about; `None` where the words do not tell.
    pub place: Option<Coordinate>,
    /// −1 for 减少 and 下降.
    pub sign: i8,
    /// What a share is told of, where the sentence says so.
    pub whole: Option<Coordinate>,
    /// Why it has no place.
    pub reason: &'static str,
}

/// Words for a rise.
const UP: &[&str] = &["增加", "增长", "上升", "提高", "增幅"];
/// Words for a fall.
const DOWN: &[&str] = &["减少", "下降", "降低", "降幅", "压减"];
/// Words that open a comparison with last year.
const THAN: &[&str] =
    &["比上年", "较上年", "比去年", "较去年", "与上年", "比20", "较20", "与20", "同比", "比年初", "较年初"];
/// Words after which figures stand in free words.
const REASON: &[&str] = &["主要原因", "原因是", "原因：", "主要用于", "用于", "主要是", "由于", "因为"];

/// Words for the whole that a section is about.
const WHOLE: &[&str] =
    &["收入", "支出", "收支", "总", "合计", "采购", "涉及", "规模", "拨款", "价值", "共计"];

/// Words that say nothing of what a figure is about.
const FILLERS: &[&str] = &[
    "收支总预算",
    "总预算",
    "收入预算",
    "支出预算",
    "预算安排规模",
    "预算安排",
    "年初预算数",
    "预算数",
    "预算金额",
    "财政拨款",
    "当年拨款",
    "本年收入",
    "本年支出",
    "收入总计",
    "支出总计",
    "收支",
    "收入",
    "支出",
    "预算",
    "拨款",
    "合计",
    "总计",
    "共计",
    "小计",
    "总额",
    "总数",
    "规模",
    "安排",
    "部门",
    "单位",
    "年度",
    "当年",
    "本年",
    "全年",
    "资金",
    "经费",
    "金额",
    "涉及",
    "情况",
    "其中",
    "包括",
    "分别",
    "结转",
    "转移支付",
    "占用使用",
    "总体",
    "面向",
    "预留",
    "项目",
    "政府采购",
    "整体",
    "绩效目标",
    "绩效管理",
    "价值",
    "单价",
    "的",
    "为",
    "是",
    "共",
    "数",
    "总",
    "本",
    "有",
    "和",
    "费",
    "年",
    "及",
    "约",
    "由",
    "我",
    "款",
    "科目",
    "类",
    "项",
];

/// The words that tell which part a number plays.
pub fn phrases() -> Phrases {
    Phrases {
        rise: texts(UP),
        fall: texts(DOWN),
        than: texts(THAN),
        reason: texts(REASON),
        whole: texts(WHOLE),
        filler: texts(FILLERS),
    }
}

/// Reads sentences of one section.
pub struct Clauses<'a> {
    /// The words of the document.
    pub names: &'a Names<'a>,
    /// The place that the section is about.
    pub base: Coordinate,
    /// Who publishes.
    pub entity: &'a str,
}

/// What was said so far in a sentence.
struct Saying {
    /// What the paragraph is about.
    base: Coordinate,
    /// The place that what follows 其中 or a colon is part of.
    group: Coordinate,
    /// What the last amount or change was about.
    subject: Option<Coordinate>,
    /// Within the reason for something.
    free: bool,
    /// Nothing was set: `绩效目标 0 个`, so that the amount after it tells nothing.
    none: bool,
    /// Some of several were counted, so that an amount without a subject is theirs, not the whole.
    some: bool,
}

impl Saying {
    fn about(base: Coordinate) -> Self {
        Saying { group: base.clone(), base, subject: None, free: false, none: false, some: false }
    }
}

impl Clauses<'_> {
    /// The figures of a paragraph (clean text), in order.
    pub fn read(&self, clean: &str) -> Vec<Told> {
        let base = self.topic(clean);
        let mut said = Saying::about(base);
        let mut told = Vec::new();
        let mut from = 0;
        for number in numbers(clean) {
            if !is_figure(&number, clean) {
                continue;
            }
            let lead = &clean[from..number.start];
            from = number.unit_end;
            told.push(self.tell(&mut said, lead, number, clean));
        }
        told
    }

    /// What the items after a paragraph are of, where it ends with `如下：`.
    pub fn opening(&self, clean: &str) -> Option<Coordinate> {
        let words = clean.strip_suffix("如下：")?;
        let last = words.rsplit(['。', '；', '，']).next().unwrap_or(words);
        let (place, _, mentions) = self.subject(last, &self.base);
        (mentions > 0).then_some(place)
    }

    /// What a paragraph is about: its first sentence where that is but a name, `…（类）…（款）…（项）。`
    fn topic(&self, clean: &str) -> Coordinate {
        let first = clean.split('。').next().unwrap_or("");
        let bare = outline_mark(first).map_or(first, |(_, len)| &first[len..]);
        // An item's paragraph opens with its name and is about it to its end.
        if let Some(item) =
            self.names.mentions(bare, &self.base).first().filter(|m| m.start == 0 && m.is_chain())
        {
            let mut place = self.base.clone();
            item.apply(self.names.families, &mut place);
            return place;
        }
        if bare.contains("（项）") {
            // An item that the forms do not have: its figures are compared with nothing.
            return self.base.with(Axis::Entity, Member::named("~item"));
        }
        if bare.len() < clean.len()
            && !bare.contains(['，', '：'])
            && !numbers(bare).iter().any(|n| is_figure(n, bare))
        {
            let (place, known, mentions) = self.subject(bare, &self.base);
            if known && mentions > 0 {
                return place;
            }
        }
        self.base.clone()
    }

    fn tell(&self, said: &mut Saying, lead: &str, number: Number, clean: &str) -> Told {
        let segment = self.advance(said, lead);
        let mut told = Told { number, role: Role::Amount, place: None, sign: 1, whole: None, reason: "" };
        let families = self.names.families;
        let direction = direction(families, segment);
        if number.amount.unit == Unit::Percent {
            told.role = Role::Share;
            if let Some((_, sign)) = direction.filter(|_| !segment.contains('占')) {
                (told.role, told.sign) = (Role::Growth, sign);
                told.place = said.subject.clone();
            } else if let Some(at) = segment.rfind("完成") {
                // 完成年初预算的 p%: what was carried out of what was planned.
                let (planned, _, _) = self.subject(&segment[at + "完成".len()..], &said.group);
                let planned = if planned.on(Axis::Stage) == self.base.on(Axis::Stage) {
                    planned.with(Axis::Stage, Member::named("budget"))
                } else {
                    planned
                };
                told.place = Some(said.group.with(Axis::Stage, Member::named("execution")));
                told.whole = Some(planned);
            } else if let Some(at) = segment.rfind('占') {
                let (whole, known, _) = self.subject(&segment[at + '占'.len_utf8()..], &self.base);
                told.whole = Some(whole).filter(|_| known && segment.len() > at + 9);
                let (subject, _, mentions) = self.subject(&segment[..at], &said.group);
                told.place = if mentions > 0 { Some(subject) } else { said.subject.clone() };
            }
        } else if let Some((at, sign)) = direction.filter(|_| !said.free) {
            (told.role, told.sign) = (Role::Change, sign);
            let than = families.phrases(|p| &p.than).filter_map(|w| segment.find(w)).min();
            let left = &segment[..than.unwrap_or(at).min(at)];
            let (subject, known, mentions) = self.subject(left, &said.group);
            told.place = if mentions > 0 && known { Some(subject) } else { said.subject.clone() };
            said.subject = told.place.clone();
        } else {
            self.tell_amount(said, segment, &mut told, clean);
        }
        if said.free {
            told.place = None;
        }
        if told.place.is_none() {
            told.reason = if said.free { "free-words" } else { "no-subject" };
        }
        told
    }

    fn tell_amount(&self, said: &mut Saying, segment: &str, told: &mut Told, clean: &str) {
        let measure = measure(&told.number, clean);
        if measure.is_some() {
            told.role = Role::Count;
        }
        if measure == Some("count") && !self.base.on(Axis::Flow).starts_with("assets") {
            self.tell_targets(said, segment, told);
            return;
        }
        if std::mem::take(&mut said.none) {
            // Nothing was set, so no money is concerned.
            let place = Coordinate::of_year(self.base.year).with(Axis::Flow, Member::named("targets"));
            told.place = Some(place.with(Axis::Economic, Member::named("none")));
            return;
        }
        let (subject, known, mentions) = self.subject(segment, &said.group);
        // A number that no word goes with, as where tables were copied cell by cell, tells nothing.
        // Without a subject, only words for a whole tell the whole that the section is about.
        let families = self.names.families;
        let whole = families.phrases(|p| &p.whole).any(|w| segment.contains(w)) || said.group != self.base;
        let unitless = measure.is_none() && told.number.amount.unit == Unit::Count;
        let wordless = unitless || !segment.chars().any(char::is_alphabetic) && said.subject.is_none();
        if !known || unitless || mentions == 0 && (said.some || wordless || !whole) {
            said.subject = None;
            return;
        }
        let continued = mentions == 0 && segment.trim_end_matches('为').ends_with("价值");
        let place = if continued { said.subject.clone().unwrap_or(subject) } else { subject };
        // Number, area and value of a thing are told in turn: the subject is the thing.
        said.subject = Some(place.clone());
        let owned = self.base.on(Axis::Flow).starts_with("assets");
        let measure = measure.or(owned.then_some("value"));
        told.place = Some(measure.map_or(place.clone(), |m| place.with(Axis::Economic, Member::named(m))));
    }

    /// 整体预算绩效目标 N 个，项目共 N 个: counts of performance tables, and what follows is their money.
    fn tell_targets(&self, said: &mut Saying, segment: &str, told: &mut Told) {
        let kind = if segment.contains("整体") { "overall" } else { "projects" };
        let targets = Coordinate::of_year(self.base.year)
            .with(Axis::Flow, Member::named("targets"))
            .with(Axis::Function, Member::named(kind))
            .with(Axis::Economic, Member::named("count"));
        if segment.contains("项目共") || segment.contains("绩效目标") {
            told.place = Some(targets);
            said.none = told.number.amount.value.is_zero();
        }
        said.some = kind == "projects";
        said.subject = None;
    }

    /// Moves on over the words before a number; gives the words of its own clause.
    fn advance<'t>(&self, said: &mut Saying, lead: &'t str) -> &'t str {
        let mut segment = lead;
        if let Some(at) = segment.rfind(['。', '\n']) {
            segment = &segment[at + '。'.len_utf8()..];
            *said = Saying::about(said.base.clone());
        }
        if let Some(at) = segment.rfind('；') {
            segment = &segment[at + '；'.len_utf8()..];
            said.free = false;
        }
        // 主要用于以下方面： opens a list of what the money is for, not a reason.
        let families = self.names.families;
        if families.phrases(|p| &p.reason).any(|w| segment.contains(w)) && !segment.contains("以下") {
            said.free = true;
        }
        if let Some(at) = segment.rfind('：') {
            let left = &segment[..at];
            if left.ends_with("其中") {
                if let Some(subject) = &said.subject {
                    said.group = subject.clone();
                }
                said.free = false;
            } else {
                let (group, _, mentions) = self.subject(left, &said.group);
                if mentions > 0 {
                    said.group = group.clone();
                    said.subject = Some(group);
                }
            }
            segment = &segment[at + '：'.len_utf8()..];
        }
        // Only the last clause, unless it names nothing.
        if let Some(at) = segment.rfind(['，', '、']) {
            let last = &segment[at + '，'.len_utf8()..];
            let (_, known, mentions) = self.subject(last, &said.group);
            if mentions > 0 || known || direction(families, last).is_some() || last.starts_with('占') {
                segment = last;
            }
        }
        segment
    }

    /// The place that `text` names within `group`, whether its other words are mere fillers, and how many words
    /// named something.
    fn subject(&self, text: &str, group: &Coordinate) -> (Coordinate, bool, usize) {
        let mut place = group.clone();
        let mentions = self.names.mentions(text, &self.base);
        let mut rest = String::new();
        let mut at = 0;
        for mention in &mentions {
            mention.apply(self.names.families, &mut place);
            rest.push_str(&text[at..mention.start]);
            at = mention.end;
        }
        rest.push_str(&text[at..]);
        (place, self.is_filler(&rest), mentions.len())
    }

    /// Whether nothing of meaning is left of `text` without fillers, years, marks and the entity's name.
    fn is_filler(&self, text: &str) -> bool {
        let mut rest = text.replace(self.entity, "");
        if let Some((before, after)) =
            rest.split_once("年").filter(|(b, _)| b.len() <= 60 && b.ends_with(|c: char| c.is_ascii_digit()))
        {
            // `某局2026年…`: what stands before the year is a name.
            let name = before.trim_end_matches(|c: char| c.is_ascii_digit());
            let named = name.chars().count() > 3 && !name.contains(['，', '、']);
            rest = if named || name.is_empty() { after.to_string() } else { rest };
        }
        for filler in self.names.families.phrases(|p| &p.filler) {
            rest = rest.replace(filler, "");
        }
        !rest.chars().any(|c| c.is_alphabetic() && !"一二三四五六七八九十".contains(c))
    }
}

/// The last word of rise or fall in a clause that ends with it, with its place.
fn direction(families: &Families, segment: &str) -> Option<(usize, i8)> {
    let trimmed =
        segment.trim_end_matches(['了', '为', '率', '额', '约', '数', '幅', '度', '的', '：', '到']);
    let rise = families.phrases(|p| &p.rise).map(|w| (w, 1));
    let fall = families.phrases(|p| &p.fall).map(|w| (w, -1));
    let found = rise.chain(fall).find(|(w, _)| trimmed.ends_with(w));
    found.map(|(w, sign)| (trimmed.len() - w.len(), sign))
}

/// Whether a number is one of money, a rate, or otherwise printed as a figure; not a year, an ordinal or a threshold.
pub fn is_figure(number: &Number, clean: &str) -> bool {
    let after = &clean[number.unit_end..];
    let in_bracket = number.amount.unit == Unit::Count && clean[..number.start].ends_with('（');
    let printed = number.amount.decimals > 0 || clean[number.start..number.end].contains(',');
    if number.amount.unit.is_money() || printed && !in_bracket {
        let threshold = after.starts_with("以上") || after.starts_with("以下") || after.starts_with("（含）");
        return !threshold && !after.starts_with('.') && !is_article(clean, number);
    }
    number.amount.unit == Unit::Percent || measure(number, clean).is_some()
}

/// `3.5.1`, `v2.0`: a number of a version or an article.
fn is_article(clean: &str, number: &Number) -> bool {
    clean[..number.start].ends_with(|c: char| c == '.' || c.is_ascii_alphabetic() || c == '第')
        && !number.amount.unit.is_money()
}

/// What a counted number measures, by the word after it.
fn measure(number: &Number, clean: &str) -> Option<&'static str> {
    if number.amount.unit != Unit::Count {
        return None;
    }
    let after = clean[number.unit_end..].trim_start();
    if after.starts_with("平方米") {
        return Some("area");
    }
    ["辆", "台", "个，涉及", "个，其中", "个。", "个；"]
        .iter()
        .any(|w| after.starts_with(w))
        .then_some("count")
}
