//! What accounts leave by their names, as data: net assets are assets less debts. A new one is a new line here.

/// One amount that two others leave, each by the words of its name.
pub struct Identity {
    /// What is left.
    pub rest: &'static [&'static str],
    /// Of what.
    pub of: &'static [&'static str],
    /// What is taken off.
    pub less: &'static [&'static str],
}

/// What accounts leave.
pub const IDENTITIES: [Identity; 3] = [
    Identity {
        rest: &["净资产"], of: &["资产总额", "资产总计", "资产合计", "总资产"], less: &["负债"]
    },
    Identity {
        rest: &["净值", "净额", "账面价值"], of: &["原值"], less: &["累计折旧", "累计摊销"]
    },
    Identity {
        rest: &["尚有", "尚余", "未支出", "未执行", "结余资金"],
        of: &["全年预算", "预算数", "调整预算", "预算总额"],
        less: &["执行数", "实际支出", "支出数"],
    },
];
