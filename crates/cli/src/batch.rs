//! Many documents: each worked on in a child process of this program, so that one that hangs is ended and one that
//! breaks takes nothing with it; what was done before stands in a journal. Results come in the order of the inputs.

mod child;
mod frames;
mod journal;
mod workers;

use crate::args::{BatchOptions, Knowing, Language};
use crate::inputs::Input;
use crate::progress::Progress;
use child::Child;
use gouji_report::unreadable::Reason;
use journal::Journal;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::time::Duration;

/// How long one document may take where nothing else is asked, in seconds.
const TIME_LIMIT: f64 = 120.0;

/// What is worked on at a time: the inputs that it needs.
pub trait Item: Serialize + DeserializeOwned + Sync {
    /// Every input that it is made of.
    fn inputs(&self) -> Vec<&Input>;
}

impl Item for Input {
    fn inputs(&self) -> Vec<&Input> {
        vec![self]
    }
}

/// What a command does with each of its items.
pub struct Task<'a, W, F> {
    pub options: &'a BatchOptions,
    pub knowing: &'a Knowing,
    pub lang: Language,
    /// Everything else that results depend on, in any words.
    pub settings: String,
    /// One item from the bytes of its inputs to its result. It is called in this process or in a child of it.
    pub work: W,
    /// The result of an item that could not be worked on.
    pub failed: F,
}

impl<W, F> Task<'_, W, F> {
    /// Calls `done` on the result of every item, in order, until it breaks. A child process does not come back from
    /// here.
    ///
    /// # Errors
    /// The words for people where the journal cannot be used.
    pub fn run<I, R>(&self, items: &[I], done: impl FnMut(R) -> ControlFlow<()>) -> Result<(), String>
    where
        I: Item,
        R: Serialize + DeserializeOwned + Send,
        W: Fn(&I) -> R + Sync,
        F: Fn(&I, Reason) -> R + Sync,
    {
        if self.options.as_worker.is_some() {
            child::serve(&self.work);
        }
        let journal = match &self.options.journal {
            Some(path) => Some(Journal::open(path, &self.identity(), self.lang)?),
            None => None,
        };
        let limit = self.options.time_limit.unwrap_or(TIME_LIMIT);
        let limit = (limit > 0.0).then(|| Duration::from_secs_f64(limit));
        let children = items.len() > 1 || self.options.time_limit.is_some();
        let mut progress = Progress::new(items.len(), self.lang);
        let work = |child: &mut Option<Child>, item: &I| {
            let key = journal.as_ref().and_then(|journal| journal.key(item));
            let known = journal.as_ref().zip(key).and_then(|(journal, key)| journal.get(&key));
            if let Some(known) = known.and_then(|bytes| serde_json::from_slice(&bytes).ok()) {
                return Ok(known);
            }
            let result = match child {
                Some(child) if item.inputs().into_iter().all(child::may_send) => match child.ask(item, limit)
                {
                    Ok(result) => result,
                    Err(reason) => return Ok((self.failed)(item, reason)),
                },
                _ => (self.work)(item),
            };
            match journal.as_ref().zip(key) {
                Some((journal, key)) => journal.put(&key, &result).map(|()| result),
                None => Ok(result),
            }
        };
        let mut done = done;
        let mut broken = None;
        let each = |result: Result<R, String>| match result {
            Ok(result) => done(result),
            Err(why) => {
                broken = Some(why);
                ControlFlow::Break(())
            }
        };
        let start = || children.then(Child::new);
        workers::in_order(self.options.jobs, items, start, work, each, |n| progress.show(n));
        progress.clear();
        broken.map_or(Ok(()), Err)
    }

    /// What results depend on beside the input: files that are named, and the settings.
    fn identity(&self) -> (String, Vec<PathBuf>) {
        let knowing = self.knowing;
        let files = knowing.families.iter().chain(&knowing.config).chain(&knowing.with_prior);
        (format!("{:?} {}", self.lang, self.settings), files.cloned().collect())
    }
}
