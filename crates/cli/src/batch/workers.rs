//! Work on many inputs with several threads, results in the order of the inputs.
//! Threads take the next input as they become free; what is done early waits for its turn, and no thread is far ahead.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

/// How often `waiting` is called while nothing is done.
const TICK: Duration = Duration::from_millis(200);
/// Room for deep tables of hostile documents.
const STACK: usize = 16 << 20;
/// So many results may wait for one that takes long; more, and memory would grow with the folder.
const AHEAD: usize = 256;

/// Calls `work` on every item and `done` on every result, in order; stops early when `done` breaks. Each of the `jobs`
/// threads (as many as there are cores, where that is not said) works with what `start` gave it.
/// `waiting` hears now and then how many results are done.
pub fn in_order<T: Sync, S, R: Send>(
    jobs: Option<usize>,
    items: &[T],
    start: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, &T) -> R + Sync,
    mut done: impl FnMut(R) -> ControlFlow<()>,
    mut waiting: impl FnMut(usize),
) {
    let turns = Turns::default();
    let count =
        jobs.unwrap_or_else(|| thread::available_parallelism().map_or(1, usize::from)).min(items.len());
    thread::scope(|scope| {
        let (send, receive) = sync_channel(2 * count.max(1));
        for _ in 0..count {
            let (send, turns, start, work) = (send.clone(), &turns, &start, &work);
            let worker = move || {
                let mut own = start();
                while let Some(i) = turns.take(items.len()) {
                    if send.send((i, work(&mut own, &items[i]))).is_err() {
                        break;
                    }
                }
            };
            thread::Builder::new().stack_size(STACK).spawn_scoped(scope, worker).expect("a thread");
        }
        drop(send);
        let mut early = BTreeMap::new();
        let mut turn = 0;
        while turn < items.len() {
            match receive.recv_timeout(TICK) {
                Ok((i, result)) => {
                    early.insert(i, result);
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            while let Some(result) = early.remove(&turn) {
                turn += 1;
                if done(result).is_break() {
                    turns.stop();
                    return;
                }
            }
            turns.done(turn);
            waiting(turn);
        }
    });
}

/// Does `work` on a thread with room for deep tables.
pub fn with_room(work: impl FnOnce() + Send) {
    thread::scope(|scope| {
        thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work).expect("a thread");
    });
}

/// Which item is next, how many results are written, whether it is over.
#[derive(Default)]
struct Turns {
    state: Mutex<(usize, usize, bool)>,
    moved: Condvar,
}

impl Turns {
    /// The next of `all` items, as soon as it is not too far ahead; none when there is none, or it is over.
    fn take(&self, all: usize) -> Option<usize> {
        let ahead = |(next, written, over): &mut (usize, usize, bool)| !*over && *next >= *written + AHEAD;
        let waited = self.moved.wait_while(self.state(), ahead);
        let mut state = waited.unwrap_or_else(PoisonError::into_inner);
        let (next, _, over) = *state;
        state.0 += 1;
        (!over && next < all).then_some(next)
    }

    fn done(&self, written: usize) {
        self.state().1 = written;
        self.moved.notify_all();
    }

    fn stop(&self) {
        self.state().2 = true;
        self.moved.notify_all();
    }

    fn state(&self) -> MutexGuard<'_, (usize, usize, bool)> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn results_come_in_the_order_of_the_items() {
        let items: Vec<u64> = (0..200).collect();
        let mut seen = Vec::new();
        let slow = |(): &mut (), n: &u64| {
            thread::sleep(Duration::from_micros((n * 7919) % 300));
            n * 2
        };
        let keep = |r| {
            seen.push(r);
            ControlFlow::Continue(())
        };
        in_order(None, &items, || (), slow, keep, |_| ());
        assert_eq!(seen, items.iter().map(|n| n * 2).collect::<Vec<_>>());
    }

    #[test]
    fn it_stops_when_asked_to_and_does_nothing_for_nothing() {
        let mut seen = 0;
        let one = |_: u32| {
            seen += 1;
            ControlFlow::Break(())
        };
        in_order(Some(2), &[1_u32; 5000], || (), |(), n| *n, one, |_| ());
        in_order(None, &[0_u32; 0], || (), |(), n| *n, |_| ControlFlow::Continue(()), |_| ());
        assert_eq!(seen, 1);
    }

    #[test]
    fn no_thread_runs_far_ahead_of_one_that_takes_long() {
        let items: Vec<usize> = (0..3 * AHEAD).collect();
        let farthest = AtomicUsize::new(0);
        let work = |(): &mut (), n: &usize| {
            if *n == 0 {
                thread::sleep(Duration::from_millis(200));
                return farthest.load(Ordering::Relaxed);
            }
            farthest.fetch_max(*n, Ordering::Relaxed)
        };
        let mut seen = Vec::new();
        let keep = |r| {
            seen.push(r);
            ControlFlow::Continue(())
        };
        in_order(Some(2), &items, || (), work, keep, |_| ());
        assert_eq!(seen.len(), items.len());
        assert!(seen[0] < AHEAD, "{}", seen[0]);
    }

    #[test]
    fn each_thread_has_its_own() {
        let made = AtomicUsize::new(0);
        let start = || made.fetch_add(1, Ordering::Relaxed);
        in_order(Some(3), &[0_u8; 50], start, |_, _| (), |()| ControlFlow::Continue(()), |_| ());
        assert_eq!(made.into_inner(), 3);
    }
}
