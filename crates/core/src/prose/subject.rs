//! What a few words of a sentence are about: the place that they name, and whether anything else is said.

use super::clause::{Clauses, spent};
use super::codes::coded;
use super::runs::names_each_kind;
use super::wording::{without_area, without_short_name};
use crate::lexicon::phrases::VERBS;
use crate::model::cube::{Axis, Coordinate, Member};
use crate::table::names::Mention;
use crate::text::outline::outline_mark;

/// 支出总计 of final accounts: what was spent, distributed and is left.
pub const SPENT_AND_LEFT: &str = "spent-and-left";

impl Clauses<'_> {
    /// The place that `text` names within `group`, whether its other words are mere fillers, and how many words
    /// named something.
    pub(super) fn subject(&self, text: &str, group: &Coordinate) -> (Coordinate, bool, usize) {
        let flow = flow_stated(text, self.base.on(Axis::Flow));
        // Beside forms, totals are theirs; what was received or spent in the year is not all that a balance shows.
        let flow = flow.filter(|_| self.alone || !text.contains('总'));
        // What was spent is no part of what was received.
        let other =
            flow.is_some_and(|flow| flow.starts_with("income") != (*group.on(Axis::Flow) == Member::INCOME));
        let mut place = if other && !group.on(Axis::Flow).is_all() { &self.base } else { group }.clone();
        // Words of the entity's own name name nothing: 某县政务服务中心 buys no services by it.
        let bare = if self.entity.is_empty() { text.to_string() } else { text.replace(self.entity, "") };
        // `一般公共预算（含上年结转）`: with what was carried over.
        let carried = WITH_CARRIED.iter().find(|words| bare.contains(**words));
        let bare = carried.map_or(bare.clone(), |words| bare.replacen(words, "", 1));
        let coded = coded(&bare);
        let bare = coded.as_ref().map_or(bare.clone(), |(_, _, rest)| rest.clone());
        let text = bare.as_str();
        // Items are named of basic expenditure, wherever that was come to.
        let basic = group.on(Axis::Nature).starts_with("basic");
        let mentions = self.names.mentions(text, if basic { group } else { &self.base });
        let named = mentions.first().map_or(0, |first| publisher(text, first.start, self.entity));
        let mut rest = String::new();
        let (mut at, mut count) = (named, 0);
        // A name may hold words that mean something elsewhere: 公共法律服务中心.
        let name = text.find(self.entity).filter(|_| !self.entity.is_empty());
        let name = name.map_or(0..0, |start| start..start + self.entity.len());
        let named_so = |m: &&Mention| !name.contains(&m.start) && !is_of_a_name(text, m);
        for mention in mentions.iter().filter(named_so) {
            if mention.apply(self.names.families, &mut place) {
                // `津贴补贴等人员经费`: what stands before 等 are but examples.
                let passed = &text[at.min(mention.start)..mention.start];
                rest.push_str(if passed.ends_with('等') { "" } else { passed });
                at = mention.end;
                count += 1;
            }
        }
        rest.push_str(&text[at..]);
        if let Some((axis, member, _)) = coded {
            place.set(axis, member);
            count += 1;
        }
        if carried.is_some() {
            with_carried(&mut place);
        }
        // `公务用车购置费、公务用车运行费（“三公”经费）总额`: the bracket names the whole of what is listed.
        let whole = named_in_bracket(text);
        if whole.is_some_and(|end| !mentions.iter().any(|m| m.start > end)) {
            place.set(Axis::Economic, Member::THREE_PUBLIC);
            rest = text[whole.unwrap_or(0)..].to_string();
            count = count.max(1);
        }
        // `因公出国（境）费、公务用车购置及运行费和公务接待费的预算数`: all kinds together.
        if names_each_kind(text) {
            place.set(Axis::Economic, Member::THREE_PUBLIC);
        }
        // Operating costs told beside “三公”经费 are no part of them.
        let operating = place.on(Axis::Nature).starts_with("basic.operating");
        if operating && place.on(Axis::Economic).starts_with("three-public") {
            place.set(Axis::Economic, Member::ALL);
        }
        if let Some(flow) = flow.filter(|_| *place.on(Axis::Flow) == *self.base.on(Axis::Flow)) {
            place.set(Axis::Flow, Member::named(flow));
        }
        if self.alone {
            scope_of_accounts(text, &mut place);
        } else {
            sums_of_the_year(text, &mut place);
        }
        let place = spent(place);
        let narrower = place != *group && place != self.base;
        let known = self.is_filler(&rest) || narrower && self.is_kind_with_verb(&rest, text, &mentions);
        (place, known, count)
    }

    /// `预计发包工程`, `留用机要通信用车`: whatever is done to a kind of what is bought or owned, it is that kind.
    fn is_kind_with_verb(&self, rest: &str, text: &str, mentions: &[Mention]) -> bool {
        const LONGEST: usize = 6;
        // What some of it is, or for whom, is another thing.
        const NARROWER: [&str; 10] =
            ["进口", "中小", "小微", "预留", "面向", "其中", "节能", "环保", "新增", "报废"];
        let flow = self.base.on(Axis::Flow).as_str();
        let last = mentions.last().is_some_and(|m| m.end == text.len() && mentions.len() == 1);
        ["procurement", "assets"].contains(&flow)
            && last
            && rest.chars().count() <= LONGEST
            && rest.chars().all(char::is_alphabetic)
            && !NARROWER.iter().any(|word| rest.contains(word))
    }

    /// The one part of the section that a heading names, where it is about “三公” and what belongs to it.
    pub(super) fn part_named(&self, heading: &str) -> Coordinate {
        let whole = self.base.on(Axis::Economic);
        let mut parts: Vec<Coordinate> = Vec::new();
        for mention in self.names.mentions(heading, &self.base) {
            let mut place = self.base.clone();
            let below = mention.apply(self.names.families, &mut place) && place.on(Axis::Economic) != whole;
            if below && whole.starts_with("three-public") && !parts.contains(&place) {
                parts.push(place);
            }
        }
        if let [part] = &parts[..] { part.clone() } else { self.base.clone() }
    }

    /// Whether nothing of meaning is left of `text` without fillers, years, marks and the entity's name.
    pub(super) fn is_filler(&self, text: &str) -> bool {
        let means =
            |text: &str| text.chars().any(|c| c.is_alphabetic() && !"一二三四五六七八九十".contains(c));
        // Figures alone, as whole pages of them have, need no look at every filler.
        if !means(text) {
            return true;
        }
        let mut rest = text[outline_mark(text).map_or(0, |(_, len)| len)..].replace(self.entity, "");
        let dated = rest.starts_with(|c: char| c.is_ascii_digit());
        while let Some(shorter) = VERBS.iter().find_map(|verb| rest.strip_prefix(verb)) {
            rest = shorter.to_string();
        }
        if let Some(bare) = without_short_name(&rest, self.entity) {
            rest = bare.to_string();
        }
        if let Some((before, after)) =
            rest.split_once("年").filter(|(b, _)| b.len() <= 60 && b.ends_with(|c: char| c.is_ascii_digit()))
        {
            // `某局2026年…`: what stands before the year is a name.
            let name = before.trim_end_matches(|c: char| c.is_ascii_digit());
            let area = name.ends_with(['省', '市', '县', '区', '州']);
            let body = name.chars().count() > 1 && name.ends_with(BODIES);
            let named = (name.chars().count() > 3 || area || body) && !name.contains(['，', '、']);
            let after = after.strip_prefix('度').unwrap_or(after);
            let after = without_short_name(after, self.entity).unwrap_or(after);
            let after = without_area(after);
            rest = if named || name.is_empty() { after.to_string() } else { rest };
        }
        if let Some(bare) = without_own_area(&rest) {
            rest = bare.to_string();
        }
        let mut bare = rest.clone();
        // Which characters there are, one bit for several: of most fillers the first is not.
        let bit = |c: char| 1_u64 << (c as u32 % 64);
        let some = rest.chars().fold(0, |some, c| some | bit(c));
        for filler in self.names.families.phrases(|p| &p.filler) {
            if filler.chars().all(|c| some & bit(c) != 0) && bare.contains(filler) {
                bare = bare.replace(filler, "");
            }
        }
        if !means(&bare) {
            return true;
        }
        // `2031年示例大学年初部门预算收入`, where nobody knows who publishes.
        dated && self.entity.is_empty() && bodies_named(&rest).any(|rest| self.is_filler(rest))
    }
}

