//! Words of sentences that tell which part a number plays, as data: rise and fall, comparison, reason, whole, fillers.
//! A new wording is a new word here.

use crate::families::{Phrases, texts};

/// Words for a rise.
const UP: &[&str] = &["增加", "增长", "上升", "提高", "增幅", "大于上年预算", "高于上年预算", "多于上年预算"];
/// Words for a fall.
const DOWN: &[&str] =
    &["减少", "下降", "降低", "降幅", "压减", "小于上年预算", "低于上年预算", "少于上年预算"];
/// Words that open a comparison with last year.
const THAN: &[&str] = &[
    "比上年",
    "较上年",
    "比去年",
    "较去年",
    "与上年",
    "比20",
    "较20",
    "与20",
    "同比",
    "比年初",
    "较年初",
    "比全年预算",
    "较全年预算",
    "比预算",
    "较预算",
];
/// Words after which figures stand in free words.
const REASON: &[&str] = &["主要原因", "原因是", "原因：", "主要用于", "用于", "主要是", "由于", "因为"];

/// Words for the whole that a section is about.
const WHOLE: &[&str] =
    &["收入", "支出", "收支", "总", "合计", "采购", "涉及", "规模", "拨款", "价值", "共计"];

/// Words that say nothing of what a figure is about.
const FILLERS: &[&str] = &[
    "收、支",
    "拟购买",
    "此外",
    "均",
    "各",
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
    "决算",
    "拨款",
    "合计",
    "总计",
    "共计",
    "小计",
    "总额",
    "总数",
    "规模",
    "安排",
    "不包括陪同人员",
    "含陪同人员",
    "批次",
    "人次",
    "人",
    "本级",
    "参公事业单位",
    "事业单位",
    "行政单位",
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
    "使用",
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
    "下属",
    "所属",
    "机关",
    "家",
    "执行",
    "以合同签订为准",
    "采购",
    "给",
    "在",
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
