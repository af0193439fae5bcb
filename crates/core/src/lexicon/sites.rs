//! Lines of the sites that documents are copied from, as data: where the reader is, when it was published, how to print it.

/// What such lines open with.
pub const OPENS: [&str; 16] = [
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
    "分享到",
];
/// What they end with.
pub const CLOSES: [&str; 5] = ["打印本页", "关闭窗口", "打印关闭", "关闭本页", "返回顶部"];
