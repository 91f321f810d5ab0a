//! `gangmu indicators`: the indicators of plans as a table, all of them or those of one sort.

use super::error::CliError;
use super::said::Said;
use super::session::Session;
use super::table::{Align, Table};
use super::{args, parse};
use crate::export::{Annotated, Bom, csv};
use crate::plan::{Address, Binding, Figure, Indicator, indicator_to_json};
use crate::record::{RecordFile, Status};
use crate::say;
use crate::search::Query;
use crate::text::fold;
use crate::words::{Lang, Phrase, cli as t, help as w};
use clap::{ArgMatches, Command};
use serde_json::{Map, Value};

pub(super) fn command(lang: Lang) -> Command {
    let usage = "gangmu indicators [PLAN...] [--binding | --expected] [--status STATUS]\n       \
                 [--words WORDS] [--csv | --json]";
    args::command("indicators", w::INDICATORS, usage, lang)
        .arg(args::plan_list(lang))
        .arg(args::switch("binding", w::BINDING, lang).conflicts_with("expected"))
        .arg(args::switch("expected", w::EXPECTED, lang))
        .arg(args::option("status", "STATUS", w::WITH_STATUS, lang))
        .arg(args::option("words", "WORDS", w::WITH_WORDS, lang))
        .arg(args::switch("csv", w::CSV, lang).conflicts_with("json"))
        .arg(args::json(lang))
}

/// Which indicators are wanted.
struct Sort {
    binding: Option<Binding>,
    /// The status, or `Some(None)` for those that have none.
    status: Option<Option<Status>>,
    words: Query,
}

impl Sort {
    fn new(matches: &ArgMatches) -> Result<Self, CliError> {
        let binding = match (matches.get_flag("binding"), matches.get_flag("expected")) {
            (true, _) => Some(Binding::Binding),
            (_, true) => Some(Binding::Expected),
            _ => None,
        };
        let status = args::given(matches, "status").map(parse::status).transpose()?;
        Ok(Self { binding, status, words: Query::parse(args::word(matches, "words")) })
    }

    fn takes(&self, indicator: &Indicator, records: &RecordFile) -> bool {
        let record = records.record(&indicator.id);
        let status = || match record {
            // A status of a later version is none of those known here, and not none at all either.
            Some(record) => (record.status(), say::status_of(record, Lang::Zh).is_none()),
            None => (None, true),
        };
        let names =
            || fold(&format!("{} {}", indicator.name, indicator.domain.as_deref().unwrap_or_default()));
        (self.binding.is_none() || indicator.binding == self.binding)
            && self.status.is_none_or(|wanted| match wanted {
                Some(wanted) => status().0 == Some(wanted),
                None => status().1,
            })
            && (self.words.is_empty() || self.words.words().all(|word| names().contains(word)))
    }
}

pub(super) fn run(matches: &ArgMatches, session: &Session) -> Result<Said, CliError> {
    let sort = Sort::new(matches)?;
    let (plans, mut asides) = session.plans(&args::words(matches, "plans"))?;
    let records: Vec<_> =
        plans.iter().map(|plan| session.records(&plan.id, &mut asides)).collect::<Result<_, _>>()?;
    let wanted = || {
        plans.iter().zip(&records).flat_map(|(plan, records)| {
            let wanted = plan.indicators.iter().filter(|indicator| sort.takes(indicator, records));
            wanted.map(move |indicator| (Annotated { plan, records }, indicator))
        })
    };
    let said = if matches.get_flag("csv") {
        Said::raw(csv(wanted(), Bom::Without, session.lang)?)
    } else if matches.get_flag("json") {
        Said::json(&wanted().map(|(of, i)| with_address(of, i)).collect::<Result<Vec<_>, _>>()?)?
    } else {
        Said::text(&table(wanted(), session))
    };
    Ok(said.with_asides(asides))
}

/// The indicator with its plan and address in front, and its status at the end if it has one.
pub(super) fn with_address(of: Annotated<'_>, indicator: &Indicator) -> Result<Value, CliError> {
    let mut fields = Map::new();
    fields.insert("plan".to_owned(), of.plan.id.clone().into());
    fields.insert("address".to_owned(), Address::new(&of.plan.id, &indicator.id).to_string().into());
    if let Value::Object(own) = indicator_to_json(of.plan, indicator)? {
        fields.extend(own);
    }
    let status = of.records.record(&indicator.id).and_then(|record| record.stamped_status());
    if let Some(status) = status.and_then(|stamped| stamped.value.as_ref()) {
        fields.insert("status".to_owned(), serde_json::to_value(status)?);
    }
    Ok(Value::Object(fields))
}

fn table<'a>(wanted: impl Iterator<Item = (Annotated<'a>, &'a Indicator)>, session: &Session) -> String {
    let lang = session.lang;
    let wanted: Vec<_> = wanted.collect();
    let heading = |phrase: Phrase| phrase.say(lang);
    let years_in = |of: fn(&Indicator) -> Option<&Figure>, phrase: Phrase| match the_year(
        wanted.iter().filter_map(|(_, indicator)| of(indicator)),
    ) {
        Some(year) => (String::new(), format!("{year} {}", heading(phrase))),
        None => (heading(t::YEAR).to_owned(), heading(phrase).to_owned()),
    };
    let (baseline_year, baseline) = years_in(|i| i.baseline.as_ref(), t::BASELINE);
    let (target_year, target) = years_in(latest, t::TARGET);
    let mut table = Table::new([
        (heading(t::ADDRESS), Align::Left),
        (heading(t::NAME), Align::Giving),
        (&baseline_year, Align::Left),
        (&baseline, Align::Point),
        (&target_year, Align::Left),
        (&target, Align::Point),
        (heading(t::UNIT), Align::Left),
        (heading(t::NATURE), Align::Left),
        (heading(t::STATUS), Align::Left),
    ]);
    for (of, indicator) in &wanted {
        let text = |figure: Option<&Figure>| figure.map(|f| f.text.to_string()).unwrap_or_default();
        let year = |figure: Option<&Figure>, heading: &str| match figure {
            Some(figure) if !heading.is_empty() => say::years(figure),
            _ => String::new(),
        };
        let record = of.records.record(&indicator.id);
        table.push([
            Address::new(&of.plan.id, &indicator.id).to_string(),
            indicator.name.to_string(),
            year(indicator.baseline.as_ref(), &baseline_year),
            text(indicator.baseline.as_ref()),
            year(latest(indicator), &target_year),
            text(latest(indicator)),
            indicator.unit.as_deref().unwrap_or_default().to_owned(),
            indicator.binding.map(|b| say::binding(b, lang)).unwrap_or_default().to_owned(),
            record.and_then(|record| say::status_of(record, lang)).unwrap_or_default(),
        ]);
    }
    table.render(session.columns(), session.widths())
}

/// The year of all the figures, if it is one and the same: then it needs to be said only once.
fn the_year<'a>(mut figures: impl Iterator<Item = &'a Figure>) -> Option<String> {
    let year = say::years(figures.next()?);
    (!year.is_empty() && figures.all(|figure| say::years(figure) == year)).then_some(year)
}

/// The target, or the last milestone of an indicator that has no target.
fn latest(indicator: &Indicator) -> Option<&Figure> {
    indicator.target.as_ref().or_else(|| indicator.milestones.last())
}
