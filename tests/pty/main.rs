//! Programs in a pseudo-terminal: how they begin, how they end, and what they leave behind.

#[path = "../support/documents.rs"]
mod documents;
mod importing;
mod program;
#[path = "../support/pty.rs"]
mod pty;
mod stage;
mod terminal;
