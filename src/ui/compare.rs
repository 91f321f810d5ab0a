//! The comparison: a row an indicator, with its plan, figures and what is between it and the first.

use super::{Canvas, lines, theme};
use crate::app::layout::{self, Area};
use crate::app::line::{Line, Role};
use crate::app::tree::scrolled;
use crate::app::{Desk, Model};
use crate::compare::{Caveat, Comparison, Row};
use crate::plan::{Figure, Indicator};
use crate::say;
use crate::text::{pad, truncate, wrap};
use crate::words::{Lang, screen as w, terms};
use ratatui::style::Style;

/// The columns' widths: plan, name, baseline, target; what is left is for the difference and the caveats.
struct Widths([usize; 4]);

impl Widths {
    fn of(columns: u16) -> Self {
        let columns = usize::from(columns);
        let figure = if columns >= 100 { 16 } else { 11 };
        let plan = if columns >= 100 { 24 } else { 14 };
        let rest = if columns >= 100 { 24 } else { 6 };
        let name = columns.saturating_sub(plan + 2 * figure + 8 + rest).clamp(8, 44);
        Self([plan, name, figure, figure])
    }
}

/// Draws the comparison with one row marked.
pub(super) fn draw(model: &Model, comparison: &Comparison, marked: usize, canvas: &mut Canvas<'_>) {
    let body = layout::frame(model.size).body;
    let lang = model.settings.lang;
    canvas.clear(body);
    let inner = Area { x: body.x + 2, width: body.width.saturating_sub(4), ..body };
    let mut x = inner.x + canvas.put(inner.x, inner.y, &comparison.topic, theme::STRONG, inner.width) + 2;
    if comparison.guessed {
        x +=
            canvas.put(x, inner.y, terms::GUESSED.say(lang), theme::WARNING, inner.right().saturating_sub(x))
                + 2;
    }
    if let Some(remark) = &comparison.remark {
        canvas.put(x, inner.y, remark, theme::DIM, inner.right().saturating_sub(x));
    }
    let widths = Widths::of(inner.width);
    let titles = [w::COLUMN_PLAN, w::COLUMN_NAME, w::COLUMN_BASELINE, w::COLUMN_TARGET]
        .map(|p| p.say(lang).to_owned());
    let head = format!("{}{}", cells(&titles, &widths, canvas), terms::DIFFERENCE.say(lang));
    canvas.put(inner.x, inner.y + 2, &head, theme::DIM, inner.width);
    let detail = if body.height >= 12 { 4 } else { 0 };
    let rows = Area { y: inner.y + 3, height: inner.height.saturating_sub(3 + detail), ..inner };
    let top = scrolled(0, marked, comparison.rows.len(), usize::from(rows.height));
    for (y, (at, row)) in (rows.y..rows.bottom()).zip(comparison.rows.iter().enumerate().skip(top)) {
        let Some((desk, indicator)) = indicator(model, row) else { continue };
        draw_row(canvas, Area { y, height: 1, ..rows }, row, desk, indicator, &widths, lang);
        if at == marked {
            canvas.put(body.x, y, ">", theme::KEY, 1);
            canvas.restyle(Area { y, height: 1, ..body }, theme::MARKED);
        }
    }
    let shown = comparison.rows.get(marked).and_then(|row| indicator(model, row));
    if let Some((desk, indicator)) = shown.filter(|_| detail > 0) {
        let area = Area { y: body.bottom() - detail, height: detail, ..inner };
        let caveats = comparison.rows.get(marked).map(|row| row.caveats.as_slice()).unwrap_or_default();
        full(canvas, area, desk, indicator, caveats, lang);
    }
}

fn indicator<'a>(model: &'a Model, row: &Row) -> Option<(&'a Desk, &'a Indicator)> {
    let desk = model.desks.get(&row.plan)?;
    Some((desk, desk.plan.indicators.get(row.indicator)?))
}

fn cells(cells: &[String; 4], widths: &Widths, canvas: &Canvas<'_>) -> String {
    let padded = cells.iter().zip(widths.0).map(|(cell, width)| pad(cell, width, canvas.ambiguous()) + "  ");
    padded.collect()
}

fn draw_row(
    canvas: &mut Canvas<'_>,
    area: Area,
    row: &Row,
    desk: &Desk,
    indicator: &Indicator,
    widths: &Widths,
    lang: Lang,
) {
    let unit = indicator.unit.as_deref();
    let dated = |figure: Option<&Figure>| figure.map(|f| say::dated(f, unit)).unwrap_or_default();
    let target = indicator.target.as_ref().or_else(|| indicator.milestones.first());
    let words = [
        desk.plan.short_title.clone(),
        indicator.name.to_string(),
        dated(indicator.baseline.as_ref()),
        dated(target),
    ];
    let text = cells(&words, widths, canvas);
    let mut x = area.x + canvas.put(area.x, area.y, &text, Style::new(), area.width);
    if let Some(difference) = row.difference {
        let signed = if difference > 0.0 { format!("+{difference}") } else { difference.to_string() };
        x += canvas.put(x, area.y, &signed, theme::ACCENT, area.right().saturating_sub(x)) + 2;
    }
    let caveats: Vec<&str> = row.caveats.iter().map(|&caveat| say::caveat(caveat, lang)).collect();
    canvas.put(x, area.y, &caveats.join(" "), theme::DIM, area.right().saturating_sub(x));
}

/// The marked indicator in full: name, figures and where it stands.
fn full(
    canvas: &mut Canvas<'_>,
    area: Area,
    desk: &Desk,
    indicator: &Indicator,
    caveats: &[Caveat],
    lang: Lang,
) {
    canvas.rule(area, theme::DIM);
    let columns = usize::from(area.width);
    let unit = indicator.unit.as_deref();
    let figures = indicator.baseline.iter().chain(&indicator.target).chain(&indicator.milestones);
    let figures: Vec<String> = figures.map(|figure| say::dated(figure, unit)).collect();
    let caveats: Vec<&str> = caveats.iter().map(|&caveat| say::caveat(caveat, lang)).collect();
    let figures = format!("{}   {}", figures.join("   "), caveats.join(" "));
    let head = format!("{}:{} {}  {figures}", desk.plan.id, indicator.id, indicator.name);
    let mut shown: Vec<Line> = wrap(&head, columns, 0, canvas.ambiguous())
        .into_iter()
        .take(2)
        .map(|range| Line::of(0, head.get(range).unwrap_or_default(), Role::Strong))
        .collect();
    let path = say::path(&desk.plan, indicator.section, lang);
    shown.push(Line::of(0, truncate(&path, columns, canvas.ambiguous()), Role::Dim));
    lines::draw(canvas, Area { y: area.y + 1, height: area.height - 1, ..area }, &shown, 0);
}
