//! The command line as a user runs it: the real program in a home of its own.

mod changing;
mod comparing;
#[path = "../support/documents.rs"]
mod documents;
mod exporting;
mod home;
mod hostile;
mod importing;
mod looking;
mod mending;
mod merging;
mod searching;
mod seeing_to_it;
mod sharing;
mod syncing;
mod usage;
