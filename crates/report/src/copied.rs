//! What is worth knowing of forms that were copied without their columns: how sure their figures' places are.

use crate::published::Message;
use crate::words::plural;
use gouji::model::document::Copied;
use gouji::table::tables;

/// How the rows of copied forms were placed and what was left out for it; nothing where no form was copied.
pub fn note(report: &gouji::Report) -> Option<Message> {
    let all: Vec<&Copied> =
        tables(&report.document).filter_map(|(_, table)| table.copied.as_deref()).collect();
    let sum = |rows: fn(&Copied) -> usize| all.iter().map(|c| rows(c)).sum::<usize>();
    let (order, sums, open) = (sum(|c| c.by_order), sum(|c| c.by_sums), sum(|c| c.undecided));
    if order + sums + open == 0 {
        return None;
    }
    let lost = sum(|c| c.unplaced.len());
    let withdrawn = all.iter().filter(|c| c.withdrawn && !c.unplaced.is_empty()).count();
    let left_out = report.left_out;
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    if order > 0 {
        zh.push(format!("{order} 行按次序归列"));
        en.push(format!("{order} {} placed by order", plural(order, "row was", "rows were")));
    }
    if sums > 0 {
        zh.push(format!("{sums} 行按合计关系归列"));
        en.push(format!("{sums} {} placed by what must add up", plural(sums, "row was", "rows were")));
    }
    if open > 0 {
        zh.push(format!("{open} 行有 {lost} 个数分不清在哪一列，没有核对"));
        let figures = plural(lost, "figure", "figures");
        let rows = plural(open, "row", "rows");
        en.push(format!(
            "{lost} {figures} of {open} {rows} could stand in several columns and went unchecked"
        ));
    }
    if withdrawn > 0 {
        zh.push(format!("其中 {withdrawn} 张表的列都没有把握"));
        en.push(format!("in {withdrawn} {} no column is certain", plural(withdrawn, "table", "tables")));
    }
    let mut zh = format!("表格是复制来的，空格已丢失：{}", zh.join("，"));
    let mut en = format!("The tables were copied without their empty cells: {}", en.join("; "));
    if left_out > 0 {
        zh += &format!("；表与表、表与文字之间有 {left_out} 处不一致可能只是复制造成的，没有列为问题");
        en += &format!(
            "; {left_out} disagreements between tables, or tables and sentences, may only come from copying and are \
             not listed"
        );
    }
    if open + left_out > 0 {
        zh += "。请直接打开公开文件本身";
        en += ". Open the published file itself";
    }
    Some(Message { zh: zh + "。", en: en + "." })
}

#[cfg(test)]
mod tests {
    const COPIED: &str = "示例县档案馆\n\n2026年部门预算公开\n\n一般公共预算支出情况表\n单位：万元\n科目编码\n科目名称\n合计\n\
        基本支出\n项目支出\n201\n一般公共服务支出\n10.00\n6.00\n4.00\n20126\n档案事务\n10.00\n6.00\n4.00\n2012601\n行政运行\n6.00\n\
        6.00\n2012604\n档案馆\n4.00\n4.00\n合计\n10.00\n6.00\n4.00\n";

    fn note(text: &str) -> Option<String> {
        crate::check(text, "x")[0].report.source.notes.first().map(|note| note.zh.clone())
    }

    #[test]
    fn a_copy_tells_how_its_rows_were_placed() {
        let words = note(COPIED).expect("a note");
        assert!(words.contains("3 行按次序归列，2 行按合计关系归列。"), "{words}");
        let lone = COPIED.replace("合计\n10.00\n6.00\n4.00\n", "");
        assert!(!note(&lone).expect("a note").contains(" 0 行"), "{:?}", note(&lone));
        assert_eq!(note("示例县档案馆2026年收入预算 10.00 万元。\n"), None);
    }

    #[test]
    fn what_stays_open_asks_for_the_file() {
        let open = COPIED
            .replace("4.00\n4.00\n合计", "6.00\n6.00\n合计")
            .replace("合计\n10.00\n6.00\n4.00\n", "")
            .replace("10.00\n6.00\n4.00\n", "");
        let words = note(&open).expect("a note");
        assert!(words.contains("没有核对") && words.ends_with("。请直接打开公开文件本身。"), "{words}");
    }

    #[test]
    fn what_is_left_out_of_a_copy_is_noted() {
        // The second form disagrees with the first, and most of its rows fit in several ways.
        let torn = COPIED
            .replace("一般公共预算支出", "支出总体")
            .replace("合计\n10.00\n6.00\n4.00\n", "")
            .replace("10.00\n6.00\n4.00\n", "5.00\n")
            .replace("示例县档案馆\n\n2026年部门预算公开\n\n", "");
        let text = format!("{COPIED}\n{torn}\n示例县档案馆2026年一般公共预算支出预算12.00万元。\n");
        let answer = crate::check(&text, "x").remove(0);
        let (summary, notes) = (answer.report.summary, &answer.report.source.notes);
        assert!(summary.unplaced > 0, "{notes:?}");
        let headline = crate::words::headline(&answer.report);
        assert!(headline.zh.contains("核对到的"), "{headline:?}");
        assert_eq!(summary.left_out > 0, notes[0].zh.contains("没有列为问题"), "{notes:?}");
        assert!(summary.left_out > 0 && headline.zh.contains("可能只是复制造成的"), "{headline:?} {notes:?}");
    }
}
