//! Columns: what each column of a table of indicators holds, read from its header and from what stands under it.

use super::words;
use crate::import::amount::{Line, Years, five_years_at, years_at};
use crate::import::block::{Cell, Grid};
use crate::text::Short;

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    /// 序号
    Number,
    /// 领域, 类别
    Domain,
    /// 指标
    Name,
    /// 单位
    Unit,
    /// 属性
    Binding,
    /// 2030年, 目标, 年均
    Value(Stage, Option<Years>),
    /// 备注
    Note,
    /// 责任单位 and whatever else.
    Other,
}

/// What a column of figures says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Stage {
    /// 基期, 现状
    Baseline,
    /// 目标
    Target,
    /// 实际, 完成
    Actual,
    /// Only a year.
    Year,
    /// 年均
    Average,
    /// 累计
    Total,
}

/// The columns of a table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Columns {
    /// One role a column, from the left.
    pub roles: Vec<Role>,
    /// The unit said for the whole table: 单位：万人.
    pub unit: Option<String>,
}

impl Columns {
    /// The first column of a role.
    pub(super) fn at(&self, role: Role) -> Option<usize> {
        self.roles.iter().position(|other| *other == role)
    }
}

/// How many rows may stand above the header: a caption, the unit of all.
const ROWS_ABOVE: usize = 4;

/// The columns, and the first row under the header.
pub(super) fn find(grid: &Grid) -> Option<(Columns, usize)> {
    (0..grid.len().min(ROWS_ABOVE)).find_map(|at| header(grid, at))
}

/// Whether cells of these words can be a header: each is short, and one stands over the names.
pub(super) fn can_be_header(texts: &[Short]) -> bool {
    // With one of these the words for a column of names begin, in either script; next to no row has them.
    const SIGNS: [char; 7] = ['指', '名', '项', '項', '内', '內', '目'];
    texts.iter().any(|text| text.contains(SIGNS) && role(text) == Some(Role::Name))
        && texts.iter().all(|text| text.chars().count() <= 30 && !is_answer(text))
}

/// The columns that the header at row `at` names, and the first row under it.
pub(super) fn header(grid: &Grid, at: usize) -> Option<(Columns, usize)> {
    let row = grid.row(at)?;
    let mut texts: Vec<Short> = row.iter().map(words).collect();
    if !can_be_header(&texts) {
        return None;
    }
    let mut first = at + 1;
    while let Some(next) = grid.row(first).filter(|next| first < at + 3 && goes_on(&texts, next)) {
        for (text, cell) in texts.iter_mut().zip(&next) {
            let more = words(cell);
            if !text.contains(more.as_str()) {
                text.push_str(&more);
            }
        }
        first += 1;
    }
    let mut roles: Vec<Option<Role>> = texts.iter().map(|text| role(text)).collect();
    by_content(&mut roles, &texts, grid, first);
    let roles: Vec<Role> = roles.into_iter().map(|role| role.unwrap_or(Role::Other)).collect();
    let columns = Columns { unit: unit_above(grid, at), roles };
    is_of_indicators(&columns, &texts).then_some((columns, first))
}

/// Whether a row is a second row of the header: it names years and has neither figures nor 约束性.
fn goes_on(above: &[Short], row: &[Cell]) -> bool {
    let name = above.iter().position(|text| role(text) == Some(Role::Name));
    let texts: Vec<Short> = row.iter().map(words).collect();
    let under_name = name.and_then(|at| texts.get(at));
    let has_name = under_name.is_some_and(|text| !text.is_empty() && above.iter().all(|other| other != text));
    let is_value = |text: &Short| matches!(role(text), Some(Role::Value(..)));
    let is_figure = |text: &Short| !is_value(text) && super::cell::looks_like_value(text);
    !has_name && texts.iter().any(is_value) && !texts.iter().any(|text| is_binding(text) || is_figure(text))
}

/// Whether such a header stands over indicators and not over projects or duties.
fn is_of_indicators(columns: &Columns, texts: &[Short]) -> bool {
    let values = columns.roles.iter().filter(|role| matches!(role, Role::Value(..))).count();
    let says_so = texts.iter().any(|text| {
        let text = crate::text::fold(text);
        text.contains("指标") && !text.contains("任务")
    });
    let has_binding = columns.at(Role::Binding).is_some();
    let has_unit = columns.at(Role::Unit).is_some();
    columns.at(Role::Name).is_some() && values > 0 && (says_so || has_binding || (has_unit && values > 1))
}

