//! What the brief says, in both languages: sentences with gaps, and our own words for the terms of budgets.

use crate::view::Term;

/// The texts of the brief. `{0}`, `{1}` are gaps: what fills each stands beside it.
#[allow(missing_docs, reason = "the texts themselves say what each is")]
pub struct Brief {
    /// The year, where the document states it.
    pub year: fn(Option<i32>) -> String,
    /// Entity, year, amount or amounts: alike, apart, only expenditure, only income.
    pub lead: [&'static str; 4],
    pub lead_accounts: [&'static str; 4],
    pub lead_more: &'static str,
    pub lead_less: &'static str,
    pub lead_same: &'static str,
    pub stop: &'static str,
    pub between: &'static str,
    pub sources: &'static str,
    /// The source.
    pub only_source: &'static str,
    /// Amount with its share, source.
    pub first_source: &'static str,
    pub other_source: &'static str,
    pub natures: &'static str,
    /// The kind.
    pub only_nature: &'static str,
    /// Yuan of a hundred, the kind, amount.
    pub first_nature: &'static str,
    pub other_nature: &'static str,
    pub serves: fn(&str) -> Option<&'static str>,
    pub classes: &'static str,
    pub between_classes: &'static str,
    /// Name, amount with its share.
    pub class: &'static str,
    pub more_classes: fn(usize) -> String,
    pub changes: &'static str,
    /// The same where no reason is given.
    pub changes_alone: &'static str,
    pub change_more: &'static str,
    pub change_less: &'static str,
    pub growth: &'static str,
    pub reason: &'static str,
    /// People, term, amount, amount per head.
    pub people: &'static str,
    pub about: fn(&str, &str) -> String,
    pub aside: fn(&str) -> String,
    pub derived: &'static str,
    pub no_three: &'static str,
    pub foot: &'static str,
    pub copy: &'static str,
    pub save: &'static str,
    /// After a place: what it says, how many say what stands, what stands.
    pub otherwise: fn(&str, u32, &str) -> String,
    pub three: &'static str,
    /// What the kinds of “三公” expenses are called, by economic class.
    pub kind: fn(&str) -> Option<&'static str>,
    pub three_columns: [&'static str; 3],
    pub three_budget: &'static str,
    pub three_same: &'static str,
    pub three_note: &'static str,
    pub items: &'static str,
    pub items_columns: [&'static str; 3],
    /// How many, where the document states that they are all.
    pub projects: fn(Option<usize>) -> String,
    pub projects_column: &'static str,
    pub amount: &'static str,
    pub sum: &'static str,
    pub more: fn(usize) -> String,
    pub from_document: &'static str,
    pub explains: fn(Term) -> &'static str,
}

pub(super) static ZH: Brief = Brief {
    year: |year| year.map_or("本年".into(), |year| format!("{year}\u{A0}年")),
    lead: [
        "{0} {1}预计收入、支出各 {2}",
        "{0} {1}预计收入 {2}，支出 {3}",
        "{0} {1}预计支出 {2}",
        "{0} {1}预计收入 {2}",
    ],
    lead_accounts: [
        "{0} {1}实际收入、支出各 {2}",
        "{0} {1}实际收入 {2}，支出 {3}",
        "{0} {1}实际支出 {2}",
        "{0} {1}实际收入 {2}",
    ],
    lead_more: "，比上年多 {0}",
    lead_less: "，比上年少 {0}",
    lead_same: "，与上年相同",
    stop: "。",
    between: "；",
    sources: "钱从哪来：",
    only_source: "钱从哪来：全部来自{0}。",
    first_source: "{0}来自{1}",
    other_source: "{0}是{1}",
    natures: "到哪里去：",
    only_nature: "到哪里去：全部是{0}。",
    first_nature: "每\u{A0}100\u{A0}元中约\u{A0}{0}\u{A0}元是{1}，共 {2}",
    other_nature: "约\u{A0}{0}\u{A0}元是{1}，共 {2}",
    serves: |nature| match nature {
        "basic" => Some("，用于人员和日常运转"),
        "project" => Some("，用于专门的任务"),
        _ => None,
    },
    classes: "花在哪些方面：",
    between_classes: "，",
    class: "{0} {1}",
    more_classes: |n| format!("，另有 {n} 类"),
    changes: "为什么变：",
    changes_alone: "比上年：",
    change_more: "多 {0}",
    change_less: "少 {0}",
    growth: "（{0}）",
    reason: "，文件说{0}",
    people: "平均到人：在职 {0} 人，{1} {2}，按在职人数平均约 {3}。",
    about: |value, unit| format!("约\u{A0}{value}\u{A0}{unit}"),
    aside: |words| format!("（{words}）"),
    derived: "（推算）",
    no_three: "“三公”经费：文件说{0}。",
    copy: "复制这段说明",
    save: "下载文字文件",
    foot: "每个带线的数字都取自原文，点开可见出处。标明推算的，由这些数字算得。",
    otherwise: |written, times, value| match times {
        1 => format!(" 写作 {written}，此处取 {value}。"),
        times => format!(" 写作 {written}，此处取另外 {times} 处一致的 {value}。"),
    },
    three: "“三公”经费",
    kind: |class| {
        Some(match class {
            "30212" => "因公出国（境）",
            "30217" => "公务接待",
            "31013" => "购置",
            "30231" => "运行维护",
            _ => return None,
        })
    },
    three_columns: ["项目", "今年", "比上年"],
    three_budget: "年初预算",
    three_same: "持平",
    three_note: "比上年的增减取自说明文字。",
    items: "最大的几项",
    items_columns: ["项", "金额", "占支出"],
    projects: |all| all.map_or("项目".into(), |n| format!("{n} 个项目")),
    projects_column: "项目",
    amount: "金额",
    sum: "合计",
    more: |n| format!("另 {n} 个"),
    from_document: "文件的说法",
    explains: |term| match term {
        Term::General => "以税收为主的财政收入，用于民生、政府运转等方面的预算。",
        Term::Funds => "依法向特定对象收取、专门用于特定事业的资金，例如土地出让收入。",
        Term::StateCapital => "国家作为出资人从国有企业取得的收益，以及用它安排的支出。",
        Term::Fiscal => "由财政部门拨给部门和单位的钱，包括一般公共预算、政府性基金和国有资本经营预算。",
        Term::SpecialAccount => "由财政单独开户管理的收费，主要是教育收费。",
        Term::Entity => "财政拨款以外单位自己的收入，例如事业收入、经营收入和其他收入。",
        Term::CarryOver => "上年没有用完、按规定留到本年继续使用的钱。",
        Term::Basic => "维持机构正常运转的支出：人员工资和日常办公。",
        Term::Project => "为特定任务或事业目标安排的支出，在基本支出之外。",
        Term::Personnel => "工资、津贴补贴、社会保险、住房公积金等用在人身上的支出。",
        Term::ThreePublic => "因公出国（境）、公务接待、公务用车购置及运行维护三类费用。",
    },
};

pub(super) static EN: Brief = Brief {
    year: |year| year.map_or("the year".into(), |year| year.to_string()),
    lead: [
        "{0} plans to receive and spend {2} in {1}",
        "{0} plans to receive {2} and to spend {3} in {1}",
        "{0} plans to spend {2} in {1}",
        "{0} plans to receive {2} in {1}",
    ],
    lead_accounts: [
        "{0} received and spent {2} in {1}",
        "{0} received {2} and spent {3} in {1}",
        "{0} spent {2} in {1}",
        "{0} received {2} in {1}",
    ],
    lead_more: ", {0} more than the year before",
    lead_less: ", {0} less than the year before",
    lead_same: ", as much as the year before",
    stop: ".",
    between: "; ",
    sources: "Where the money comes from: ",
    only_source: "Where the money comes from: all of it from the {0}.",
    first_source: "{0} from the {1}",
    other_source: "{0} from {1}",
    natures: "Where it goes: ",
    only_nature: "Where it goes: all of it is {0}.",
    first_nature: "about {0} yuan of every 100 are {1}, {2} in all",
    other_nature: "about {0} are {1}, {2} in all",
    serves: |nature| match nature {
        "basic" => Some(" for staff and daily work"),
        "project" => Some(" for special tasks"),
        _ => None,
    },
    classes: "What it is spent on: ",
    between_classes: ", ",
    class: "{0} {1}",
    more_classes: |n| if n == 1 { " and 1 more class".into() } else { format!(" and {n} more classes") },
    changes: "Why it changed: ",
    changes_alone: "Against last year: ",
    change_more: " rose by {0}",
    change_less: " fell by {0}",
    growth: " ({0})",
    reason: "; the document says {0}",
    people: "Per head: {0} people are in post and {1} are {2}, about {3} for each of them.",
    about: |value, unit| format!("¥{value}{unit}"),
    aside: |words| format!(" ({words})"),
    derived: " (worked out)",
    no_three: "“Three public” expenses: the document says {0}.",
    copy: "Copy this brief",
    save: "Save as text",
    foot: "Every underlined figure is taken from the document; press it to see where it stands. What is marked as worked out follows from these figures.",
    otherwise: |written, times, value| match times {
        1 => format!(" says {written}; {value} is used here."),
        times => format!(" says {written}; used here is {value}, on which {times} others agree."),
    },
    three: "Three public expenses",
    kind: |class| {
        Some(match class {
            "30212" => "Travel abroad",
            "30217" => "Receptions",
            "31013" => "bought",
            "30231" => "kept running",
            _ => return None,
        })
    },
    three_columns: ["Kind", "This year", "Change"],
    three_budget: "Budgeted",
    three_same: "none",
    three_note: "Changes against last year are taken from the narrative.",
    items: "The largest items",
    items_columns: ["Item", "Amount", "Share"],
    projects: |all| all.map_or("Projects".into(), |n| format!("{n} projects")),
    projects_column: "Project",
    amount: "Amount",
    sum: "Total",
    more: |n| format!("{n} more"),
    from_document: "The document says",
    explains: |term| match term {
        Term::General => {
            "The main budget, mostly from taxes, for public services and the running of government."
        }
        Term::Funds => {
            "Charges collected from certain payers for one purpose only, such as income from land leases."
        }
        Term::StateCapital => "What the state earns as an owner of enterprises, and what is spent from it.",
        Term::Fiscal => {
            "Money that the treasury gives to a department: from the general budget, funds and state capital."
        }
        Term::SpecialAccount => "Fees kept in a separate account of the treasury, mostly for education.",
        Term::Entity => "What an entity earns by itself: from its services, its business and other income.",
        Term::CarryOver => "Money left over from last year that may be used this year.",
        Term::Basic => "What keeps the institution running: pay and daily office work.",
        Term::Project => "Expenditure for a certain task or goal, beyond basic expenditure.",
        Term::Personnel => "Pay, allowances, social insurance, housing fund: what is spent on people.",
        Term::ThreePublic => {
            "Travel abroad, official receptions, and official vehicles: the three kinds that are published apart."
        }
    },
};
