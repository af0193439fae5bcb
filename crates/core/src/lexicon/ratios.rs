//! What headings say of the columns that a rate is made of, as data: 执行率 is 执行数 over 预算数.
//! A new wording is a new word here.

/// A rate by the words of its heading, and by those of the columns that it is made of.
pub struct Ratio {
    /// The heading of the rate holds one of these.
    pub rate: &'static [&'static str],
    /// The heading of what is above the stroke holds one of these.
    pub over: &'static [&'static str],
    /// The heading of what is below the stroke holds one of these.
    pub under: &'static [&'static str],
}

/// Shares of one column in another.
pub const SHARES: &[Ratio] = &[
    Ratio {
        rate: &[
            "执行率",
            "完成率",
            "完成比例",
            "支出进度",
            "执行进度",
            "完成预算",
            "使用率",
            "占预算",
            "支出率",
        ],
        over: &["执行", "支出", "完成", "实际", "决算", "使用"],
        under: &["预算", "计划", "指标", "下达", "安排", "到位"],
    },
    Ratio { rate: &["到位率"], over: &["到位"], under: &["预算", "计划", "下达", "安排"] },
    Ratio {
        rate: &["节约率", "节支率", "结余率", "核减率"],
        over: &["节约", "节支", "结余", "核减"],
        under: &["预算", "计划", "送审"],
    },
    Ratio {
        rate: &["控制率"], over: &["实际支出", "支出", "决算"], under: &["控制数", "预算"]
    },
    Ratio {
        rate: &["资产负债率"], over: &["负债"], under: &["资产总额", "资产总计", "资产合计", "总资产"]
    },
    Ratio { rate: &["成新率"], over: &["净值"], under: &["原值"] },
    Ratio {
        rate: &["预算调整率"], over: &["追加", "调整数", "调整额"], under: &["年初预算"]
    },
    Ratio { rate: &["债务率"], over: &["债务余额"], under: &["综合财力"] },
    Ratio { rate: &["药占比"], over: &["药品收入"], under: &["医疗收入"] },
];

/// Growth of one column over another.
pub const GROWTHS: &[Ratio] = &[
    Ratio {
        rate: &["增", "减", "降", "变动", "涨"],
        over: &["本年", "今年", "本期", "当年", "本次"],
        under: &["上年", "去年", "上期", "上次"],
    },
    Ratio { rate: &["差异率"], over: &["决算", "执行", "支出"], under: &["预算"] },
];

/// Words of headings over shares in the total of a column.
pub const OF_TOTAL: &[&str] = &["占", "比重", "构成", "比例", "百分比"];

impl Ratio {
    /// Whether three headings are those of such a rate, of what is above the stroke and of what is below it.
    pub fn is_of(&self, rate: &str, over: &str, under: &str) -> bool {
        let has = |words: &[&str], heading: &str| words.iter().any(|word| heading.contains(word));
        has(self.rate, rate) && has(self.over, over) && has(self.under, under)
    }
}
