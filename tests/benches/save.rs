//! What it costs to save one change, the waiting for the disk included.
//!
//! `change` is the whole of it; `disk_alone` writes a text of the same size by the same system calls, so the
//! difference is the program's own time.

fn main() {
    divan::main();
}
