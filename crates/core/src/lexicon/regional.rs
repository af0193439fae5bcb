//! Words of reports on the budgets of a whole region, as data: its levels, its budgets and their sides, what only a region
//! has, what sources and uses come to.

/// All bodies of a region together, or its own level.
pub const ALL_OF: [&str; 24] = [
    "全省",
    "全市",
    "全县",
    "全区",
    "全州",
    "全盟",
    "全旗",
    "全镇",
    "全乡",
    "省级",
    "市级",
    "县级",
    "区级",
    "州级",
    "镇级",
    "乡级",
    "省本级",
    "市本级",
    "县本级",
    "区本级",
    "州本级",
    "我省",
    "我市",
    "我县",
];

/// The budgets that a region has.
pub const BUDGETS: [&str; 9] = [
    "一般公共预算",
    "地方一般公共预算",
    "一般公共财政预算",
    "地方公共财政预算",
    "公共财政预算",
    "政府性基金",
    "国有资本经营预算",
    "社会保险基金",
    "财政",
];

/// Words of a region in front of the budgets of it: `某市2031年一般公共预算收入`.
pub const AREAS: [char; 6] = ['省', '市', '县', '区', '州', '旗'];

/// What follows the name of a budget: its sides.
pub const SIDES: [&str; 6] = ["收入", "支出", "预算收入", "预算支出", "总收入", "总支出"];

/// What only a region has: no department collects taxes, nor does it share them with those above.
pub const OF_REGION: [&str; 24] = [
    "转贷收入",
    "上解上级",
    "上解支出",
    "预算稳定调节基金",
    "增值税收入",
    "城市维护建设税收入",
    "返还性收入",
    "政府债务限额",
    "政府债务余额",
    "社会保险基金收入",
    "社会保险基金预算收入",
    "下达我",
    "税收收入完成",
    "完成税收收入",
    "税收收入占",
    "地方一般公共预算收入",
    "地方财政收入",
    "财政总收入",
    "公共财政预算总收入",
    "组织财政收入",
    "上划中央",
    "税务部门完成",
    "土地使用权出让收入完成",
    "税收返还",
];

/// Names of budgets, for what is of another one than the whole before it.
pub const NAMES: [&str; 5] = ["一般公共预算", "公共财政预算", "政府性基金", "国有资本经营", "社会保险基金"];

/// Words of the sum that sources or uses come to.
pub const TOTALS: [&str; 8] = ["总计", "总量", "合计", "总收入", "总支出", "总财力", "收入共计", "支出共计"];

/// Words behind which an amount is no further source or use.
pub const PARTED: [&str; 7] = ["其中", "减去", "扣除", "（", "）", "比上年", "占"];

/// Words between the name of an amount and its number.
pub const DONE: [&str; 6] = ["为", "达到", "达", "实现", "累计完成", "完成"];

/// Words for a rise at the end of a clause, the longer first where one ends with another.
pub const RISES: [&str; 18] = [
    "超支",
    "净增",
    "增加",
    "增长",
    "增收",
    "增支",
    "增幅",
    "增幅为",
    "增长率",
    "多收",
    "多支",
    "多支出",
    "多收入",
    "多了",
    "调增",
    "上升",
    "提高",
    "追加",
];

/// Words for a fall at the end of a clause.
pub const FALLS: [&str; 18] = [
    "少支出",
    "节约",
    "净减",
    "负增长",
    "减少",
    "下降",
    "减收",
    "减支",
    "降幅",
    "少收",
    "少支",
    "少了",
    "调减",
    "压减",
    "压缩",
    "降低",
    "回落",
    "减幅",
];

/// Words that a clause of comparison is made of: where it has nothing else, it names no subject of its own.
pub const COMPARING: [&str; 46] = [
    "上年度",
    "上年",
    "去年",
    "前年",
    "同期",
    "同比",
    "相比",
    "年初",
    "调整后",
    "调整",
    "变动",
    "年度",
    "全年",
    "本年",
    "当年",
    "预算",
    "执行",
    "决算",
    "完成",
    "实际",
    "实绩",
    "快报",
    "初步",
    "累计",
    "执行数",
    "数额",
    "数",
    "比",
    "较",
    "与",
    "同",
    "和",
    "从",
    "由",
    "为",
    "是",
    "的",
    "了",
    "净",
    "约",
    "共",
    "将",
    "额",
    "：",
    "因此",
    "末",
];