/// What a header's words say of its column.
pub(super) fn role(text: &str) -> Option<Role> {
    let line = Line::new(text);
    let text = line.folded_text(0..line.len());
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let is = |words: &[&str]| words.contains(&text.as_str());
    if text.is_empty() {
        return None;
    }
    if has(&["责任", "牵头", "部门", "来源", "权重", "名次", "排名", "时间", "时限", "日期", "期限"])
    {
        return Some(Role::Other);
    }
    if is(&["序号", "编号", "no.", "no", "#", "号", "序", "指标序号"]) {
        return Some(Role::Number);
    }
    if has(&["属性", "性质", "指标类型", "约束性"]) && !has(&["年"]) {
        return Some(Role::Binding);
    }
    if has(&["单位"]) && text.chars().count() <= 6 {
        return Some(Role::Unit);
    }
    if let Some(role) = value_role(&line, &text) {
        return Some(role);
    }
    if has(&["备注", "说明"]) || is(&["注"]) {
        return Some(Role::Note);
    }
    if is(&[
        "领域",
        "类别",
        "分类",
        "维度",
        "大类",
        "方面",
        "板块",
        "类型",
        "指标类别",
        "一级指标",
        "目标类别",
        "指标领域",
        "指标分类",
    ]) {
        return Some(Role::Domain);
    }
    (has(&["指标", "名称"]) || is(&["项目", "内容", "目标名称"])).then_some(Role::Name)
}

fn value_role(line: &Line, text: &str) -> Option<Role> {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    // How far something has come, and how much it grew, is no value of the indicator.
    if has(&["完成率", "完成比例", "完成进度", "同比", "比上年", "较上年"]) {
        return Some(Role::Other);
    }
    let years = (0..line.len()).find_map(|at| header_years(line, at));
    // What was measured in a part of a year stands for no year.
    if has(&["月", "季度", "半年"]) && has(&["实际", "完成", "实绩"]) {
        return Some(Role::Other);
    }
    let last = years.map(Years::last);
    if has(&["年均", "年平均", "年度增"]) {
        return Some(Role::Value(Stage::Average, years.filter(|years| years.span().is_some())));
    }
    if has(&["累计", "五年合计"]) {
        return Some(Role::Value(Stage::Total, years.filter(|years| years.span().is_some())));
    }
    if has(&["基期", "现状", "基准", "基数", "基础值", "期初"]) {
        return Some(Role::Value(Stage::Baseline, last));
    }
    if has(&["实际", "完成", "实绩"]) {
        return Some(Role::Value(Stage::Actual, last));
    }
    if has(&["目标值", "规划目标", "目标", "规划值", "期末", "预期"]) && !has(&["目标名称", "指标目标名"])
    {
        let is_name = has(&["指标"]) && years.is_none() && !has(&["值"]);
        return (!is_name).then_some(Role::Value(Stage::Target, last));
    }
    last.filter(|_| text.chars().count() <= 12).map(|years| Role::Value(Stage::Year, Some(years)))
}

/// Years in a header stand without 年 too.
fn header_years(line: &Line, at: usize) -> Option<Years> {
    let years = years_at(line, at).or_else(|| five_years_at(line, at)).map(|(years, _)| years);
    years.or_else(|| {
        let is_bare = at == 0
            && line.len() >= 4
            && (0..4).all(|at| line.folded(at).is_some_and(|c| c.is_ascii_digit()));
        let year: i32 = is_bare.then(|| line.folded_text(0..4).parse().ok()).flatten()?;
        let is_alone = !line.folded(4).is_some_and(|c| c.is_ascii_digit() || c == '.');
        (is_alone && (1990..2200).contains(&year)).then_some(Years { from: year, to: year })
    })
}

