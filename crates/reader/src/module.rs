//! The face of a reader: the functions that its WebAssembly module exports. It imports nothing.
//! `room` for the file, `along` for what a question brings, `ask`, and then `told` until the next question.

#![allow(unsafe_code, reason = "an exported name is unsafe by its nature; nothing else here is")]

use gouji_reader::{Question, Room, encode};
use std::cell::RefCell;

thread_local! {
    static ROOM: RefCell<Room> = RefCell::default();
    static TOLD: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Makes room for a file of so many bytes and tells where it is to be written.
#[unsafe(no_mangle)]
extern "C" fn room(length: usize) -> *const u8 {
    ROOM.with_borrow_mut(|room| {
        *room = Room::of(vec![0; length]);
        room.bytes.as_ptr()
    })
}

/// Makes room for what a question brings along, of so many bytes, and tells where it is to be written.
#[unsafe(no_mangle)]
extern "C" fn along(length: usize) -> *const u8 {
    ROOM.with_borrow_mut(|room| {
        room.along = vec![0; length];
        room.along.as_ptr()
    })
}

/// Asks the question of these numbers; how many bytes are told.
#[unsafe(no_mangle)]
extern "C" fn ask(question: u32, of: u32) -> usize {
    let answer = |question| ROOM.with_borrow_mut(|room| encode(&room.answer(question)));
    let told = Question::of((question, of)).map(answer).unwrap_or_default();
    TOLD.with_borrow_mut(|kept| {
        *kept = told;
        kept.len()
    })
}

/// Where the answer stands.
#[unsafe(no_mangle)]
extern "C" fn told() -> *const u8 {
    TOLD.with_borrow(|told| told.as_ptr())
}
