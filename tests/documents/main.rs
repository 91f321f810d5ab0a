//! What comes out of documents: real ones with real damage, and others in all the styles that plans are written in.

#![expect(clippy::unwrap_used, reason = "a document that cannot be read fails the test")]

mod forms;
mod prose;
mod raw;
mod styles;

#[path = "../support/documents.rs"]
mod documents;
