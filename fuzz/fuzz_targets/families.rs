#![no_main]

const DOCUMENT: &str = "某县某馆2026年部门预算公开\n\n收入总表\n单位：万元\n科目\t合计\t财政拨款\n总计\t3.00\t3.00\n甲\t1.00\t1.00\n乙\t2.00\t2.00\n";

libfuzzer_sys::fuzz_target!(|data: &str| gouji_fuzz::invariants::families(data, DOCUMENT));
