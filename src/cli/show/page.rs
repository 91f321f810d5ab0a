//! A page is a section or an indicator as text: where it stands, what it says, what was added.

use crate::cli::session::{Located, Session};
use crate::plan::{Edition, Indicator, Place, Plan};
use crate::record::{Record, RecordFile};
use crate::say;
use crate::text::wrap;
use crate::words::{Lang, Phrase, cli as t, full_text, paper};

/// Columns of a line of running text, however wide the terminal is.
const WIDEST: usize = 84;

/// Columns that text stands in from the left.
const INDENT: usize = 2;

/// The page's lines, wrapped if they go to a terminal.
pub(super) fn page(located: &Located, edition: Edition, records: &RecordFile, session: &Session) -> String {
    let lang = session.lang;
    let plan = &*located.plan;
    let mut page = Page { text: String::new(), terminal: session.columns(), session };
    page.line(0, &located.address.to_string());
    page.line(0, &format!("{} > {}", say::line(&plan.short_title), path(located, lang)));
    match located.place {
        Place::Section(at) => page.section(plan, at, edition, records),
        Place::Indicator(at) => {
            if let Some(indicator) = plan.indicators.get(at) {
                page.indicator(indicator);
            }
        }
    }
    if let Some(record) = records.record(&located.address.id) {
        page.record(record);
    }
    page.text
}

fn path(located: &Located, lang: Lang) -> String {
    let path = say::path(&located.plan, located.plan.section_of(located.place), lang);
    match located.place {
        Place::Section(_) => path,
        Place::Indicator(_) => format!("{path} > {}", say::line(located.plan.title_of(located.place))),
    }
}

struct Page<'s> {
    text: String,
    /// The columns of the terminal, if it goes to one.
    terminal: Option<usize>,
    session: &'s Session,
}

impl Page<'_> {
    fn line(&mut self, indent: usize, line: &str) {
        let blanks = " ".repeat(indent);
        let Some(columns) = self.terminal else {
            self.text.push_str(&format!("{blanks}{line}\n"));
            return;
        };
        let columns = columns.min(WIDEST).saturating_sub(indent).max(2);
        for range in wrap(line, columns, 0, self.session.widths()) {
            self.text.push_str(&format!("{blanks}{}\n", line.get(range).unwrap_or_default()));
        }
    }

    fn labelled(&mut self, label: Phrase, value: &str) {
        if !value.is_empty() {
            self.line(0, &say::labelled(label, value, self.session.lang));
        }
    }

    fn section(&mut self, plan: &Plan, at: usize, edition: Edition, records: &RecordFile) {
        let lang = self.session.lang;
        let Some(section) = plan.sections.get(at) else { return };
        self.line(0, &format!("[{}]", say::kind(section.kind, lang)));
        for paragraph in plan.text_of(at, edition) {
            self.text.push('\n');
            for line in say::lines(&paragraph) {
                self.line(INDENT, &line);
            }
        }
        let full = plan.full.as_ref().filter(|_| edition == Edition::Full);
        if let Some(other) = full.and_then(|full| full.elsewhere(plan, at)) {
            let heading =
                format!("{} {}", plan.id_of(Place::Section(other)), say::heading(plan, other, lang));
            self.text.push('\n');
            self.line(INDENT, &full_text::ELSEWHERE.with(lang, &[&heading]));
        }
        let below: Vec<_> = plan.children(at).collect();
        if !below.is_empty() {
            self.heading(t::BELOW);
        }
        for child in below {
            let id = plan.id_of(Place::Section(child));
            self.line(INDENT, &format!("{id}  {}", say::heading(plan, child, lang)));
        }
        let indicators: Vec<_> = plan.indicators_in(at).filter_map(|at| plan.indicators.get(at)).collect();
        if !indicators.is_empty() {
            self.heading(t::INDICATORS);
        }
        for indicator in indicators {
            let status = records.record(&indicator.id).and_then(|record| say::status_of(record, lang));
            let figures = figures(indicator, lang);
            let parts =
                [indicator.id.to_string(), say::line(&indicator.name), figures, status.unwrap_or_default()];
            let parts: Vec<_> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            self.line(INDENT, &parts.join("  "));
        }
    }

    fn heading(&mut self, heading: Phrase) {
        self.text.push('\n');
        self.line(0, heading.say(self.session.lang));
    }

    fn indicator(&mut self, indicator: &Indicator) {
        let lang = self.session.lang;
        let unit = indicator.unit.as_deref();
        let optional = |words: Option<&str>| words.map(say::line).unwrap_or_default();
        self.text.push('\n');
        self.labelled(paper::NUMBER, &optional(indicator.number.as_deref()));
        self.labelled(paper::DOMAIN, &optional(indicator.domain.as_deref()));
        self.labelled(paper::UNIT, &optional(indicator.unit.as_deref()));
        let dated = |figure| say::dated(figure, unit);
        self.labelled(paper::BASELINE, &indicator.baseline.as_ref().map(dated).unwrap_or_default());
        self.labelled(paper::MILESTONES, &say::milestones(indicator, lang));
        self.labelled(paper::TARGET, &indicator.target.as_ref().map(dated).unwrap_or_default());
        self.labelled(paper::BINDING, indicator.binding.map(|b| say::binding(b, lang)).unwrap_or_default());
        self.labelled(paper::ORIGIN, say::origin(indicator.origin, lang));
        self.labelled(paper::REMARK, &optional(indicator.note.as_deref()));
    }

    fn record(&mut self, record: &Record) {
        let lang = self.session.lang;
        if record.is_empty() {
            return;
        }
        self.text.push('\n');
        let status = say::status_of(record, lang).map(|status| match record.stamped_status() {
            Some(stamped) => format!("{status} ({})", signed(&stamped.by, &stamped.at)),
            None => status,
        });
        self.labelled(paper::STATUS, &status.unwrap_or_default());
        self.labelled(paper::OWNER, &say::line(record.owner().unwrap_or_default()));
        self.labelled(paper::DUE, &say::line(record.due().unwrap_or_default()));
        for reading in record.readings() {
            let source = reading.source.map(|s| format!(" {}", paper::SOURCE.with(lang, &[&say::line(s)])));
            let value = say::line(reading.value);
            let by = signed(reading.by, reading.at);
            let line = format!("{} {value}{} ({by})", reading.year, source.unwrap_or_default());
            self.labelled(paper::READINGS, &line);
        }
        for note in record.notes() {
            self.line(0, &say::note_head(note, lang));
            for line in say::lines(&note.text) {
                self.line(INDENT, &line);
            }
        }
    }
}

/// Baseline, milestones and target in one line.
fn figures(indicator: &Indicator, lang: Lang) -> String {
    let dated = |figure| say::dated(figure, indicator.unit.as_deref());
    let milestones = say::milestones(indicator, lang);
    let parts = indicator.baseline.as_ref().map(dated).into_iter().chain([milestones]);
    let parts = parts.chain(indicator.target.as_ref().map(dated)).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" -> ")
}

/// Who wrote something, and on which day.
fn signed(by: &str, at: &str) -> String {
    format!("{} {}", say::line(by), say::day(at)).trim().to_owned()
}
