//! The command line as a user runs it: the real program in a home of its own.

mod changing;
mod comparing;
mod exporting;
mod home;
mod importing;
mod looking;
mod mending;
mod searching;
mod seeing_to_it;
mod usage;