/// What follows on the name of a body that words begin with, wherever it may end.
fn bodies_named(words: &str) -> impl Iterator<Item = &str> {
    const LENGTH: std::ops::RangeInclusive<usize> = 4..=16;
    let letters = words.char_indices().take_while(|(_, c)| c.is_alphabetic()).take(*LENGTH.end());
    let ends = letters.map(|(at, c)| (at + c.len_utf8(), c)).skip(*LENGTH.start() - 1);
    let body = |end: usize, c: char| BODIES.contains(&c) || words[..end].ends_with("大学");
    ends.filter(move |&(end, c)| body(end, c)).map(|(end, _)| &words[end..])
}

/// Brackets that say that what was carried over is counted.
const WITH_CARRIED: [&str; 4] =
    ["（含上年结转结余）", "（含上年结转）", "（含年初结转和结余）", "（含结转）"];

/// The same money with what was carried over of it.
pub(super) fn with_carried(place: &mut Coordinate) {
    let fund = place.on(Axis::Fund).clone();
    if let Some(scope) = fund.strip_prefix("current.").filter(|scope| scope.starts_with("fiscal")) {
        place.set(Axis::Fund, Member::of(format!("with-carried.{scope}")));
    }
}

/// Final accounts told in sentences alone: 总计 and 总收入 hold what was carried over, 总支出 what is left as well; 收入 and
/// 收入合计 are of the year.
fn scope_of_accounts(words: &str, place: &mut Coordinate) {
    let narrow = [Axis::Function, Axis::Nature, Axis::Economic].iter().any(|&axis| !place.on(axis).is_all());
    if narrow || **place.on(Axis::Stage) != *"execution" {
        return;
    }
    let fund = place.on(Axis::Fund).clone();
    if ["总计", "总收入", "总支出"].iter().any(|w| words.contains(w)) {
        let fiscal = fund.strip_prefix("current.").filter(|scope| scope.starts_with("fiscal"));
        let with_carried = fiscal.map(|scope| Member::of(format!("with-carried.{scope}")));
        let wider = with_carried.or((*fund == *"current").then_some(Member::ALL));
        place.set(Axis::Fund, wider.unwrap_or(fund));
        let spent = words.contains("支出") && !words.contains("收入");
        if spent && **place.on(Axis::Flow) == *"expenditure" {
            place.set(Axis::Flow, Member::named(SPENT_AND_LEFT));
        }
    } else if fund.is_all() && **place.on(Axis::Flow) == *"income" && words.contains("收入") {
        place.set(Axis::Fund, Member::named("current"));
    }
}

