//! A child process that works on one document after another, and its parent's side of it.
//! One that takes too long is ended, one that died is told; the next document starts another.

use super::frames;
use crate::inputs::Input;
use gouji_report::unreadable::Reason;
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::io::{self, BufReader, BufWriter};
use std::process::{self, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel, sync_channel};
use std::thread;
use std::time::Duration;

/// The parent's side: starts the process when it is first asked.
pub struct Child {
    running: Option<Running>,
}

struct Running {
    process: process::Child,
    requests: BufWriter<ChildStdin>,
    answers: Receiver<Vec<u8>>,
}

/// Whether an input can be given to a child: standard input is the parent's own.
pub fn may_send(input: &Input) -> bool {
    match input {
        Input::Standard | Input::Not(..) => false,
        Input::File(_) | Input::Member(..) => true,
        Input::Halves(prose, forms) => may_send(prose) && may_send(forms),
    }
}

impl Child {
    pub fn new() -> Child {
        Child { running: None }
    }

    /// The result of `item`, or why there is none after `limit` (for ever, where there is no limit).
    pub fn ask<R: DeserializeOwned>(
        &mut self,
        item: &impl Serialize,
        limit: Option<Duration>,
    ) -> Result<R, Reason> {
        let refused = |error: io::Error| Reason::Refused(error.to_string());
        if self.running.is_none() {
            self.running = Some(Running::start().map_err(refused)?);
        }
        let Some(running) = &mut self.running else { return Err(Reason::Fault) };
        let answer = match frames::send(&mut running.requests, item) {
            Ok(()) => running.answer(limit),
            Err(_) => Err(RecvTimeoutError::Disconnected),
        };
        let reason = match answer {
            Ok(answer) => return frames::value(&answer).map_err(|_| Reason::Fault),
            Err(RecvTimeoutError::Timeout) => Reason::TookTooLong(limit.unwrap_or_default()),
            Err(RecvTimeoutError::Disconnected) => Reason::Fault,
        };
        self.end();
        Err(reason)
    }

    fn end(&mut self) {
        if let Some(Running { mut process, .. }) = self.running.take() {
            // It may have ended by itself.
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        self.end();
    }
}

impl Running {
    /// Starts this program once more, as it was started, but for what makes it a child.
    fn start() -> io::Result<Running> {
        let width = terminal_size::terminal_size().map_or(100, |(width, _)| width.0);
        let mut process = Command::new(std::env::current_exe()?)
            .args(std::env::args_os().skip(1).take(1))
            .arg(format!("--as-worker={width}"))
            .args(std::env::args_os().skip(2))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let (Some(requests), Some(stdout)) = (process.stdin.take(), process.stdout.take()) else {
            return Err(io::ErrorKind::BrokenPipe.into());
        };
        let (send, answers) = sync_channel(1);
        thread::spawn(move || {
            let mut from = BufReader::new(stdout);
            while let Ok(answer) = frames::next(&mut from) {
                if send.send(answer).is_err() {
                    break;
                }
            }
        });
        Ok(Running { process, requests: BufWriter::new(requests), answers })
    }

    fn answer(&self, limit: Option<Duration>) -> Result<Vec<u8>, RecvTimeoutError> {
        match limit {
            Some(limit) => self.answers.recv_timeout(limit),
            None => self.answers.recv().map_err(|_| RecvTimeoutError::Disconnected),
        }
    }
}

/// The child's side: works on what comes until nothing more does. It ends with its parent, whatever it is at.
pub fn serve<I: DeserializeOwned, R: Serialize>(work: impl Fn(&I) -> R + Send) -> ! {
    let (send, inputs) = channel();
    thread::spawn(move || {
        let mut from = BufReader::new(io::stdin());
        while let Ok(bytes) = frames::next(&mut from) {
            if send.send(bytes).is_err() {
                break;
            }
        }
        process::exit(0);
    });
    let answering = move || {
        let mut to = BufWriter::new(io::stdout());
        while let Ok(bytes) = inputs.recv() {
            let answered = frames::value::<I>(&bytes).and_then(|item| frames::send(&mut to, &work(&item)));
            if answered.is_err() {
                process::exit(2);
            }
        }
    };
    super::workers::with_room(answering);
    process::exit(0)
}
