//! The numbers of a report on a region's money in the order of the text, each with the part that it plays by the words of
//! its own clause alone: nothing of it is placed.

use super::super::clause::StatedNumber;
use super::super::wording::is_undecided;
use crate::lexicon::counts;
use crate::lexicon::regional::{
    ADJUSTED, CHANGED, COMPARING, FALLS, LAST_YEAR, NEARLY, OPENS, OR_SO, RISES, STATED,
};
use crate::model::amount::Unit;
use crate::model::figure::FigureId;
use crate::text::outline::outline_mark;

/// Marks that part clauses.
pub(super) const MARKS: [char; 9] = ['，', '。', '；', '、', '：', '（', '）', '\n', '—'];

/// The part that a number plays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// An amount with words of its own.
    Amount,
    /// What an amount is held against: last year's, or a plan that it is compared with.
    Before,
    /// What an amount was changed from: `由3亿元调整为…`.
    From,
    /// The plan that a rate of completion is told of.
    Plan,
    /// A change of the amount before it, with its sign.
    Change(i8),
    /// A change of what its own words name, with its sign.
    Moved(i8),
    /// A growth of the amount before it, with its sign.
    Growth(i8),
    /// How much of a plan, or of what went before, was carried out.
    Rate,
    /// A share.
    Share,
    /// A rate alone in a bracket behind an amount.
    Bracketed,
    /// Something else.
    Other,
}

/// A number of a passage.
#[derive(Clone, Debug)]
pub(super) struct Token<'t> {
    pub(super) figure: FigureId,
    pub(super) start: usize,
    /// One past its unit.
    pub(super) end: usize,
    pub(super) kind: Kind,
    /// The words between the number before and this one.
    pub(super) lead: &'t str,
    /// The last clause of these.
    pub(super) own: &'t str,
    /// What the amount is called.
    pub(super) name: &'t str,
    /// Whether it is told as near: what it is held in may hold, and proves nothing where it does not.
    pub(super) nearly: bool,
}

/// Paragraphs as one text, with their numbers.
pub(super) struct Passage {
    text: String,
    stated: Vec<(StatedNumber, FigureId)>,
}

impl Passage {
    /// Joins paragraphs; their numbers are moved with them.
    pub(super) fn of(paragraphs: &[(String, Vec<(StatedNumber, FigureId)>)]) -> Self {
        let mut passage = Passage { text: String::new(), stated: Vec::new() };
        for (clean, stated) in paragraphs {
            let by = passage.text.len();
            let moved = stated.iter().filter(|(t, _)| !t.level).cloned().map(|(mut t, figure)| {
                t.number.start += by;
                t.number.end += by;
                t.number.unit_end += by;
                (t, figure)
            });
            passage.stated.extend(moved);
            passage.text.push_str(clean);
            passage.text.push('\n');
        }
        passage
    }

    /// The text.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// Its numbers.
    pub(super) fn tokens(&self) -> Vec<Token<'_>> {
        let mut tokens: Vec<Token> = Vec::new();
        let mut from = 0;
        for (stated, figure) in &self.stated {
            let number = &stated.number;
            let lead = &self.text[from..number.start];
            let after = &self.text[number.unit_end..];
            // Between two amounts words were lost.
            let wordless = from > 0 && lead.trim().is_empty();
            from = number.unit_end;
            let own = own_clause(lead);
            let kind = match number.amount.unit {
                _ if wordless || is_undecided(lead) => Kind::Other,
                Unit::Percent => {
                    let negative = number.amount.value.is_sign_negative();
                    rate_kind(lead, own, after, negative, tokens.last())
                }
                unit if unit.is_money() => money_kind(lead, own, after),
                _ => Kind::Other,
            };
            let nearly =
                NEARLY.iter().any(|w| own.ends_with(w)) || OR_SO.iter().any(|w| after.starts_with(w));
            let from = tokens.last().filter(|t| t.kind == Kind::From && is_changed_to(lead));
            let name = match kind {
                // `税收收入由3亿元调整为4亿元`: the name stands before both.
                Kind::Amount => {
                    named(from.map_or(own, |t| t.own.rsplit_once(['由', '从']).map_or(t.own, |n| n.0)))
                }
                _ => "",
            };
            let (start, end) = (number.start, number.unit_end);
            tokens.push(Token { figure: *figure, start, end, kind, lead, own, name, nearly });
        }
        tokens
    }
}

/// The clause right before a number; what stands before a bracket that opens with the number.
fn own_clause(lead: &str) -> &str {
    let last = |words: &str| {
        words.rfind(MARKS).map_or(0, |at| at + words[at..].chars().next().map_or(1, char::len_utf8))
    };
    let from = last(lead);
    let own = &lead[from..];
    if own.is_empty() {
        // `基础研究（款）9万元`: what it is a level of.
        let level = ["（类）", "（款）", "（项）"].iter().find_map(|level| lead.strip_suffix(level));
        if let Some(name) = level {
            return &lead[last(name)..];
        }
        // `事业收入（医疗收入）9万元`: a bracket behind the name.
        if let Some(open) = lead.strip_suffix('）').and_then(|before| before.rfind('（')) {
            let name = last(&lead[..open]);
            return if name < open { &lead[name..] } else { own };
        }
        let outer = lead.strip_suffix('（').or(lead.strip_suffix('：'));
        return outer.map_or(own, |outer| &outer[last(outer)..]);
    }
    // `因公出国（境）费`: a bracket within a name.
    let open = lead[..from].strip_suffix('）').and_then(|before| before.rfind('（'));
    open.map_or(own, |open| &lead[last(&lead[..open])..])
}

