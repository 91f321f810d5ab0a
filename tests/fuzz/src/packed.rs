//! Packed files from what is in them, so that a change of one byte changes what a reader sees and not only whether
//! the file can be unpacked.

use std::borrow::Cow;
use std::io::{Cursor, Write};

/// A zip file of the parts that begin with lines like `=== word/document.xml`; bytes that are a zip file as they are.
pub fn package(input: &[u8]) -> Cow<'_, [u8]> {
    if input.starts_with(b"PK") {
        return Cow::Borrowed(input);
    }
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    let mut is_open = false;
    for line in input.split_inclusive(|&byte| byte == b'\n') {
        if let Some(name) = line.strip_prefix(b"=== ") {
            // Two parts of one name are refused; what follows is then left out.
            is_open = zip.start_file(String::from_utf8_lossy(name).trim(), options).is_ok();
        } else if is_open {
            zip.write_all(line).expect("memory takes all");
        }
    }
    Cow::Owned(zip.finish().expect("memory takes all").into_inner())
}

/// A PDF file of objects, `N 0 obj … endobj`, the first the catalog, with the table of places that such a file ends
/// with; bytes that are a PDF file as they are. `stream LENGTH` in an object's dictionary is not checked.
pub fn pdf(input: &[u8]) -> Cow<'_, [u8]> {
    if input.starts_with(b"%PDF") {
        return Cow::Borrowed(input);
    }
    let mut file = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for line in input.split_inclusive(|&byte| byte == b'\n') {
        let number = line.strip_suffix(b" 0 obj\n").and_then(|number| std::str::from_utf8(number).ok());
        if let Some(number) = number.and_then(|number| number.parse::<u32>().ok()) {
            places.push((number, file.len()));
        }
        file.extend_from_slice(line);
    }
    let table = file.len();
    file.extend_from_slice(b"\nxref\n");
    for (number, place) in &places {
        file.extend_from_slice(format!("{number} 1\n{place:010} 00000 n \n").as_bytes());
    }
    let size = places.iter().map(|(number, _)| number).max().map_or(0, |most| most.saturating_add(1));
    let end = format!("trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{}\n%%EOF\n", table + 1);
    file.extend_from_slice(end.as_bytes());
    Cow::Owned(file)
}
