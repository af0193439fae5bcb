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

/// What stands above links to other documents.
const LINKS: [&str; 9] = [
    "相关阅读",
    "相关链接",
    "相关信息",
    "相关文章",
    "相关推荐",
    "推荐阅读",
    "延伸阅读",
    "热点推荐",
    "猜你喜欢",
];

/// Whether a line is all that stands above the site's links to other documents.
pub fn opens_links(line: &str) -> bool {
    LINKS.contains(&line.trim_matches(|c: char| "：:【】[]（）>＞».".contains(c) || c.is_whitespace()))
}

/// Whether a line among such links is one: a title, not a sentence.
pub fn is_link(line: &str) -> bool {
    line.chars().count() <= 60 && !line.contains(['。', '；', '，'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_above_links_is_no_sentence() {
        for (line, opens) in
            [("相关阅读", true), ("【相关链接】", true), ("相关信息：", true), ("相关信息公开情况", false)]
        {
            assert_eq!(opens_links(line), opens, "{line}");
        }
        assert!(is_link("青岭县财政局2031年部门预算") && !is_link("本部门没有下属单位。"));
    }
}
