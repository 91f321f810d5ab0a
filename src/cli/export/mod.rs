//! `gangmu export`: plans with their records, for other programs and for paper.

mod file;

use super::args;
use super::error::CliError;
use super::said::{Said, escape_json};
use super::session::Session;
use crate::export::{Annotated, Bom, csv, json, markdown};
use crate::words::{Lang, help as w};
use clap::{ArgMatches, Command, value_parser};
use std::path::PathBuf;

pub(super) fn command(lang: Lang) -> Command {
    let usage = "gangmu export [PLAN...] [--format json|csv|markdown] [--bom]\n       [--output FILE]";
    args::command("export", w::EXPORT, usage, lang)
        .arg(args::plan_list(lang))
        .arg(args::option("format", "FORMAT", w::FORMAT, lang).value_parser(["json", "csv", "markdown"]))
        .arg(args::switch("bom", w::BOM, lang))
        .arg(args::option("output", "FILE", w::OUTPUT, lang).value_parser(value_parser!(PathBuf)))
}

pub(super) fn run(matches: &ArgMatches, session: &Session) -> Result<Said, CliError> {
    let (plans, asides) = session.plans(&args::words(matches, "plans"))?;
    let store = session.store()?;
    let mut records = Vec::with_capacity(plans.len());
    for plan in &plans {
        let loaded = store.load(&plan.id);
        // What is exported stands for everything there is: a part of it would be taken for the whole.
        if let Some(problem) = loaded.problem {
            return Err(problem.into());
        }
        records.push(loaded.file);
    }
    let annotated: Vec<_> =
        plans.iter().zip(&records).map(|(plan, records)| Annotated { plan, records }).collect();
    let output = matches.get_one::<PathBuf>("output").filter(|path| path.as_os_str() != "-");
    let text = match format(args::given(matches, "format"), output) {
        "csv" => {
            let bom = if matches.get_flag("bom") { Bom::With } else { Bom::Without };
            let rows = annotated.iter().flat_map(|of| of.plan.indicators.iter().map(|i| (*of, i)));
            csv(rows, bom, session.lang)?
        }
        "markdown" => {
            let documents: Vec<_> = annotated.iter().map(|of| markdown(*of, session.lang)).collect();
            documents.join("\n")
        }
        // As it may be looked at in a terminal, it is safe for one, and reads as the same.
        _ => escape_json(json(&annotated)?),
    };
    let said = match output {
        Some(path) => {
            file::write(path, text.as_bytes(), session.folders()?)?;
            Said::default()
        }
        None => Said::raw(text),
    };
    Ok(said.with_asides(asides))
}

/// The format asked for, else that of the file's ending, else JSON, which loses nothing.
fn format<'a>(given: Option<&'a str>, output: Option<&PathBuf>) -> &'a str {
    let ending = output.and_then(|path| path.extension()?.to_str());
    match (given, ending) {
        (Some(format), _) => format,
        (None, Some("csv")) => "csv",
        (None, Some("md" | "markdown")) => "markdown",
        (None, _) => "json",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_says_the_format_unless_it_is_given() {
        let path = |name: &str| Some(PathBuf::from(name));
        assert_eq!(format(None, path("a.csv").as_ref()), "csv");
        assert_eq!(format(None, path("a.md").as_ref()), "markdown");
        assert_eq!(format(Some("csv"), path("a.md").as_ref()), "csv");
        assert_eq!(format(None, path("a").as_ref()), "json");
        assert_eq!(format(None, None), "json");
    }
}
