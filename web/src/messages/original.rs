//! What the page says where the original is looked at, in both languages.
//! A part of the one typed table.

/// The texts.
#[allow(missing_docs, reason = "the texts themselves say what each is")]
pub struct OriginalMessages {
    /// The page.
    pub piece: fn(u32) -> String,
    pub open: fn(u32) -> String,
    /// The name of the file.
    pub title: fn(&str) -> String,
    /// The page, and how many there are.
    pub page: fn(u32, u32) -> String,
    /// The figure, its place, and how many others of this page go with it.
    pub outlined: fn(&str, &str, usize) -> String,
    /// The figure, and how many of this page go with it.
    pub elsewhere: fn(&str, usize) -> String,
    pub outlined_place: &'static str,
    pub others: &'static str,
    /// A page, and how many figures on it go with the one that is looked at.
    pub on_page: fn(u32, usize) -> String,
    pub card: &'static str,
    pub previous: &'static str,
    pub next: &'static str,
    pub smaller: &'static str,
    pub larger: &'static str,
    pub whole_width: &'static str,
    pub drawing: &'static str,
    /// The page that cannot be drawn.
    pub cannot: fn(u32) -> String,
    /// What the picture of a page is.
    pub picture: fn(u32) -> String,
}

pub(super) static ZH: OriginalMessages = OriginalMessages {
    piece: |n| format!("这一处在原件第 {n} 页上的样子"),
    open: |page| format!("在原件第 {page} 页查看"),
    title: |name| format!("原件 {name}"),
    page: |page, pages| format!("第 {page} 页，共 {pages} 页"),
    outlined: |text, place, others| {
        let place = if place.is_empty() { String::new() } else { format!("（{place}）") };
        match others {
            0 => format!("粗框里是 {text}{place}。"),
            n => format!("粗框里是 {text}{place}，细框里是这一页上与它有关的 {n} 个数。"),
        }
    },
    elsewhere: |text, others| match others {
        0 => format!("{text} 不在这一页，这一页上也没有与它有关的数。"),
        n => format!("{text} 不在这一页；细框里是这一页上与它有关的 {n} 个数。"),
    },
    outlined_place: "粗框里是所说的地方。按一下页面上的数，可以看它与哪些数有关。",
    others: "也在：",
    on_page: |page, figures| format!("第 {page} 页（{figures} 个）"),
    card: "看它的等式和出处",
    previous: "上一页",
    next: "下一页",
    smaller: "缩小",
    larger: "放大",
    whole_width: "整页宽",
    drawing: "正在画这一页……",
    cannot: |page| {
        format!(
            "第 {page} 页画不出来：文件可能已经移动或改动，也可能这一页太复杂。可以用看 PDF 的程序打开原件，翻到这一页。"
        )
    },
    picture: |page| format!("原件第 {page} 页的样子；它的文字在公开全文里。"),
};

pub(super) static EN: OriginalMessages = OriginalMessages {
    piece: |n| format!("The place as it stands on page {n} of the original"),
    open: |page| format!("See it on page {page} of the original"),
    title: |name| format!("The original, {name}"),
    page: |page, pages| format!("Page {page} of {pages}"),
    outlined: |text, place, others| {
        let place = if place.is_empty() { String::new() } else { format!(" ({place})") };
        match others {
            0 => format!("The heavy frame holds {text}{place}."),
            1 => format!(
                "The heavy frame holds {text}{place}, the thin one a figure of this page that goes with it."
            ),
            n => format!(
                "The heavy frame holds {text}{place}, the thin ones the {n} figures of this page that go with it."
            ),
        }
    },
    elsewhere: |text, others| match others {
        0 => format!("{text} is not on this page, nor is any figure that goes with it."),
        1 => format!("{text} is not on this page; the thin frame holds a figure that goes with it."),
        n => format!("{text} is not on this page; the thin frames hold {n} figures that go with it."),
    },
    outlined_place: "The heavy frame holds the place that is meant. Press a figure on the page to see what goes with it.",
    others: "Also on: ",
    on_page: |page, figures| format!("page {page} ({figures})"),
    card: "See its equations and places",
    previous: "Previous page",
    next: "Next page",
    smaller: "Smaller",
    larger: "Larger",
    whole_width: "Whole width",
    drawing: "Drawing this page…",
    cannot: |page| {
        format!(
            "Page {page} cannot be drawn: the file may have been moved or changed, or the page may be too complex. Open the original in a PDF viewer and go to this page."
        )
    },
    picture: |page| format!("Page {page} of the original as it looks; its words are in the document."),
};
