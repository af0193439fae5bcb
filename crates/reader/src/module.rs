//! The face of a reader: the functions that its WebAssembly module exports. It imports nothing.
//! `room` for the file, `ask`, and then `told` until the next question.

#![allow(unsafe_code, reason = "an exported name is unsafe by its nature; nothing else here is")]

use gouji_reader::{Question, answer, encode};
use std::sync::{Mutex, PoisonError};

static FILE: Mutex<Vec<u8>> = Mutex::new(Vec::new());
static TOLD: Mutex<Vec<u8>> = Mutex::new(Vec::new());

/// Makes room for a file of so many bytes and tells where it is to be written.
#[unsafe(no_mangle)]
extern "C" fn room(length: usize) -> *const u8 {
    let mut file = FILE.lock().unwrap_or_else(PoisonError::into_inner);
    *file = vec![0; length];
    file.as_ptr()
}

/// Asks the question of these numbers; how many bytes are told.
#[unsafe(no_mangle)]
extern "C" fn ask(question: u32, of: u32) -> usize {
    let mut file = FILE.lock().unwrap_or_else(PoisonError::into_inner);
    let mut told = TOLD.lock().unwrap_or_else(PoisonError::into_inner);
    *told =
        Question::of((question, of)).map(|question| encode(&answer(question, &mut file))).unwrap_or_default();
    told.len()
}

/// Where the answer stands.
#[unsafe(no_mangle)]
extern "C" fn told() -> *const u8 {
    TOLD.lock().unwrap_or_else(PoisonError::into_inner).as_ptr()
}
