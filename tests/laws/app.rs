//! The program under any keys, at any size: the model stays valid, every screen can be drawn, and how a plan was
//! left is how it is found.

use crate::stage::{Setting, Stage};
use gangmu::app::layout::{self, Focus};
use gangmu::app::overlay::FilterRow;
use gangmu::app::{Import, Model, Overlay, Spot, bookmarks, palette};
use gangmu::keys::{Key, bindings};
use gangmu::terminal::{Event, Mouse};
use proptest::prelude::*;

/// What may happen, keys mostly; `None` is a pause.
fn event() -> impl Strategy<Value = Option<Event>> {
    let bound: Vec<Key> = bindings().iter().flat_map(|binding| binding.keys).copied().collect();
    let typing = [
        Key::Enter,
        Key::Esc,
        Key::Tab,
        Key::BackTab,
        Key::Backspace,
        Key::Delete,
        Key::AltEnter,
        Key::Ctrl('j'),
        Key::Ctrl('w'),
        Key::Ctrl('a'),
        Key::Ctrl('e'),
        Key::Alt('x'),
        Key::F(7),
    ];
    let text: Vec<char> = "护理养老yl36“”——……①，é\u{301}👍\u{200d}👩\u{200b}\t\n１2".chars().collect();
    let sizes = vec![
        (0, 0),
        (1, 1),
        (2, 1),
        (19, 4),
        (20, 5),
        (21, 6),
        (40, 12),
        (59, 9),
        (60, 10),
        (80, 24),
        (120, 40),
        (300, 7),
    ];
    let size = prop_oneof![4 => prop::sample::select(sizes), 1 => (0..140_u16, 0..50_u16)];
    let something = prop_oneof![
        30 => prop::sample::select(bound).prop_map(Event::Key),
        8 => prop::sample::select(typing.to_vec()).prop_map(Event::Key),
        10 => prop::sample::select(text).prop_map(|c| Event::Key(Key::Char(c))),
        3 => size.prop_map(|(columns, rows)| Event::Resize { columns, rows }),
        1 => (0..140_u16, 0..50_u16).prop_map(|(column, row)| Event::Mouse(Mouse::Click { column, row })),
        1 => (0..9_u16).prop_map(|row| Event::Mouse(Mouse::ScrollDown { column: 0, row })),
        1 => any::<String>().prop_map(Event::Paste),
    ];
    prop_oneof![9 => something.prop_map(Some), 1 => Just(None)]
}

fn stage(is_wide: bool, has_records: bool) -> Stage {
    let setting = Setting::new().two_plans();
    let setting = if is_wide { setting.wide() } else { setting };
    if has_records { setting.with_records().with_full_text().open() } else { setting.open() }
}

fn happen(stage: &mut Stage, event: Option<Event>) {
    match event {
        Some(event) => stage.event(event),
        None => drop(stage.settle()),
    }
}

/// Whether `row` is one of `count` and, of those, among the rows shown from `top` on.
fn is_shown(row: usize, top: usize, count: usize, height: u16) -> bool {
    let height = usize::from(height).max(1);
    count == 0 && row == 0 || row < count && (top..top + height).contains(&row)
}

fn exists(model: &Model, spot: Spot) -> bool {
    model.desks.get(&spot.plan).is_some_and(|desk| !desk.plan.id_of(spot.place).is_empty())
}

/// What is wrong with the model, if anything.
fn fault(model: &Model) -> Option<String> {
    if model.plan >= model.library.len() {
        return Some(format!("plan {}", model.plan));
    }
    for (at, desk) in &model.desks {
        let rows = desk.tree.rows(&desk.plan);
        let Ok(row) = rows.binary_search(&desk.tree.mark()) else {
            return Some(format!("the mark {} is in a folded section", desk.tree.mark()));
        };
        let tree = layout::panes(model.size, Focus::Tree, model.zoomed, model.split()).tree;
        if *at == model.plan && !is_shown(row, desk.tree.top, rows.len(), tree.height) {
            return Some(format!("the mark's row {row} is off the screen from {}", desk.tree.top));
        }
        if desk.reader.section >= desk.plan.sections.len() {
            return Some(format!("there is nothing to read at {:?}", desk.reader));
        }
    }
    let home = model.home.rows(model.library.len(), &model.desks);
    if model.home.row >= home.len() {
        return Some(format!("row {} of the library's {}", model.home.row, home.len()));
    }
    fault_of_table(model)
        .or_else(|| model.overlays.iter().find_map(|overlay| fault_of_overlay(model, overlay)))
}

fn fault_of_table(model: &Model) -> Option<String> {
    let table = &model.table;
    let height = model.table_areas().rows.height;
    if !is_shown(table.row, table.top, table.rows.len(), height) {
        return Some(format!("row {} of {} from {}", table.row, table.rows.len(), table.top));
    }
    let are_there = table
        .rows
        .iter()
        .all(|row| model.desks.get(&row.plan).is_some_and(|desk| row.indicator < desk.plan.indicators.len()));
    if !are_there || table.skipped >= table.columns().len() {
        return Some(format!("rows that are not there, or {} columns skipped", table.skipped));
    }
    None
}

