//! Folders that are dropped or chosen: all files in them and in the folders within, as the browser hands them over.
//! What is read of them is decided in `gouji_web::folder`.

use super::state::{Page, Screen};
use gouji_web::folder::{LeftOut, MOST_SEEN, Sort, sort, within};
use gouji_web::messages::Trouble;
use js_sys::{Array, Promise};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, File, FileSystemDirectoryEntry, FileSystemEntry, FileSystemFileEntry};

/// Checks what was dropped if there is a folder among it; else nothing is done.
pub fn check_dropped(page: Page, data: &DataTransfer) -> bool {
    // The browser gives the entries as long as the drop lasts, and what is in them later.
    let items = data.items();
    let entries = (0..items.length()).filter_map(|n| items.get(n)?.webkit_get_as_entry().ok()?);
    let entries: Vec<FileSystemEntry> = entries.collect();
    if !entries.iter().any(FileSystemEntry::is_directory) {
        return false;
    }
    page.begin();
    spawn_local(async move {
        let (found, left_out) = gathered(entries).await;
        // It may have been cancelled meanwhile.
        if matches!(page.screen.get_untracked(), Screen::Working(_)) {
            check(page, &found, left_out);
        }
    });
    true
}

/// Checks the files of a folder that was chosen, each with its path.
pub fn check_chosen(page: Page, files: Vec<(String, File)>) {
    page.begin();
    let mut left_out = LeftOut { unseen: files.len() > MOST_SEEN, ..LeftOut::default() };
    let mut found = files;
    found.truncate(MOST_SEEN);
    found.retain(|(path, _)| wanted(path, &mut left_out));
    check(page, &found, left_out);
}

/// Whether a file is read, by its path; what is left out is counted.
fn wanted(path: &str, left_out: &mut LeftOut) -> bool {
    let sort = sort(path);
    left_out.others += usize::from(sort == Sort::Other);
    sort == Sort::Document
}

/// Checks as many of the files as are read at once, in the order of their paths.
fn check(page: Page, found: &[(String, File)], mut left_out: LeftOut) {
    let sizes: Vec<(String, f64)> = found.iter().map(|(path, file)| (path.clone(), file.size())).collect();
    let (taken, beyond) = within(&sizes);
    left_out.beyond = beyond;
    // Named by its path: files of several years are often called alike.
    let named = |at: usize| {
        let (path, file) = &found[at];
        File::new_with_blob_sequence(&Array::of1(file), path).unwrap_or_else(|_| file.clone())
    };
    if taken.is_empty() {
        return page.trouble(Trouble::Folder);
    }
    page.check_files(taken.into_iter().map(named).collect());
    page.input.left_out.set(left_out);
}

/// All documents of the folders, and what was left out.
async fn gathered(entries: Vec<FileSystemEntry>) -> (Vec<(String, File)>, LeftOut) {
    let mut left_out = LeftOut::default();
    let mut files: Vec<(String, FileSystemFileEntry)> = Vec::new();
    let (mut open, mut seen) = (entries, 0);
    while let Some(entry) = open.pop() {
        seen += 1;
        if seen > MOST_SEEN {
            left_out.unseen = true;
            break;
        }
        let path = entry.full_path().trim_start_matches('/').to_owned();
        if entry.is_directory() {
            open.extend(children(entry.unchecked_ref()).await);
            continue;
        }
        if wanted(&path, &mut left_out) {
            files.push((path, entry.unchecked_into()));
        }
    }
    let mut found = Vec::new();
    for (path, entry) in files {
        match file(&entry).await {
            Some(file) => found.push((path, file)),
            None => left_out.others += 1,
        }
    }
    (found, left_out)
}

/// What is in a folder. The browser gives it in portions, the last of which is empty.
async fn children(folder: &FileSystemDirectoryEntry) -> Vec<FileSystemEntry> {
    let reader = folder.create_reader();
    let mut all = Vec::new();
    while all.len() <= MOST_SEEN {
        let portion = Promise::new(&mut |done, failed| {
            let _ = reader.read_entries_with_callback_and_callback(&done, &failed);
        });
        let portion = JsFuture::from(portion).await.unwrap_or(JsValue::NULL);
        let portion: Vec<FileSystemEntry> =
            portion.dyn_into::<Array>().unwrap_or_default().iter().map(JsCast::unchecked_into).collect();
        if portion.is_empty() {
            break;
        }
        all.extend(portion);
    }
    all
}

/// The file of an entry; nothing where it cannot be read.
async fn file(entry: &FileSystemFileEntry) -> Option<File> {
    let file = Promise::new(&mut |done, failed| entry.file_with_callback_and_callback(&done, &failed));
    JsFuture::from(file).await.ok()?.dyn_into().ok()
}
