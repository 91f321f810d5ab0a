//! CSV export: the indicators of plans as a table for a spreadsheet, one row each, with what was added.
//!
//! What always holds: no cell can act as a formula, and every row is one line. A spreadsheet takes a cell that
//! begins with `=`, `+`, `-` or `@` for a formula, so such a cell begins with `'` here (OWASP, "CSV
//! Injection"); a plain number like `-3.5` or `+5%` computes nothing and stays a number.

use super::{Annotated, ExportError};
use crate::plan::{Figure, Indicator, Plan};
use crate::record::Record;
use crate::say;
use crate::words::{Lang, Phrase, paper};

/// Whether the table begins with a byte order mark, by which Excel and WPS know UTF-8.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bom {
    /// It does.
    With,
    /// It does not.
    Without,
}

const COLUMNS: [Phrase; 23] = [
    paper::PLAN,
    paper::ID,
    paper::NUMBER,
    paper::DOMAIN,
    paper::NAME,
    paper::UNIT,
    paper::BASELINE,
    paper::BASELINE_YEAR,
    paper::TARGET,
    paper::TARGET_YEAR,
    paper::RELATION,
    paper::MILESTONES,
    paper::BINDING,
    paper::ORIGIN,
    paper::SECTION,
    paper::REMARK,
    paper::STATUS,
    paper::OWNER,
    paper::DUE,
    paper::READING,
    paper::READING_YEAR,
    paper::SOURCE_COLUMN,
    paper::NOTES,
];

/// The table of these indicators, each with its plan and its record, under a row of headings.
///
/// # Errors
/// Never in practice; the writer's own error is handed on.
pub fn csv<'a>(
    indicators: impl Iterator<Item = (Annotated<'a>, &'a Indicator)>,
    bom: Bom,
    lang: Lang,
) -> Result<String, ExportError> {
    let mut rows = ::csv::Writer::from_writer(Vec::new());
    rows.write_record(COLUMNS.map(|heading| heading.say(lang)))?;
    for (of, indicator) in indicators {
        let record = of.records.record(&indicator.id);
        let mut cells = stated(of.plan, indicator, lang);
        cells.extend(added(record, lang));
        rows.write_record(cells.iter().map(|cell| guarded(cell)))?;
    }
    let bytes = rows.into_inner().map_err(|error| ::csv::Error::from(error.into_error()))?;
    let mark = if bom == Bom::With { "\u{feff}" } else { "" };
    Ok(format!("{mark}{}", String::from_utf8_lossy(&bytes)))
}

/// What the plan states, up to and including the remark.
fn stated(plan: &Plan, indicator: &Indicator, lang: Lang) -> Vec<String> {
    let text = |words: Option<&str>| words.unwrap_or_default().to_owned();
    let value = |figure: Option<&Figure>| figure.map(|f| f.text.to_string()).unwrap_or_default();
    let years = |figure: Option<&Figure>| figure.map(say::years).unwrap_or_default();
    let (baseline, target) = (indicator.baseline.as_ref(), indicator.target.as_ref());
    let cells = [
        plan.id.clone(),
        indicator.id.to_string(),
        text(indicator.number.as_deref()),
        text(indicator.domain.as_deref()),
        indicator.name.to_string(),
        text(indicator.unit.as_deref()),
        value(baseline),
        years(baseline),
        value(target),
        years(target),
        target.map(|t| say::relation(t.relation, lang)).unwrap_or_default().to_owned(),
        say::milestones(indicator, lang),
        indicator.binding.map(|b| say::binding(b, lang)).unwrap_or_default().to_owned(),
        say::origin(indicator.origin, lang).to_owned(),
        say::path(plan, indicator.section, lang),
        text(indicator.note.as_deref()),
    ];
    cells.to_vec()
}

/// What people added, from the status on.
fn added(record: Option<&Record>, lang: Lang) -> [String; 7] {
    let Some(record) = record else { return Default::default() };
    let reading = record.readings().next_back();
    let notes: Vec<_> = record
        .notes()
        .map(|note| {
            [say::note_head(note, lang), paper::COLON.say(lang).to_owned(), say::line(&note.text)].concat()
        })
        .collect();
    [
        say::status_of(record, lang).unwrap_or_default(),
        record.owner().unwrap_or_default().to_owned(),
        record.due().unwrap_or_default().to_owned(),
        reading.map(|r| r.value.to_owned()).unwrap_or_default(),
        reading.map(|r| r.year.to_string()).unwrap_or_default(),
        reading.and_then(|r| r.source).unwrap_or_default().to_owned(),
        notes.join(paper::SEMICOLON.say(lang)),
    ]
}

/// The cell on one line, and with `'` in front if a spreadsheet would compute it.
fn guarded(cell: &str) -> String {
    // A tab or line end in front, behind which some programs find the formula, is gone with this.
    let line = say::line(cell);
    if line.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) && !is_number(&line) {
        format!("'{line}")
    } else {
        line
    }
}

/// A sign, digits with at most one point among them, and perhaps `%`: nothing that computes.
fn is_number(cell: &str) -> bool {
    let digits = cell.strip_prefix(['+', '-']).unwrap_or(cell);
    let digits = digits.strip_suffix('%').unwrap_or(digits);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    is_digits(whole) && is_digits(fraction)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{records, small};
    use super::*;

    fn table(bom: Bom, lang: Lang) -> String {
        let (plan, records) = (small(), records());
        let of = Annotated { plan: &plan, records: &records };
        csv(plan.indicators.iter().map(|i| (of, i)), bom, lang).unwrap()
    }

    #[test]
    fn every_row_has_every_column() {
        let text = table(Bom::Without, Lang::Zh);
        let mut reader = ::csv::Reader::from_reader(text.as_bytes());
        assert_eq!(reader.headers().unwrap().len(), COLUMNS.len());
        let rows: Vec<_> = reader.records().map(|row| row.unwrap()).collect();
        assert_eq!(rows.len(), 2);
        let first: Vec<_> = rows[0].iter().collect();
        assert_eq!(&first[..6], ["small", "t1", "1", "养老", "护理型床位占比", "%"]);
        assert_eq!(&first[6..11], ["55", "2025", ">60", "2030", "高于"]);
        assert_eq!(&first[16..22], ["滞后", "市民政局", "", "-0.5", "2027", "统计公报"]);
        assert_eq!(first[22], "2026-11-22 li 问题：=1+1|*缺*口 <b>第二行</b>", "struck notes are left out");
        assert_eq!(text.lines().count(), 3, "one line a row");
    }

    #[test]
    fn the_headings_are_in_the_language_and_the_mark_is_in_front() {
        assert!(table(Bom::Without, Lang::En).starts_with("plan,id,number,"));
        assert!(table(Bom::With, Lang::Zh).starts_with("\u{feff}规划,编号,序号,"));
    }

    #[test]
    fn what_a_spreadsheet_would_compute_is_guarded() {
        for (cell, guarded_cell) in [
            ("=1+1", "'=1+1"),
            ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
            ("-2+3", "'-2+3"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1+1", "'=1+1"),
            ("\r\n-x", "'-x"),
            ("＝1+1", "'＝1+1"),
            ("-", "'-"),
            ("-3.5.1", "'-3.5.1"),
        ] {
            assert_eq!(guarded(cell), guarded_cell, "{cell:?}");
        }
    }

    #[test]
    fn a_plain_number_stays_a_number() {
        for cell in ["-3.5", "+5%", "-12", "0", ">50", "55.4", "年均-3", "'quoted'"] {
            assert_eq!(guarded(cell), cell);
        }
    }
}
