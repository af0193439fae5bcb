#![no_main]

libfuzzer_sys::fuzz_target!(|data: &str| gouji_fuzz::invariants::text(data));