/// Final accounts with forms: 收入合计 and 支出合计 are the year's, beside the totals of the first form.
fn sums_of_the_year(words: &str, place: &mut Coordinate) {
    let wide =
        Axis::EACH.iter().all(|&axis| matches!(axis, Axis::Stage | Axis::Flow) || place.on(axis).is_all());
    if wide && **place.on(Axis::Stage) == *"execution" {
        let received = ["收入合计", "本年收入"].iter().any(|w| words.contains(w));
        if received && !words.contains("支出") {
            place.set(Axis::Flow, Member::named("income"));
            place.set(Axis::Fund, Member::named("current"));
        } else if words.contains("支出合计") && !words.contains("收入") {
            place.set(Axis::Flow, Member::named("expenditure"));
        }
    }
}

/// `某市本级“三公”经费`: what is left without the region whose own level is spoken of.
fn without_own_area(text: &str) -> Option<&str> {
    let at = text.find("本级")?;
    let area = text[..at].ends_with(['省', '市', '县', '区', '州', '旗', '镇', '乡']);
    let own = area && at <= 24 && !["各", "所", "下", "全"].iter().any(|w| text[..at].contains(w));
    own.then(|| &text[at..])
}

/// `某省渔港建设服务中心政府采购预算`: whether a word of what is bought is but part of a body's name.
fn is_of_a_name(text: &str, mention: &Mention) -> bool {
    const BOUGHT: [&str; 3] = ["货物", "工程", "服务"];
    const BODIES: [&str; 10] = ["中心", "站", "局", "所", "处", "大厅", "总队", "大队", "支队", "公司"];
    let after = &text[mention.end..];
    BOUGHT.contains(&&text[mention.start..mention.end])
        && BODIES.iter().any(|body| after.starts_with(body))
        && !after.starts_with("所需")
}

