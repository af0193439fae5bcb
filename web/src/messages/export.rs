//! What the page says about taking things along and setting findings aside, in both languages.
//! A part of the one typed table.

/// The texts.
#[allow(missing_docs, reason = "the texts themselves say what each is")]
pub struct ExportMessages {
    pub title: &'static str,
    pub findings: &'static str,
    pub copy_markdown: &'static str,
    pub save: &'static str,
    pub figures: &'static str,
    pub figures_help: &'static str,
    pub document: &'static str,
    pub annotated: &'static str,
    pub copy_of_file: &'static str,
    pub print: &'static str,
    pub letter: &'static str,
    pub write_letter: &'static str,
    pub letter_help: &'static str,
    pub link: &'static str,
    pub make_link: &'static str,
    pub link_help: &'static str,
    pub link_private: fn(usize) -> String,
    pub link_too_long: fn(usize) -> String,
    pub link_long: fn(usize) -> String,
    pub link_not_here: &'static str,
    pub save_text: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub copy_by_hand: &'static str,
    pub saved: fn(&str) -> String,
    pub close: &'static str,
    pub making: &'static str,
    pub linked_text: &'static str,
    // Set aside
    pub aside: &'static str,
    pub aside_help: &'static str,
    pub reason: &'static str,
    pub reason_example: &'static str,
    pub set_aside: &'static str,
    pub set_aside_done: &'static str,
    pub take_back: &'static str,
    pub suppressions: fn(usize) -> String,
    pub set_aside_tally: fn(usize) -> String,
    pub records: &'static str,
    pub records_count: fn(usize) -> String,
    pub load: &'static str,
    pub loaded: fn(usize) -> String,
    pub not_loaded: &'static str,
    pub forget: &'static str,
    pub forgotten: &'static str,
}

pub(super) static ZH: ExportMessages = ExportMessages {
    title: "导出",
    findings: "核对结果",
    copy_markdown: "复制",
    save: "或下载",
    figures: "全部数字",
    figures_help: "每个数字一行，带位置和含义，可用表格软件打开。",
    document: "带标记的原文",
    annotated: "网页文件",
    copy_of_file: "下载批注后的文件",
    print: "打印或存为 PDF",
    letter: "给公开单位的信",
    write_letter: "起草一封信",
    letter_help: "只列出对不上的地方，请对照原件核实，改好后署名寄出。",
    link: "带全文的链接",
    make_link: "做一个链接",
    link_help: "全文压缩在链接里，不经过任何服务器；谁有链接，谁就能看到全文。",
    link_private: |n| {
        format!("文中有 {n} 个电话或身份证号，链接里已遮住中间几位。转发前请再看一眼是否合适。")
    },
    link_too_long: |n| {
        format!("这份文字压缩后仍有 {n} 个字符，聊天软件和邮件容易截断。请改为下载文件，再把文件发给对方。")
    },
    link_long: |n| format!("链接有 {n} 个字符，有的聊天软件会截断它；也可以下载文字文件，把文件发给对方。"),
    link_not_here: "这个浏览器不能压缩文字。请改为下载文件，再把文件发给对方。",
    save_text: "下载文字文件",
    copy: "复制",
    copied: "已复制。",
    copy_by_hand: "浏览器不让网页写剪贴板。请在下面全选，再复制。",
    saved: |name| format!("已下载 {name}。"),
    close: "关闭",
    making: "正在准备",
    linked_text: "链接里的文字",
    aside: "已核实，不是错误",
    aside_help: "记在这个浏览器里，不再计入对不上的数；导出时一并写明。",
    reason: "理由",
    reason_example: "例如：口径不同，已向单位核实",
    set_aside: "记下",
    set_aside_done: "已记为已核实，不再计入对不上的数。",
    take_back: "恢复",
    suppressions: |n| format!("已核实，不是错误：{n} 处"),
    set_aside_tally: |n| format!("另有 {n} 处已核实"),
    records: "核实记录",
    records_count: |n| {
        if n == 0 { "还没有。".into() } else { format!("这个浏览器里记着 {n} 条。") }
    },
    load: "从文件载入",
    loaded: |n| format!("载入了 {n} 条核实记录。"),
    not_loaded: "这个文件里没有核实记录。请选择从这里下载的 JSON 或 SARIF 文件。",
    forget: "全部清除",
    forgotten: "核实记录已清除。",
};

pub(super) static EN: ExportMessages = ExportMessages {
    title: "Export",
    findings: "Findings",
    copy_markdown: "Copy",
    save: "or save as",
    figures: "All figures",
    figures_help: "A row for each figure with its place and meaning, for a spreadsheet.",
    document: "The document with its marks",
    annotated: "Web page file",
    copy_of_file: "The file with comments",
    print: "Print or save as PDF",
    letter: "Letter to the publisher",
    write_letter: "Draft a letter",
    letter_help: "In Chinese. It lists only what does not agree; check it against the original, change it, sign it.",
    link: "Link that carries the text",
    make_link: "Make a link",
    link_help: "The whole text is packed into the link and passes no server; whoever has the link can read it.",
    link_private: |n| {
        format!(
            "The text holds {n} telephone or identity numbers; the link masks their middle digits. Look again before passing it on."
        )
    },
    link_too_long: |n| {
        format!(
            "Packed, the text still takes {n} characters, and chat programs and mail cut such links. Save it as a file and send that."
        )
    },
    link_long: |n| {
        format!(
            "The link has {n} characters, and some chat programs cut such links; you can save the text as a file and send that."
        )
    },
    link_not_here: "This browser cannot pack the text. Save it as a file and send that.",
    save_text: "Save the text",
    copy: "Copy",
    copied: "Copied.",
    copy_by_hand: "The browser keeps the page from the clipboard. Select all below and copy it.",
    saved: |name| format!("Saved {name}."),
    close: "Close",
    making: "Preparing",
    linked_text: "Text of the link",
    aside: "Looked into: no mistake",
    aside_help: "Kept in this browser and no longer counted among what disagrees; exports say so.",
    reason: "Reason",
    reason_example: "such as: another basis, confirmed by the publisher",
    set_aside: "Set aside",
    set_aside_done: "Set aside: it no longer counts as disagreeing.",
    take_back: "Take back",
    suppressions: |n| format!("Looked into, no mistake: {n}"),
    set_aside_tally: |n| format!("{n} more set aside"),
    records: "What was set aside",
    records_count: |n| if n == 0 { "Nothing yet.".into() } else { format!("This browser remembers {n}.") },
    load: "Load from a file",
    loaded: |n| format!("{n} loaded."),
    not_loaded: "The file holds nothing that was set aside. Choose a JSON or SARIF file that was saved here.",
    forget: "Forget all",
    forgotten: "What was set aside is forgotten.",
};