/// What is left of words once the words of a comparison and years are taken off.
fn beyond_comparing(words: &str) -> &str {
    let mut rest = words.trim();
    loop {
        let digits = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let year = ["年度", "年"].iter().find_map(|w| digits.strip_prefix(w));
        let year = year.filter(|_| digits.len() < rest.len());
        let mut shorter = COMPARING.iter().filter_map(|w| rest.strip_prefix(w));
        match year.or_else(|| shorter.next()) {
            Some(next) => rest = next,
            None => return rest,
        }
    }
}

fn is_comparing(words: &str) -> bool {
    beyond_comparing(words).is_empty()
}

/// A rise or a fall that words end with: where it begins, and its sign.
fn turned(own: &str) -> Option<(usize, i8)> {
    let bare = own.trim_end_matches(['约', '了', '为', '率', '额', '近', '超', '达', '-', '数', '到', '：']);
    let ends = |words: &[&str], sign: i8| {
        // A word may itself end with what is taken off: 多了.
        let longest =
            |own: &str| words.iter().filter(|w| own.ends_with(**w)).map(|w| own.len() - w.len()).min();
        [own, bare].into_iter().find_map(longest).map(|at| (at, sign))
    };
    // `负增长` ends with a rise and is a fall.
    [ends(&FALLS, -1), ends(&RISES, 1)].into_iter().flatten().min_by_key(|(at, _)| *at)
}

/// Whether words tell of the year before; a year alone may be this one.
fn is_of_before(words: &str) -> bool {
    LAST_YEAR.iter().any(|w| words.contains(w))
}

/// Whether the words before a rise or a fall leave it to be one of the amount told last: `调整预算比年初预算增加` is not.
fn is_of_last(words: &str) -> bool {
    // `净增加`: what is left of rises and falls.
    let words = words.strip_suffix('净').unwrap_or(words);
    let subject = words.find(['比', '较']).map_or("", |at| &words[..at]);
    is_comparing(words) && !["预算", "决算", "执行"].iter().any(|w| subject.contains(w))
}

/// What an amount is held against has a name of so many characters at most.
const FARTHEST_NAME: usize = 12;

/// Words of the whole that a bracket tells of the year before.
const WHOLES: [&str; 6] = ["收入总计", "支出总计", "总计", "合计", "总额", "总数"];

/// Words of how far an amount moved that do not say which way.
const VARIES: [&str; 5] = ["变动", "变化", "变动幅度", "变化幅度", "变幅"];

/// Words of how much of a plan was carried out.
const PROGRESS: [&str; 4] = ["支出进度", "收入进度", "预算完成率", "预算执行率"];

fn money_kind(lead: &str, own: &str, after: &str) -> Kind {
    // `2030年末余额9亿元，2031年增加1亿元`: a change after the amount, not one that led to it.
    let dated = own.starts_with("20") && own.get(4..).is_some_and(|rest| rest.starts_with('年'));
    if let Some((at, sign)) = turned(own) {
        if dated && !own[..at].contains(['比', '较', '与']) {
            return Kind::Other;
        }
        // `新增` and `收入增加` are no change of the amount before.
        return match () {
            () if is_adjusted(lead) => Kind::Other,
            () if is_of_last(&own[..at]) => Kind::Change(sign),
            () => Kind::Moved(sign),
        };
    }
    // `占本年支出9亿元的80.0%`: what a share is of.
    if is_plan(own) || own.starts_with('占') && after.starts_with('的') {
        return Kind::Plan;
    }
    if counts::each().any(|w| own.trim_end_matches(['为', '约']).ends_with(w) || own.starts_with(w)) {
        return Kind::Other;
    }
    let from = ["由", "从"].iter().filter_map(|w| own.rfind(w)).max();
    let changed_to = ["调", "压", "增", "减", "降", "升", "提", "扩"].iter().any(|w| after.starts_with(w));
    if from.is_some_and(|at| is_comparing(&own[at..])) && changed_to {
        return Kind::From;
    }
    // `与2030年度相比（2030年度支出为9亿元），增加…`: the bracket tells what it is compared with.
    let aside = lead.rfind('（').filter(|open| !lead[*open..].contains('）'));
    if aside.is_some_and(|open| ["相比", "比上年", "较上年"].iter().any(|w| lead[..open].ends_with(w)))
    {
        return Kind::Before;
    }
    let compared = ["比", "较", "与", "同"].iter().any(|w| own.starts_with(w));
    // `比报告数9万元增加1万元`: whatever it is called, it is what the change is against.
    let against = own.starts_with(['比', '较']) && CHANGED.iter().any(|w| after.starts_with(w));
    if against && own.chars().count() <= FARTHEST_NAME && !own.contains(['占', '重']) {
        return Kind::Before;
    }
    // `（上年总计为9亿元）`, `（上年收入8亿元）`: a bracket that tells of the year before and of nothing else.
    let words = own.trim_end_matches(['为', '数', '是', '额']);
    let total = WHOLES.iter().find_map(|w| words.strip_suffix(w)).unwrap_or(words);
    if lead.ends_with(&format!("（{own}")) && is_of_before(total) && is_comparing(total) {
        return Kind::Before;
    }
    // `2030年收入9亿元，2031年10亿元，增长…`: the next amount in its own right.
    if is_comparing(own) && (is_of_before(own) || compared && own.chars().count() > 1) {
        return Kind::Before;
    }
    if own.is_empty() && lead.ends_with('）') || own.contains('比') && is_of_before(own) {
        return if lead.ends_with('）') { Kind::Amount } else { Kind::Other };
    }
    Kind::Amount
}

