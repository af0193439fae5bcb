//! Work on many inputs with all cores, results in the order of the inputs.
//! Threads take the next input as they become free; what is done early waits for its turn.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::thread;
use std::time::Duration;

/// How often `waiting` is called while nothing is done.
const TICK: Duration = Duration::from_millis(200);
/// Room for deep tables of hostile documents.
const STACK: usize = 16 << 20;

/// Calls `work` on every item and `done` on every result, in order; stops early when `done` breaks.
/// `waiting` hears now and then how many results are done.
pub fn in_order<T: Sync, R: Send>(
    items: &[T],
    work: impl Fn(&T) -> R + Sync,
    mut done: impl FnMut(R) -> ControlFlow<()>,
    mut waiting: impl FnMut(usize),
) {
    let next = AtomicUsize::new(0);
    let count = thread::available_parallelism().map_or(1, usize::from).min(items.len());
    thread::scope(|scope| {
        let (send, receive) = sync_channel(2 * count.max(1));
        for _ in 0..count {
            let (send, next, work) = (send.clone(), &next, &work);
            let worker = move || {
                while let Some((i, item)) = take(items, next) {
                    if send.send((i, work(item))).is_err() {
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
                    next.store(items.len(), Ordering::Relaxed);
                    return;
                }
            }
            waiting(turn);
        }
    });
}

fn take<'a, T>(items: &'a [T], next: &AtomicUsize) -> Option<(usize, &'a T)> {
    let i = next.fetch_add(1, Ordering::Relaxed);
    items.get(i).map(|item| (i, item))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_the_order_of_the_items() {
        let items: Vec<u64> = (0..200).collect();
        let mut seen = Vec::new();
        let slow = |n: &u64| {
            thread::sleep(Duration::from_micros((n * 7919) % 300));
            n * 2
        };
        let keep = |r| {
            seen.push(r);
            ControlFlow::Continue(())
        };
        in_order(&items, slow, keep, |_| ());
        assert_eq!(seen, items.iter().map(|n| n * 2).collect::<Vec<_>>());
    }

    #[test]
    fn it_stops_when_asked_to_and_does_nothing_for_nothing() {
        let mut seen = 0;
        let one = |_: u32| {
            seen += 1;
            ControlFlow::Break(())
        };
        in_order(&[1_u32; 50], |n| *n, one, |_| ());
        in_order(&[0_u32; 0], |n| *n, |_| ControlFlow::Continue(()), |_| ());
        assert_eq!(seen, 1);
    }
}