/// Settles the columns that have no header or share one, by what stands in them from row `first` on.
fn by_content(roles: &mut [Option<Role>], texts: &[Short], grid: &Grid, first: usize) {
    let column = |at: usize| -> Vec<Short> {
        let cells = grid.column_from(at, first).map(|cell| words(&cell));
        cells.filter(|text| !text.is_empty()).collect()
    };
    let most = |texts: &[Short], test: &dyn Fn(&Short) -> bool| {
        !texts.is_empty() && texts.iter().filter(|text| test(text)).count() * 2 > texts.len()
    };
    let name = roles.iter().position(|role| *role == Some(Role::Name));
    for at in 0..roles.len() {
        let is_open = roles.get(at) == Some(&None);
        let is_name = roles.get(at) == Some(&Some(Role::Name));
        if !is_open && !is_name {
            continue;
        }
        let cells = column(at);
        let is_numbers = most(&cells, &|text| is_number(text));
        let is_bindings = most(&cells, &|text| is_binding(text));
        let follows_name = name.is_some_and(|name| name < at);
        let was_number = at > 0 && roles.get(at - 1) == Some(&Some(Role::Number));
        let new = if is_numbers && (is_name || name.is_none_or(|name| at < name)) {
            Some(Role::Number)
        } else if is_bindings {
            Some(Role::Binding)
        } else if is_open && (was_number || follows_name) && most(&cells, &|text| has_letters(text)) {
            let is_beside = at > 0 && matches!(roles.get(at - 1), Some(Some(Role::Name | Role::Number)));
            is_beside.then_some(Role::Name)
        } else if is_open && at == 0 && !cells.is_empty() && most(&cells, &|text| has_letters(text)) {
            Some(Role::Domain)
        } else {
            continue;
        };
        if let Some(role) = roles.get_mut(at) {
            *role = new;
        }
    }
    wide_values(roles, texts);
}

/// A header over two columns, of which the second has no words of its own, stays with the first.
fn wide_values(roles: &mut [Option<Role>], texts: &[Short]) {
    for at in 1..roles.len() {
        let is_same = texts.get(at).is_some_and(|text| !text.is_empty() && Some(text) == texts.get(at - 1));
        if is_same
            && matches!(roles.get(at), Some(Some(Role::Value(..))))
            && let Some(role) = roles.get_mut(at)
        {
            *role = Some(Role::Other);
        }
    }
}

/// 单位：万人 above the header at row `at`.
fn unit_above(grid: &Grid, at: usize) -> Option<String> {
    grid.rows().take(at).flatten().find_map(|cell| {
        let text = words(&cell);
        let unit = text.strip_prefix("单位：").or_else(|| text.strip_prefix("单位:"))?;
        crate::import::amount::is_unit(unit).then(|| unit.to_owned())
    })
}

/// Whether a cell is a row's number.
pub(super) fn is_number(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| "()（）.．、".contains(c));
    !bare.is_empty() && bare.chars().count() <= 3 && bare.chars().all(|c| c.is_ascii_digit())
}

/// Whether a cell says 约束性 or 预期性.
pub(super) fn is_binding(text: &str) -> bool {
    let text = crate::text::fold(text);
    text.chars().count() <= 8 && (text.contains("约束") || text.contains("预期") || text.contains("指导性"))
}

/// Whether a cell says 约束性 or 预期性 and nothing else, as no header does.
fn is_answer(text: &str) -> bool {
    matches!(crate::text::fold(text).as_str(), "约束性" | "预期性" | "指导性")
}

/// Whether a cell holds words and no bare number.
pub(super) fn has_letters(text: &str) -> bool {
    text.chars().filter(|c| c.is_alphabetic()).count() >= 2 && !is_binding(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_known_by_many_names() {
        assert_eq!(role("指标名称"), Some(Role::Name));
        assert_eq!(role("主要指标"), Some(Role::Name));
        assert_eq!(role("指标属性"), Some(Role::Binding));
        assert_eq!(role("计量单位"), Some(Role::Unit));
        assert_eq!(role("责任单位"), Some(Role::Other));
        assert_eq!(role("序 号"), Some(Role::Number));
        assert_eq!(role("領域"), Some(Role::Domain));
        assert_eq!(role("年均增长（%）"), Some(Role::Value(Stage::Average, None)));
        let year = Some(Years { from: 2030, to: 2030 });
        assert_eq!(role("2030年实际"), Some(Role::Value(Stage::Actual, year)));
        assert_eq!(role("2030年目标值"), Some(Role::Value(Stage::Target, year)));
        assert_eq!(role("2030年基期值"), Some(Role::Value(Stage::Baseline, year)));
        assert_eq!(role("２０３０"), Some(Role::Value(Stage::Year, year)));
        assert_eq!(role("规划目标"), Some(Role::Value(Stage::Target, None)));
        assert_eq!(role("2030年完成"), Some(Role::Value(Stage::Actual, year)));
        for other in
            ["2030年完成率", "2030年上半年完成", "2030年1-6月实际", "2030年同比（%）", "完成时间", "完成时限"]
        {
            assert_eq!(role(other), Some(Role::Other), "{other}");
        }
    }
}