/// What names of bodies end with.
const BODIES: [char; 19] = [
    '部', '局', '委', '办', '院', '厅', '所', '站', '会', '校', '馆', '处', '署', '行', '社', '队', '台',
    '园', '镇',
];

/// Where the bracket ends that names the whole of what is listed before it: `（“三公”经费）`, `（简称“三公”经费）`.
fn named_in_bracket(text: &str) -> Option<usize> {
    const SHORT: [&str; 10] =
        ["以下简称", "以下统称", "以下合称", "以下称", "下称", "简称", "统称", "合称", "即", ""];
    let end = text.find("三公经费）")? + "三公经费）".len();
    let before = &text[..end - "三公经费）".len()];
    let open = before.rfind('（')? + '（'.len_utf8();
    SHORT.contains(&&before[open..]).then_some(end)
}

/// How long a name is that a clause opens with, where nobody knows who publishes: `2031年示例站`, `市人大`.
fn publisher(text: &str, end: usize, entity: &str) -> usize {
    if !entity.is_empty() {
        return 0;
    }
    let (year, name) = text[..end].split_once('年').unwrap_or(("", &text[..end]));
    let name = name.trim_start_matches(['度', '，']);
    let others = ["属", "其他", "各", "中", "上级", "对"].iter().any(|word| name.contains(word));
    let dated = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
    let local = year.is_empty() && name.starts_with(['省', '市', '县', '区', '州', '镇', '乡', '我', '本']);
    let short = name.chars().count() <= if dated { 12 } else { 5 } && !name.contains(['，', '、', '：']);
    if (dated || local) && short && !others { end } else { 0 }
}

/// The side of the accounts that the last word of a clause tells: 收入, 支出, or 支出总计, which is what was spent
/// together with what is left.
fn flow_stated(words: &str, flow: &Member) -> Option<&'static str> {
    const FILLERS: [&str; 9] = ["为", "是", "了", "的", "数", "决算", "相比", "共", "约"];
    let mut bare = words;
    while let Some(shorter) = FILLERS.iter().find_map(|filler| bare.strip_suffix(filler)) {
        bare = shorter;
    }
    let total = bare.ends_with("总计") || bare.ends_with("总收入") || bare.ends_with("总支出");
    let bare = bare.trim_end_matches("总计").trim_end_matches("合计");
    let both = ["收支", "收、支", "收入支出", "收入、支出", "收入和支出"];
    if both.iter().any(|w| bare.contains(w)) {
        return None;
    }
    if bare.ends_with("收入") {
        let named =
            total || words.contains("收入合计") || bare.ends_with("拨款收入") || bare.ends_with("本年收入");
        (flow.is_all() || named && **flow == *"expenditure").then_some("income")
    } else if bare.ends_with("支出") && flow.is_all() {
        Some(if total { SPENT_AND_LEFT } else { "expenditure" })
    } else {
        None
    }
}
