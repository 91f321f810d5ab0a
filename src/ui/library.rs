//! The library: a row a plan with what it covers, its chapters below it, and the marked plan in full.

use super::{Canvas, lines, theme};
use crate::app::home::{Brief, HomeRow};
use crate::app::layout::{self, Area};
use crate::app::line::{Line, Role, Span};
use crate::app::{Desk, Model};
use crate::say;
use crate::text::{pad, pad_left, truncate};
use crate::words::{Lang, behind, full_text as t, screen as w, terms};
use ratatui::style::Style;

/// The columns behind the plan's name, with their widths.
const NUMBERS: usize = 6;
const REGION: usize = 8;
const PERIOD: usize = 9;

/// Draws the library.
pub(super) fn draw(model: &Model, canvas: &mut Canvas<'_>) {
    let areas = layout::table(model.size, false);
    let name = name_columns(model);
    head(model.settings.lang, canvas, areas.head, name);
    let rows = model.home.rows(model.library.len(), &model.desks);
    let ids: Vec<&str> = model.library.ids().collect();
    for (y, (at, &row)) in
        (areas.rows.y..areas.rows.bottom()).zip(rows.iter().enumerate().skip(model.home.top))
    {
        let area = Area { y, height: 1, ..areas.rows };
        match row {
            HomeRow::Plan(plan) => match model.brief(plan) {
                Some(brief) => plan_row(model, &brief, canvas, area, name, model.home.is_open(plan)),
                None => unread_row(model, plan, canvas, area, ids.get(plan).copied().unwrap_or_default()),
            },
            HomeRow::Chapter(plan, section) => {
                if let Some(desk) = model.desks.get(&plan) {
                    chapter_row(model, desk, canvas, area, section);
                }
            }
        }
        if at == model.home.row {
            canvas.restyle(area, theme::MARKED);
            canvas.put(area.x, y, ">", theme::MARKED, 1);
        }
    }
    if let Some(brief) = rows.get(model.home.row).and_then(|row| model.brief(row.plan())) {
        detail(model, &brief, canvas, areas.detail);
    }
}

/// A plan that was not read yet, or cannot be read.
fn unread_row(model: &Model, plan: usize, canvas: &mut Canvas<'_>, area: Area, id: &str) {
    let x = area.x + 3 + canvas.put(area.x + 3, area.y, id, theme::DIM, area.width.saturating_sub(3));
    if let Some(why) = model.reading.broken.get(&plan) {
        let why = behind::IS_BROKEN.with(model.settings.lang, &[why]);
        canvas.put(x + 2, area.y, &why, theme::DIM, area.right().saturating_sub(x + 2));
    }
}

fn name_columns(model: &Model) -> usize {
    let others = 3 + 2 + REGION + 2 + PERIOD + 2 + 5 * NUMBERS;
    usize::from(model.size.columns).saturating_sub(others).clamp(12, 44)
}

fn head(lang: Lang, canvas: &mut Canvas<'_>, area: Area, name: usize) {
    let ambiguous = canvas.ambiguous();
    let mut text = format!(
        "   {}  {}  {}  ",
        pad(w::COLUMN_PLAN.say(lang), name, ambiguous),
        pad(w::COLUMN_REGION.say(lang), REGION, ambiguous),
        pad(w::COLUMN_PERIOD.say(lang), PERIOD, ambiguous),
    );
    for title in [w::COUNT_SECTIONS, w::COUNT_INDICATORS, w::COUNT_BINDING, w::COUNT_EXPECTED, w::COUNT_TEXT]
    {
        text.push_str(&pad_left(title.say(lang), NUMBERS, ambiguous));
    }
    canvas.put(area.x, area.y, &text, theme::STRONG, area.width);
}

fn plan_row(model: &Model, brief: &Brief, canvas: &mut Canvas<'_>, area: Area, name: usize, is_open: bool) {
    let ambiguous = canvas.ambiguous();
    canvas.put(area.x + 1, area.y, if is_open { "-" } else { "+" }, theme::DIM, 1);
    let mut x = area.x + 3;
    let title = pad(&brief.short_title, name, ambiguous);
    x += canvas.put(x, area.y, &title, theme::STRONG, area.right().saturating_sub(x));
    let period = format!("{}-{}", brief.period.from, brief.period.to);
    let mut rest =
        format!("  {}  {}  ", pad(&brief.region, REGION, ambiguous), pad(&period, PERIOD, ambiguous));
    for count in brief.counts {
        rest.push_str(&pad_left(&count.to_string(), NUMBERS, ambiguous));
    }
    x += canvas.put(x, area.y, &rest, Style::new(), area.right().saturating_sub(x)) + 2;
    for span in statuses(brief, model.settings.lang) {
        x += canvas.put(x, area.y, &span.text, theme::style(span.role), area.right().saturating_sub(x));
    }
}

fn chapter_row(model: &Model, desk: &Desk, canvas: &mut Canvas<'_>, area: Area, section: usize) {
    let heading = say::heading(&desk.plan, section, model.settings.lang);
    let progress = desk.progress.get(section).copied().unwrap_or_default();
    let mut right = area.right().saturating_sub(1);
    if progress.total > 0 {
        let counted = format!("{}/{}", progress.done, progress.total);
        right = right.saturating_sub(canvas.put_right(right, area.y, &counted, theme::DIM) + 2);
    }
    let room = right.saturating_sub(area.x + 5);
    let heading = truncate(&heading, usize::from(room), canvas.ambiguous()).into_owned();
    canvas.put(area.x + 5, area.y, &heading, Style::new(), room);
}

/// How many things have which status, as words.
fn statuses(brief: &Brief, lang: Lang) -> Vec<Span> {
    let words = |&(status, count)| {
        Span::new(format!("{} {count}  ", say::status(status, lang)), Role::Status(status))
    };
    brief.statuses.iter().map(words).collect()
}

/// The marked plan: whole title, document number, what is flagged.
fn detail(model: &Model, brief: &Brief, canvas: &mut Canvas<'_>, area: Area) {
    if area.height < 2 {
        return;
    }
    canvas.rule(area, theme::DIM);
    let inner = Area { y: area.y + 1, height: area.height - 1, ..area }.inset(1);
    let columns = usize::from(inner.width);
    let title = truncate(&brief.title, columns, canvas.ambiguous()).into_owned();
    let mut source = brief.source.clone();
    source.push(format!("{} {}", terms::GAPS.say(model.settings.lang), brief.gaps));
    source.extend(brief.has_full.then(|| t::HAS_FULL.say(model.settings.lang).to_owned()));
    let shown = [
        Line::of(0, title, Role::Strong),
        Line::of(0, source.join("  "), Role::Dim),
        Line { indent: 0, spans: statuses(brief, model.settings.lang) },
    ];
    lines::draw(canvas, inner, &shown, 0);
}
