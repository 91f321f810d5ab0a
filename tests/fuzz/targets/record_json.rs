#![no_main]
libfuzzer_sys::fuzz_target!(|input: &[u8]| gangmu_fuzz::record_json(input));
