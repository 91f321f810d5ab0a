//! `gangmu outline`: the headings of a plan, each with the id by which it can be addressed.

use super::args;
use super::error::CliError;
use super::said::Said;
use super::session::Session;
use crate::plan::{Kind, Plan, outline_to_json};
use crate::say;
use crate::text::pad;
use crate::words::{Lang, help as w};
use clap::{ArgMatches, Command, value_parser};
use serde::Serialize;

pub(super) fn command(lang: Lang) -> Command {
    let depth = args::option("depth", "N", w::DEPTH, lang).value_parser(value_parser!(u16).range(1..));
    args::command("outline", w::OUTLINE, "gangmu outline PLAN [--depth N] [--json]", lang)
        .arg(args::positional("plan", "PLAN", w::PLAN, lang).required(true))
        .arg(depth)
        .arg(args::json(lang))
}

#[derive(Serialize)]
struct Outline<'a> {
    plan: &'a str,
    title: &'a str,
    sections: serde_json::Value,
}

pub(super) fn run(matches: &ArgMatches, session: &Session) -> Result<Said, CliError> {
    let plan = session.plan(args::word(matches, "plan"))?;
    let levels = matches.get_one::<u16>("depth").map_or(usize::MAX, |&depth| usize::from(depth));
    if matches.get_flag("json") {
        let sections = outline_to_json(plan, levels)?;
        return Said::json(&Outline { plan: &plan.id, title: &plan.title, sections });
    }
    Ok(Said::text(&lines(plan, levels, session)))
}

fn lines(plan: &Plan, levels: usize, session: &Session) -> String {
    let (lang, amb) = (session.lang, session.widths());
    let shown = || plan.sections.iter().enumerate().filter(|(_, section)| section.depth < levels);
    let ids = shown().map(|(_, section)| amb.str(&section.id)).max().unwrap_or(0);
    let mut text = String::new();
    for (at, section) in shown() {
        let indent = "  ".repeat(section.depth);
        let mut line = format!("{}  {indent}{}", pad(&section.id, ids, amb), say::heading(plan, at, lang));
        // What a chapter and a section are can be seen by where they stand.
        if !matches!(section.kind, Kind::Chapter | Kind::Section) {
            line.push_str(&format!("  [{}]", say::kind(section.kind, lang)));
        }
        text.push_str(&line);
        text.push('\n');
    }
    text
}