/// Words that say that an amount is of the year before.
pub const LAST_YEAR: [&str; 6] = ["上年", "去年", "同期", "前年", "年初", "同比"];

/// Words by which a comparison is not of the printed amounts.
pub const ADJUSTED: [&str; 8] = ["口径", "剔除", "扣除", "可比", "还原", "因素", "名义", "年均"];

/// Words of what an amount was changed to: `由3亿元调整为4亿元`.
pub const CHANGED: [&str; 17] = [
    "调整", "调增", "调减", "压减", "压缩", "增加", "减少", "下降", "降低", "提高", "增长", "上升", "扩大",
    "降", "增", "升", "减",
];

/// Words by which a printed number is but near.
pub const NEARLY: [&str; 11] =
    ["约", "近", "超", "超过", "逾", "首破", "突破", "破", "大约", "不低于", "将近"];

/// The same, behind the number.
pub const OR_SO: [&str; 5] = ["左右", "以上", "以内", "多", "余"];

/// Words that open parts of an amount only right behind it: elsewhere they give a reason.
pub const OPENS_BEHIND: [&str; 1] = ["主要为"];

/// Words that open the parts of the amount before them.
pub const OPENS: [&str; 21] = [
    "主要构成",
    "构成如下",
    "组成如下",
    "构成为",
    "其中",
    "包括",
    "包含",
    "分别是",
    "分别为",
    "分项目看",
    "分项目",
    "分级次看",
    "分部门看",
    "具体为",
    "具体是",
    "主要项目",
    "具体项目",
    "分项情况是",
    "分项情况为",
    "分项情况如下",
    "具体情况是",
];

/// Those behind which all parts are told.
pub const OPENS_ALL: [&str; 5] = ["分级次看", "具体是", "具体为", "分别是", "分别为"];

/// What an amount is on an account: a part is of the same, or of none of these.
pub const MEASURES: [&str; 7] = ["收入", "支出", "结余", "缺口", "余额", "限额", "滚存"];

/// Words of a fund of which income, expenditure and balance are told, and nothing else moves it.
pub const FUNDS: [&str; 3] = ["社会保险基金", "保险基金", "社保基金"];

/// Kinds beside which there is no other.
pub const KINDS: [&[&str]; 9] = [
    &["公务接待", "公务用车", "因公出国"],
    &["税收收入", "非税收入"],
    &["税收", "非税"],
    &["一般债务", "专项债务"],
    &["一般债券", "专项债券"],
    &["一般债券", "专项债券", "再融资债券"],
    &["新增债券", "再融资债券"],
    &["新增一般债券", "新增专项债券", "再融资一般债券", "再融资专项债券"],
    &["返还性收入", "一般性转移支付", "专项转移支付"],
];

/// Parts that are all that the list before them leaves.
pub const THE_REST: [&str; 3] = ["其他", "其余", "其它"];

/// Classes of the forms that are called so, and are no rest.
pub const CALLED_REST: [&str; 3] = ["其他支出", "其他收入", "其他政府性基金"];

/// Words between the name of an amount and its number, behind which the name ends.
pub const STATED: [&str; 20] = [
    "决算数",
    "执行数",
    "预算数",
    "预计数",
    "拟安排",
    "安排",
    "预期",
    "预计",
    "累计",
    "完成",
    "实现",
    "达到",
    "达",
    "为",
    "是",
    "共",
    "合计",
    "总计",
    "：",
    "约",
];

/// Words before the side that a share is of, by which it is all of it.
pub const ALL_OF_IT: [&str; 4] = ["总", "全部", "财政总", "当年总"];

/// Words of what is told beside a whole, and is no part of it.
pub const BESIDE: [&str; 6] = ["不含", "不包括", "另有", "另外", "此外", "未含"];
