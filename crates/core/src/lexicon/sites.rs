//! Lines of the sites that documents are copied from, as data: where the reader is, when it was published, how to print it.

/// What such lines open with.
const OPENS: [&str; 22] = [
    "首页",
    "您现在的位置",
    "您的位置",
    "您当前的位置",
    "当前位置",
    "所在位置",
    "发布时间",
    "发布日期",
    "信息来源",
    "来源：",
    "字体：",
    "字号：",
    "浏览次数",
    "上一篇",
    "下一篇",
    "上一条",
    "下一条",
    "相关链接",
    "相关阅读",
    "扫一扫",
    "责任编辑",
    "分享到",
];
/// What they end with.
const CLOSES: [&str; 5] = ["打印本页", "关闭窗口", "打印关闭", "关闭本页", "返回顶部"];

/// Whether a line is of the site that a document was copied from, not of the document: where the reader is, when it was
/// published, how to print it.
pub fn is_of_site(line: &str) -> bool {
    let bare = line.trim_start_matches(['（', '【']);
    let crumbs = line.split(['>', '＞', '/', '»']).filter(|word| !word.is_empty()).count() > 3;
    let short = line.chars().count() <= 80 && !line.contains(['。', '；']);
    short && (crumbs || OPENS.iter().any(|w| bare.starts_with(w)) || CLOSES.iter().any(|w| line.ends_with(w)))
}