/// `为年初预算`, `完成调整预算`: but a plan.
fn is_plan(own: &str) -> bool {
    let bare = own.trim_end_matches(['数', '的', '为', '：']);
    let bare =
        ["为", "完成", "占", "相当于", "达到"].iter().find_map(|w| bare.strip_prefix(w)).unwrap_or(bare);
    let kinds = ["年初", "调整后的", "调整后", "调整", "变动", "全年", "年度", "当年", "本年", "年"];
    let kind = kinds.iter().find_map(|w| bare.strip_prefix(w)).unwrap_or(bare);
    ["预算", "预算安排", "预算任务", "预算目标"].contains(&kind)
}

/// Whether a comparison is of amounts that are not printed.
fn is_adjusted(lead: &str) -> bool {
    let sentence = lead.rsplit(['。', '；', '\n']).next().unwrap_or(lead);
    ADJUSTED.iter().any(|w| sentence.contains(w))
}

fn rate_kind(lead: &str, own: &str, after: &str, negative: bool, before: Option<&Token>) -> Kind {
    if after.starts_with("个") || after.starts_with("以") {
        return Kind::Other;
    }
    if lead == "（" && after.starts_with('）') {
        return match before.map(|t| t.kind) {
            // `较上年调减9万元（-6.9%）`, printed with its sign or without.
            Some(Kind::Change(sign) | Kind::Moved(sign)) => Kind::Growth(if negative { 1 } else { sign }),
            Some(Kind::Amount) => Kind::Bracketed,
            _ => Kind::Other,
        };
    }
    let of = lead.strip_prefix('）').unwrap_or(lead);
    if of == "的" {
        let of_stated = before.is_some_and(|t| matches!(t.kind, Kind::Plan | Kind::Before));
        return if of_stated { Kind::Rate } else { Kind::Other };
    }
    if let Some((at, sign)) = turned(own) {
        let sign = if negative { 1 } else { sign };
        return if is_of_last(&own[..at]) && !is_adjusted(lead) { Kind::Growth(sign) } else { Kind::Other };
    }
    // `减少9万元，变动10.9%`: the way that the change before it went.
    if let Some(sign) = before.and_then(|t| if let Kind::Change(sign) = t.kind { Some(sign) } else { None })
        && VARIES.contains(&own.trim_end_matches(['为', '率']))
        && !is_adjusted(lead)
    {
        return Kind::Growth(sign);
    }
    if is_plan(own) || PROGRESS.iter().any(|w| own.trim_end_matches(['为', '达']).ends_with(w)) {
        return Kind::Rate;
    }
    let share = own.contains('占') || own.ends_with("比重") || own.ends_with("比重为");
    if share && !is_adjusted(lead) { Kind::Share } else { Kind::Other }
}

/// The name of an amount: its own clause without marks of lists before and words of telling behind.
fn named(own: &str) -> &str {
    let mut name = &own[outline_mark(own).map_or(0, |(_, len)| len)..];
    name = name.trim().trim_start_matches(['—', '-', ' ', '在', '和', '及']);
    for word in OPENS.iter().chain(&["由", "含", "加上", "加", "为"]) {
        name = name.strip_prefix(word).unwrap_or(name);
    }
    name = NEARLY.iter().fold(name, |name, word| name.strip_suffix(word).unwrap_or(name));
    while let Some(shorter) = STATED.iter().find_map(|w| name.strip_suffix(w)) {
        name = shorter;
    }
    // What is but a year or a stage names nothing.
    if is_comparing(name) { "" } else { name }
}

/// Whether an amount is what the one before it was changed to.
pub(super) fn is_changed_to(lead: &str) -> bool {
    let end = ["到", "至", "为"].iter().filter_map(|w| lead.find(w)).min();
    end.is_some_and(|at| CHANGED.iter().any(|w| lead.starts_with(w)) && lead[..at].chars().count() <= 4)
}

/// Whether a sentence, or a paragraph, ends in words.
pub(super) fn ends_sentence(lead: &str) -> bool {
    lead.contains(['。', '\n'])
}
