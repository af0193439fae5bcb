//! Files and pasted texts on their way in: read, decoded, handed to the check.
//! The browser's own decoder serves what is not UTF-8.

use super::state::{Page, Screen};
use gouji_web::intake::{self, Encoding, NotText};
use gouji_web::messages::Trouble;
use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::{DataTransfer, File, FileList};

/// Reads the first file of a list and checks it.
pub fn check_first(page: Page, files: Option<FileList>) {
    if let Some(file) = files.and_then(|files| files.get(0)) {
        check_file(page, file);
    }
}

/// Checks what was dropped: a file, or text dragged from elsewhere.
pub fn check_dropped(page: Page, data: &DataTransfer) {
    match data.files().and_then(|files| files.get(0)) {
        Some(file) => check_file(page, file),
        None => {
            check_text(page, data);
        }
    }
}

/// Checks the text of a paste or of a drop; false if there is none.
pub fn check_text(page: Page, data: &DataTransfer) -> bool {
    let text = data.get_data("text/plain").unwrap_or_default();
    let any = !text.trim().is_empty();
    if any {
        page.check(text, page.m().pasted_text.into());
    }
    any
}

fn check_file(page: Page, file: File) {
    if file.size() > intake::MOST as f64 {
        return page.trouble(Trouble::NotText(NotText::TooLarge));
    }
    page.screen.set(Screen::Working(false));
    spawn_local(async move {
        let name = file.name();
        match gloo_file::futures::read_as_bytes(&file.into()).await {
            Ok(bytes) => match decode(bytes) {
                Ok(text) if text.trim().is_empty() => page.trouble(Trouble::NotText(NotText::Empty)),
                Ok(text) => page.check(text, name),
                Err(not_text) => page.trouble(Trouble::NotText(not_text)),
            },
            Err(_) => page.trouble(Trouble::NotText(NotText::Unknown)),
        }
    });
}

fn decode(bytes: Vec<u8>) -> Result<String, NotText> {
    match intake::sniff(&bytes)? {
        Encoding::Utf8(mark) => {
            String::from_utf8(bytes).map(|text| text[mark..].to_string()).map_err(|_| NotText::Unknown)
        }
        other => web_sys::TextDecoder::new_with_label(other.label())
            .and_then(|decoder| decoder.decode_with_u8_array(&bytes))
            .map_err(|_| NotText::Unknown),
    }
}
