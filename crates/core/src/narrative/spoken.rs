//! Words that count in sentences only: those of the small cubes of procurement and assets, and of some sections.
//! A new wording is a new line here.

use crate::cube::{Axis, Member};
use crate::families::Spoken;
use std::borrow::Cow;

const fn spoken(text: &'static str, flow: &'static str, axis: Axis, member: &'static str) -> Spoken {
    Spoken { text: Cow::Borrowed(text), flow: Cow::Borrowed(flow), axis, member: Member::named(member) }
}

/// Words of the small cubes and of sections: word, flow that is spoken of (`""`: any), axis, member.
pub const SPOKEN: &[Spoken] = &[
    spoken("机关运行经费", "expenditure", Axis::Nature, "basic.operating"),
    spoken("机关运行经费", "operating-costs", Axis::Flow, "operating-costs"),
    spoken("事业单位运行经费", "expenditure", Axis::Nature, "basic.operating"),
    spoken("单位运行经费", "expenditure", Axis::Nature, "basic.operating"),
    spoken("运行经费", "expenditure", Axis::Nature, "basic.operating"),
    spoken("运行经费", "operating-costs", Axis::Flow, "operating-costs"),
    spoken("委托业务费", "", Axis::Economic, "30227"),
    spoken("外事接待费", "", Axis::Economic, "30217.foreign"),
    spoken("外事接待", "", Axis::Economic, "30217.foreign"),
    spoken("货物", "procurement", Axis::Nature, "goods"),
    spoken("工程", "procurement", Axis::Nature, "works"),
    spoken("服务", "procurement", Axis::Nature, "services"),
    spoken("小微企业", "procurement", Axis::Fund, "small-and-medium.small-and-micro"),
    spoken("小型和微型企业", "procurement", Axis::Fund, "small-and-medium.small-and-micro"),
    spoken("中小企业", "procurement", Axis::Fund, "small-and-medium"),
    spoken("在面向中小企业预留的政府采购项目中", "procurement", Axis::Fund, "awarded.reserved"),
    spoken("在面向中小企业预留政府采购项目中", "procurement", Axis::Fund, "awarded.reserved"),
    spoken(
        "在面向小微企业预留的政府采购项目中",
        "procurement",
        Axis::Fund,
        "awarded.reserved.small-and-micro",
    ),
    spoken("在面向小微企业预留政府采购项目中", "procurement", Axis::Fund, "awarded.reserved.small-and-micro"),
    spoken("授予中小企业合同金额", "procurement", Axis::Fund, "awarded"),
    spoken("授予中小企业的合同金额", "procurement", Axis::Fund, "awarded"),
    spoken("授予中小企业合同", "procurement", Axis::Fund, "awarded"),
    spoken("授予小微企业合同金额", "procurement", Axis::Fund, "awarded.small-and-micro"),
    spoken("授予小微企业的合同金额", "procurement", Axis::Fund, "awarded.small-and-micro"),
    spoken("授予小微企业合同", "procurement", Axis::Fund, "awarded.small-and-micro"),
    spoken("在其他政府采购项目中", "procurement", Axis::Fund, "awarded.other"),
    // Who was awarded is told by the words before.
    spoken("中小企业供应商中标或成交", "procurement", Axis::Fund, "all"),
    spoken("小微企业供应商中标或成交", "procurement", Axis::Fund, "all"),
    spoken("单价100万元（含）以上设备（不含车辆）", "assets", Axis::Function, "equipment"),
    spoken("单价100万元以上设备（不含车辆）", "assets", Axis::Function, "equipment"),
    spoken("单位价值100万元以上设备", "assets", Axis::Function, "equipment"),
    spoken("单位价值100万元（含）以上设备", "assets", Axis::Function, "equipment"),
    spoken("单价100万元以上设备", "assets", Axis::Function, "equipment"),
    spoken("单价100万元（含）以上设备", "assets", Axis::Function, "equipment"),
    spoken("单位价值50万元以上通用设备", "assets", Axis::Function, "equipment.common"),
    spoken("单价50万元以上通用设备", "assets", Axis::Function, "equipment.common"),
    spoken("单价50万元（含）以上通用设备", "assets", Axis::Function, "equipment.common"),
    spoken("单位价值100万元以上专用设备", "assets", Axis::Function, "equipment.special"),
    spoken("单价100万元以上专用设备", "assets", Axis::Function, "equipment.special"),
    spoken("单价100万元（含）以上专用设备", "assets", Axis::Function, "equipment.special"),
    spoken("房屋", "assets", Axis::Function, "buildings"),
    spoken("车辆", "assets", Axis::Function, "vehicles"),
    spoken("一般公务用车", "assets", Axis::Function, "vehicles.general"),
    spoken("执法执勤用车", "assets", Axis::Function, "vehicles.law-enforcement"),
    spoken("购置", "assets", Axis::Flow, "assets-bought"),
    spoken("部级领导干部用车", "assets", Axis::Function, "vehicles.minister"),
    spoken("副部（省）级及以上领导用车", "assets", Axis::Function, "vehicles.minister"),
    spoken("主要领导干部用车", "assets", Axis::Function, "vehicles.leader"),
    spoken("主要负责人用车", "assets", Axis::Function, "vehicles.leader"),
    spoken("机要通信用车", "assets", Axis::Function, "vehicles.courier"),
    spoken("应急保障用车", "assets", Axis::Function, "vehicles.emergency"),
    spoken("离退休干部用车", "assets", Axis::Function, "vehicles.retired"),
    spoken("离退休干部服务用车", "assets", Axis::Function, "vehicles.retired"),
    spoken("特种专业技术用车", "assets", Axis::Function, "vehicles.special"),
    spoken("其他车辆", "assets", Axis::Function, "vehicles.other"),
    spoken("其他用车", "assets", Axis::Function, "vehicles.other"),
    spoken("办公家具", "assets", Axis::Function, "furniture"),
    spoken("其他资产", "assets", Axis::Function, "other-assets"),
];
