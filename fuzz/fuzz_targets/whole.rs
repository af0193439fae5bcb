#![no_main]

use std::sync::LazyLock;

static SCHEMA: LazyLock<jsonschema::Validator> = LazyLock::new(gouji_fuzz::invariants::schema);

libfuzzer_sys::fuzz_target!(|data: &str| gouji_fuzz::invariants::whole(data, &SCHEMA));
