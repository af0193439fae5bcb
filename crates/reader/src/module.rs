//! The functions that the WebAssembly module of a reader exports. It imports nothing.
//! `allocate` memory for the file, `attach` what a question needs, `request` an answer, and then `response` until the next request.

#![allow(unsafe_code, reason = "an exported name is unsafe by its nature; nothing else here is")]

use gouji_reader::{Question, Session, encode};
use std::cell::RefCell;

thread_local! {
    static SESSION: RefCell<Session> = RefCell::default();
    static RESPONSE: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Allocates memory for a file of so many bytes; gives where it is to be written.
#[unsafe(no_mangle)]
extern "C" fn allocate(length: usize) -> *const u8 {
    SESSION.with_borrow_mut(|session| {
        *session = Session::of(vec![0; length]);
        session.bytes.as_ptr()
    })
}

/// Allocates memory for what is attached to the next question, of so many bytes, and gives its address.
#[unsafe(no_mangle)]
extern "C" fn attach(length: usize) -> *const u8 {
    SESSION.with_borrow_mut(|session| {
        session.attached = vec![0; length];
        session.attached.as_ptr()
    })
}

/// Asks the question of these numbers; gives how many bytes the response has.
#[unsafe(no_mangle)]
extern "C" fn request(question: u32, of: u32) -> usize {
    let answer = |question| SESSION.with_borrow_mut(|session| encode(&session.answer(question)));
    let bytes = Question::of((question, of)).map(answer).unwrap_or_default();
    RESPONSE.with_borrow_mut(|response| {
        *response = bytes;
        response.len()
    })
}

/// Where the response stands.
#[unsafe(no_mangle)]
extern "C" fn response() -> *const u8 {
    RESPONSE.with_borrow(|response| response.as_ptr())
}
