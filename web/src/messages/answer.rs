//! What the page says beside the headline and on each card, in both languages: why not more was checked, how far the
//! repairing is, what can be done with one finding. A part of the one typed table.

use crate::view::{Genre, Progress};

/// The texts.
#[allow(missing_docs, reason = "the texts themselves say what each is")]
pub struct AnswerMessages {
    pub genre: fn(Genre) -> &'static str,
    pub mostly_unchecked: fn(&[(&str, usize)]) -> String,
    pub agrees_in_part: &'static str,
    pub by_rounding: &'static str,
    pub set_aside: &'static str,
    pub figures_read: fn(usize) -> String,
    pub read_as: &'static str,
    pub progress: fn(&Progress) -> String,
    pub edit_text: &'static str,
    pub still_here: &'static str,
    pub throw_away: &'static str,
    // What can be done with a finding
    pub acts: &'static str,
    pub quote: &'static str,
    pub quote_of: fn(&str) -> String,
    pub link_here: &'static str,
    pub write: &'static str,
    pub next: &'static str,
    pub listen: &'static str,
    pub misread: &'static str,
    pub misread_help: &'static str,
    pub misread_head: &'static str,
    pub misread_read: &'static str,
    pub misread_text: &'static str,
    pub misread_version: &'static str,
    pub not_read: &'static str,
    pub undo: &'static str,
    pub undone: &'static str,
    pub nothing_to_undo: &'static str,
    pub folder_counts: fn(usize, usize, usize) -> String,
    pub next_bad: &'static str,
    pub only_bad: &'static str,
    pub export_table: &'static str,
    pub columns: [&'static str; 4],
    pub back_to_table: &'static str,
    // What was not understood
    pub not_understood: fn(usize) -> String,
    pub not_understood_help: &'static str,
    pub look_at_them: fn(usize) -> String,
    pub what_not_understood: fn(bool) -> &'static str,
    // Below what is taken along: whose, out of which file, when
    pub provenance: fn(&str, &str, &str) -> String,
}

pub(super) static ZH: AnswerMessages = AnswerMessages {
    genre: |genre| match genre {
        Genre::Foreign => {
            "这段文字不是中文。这里核对的是中文的部门预算、决算公开；外文里的数不作比较，以免读错。"
        }
        Genre::NoAmounts => "文字里没有写到金额。贴进预算公开的表或说明，就能核对。",
        Genre::Government => {
            "这像是一级政府的预算报告，不是一个部门的公开。文中写明了加减、相同关系的数，核对到了；其余要对照政府的报表。"
        }
        Genre::Sentences => {
            "没有读到预算表，只能核对文字里写明彼此关系的数。把表格也带上（从目录一直复制到文末，或直接放进文件），能核对得更多。"
        }
        Genre::Copied => {
            "这像是从 PDF 里复制的文字：空格子没有了，分不清数在哪一列。把 PDF 文件直接放进来，能核对得更多。"
        }
        Genre::Forms => "表里的数要有合计、别的表或文字说明可比，才能核对。带上全文，能核对得更多。",
    },
    mostly_unchecked: |reasons| {
        let parts: Vec<String> =
            reasons.iter().map(|(reason, n)| format!("{reason}（{n}\u{A0}个）")).collect();
        format!("没有核对的原因：{}。", parts.join("；"))
    },
    agrees_in_part: "核对到的数前后一致；没有核对的数，这里什么也没有说。",
    by_rounding: "两边差在取整之内，不能断定对不对。请对照有小数的原始数字。",
    set_aside: "已核实",
    figures_read: |n| format!("读到的 {n} 个数"),
    read_as: "读作",
    progress: |p| {
        format!(
            "与上一版相比：{} 处改好 {} 处，剩 {} 处，新出现 {} 处。",
            p.before, p.repaired, p.left, p.new
        )
    },
    edit_text: "改一改文字",
    still_here: "上次贴的文字还在这里，只留在这个标签页。",
    throw_away: "清空",
    acts: "对这一处",
    quote: "复制引文",
    quote_of: |source| format!("出处：{source}"),
    link_here: "链接到这一处",
    write: "写信",
    next: "下一处",
    listen: "听",
    misread: "这里读错了",
    misread_help: "什么也不会发送。复制下面的文字，交给维护勾稽的人，就能照着改。发出前请看一眼里面有没有不便外传的内容。",
    misread_head: "勾稽可能读错了一处",
    misread_read: "勾稽的读法",
    misread_text: "原文",
    misread_version: "程序",
    not_read: "没有读懂：",
    undo: "撤销",
    undone: "已撤销。",
    nothing_to_undo: "没有可以撤销的。",
    folder_counts: |bad, unread, all| {
        let mut parts = vec![format!("共 {all} 份")];
        if unread > 0 {
            parts.push(format!("{unread} 份没有读成"));
        }
        parts.push(if bad > 0 {
            format!("{bad} 份有对不上的数")
        } else {
            "没有对不上的数".into()
        });
        parts.join("，")
    },
    next_bad: "下一份对不上的",
    only_bad: "只看对不上和没读成的",
    export_table: "导出表格（CSV）",
    columns: ["公开", "结论", "不一致", "没有核对"],
    back_to_table: "回到列表",
    not_understood: |n| format!("没有读懂的 {n} 处"),
    not_understood_help: "这些地方对不上，可能是我们读错了，没有列为问题。请点开对照原文。",
    look_at_them: |n| format!("{n}\u{A0}处没有读懂，逐一看"),
    what_not_understood: |table| if table { "表" } else { "文字" },
    provenance: |whose, file, date| {
        let parts = [whose.to_owned(), format!("源文件：{file}"), format!("{date} 由勾稽生成")];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    },
};

pub(super) static EN: AnswerMessages = AnswerMessages {
    genre: |genre| match genre {
        Genre::Foreign => {
            "This text is not in Chinese. What is checked here are disclosures in Chinese; figures in another language are not compared, rather than misread."
        }
        Genre::NoAmounts => "The text names no amounts. Paste the tables or the prose of a disclosure.",
        Genre::Government => {
            "This looks like the budget report of a whole government, not a department's disclosure. Figures whose relation the text itself states were checked; the rest would need the government's tables."
        }
        Genre::Sentences => {
            "No budget form was found, so only figures whose relation the text itself states can be checked. Bring the tables too: copy from the contents to the end, or drop the file."
        }
        Genre::Copied => {
            "This looks like text copied out of a PDF: its empty cells are gone, so that it cannot be told in which column a figure stands. Drop the PDF itself, and more can be checked."
        }
        Genre::Forms => {
            "Figures in a table need a total, another table or a sentence to be compared with. With the whole text more can be checked."
        }
    },
    mostly_unchecked: |reasons| {
        let parts: Vec<String> = reasons.iter().map(|(reason, n)| format!("{reason} ({n})")).collect();
        format!("Why figures were not checked: {}.", parts.join("; "))
    },
    agrees_in_part: "What was checked agrees; of what was not checked nothing is said here.",
    by_rounding: "Both sides differ by no more than rounding allows, which proves nothing. Please look at the figures with their decimals.",
    set_aside: "Looked into",
    figures_read: |n| {
        if n == 1 { "The figure that was read".into() } else { format!("The {n} figures that were read") }
    },
    read_as: "read as",
    progress: |p| {
        format!(
            "Compared with the version before: {} of {} mended, {} left, {} new.",
            p.repaired, p.before, p.left, p.new
        )
    },
    edit_text: "Edit the text",
    still_here: "The text from before is still here, kept in this tab only.",
    throw_away: "Clear",
    acts: "With this finding",
    quote: "Copy as quotation",
    quote_of: |source| format!("Source: {source}"),
    link_here: "Link to this place",
    write: "Write a letter",
    next: "Next",
    listen: "Listen",
    misread: "This was misread",
    misread_help: "Nothing is sent. Copy the text below and hand it to those who maintain Gouji. Look at it first: it quotes the document.",
    misread_head: "Gouji may have misread a place",
    misread_read: "As Gouji read it",
    misread_text: "The document",
    misread_version: "Program",
    not_read: "Not understood: ",
    undo: "Undo",
    undone: "Undone.",
    nothing_to_undo: "There is nothing to undo.",
    folder_counts: |bad, unread, all| {
        let mut parts = vec![format!("{all} disclosures")];
        if unread > 0 {
            parts.push(format!("{unread} could not be read"));
        }
        parts.push(if bad > 0 {
            format!("{bad} with figures that do not agree")
        } else {
            "none that disagrees".into()
        });
        parts.join(", ")
    },
    next_bad: "Next that disagrees",
    only_bad: "Only what disagrees or was not read",
    export_table: "Export the table (CSV)",
    columns: ["Disclosure", "Answer", "Disagreeing", "Not checked"],
    back_to_table: "Back to the list",
    not_understood: |n| {
        if n == 1 { "1 place not understood".into() } else { format!("{n} places not understood") }
    },
    not_understood_help: "What fails here is as like as not our own misreading and is not reported as a mistake. Open each to compare it with the document.",
    look_at_them: |n| {
        if n == 1 {
            "1 place was not understood: look at it".into()
        } else {
            format!("{n} places were not understood: look at them")
        }
    },
    what_not_understood: |table| if table { "Table" } else { "Text" },
    provenance: |whose, file, date| {
        let parts = [whose.to_owned(), format!("from {file}"), format!("made by Gouji on {date}")];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    },
};
