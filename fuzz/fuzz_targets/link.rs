#![no_main]

libfuzzer_sys::fuzz_target!(|data: &str| {
    gouji_fuzz::hash(data);
    gouji_fuzz::hash(&format!("#gouji={data}"));
});
