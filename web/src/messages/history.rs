//! What the page says of what it keeps in this browser, in both languages.
//! A part of the one typed table.

/// The texts.
#[allow(missing_docs, reason = "the texts themselves say what each is")]
pub struct HistoryMessages {
    pub title: &'static str,
    pub off: &'static str,
    pub on: &'static str,
    pub help: &'static str,
    pub still: fn(usize) -> String,
    pub clear: &'static str,
    pub cleared: &'static str,
    pub opened: &'static str,
    pub only_here: &'static str,
    pub and_more: fn(&str, u32) -> String,
    pub remove: &'static str,
    pub remove_what: fn(&str) -> String,
    pub removed: &'static str,
    pub not_kept: &'static str,
    pub not_there: &'static str,
}

pub(super) static ZH: HistoryMessages = HistoryMessages {
    title: "看过的公开",
    off: "不保留",
    on: "保留",
    help: "保留后，核对过的全文存在这个浏览器里（电话和身份证号先遮住），首页随时可再打开，最多 20 份；不上传。公用电脑请勿保留。",
    still: |n| format!("以前保留的 {n} 份还在这个浏览器里。"),
    clear: "清除全部",
    cleared: "看过的公开已全部清除。",
    opened: "上次打开",
    only_here: "只存在这个浏览器里。存的是文字，不是文件：重新打开后看不到原件的页面。",
    and_more: |name, all| format!("{name} 等 {all} 份"),
    remove: "移除",
    remove_what: |name| format!("移除 {name}"),
    removed: "已移除。",
    not_kept: "这个浏览器不让网页保存数据，所以没有保留。",
    not_there: "这一份已经不在这个浏览器里了。",
};

pub(super) static EN: HistoryMessages = HistoryMessages {
    title: "Opened before",
    off: "Keep nothing",
    on: "Keep",
    help: "If kept, the text of what you check stays in this browser (telephone and identity numbers masked first) and can be opened again from the start page, up to 20 of them; nothing is uploaded. Not for shared computers.",
    still: |n| {
        if n == 1 {
            "One that was kept before is still in this browser.".into()
        } else {
            format!("{n} that were kept before are still in this browser.")
        }
    },
    clear: "Remove all",
    cleared: "All that was kept is removed.",
    opened: "Last opened",
    only_here: "Kept in this browser only. What is kept is the text, not the file: the pages of the original are not there when it is opened again.",
    and_more: |name, all| format!("{name} and {} more", all - 1),
    remove: "Remove",
    remove_what: |name| format!("Remove {name}"),
    removed: "Removed.",
    not_kept: "This browser does not let pages keep data, so nothing was kept.",
    not_there: "This one is no longer in this browser.",
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::history::MOST;

    #[test]
    fn what_is_promised_is_what_is_kept() {
        for help in [ZH.help, EN.help] {
            assert!(help.contains(&MOST.to_string()), "{help}");
        }
    }
}
