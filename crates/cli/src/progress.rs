//! The progress of a long run at a terminal: how many documents are done, and how much time is left.

use crate::args::Language;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

/// How long a check may take before the progress bar comes up.
const PATIENCE: Duration = Duration::from_millis(800);

/// The progress bar: on standard error, only where that is a terminal, only when it takes long.
pub struct Progress {
    total: u64,
    since: Instant,
    wanted: bool,
    lang: Language,
    bar: Option<ProgressBar>,
}

impl Progress {
    pub fn new(total: usize, lang: Language) -> Self {
        // Reports that scroll by on the same terminal are progress enough.
        let wanted = io::stderr().is_terminal() && !(total > 1 && io::stdout().is_terminal());
        Progress { total: total as u64, since: Instant::now(), wanted, lang, bar: None }
    }

    pub fn show(&mut self, done: usize) {
        if !self.wanted || self.since.elapsed() < PATIENCE {
            return;
        }
        let bar = self.bar.get_or_insert_with(|| {
            let style = ProgressStyle::with_template(template(self.lang))
                .unwrap_or_else(|_| ProgressStyle::default_bar());
            ProgressBar::with_draw_target(Some(self.total), ProgressDrawTarget::stderr()).with_style(style)
        });
        bar.set_position(done as u64);
        bar.tick();
    }

    pub fn clear(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }
}

fn template(lang: Language) -> &'static str {
    match lang {
        Language::Zh => "{spinner} 正在核对 {pos}/{len} {wide_bar} 已用 {elapsed}，还要约 {eta}",
        Language::En => "{spinner} checking {pos}/{len} {wide_bar} {elapsed}, about {eta} left",
    }
}
