//! Files and pasted texts on their way in: handed to the worker, which reads them.
//! The page itself never looks into a file.

use super::folder;
use super::state::Page;
use web_sys::{DataTransfer, File, FileList};

/// Checks what was dropped: files, folders, or text dragged from elsewhere.
pub fn check_dropped(page: Page, data: &DataTransfer) {
    if folder::check_dropped(page, data) {
        return;
    }
    let files = list(data.files());
    if files.is_empty() {
        check_text(page, data);
    } else {
        page.check_files(files);
    }
}

/// Checks the text of a paste or of a drop, with its markup if there is any; false if there is no text.
pub fn check_text(page: Page, data: &DataTransfer) -> bool {
    let text = data.get_data("text/plain").unwrap_or_default();
    let any = !text.trim().is_empty();
    if any {
        let html = data.get_data("text/html").ok().filter(|html| html.contains("<t"));
        page.check(text, html, page.m().pasted_text.into());
    }
    any
}

/// The files of a list.
pub fn list(files: Option<FileList>) -> Vec<File> {
    files.map(|files| (0..files.length()).filter_map(|n| files.get(n)).collect()).unwrap_or_default()
}
