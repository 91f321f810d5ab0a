#![no_main]
libfuzzer_sys::fuzz_target!(|input: &[u8]| gangmu_fuzz::markdown(input));