fn fault_of_overlay(model: &Model, overlay: &Overlay) -> Option<String> {
    let in_range = |row: usize, count: usize| row < count.max(1);
    let is_valid = match overlay {
        Overlay::Search(finder) => {
            let height = layout::finder(model.size).hits.height;
            is_shown(finder.row, finder.top, finder.hits.len(), height)
        }
        Overlay::Status(spot) | Overlay::Card { spot, .. } | Overlay::History { spot, .. } => {
            exists(model, *spot)
        }
        Overlay::Note(note) => exists(model, note.spot),
        Overlay::Reading(form) => exists(model, form.spot) && form.field < form.fields.len(),
        Overlay::Line(form) => exists(model, form.spot),
        Overlay::Filter(form) => form.row < FilterRow::ALL.len(),
        Overlay::Palette(typed) => in_range(typed.row, palette::commands(typed).len()),
        Overlay::Loose { list, row } => in_range(*row, list.len()),
        Overlay::Bookmarks { row } => in_range(*row, bookmarks(model).len()),
        Overlay::Compare { comparison, row, .. } => in_range(*row, comparison.rows.len()),
        Overlay::Import(form) => form.choice.is_none_or(|at| at < form.choices.len()),
        Overlay::Replace => matches!(&model.import, Import::Ready(prepared) if prepared.rival.is_some()),
        Overlay::Imported { top } => {
            let lines = model.report_lines(layout::help(model.size)).len();
            matches!(model.import, Import::Ready(_)) && in_range(*top, lines)
        }
        Overlay::Help { top } => *top < palette::HELP_LINES,
        Overlay::Sort => true,
    };
    (!is_valid).then(|| format!("{overlay:?}"))
}

/// A plan of so many measures, each with an indicator.
fn edition(measures: usize) -> String {
    let measure = |n| format!("建设{n}处服务设施。到2030年，第{n}项覆盖率达到{}%以上。\n", 80 + n);
    format!("某市“十五五”养老服务规划\n一、重点任务\n{}", (0..measures).map(measure).collect::<String>())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_keys_leave_a_valid_model_and_a_screen_that_can_be_drawn(
        is_wide: bool,
        has_records: bool,
        events in prop::collection::vec(event(), 0..60),
    ) {
        let mut stage = stage(is_wide, has_records);
        for event in events {
            happen(&mut stage, event.clone());
            prop_assert_eq!(fault(stage.model()), None, "after {:?}", event);
            stage.print();
        }
    }

    #[test]
    fn any_keys_around_an_import_leave_a_valid_model(
        has_records: bool,
        editions in prop::collection::vec(1..9_usize, 1..4),
        events in prop::collection::vec(event(), 0..40),
    ) {
        let mut stage = stage(false, has_records);
        let file = stage.folder().join("nursing.txt");
        let mut events = events.into_iter();
        for measures in editions {
            std::fs::write(&file, edition(measures)).unwrap();
            stage.keys("<Esc><Esc><Esc><Esc>:import ").paste(&file.display().to_string()).keys("<Enter>");
            for event in events.by_ref().take(6) {
                happen(&mut stage, event.clone());
                prop_assert_eq!(fault(stage.model()), None, "after {:?}", event);
            }
            stage.read().keys("<Enter>");
            prop_assert_eq!(fault(stage.model()), None);
            for event in events.by_ref().take(6) {
                happen(&mut stage, event.clone());
                prop_assert_eq!(fault(stage.model()), None, "after {:?}", event);
                stage.look_around().print();
            }
        }
    }

    #[test]
    fn a_plan_is_found_as_it_was_left(events in prop::collection::vec(event(), 0..40)) {
        let mut stage = stage(false, true);
        for event in events {
            happen(&mut stage, event);
        }
        stage.settle();
        let before = stage.model().desk().cloned();
        let split = stage.model().split();
        let (columns, rows) = (stage.model().size.columns, stage.model().size.rows);
        let mut stage = stage.reopen();
        stage.resize(columns, rows);
        let after = stage.model().desk().cloned();
        let left = |desk: &gangmu::app::Desk| {
            (desk.plan.id.clone(), desk.tree.rows(&desk.plan), desk.tree.mark(), desk.reader)
        };
        prop_assert_eq!(before.as_ref().map(left), after.as_ref().map(left));
        prop_assert_eq!(stage.model().split(), split);
        let kept = std::fs::read(stage.folder().join("view.json")).ok();
        let stage = stage.reopen();
        prop_assert_eq!(std::fs::read(stage.folder().join("view.json")).ok(), kept);
    }
}
