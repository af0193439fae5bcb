//! Room: made-up disclosures. Invented places, and trades with the official section each spends under.
//! The places are not on any map; the projects and their parts are our own wording.

/// A line of work: what its office is called and under which functional section it spends.
#[derive(Debug)]
pub(crate) struct Trade {
    /// The department's name after its place.
    pub office: &'static str,
    /// The name of an entity below it.
    pub centre: &'static str,
    /// What it is about.
    pub subject: &'static str,
    /// Functional section, five digits.
    pub section: &'static str,
    /// The two digits of its 事业运行 item.
    pub service: &'static str,
}

/// Trades whose official items are in the small classification.
pub(crate) const TRADES: &[Trade] = &[
    Trade {
        office: "医疗保障局",
        centre: "医疗保障服务中心",
        subject: "医疗保障",
        section: "21015",
        service: "50",
    },
    Trade {
        office: "财政局", centre: "预算评审中心", subject: "财政管理", section: "20106", service: "50"
    },
    Trade {
        office: "商务局",
        centre: "商贸流通促进中心",
        subject: "商贸流通",
        section: "20113",
        service: "50",
    },
    Trade {
        office: "市场监督管理局",
        centre: "质量检验服务中心",
        subject: "市场监管",
        section: "20138",
        service: "50",
    },
    Trade {
        office: "司法局",
        centre: "公共法律服务中心",
        subject: "公共法律服务",
        section: "20406",
        service: "50",
    },
    Trade {
        office: "自然资源局",
        centre: "不动产登记服务中心",
        subject: "自然资源管理",
        section: "22001",
        service: "50",
    },
    Trade {
        office: "人民政府办公室",
        centre: "机关事务服务中心",
        subject: "政务服务",
        section: "20103",
        service: "50",
    },
    Trade {
        office: "农业农村局",
        centre: "农业技术推广中心",
        subject: "农技推广",
        section: "21301",
        service: "04",
    },
];

/// Invented places: name, rank as mostly written, rank in full.
pub(crate) const PLACES: &[(&str, &str, &str)] = &[
    ("沙棠", "县", "县"),
    ("霁川", "市", "市"),
    ("苇泽", "州", "回族自治州"),
    ("柏垣", "县", "县"),
    ("澄垣", "区", "区"),
    ("岚圃", "县", "县"),
    ("松汀", "区", "区"),
    ("砚湖", "市", "市"),
    ("榆澧", "县", "县"),
    ("鹤汀", "市", "市"),
];

/// A project as it might be called; `{s}` stands for the subject. Parts: name and economic item.
pub(crate) struct Template {
    pub name: &'static str,
    pub item: &'static str,
    pub parts: &'static [(&'static str, &'static str)],
}

/// Projects paid from the own level. `item` is the suffix of the trade's section, or a whole code.
pub(crate) const PROJECTS: &[Template] = &[
    Template {
        name: "{s}窗口运行保障经费",
        item: "02",
        parts: &[
            ("窗口服务外包费", "30227"),
            ("自助终端租赁费", "30214"),
            ("网络专线费", "30207"),
            ("办事材料印制费", "30202"),
        ],
    },
    Template {
        name: "{s}信息平台维护经费",
        item: "02",
        parts: &[("平台维护服务费", "30227"), ("等级保护测评费", "30227"), ("机房用电费", "30206")],
    },
    Template {
        name: "{s}政策宣讲进村入户经费",
        item: "99",
        parts: &[("宣讲折页印制费", "30202"), ("宣讲员劳务费", "30226"), ("下乡差旅费", "30211")],
    },
    Template {
        name: "业务档案数字化加工经费",
        item: "02",
        parts: &[("档案扫描加工费", "30227"), ("档案装具购置费", "30201")],
    },
    Template {
        name: "{s}专项核查经费",
        item: "99",
        parts: &[("中介机构核查服务费", "30227"), ("核查人员差旅费", "30211")],
    },
    Template {
        name: "办公楼屋面维修经费", item: "02", parts: &[("屋面防水维修费", "30213")]
    },
    Template {
        name: "{s}专用设备更新经费",
        item: "99",
        parts: &[("专用设备购置费", "31003"), ("设备安装调试费", "30213")],
    },
    Template {
        name: "编外辅助人员经费",
        item: "99",
        parts: &[("辅助人员工资", "30199"), ("辅助人员社会保险费", "30112")],
    },
    Template { name: "公益性岗位补贴", item: "2080705", parts: &[("岗位补贴", "30305")] },
    Template {
        name: "小微经营主体发展奖补资金", item: "2299999", parts: &[("费用补贴", "31204")]
    },
    Template {
        name: "{s}业务骨干轮训经费",
        item: "02",
        parts: &[("师资劳务费", "30226"), ("场地及食宿费", "30216")],
    },
];

/// Projects paid from government-managed funds: whole item codes.
pub(crate) const GOVERNMENT: &[Template] = &[
    Template {
        name: "社区助老驿站建设补助", item: "2296002", parts: &[("助老驿站改造补助", "30399")]
    },
    Template {
        name: "健身路径更新项目", item: "2296003", parts: &[("健身器材购置费", "31099")]
    },
    Template {
        name: "重度残疾人托养服务项目",
        item: "2296006",
        parts: &[("托养服务费", "30227"), ("托养评估费", "30226")],
    },
    Template {
        name: "老旧排水管网改造项目",
        item: "2120803",
        parts: &[("管网改造工程费", "31005"), ("工程监理服务费", "30227")],
    },
];

/// A project paid from the state capital operations budget.
pub(crate) const STATE: Template = Template {
    name: "退休人员社会化管理补助",
    item: "2230105",
    parts: &[("社会化管理服务费", "30299"), ("活动用品购置费", "30201")],
};

/// Parts of a project that a level above pays for.
pub(crate) const ABOVE: &[(&str, &str)] =
    &[("能力建设外包服务费", "30227"), ("业务轮训费", "30216"), ("终端设备购置费", "31002")];
