//! Markdown export: a plan as a document, with indicators, statuses and notes under what they belong to.
//!
//! What always holds: text of a plan or a person is shown as it stands and is never markup. Every character
//! that could be is escaped by a backslash, as CommonMark 0.31 §2.4 allows for all ASCII punctuation.

mod escape;

use super::Annotated;
use crate::plan::{Edition, Indicator, Plan};
use crate::record::Record;
use crate::say;
use crate::words::{Lang, paper};
use escape::inline;

/// The deepest heading that Markdown has.
const DEEPEST: usize = 6;

/// The plan as a document of blocks that are parted by empty lines.
#[must_use]
pub fn markdown(of: Annotated<'_>, lang: Lang) -> String {
    let plan = of.plan;
    let mut blocks = vec![format!("# {}", inline(&plan.title)), facts(plan, lang)];
    for at in 0..plan.sections.len() {
        section(of, at, lang, &mut blocks);
    }
    list_under(paper::GAPS.say(lang), plan.gaps.iter().map(|gap| inline(gap)).collect(), &mut blocks);
    let unattached = of.records.unattached(plan);
    if !unattached.is_empty() {
        blocks.push(format!("## {}", paper::UNATTACHED.say(lang)));
        for id in unattached {
            blocks.push(format!("**{}**", inline(id)));
            blocks.extend(of.records.record(id).and_then(|record| added(record, lang)));
        }
    }
    blocks.join("\n\n") + "\n"
}

/// Who issued the plan, when, and for which years.
fn facts(plan: &Plan, lang: Lang) -> String {
    let period = format!("{}-{}", plan.period.from, plan.period.to);
    let horizon = plan.horizon.map(|year| year.to_string());
    let facts = [
        (paper::REGION, Some(plan.region.as_str())),
        (paper::ISSUER, plan.issuer.as_deref()),
        (paper::DOC_NUMBER, plan.doc_number.as_deref()),
        (paper::ISSUED, plan.issued.as_deref()),
        (paper::PERIOD, Some(period.as_str())),
        (paper::HORIZON, horizon.as_deref()),
    ];
    let mut lines: Vec<_> = facts
        .into_iter()
        .filter_map(|(label, fact)| Some(format!("- {}", say::labelled(label, &inline(fact?), lang))))
        .collect();
    if plan.edition == Edition::Digest {
        lines.push(format!("- {}", paper::DIGEST.say(lang)));
    }
    lines.join("\n")
}

fn section(of: Annotated<'_>, at: usize, lang: Lang, blocks: &mut Vec<String>) {
    let Some(section) = of.plan.sections.get(at) else { return };
    let title = inline(&say::heading(of.plan, at, lang));
    let level = section.depth + 2;
    blocks.push(if level <= DEEPEST {
        format!("{} {title}", "#".repeat(level))
    } else {
        format!("**{title}**")
    });
    blocks.extend(of.records.record(&section.id).and_then(|record| added(record, lang)));
    for paragraph in section.text.iter() {
        let lines: Vec<_> = say::lines(paragraph).iter().map(|line| inline(line)).collect();
        if !lines.is_empty() {
            blocks.push(lines.join("\\\n"));
        }
    }
    let indicators: Vec<_> = of.plan.indicators_in(at).filter_map(|at| of.plan.indicators.get(at)).collect();
    if !indicators.is_empty() {
        blocks.push(table(&indicators, of, lang));
    }
    for indicator in indicators {
        if let Some(text) = of.records.record(&indicator.id).and_then(|record| added(record, lang)) {
            blocks.push(format!("**{} {}**", inline(&indicator.id), inline(&indicator.name)));
            blocks.push(text);
        }
    }
}

fn table(indicators: &[&Indicator], of: Annotated<'_>, lang: Lang) -> String {
    let headings = [
        paper::ID,
        paper::NAME,
        paper::BASELINE,
        paper::MILESTONES,
        paper::TARGET,
        paper::BINDING,
        paper::STATUS,
        paper::REMARK,
    ];
    let row = |cells: &[String]| format!("| {} |", cells.join(" | "));
    let mut lines =
        vec![row(&headings.map(|h| h.say(lang).to_owned())), row(&headings.map(|_| "---".to_owned()))];
    for indicator in indicators {
        let dated = |figure| say::dated(figure, indicator.unit.as_deref());
        let status = of.records.record(&indicator.id).and_then(|record| say::status_of(record, lang));
        let cells = [
            indicator.id.to_string(),
            indicator.name.to_string(),
            indicator.baseline.as_ref().map(dated).unwrap_or_default(),
            say::milestones(indicator, lang),
            indicator.target.as_ref().map(dated).unwrap_or_default(),
            indicator.binding.map(|b| say::binding(b, lang)).unwrap_or_default().to_owned(),
            status.unwrap_or_default(),
            indicator.note.as_deref().unwrap_or_default().to_owned(),
        ];
        lines.push(row(&cells.map(|text| inline(&text))));
    }
    lines.join("\n")
}

/// What people added to one section or indicator, as a list; `None` if there is nothing to show.
fn added(record: &Record, lang: Lang) -> Option<String> {
    let fields = [
        (paper::STATUS, say::status_of(record, lang)),
        (paper::OWNER, record.owner().map(str::to_owned)),
        (paper::DUE, record.due().map(str::to_owned)),
    ];
    let mut lines: Vec<_> = fields
        .into_iter()
        .filter_map(|(label, value)| Some(format!("- {}", say::labelled(label, &inline(&value?), lang))))
        .collect();
    for reading in record.readings() {
        let source = reading.source.map(|s| format!(" ({})", paper::SOURCE.with(lang, &[&inline(s)])));
        let value = format!("{} {}{}", reading.year, inline(reading.value), source.unwrap_or_default());
        lines.push(format!("- {}", say::labelled(paper::READINGS, &value, lang)));
    }
    for note in record.notes() {
        let text: Vec<_> = say::lines(&note.text).iter().map(|line| inline(line)).collect();
        let head = inline(&say::note_head(note, lang));
        lines.push(format!("- {head}{}{}", paper::COLON.say(lang), text.join("\\\n  ")));
    }
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn list_under(heading: &str, lines: Vec<String>, blocks: &mut Vec<String>) {
    if !lines.is_empty() {
        blocks.push(format!("## {heading}"));
        blocks.push(lines.into_iter().map(|line| format!("- {line}")).collect::<Vec<_>>().join("\n"));
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{records, small};
    use super::*;

    fn document(plan: &Plan) -> String {
        markdown(Annotated { plan, records: &records() }, Lang::Zh)
    }

    #[test]
    fn headings_go_down_with_the_outline() {
        let text = document(&small());
        let headings: Vec<_> = text.lines().filter(|line| line.starts_with('#')).collect();
        let expected = [
            "# 某市养老服务规划",
            "## 一 总体要求",
            "### （一）主要目标",
            "## 二 重点任务",
            "### 建设养老床位",
            "### 专栏1 工程",
            "#### 改造工程",
            "## 规划中已无对应条目的记录",
        ];
        assert_eq!(headings, expected);
    }

    #[test]
    fn notes_stand_under_what_they_belong_to() {
        let text = document(&small());
        let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words} in {text}"));
        let indicator = at("| t1 | 护理型床位占比 | 2025 55% |  | 2030 \\>60% | 约束性 | 滞后 |  |");
        let note = at("- 2026-11-22 li 问题：\\=1+1\\|\\*缺\\*口\\\n  \\<b\\>第二行\\</b\\>");
        assert!(at("### （一）主要目标") < indicator && indicator < note && note < at("## 二 重点任务"));
        assert!(at("### 建设养老床位") < at("- 2026-11-23 王 进展：11 个县已发布清单"));
        assert!(at("**9.9**") < at("- 状态：paused"), "what has lost its place is kept");
        assert!(text.contains("- 实际值：2027 \\-0.5 (来源：统计公报)"), "{text}");
        assert!(!text.contains("划掉的"));
    }

    #[test]
    fn a_title_or_paragraph_cannot_become_markup() {
        let mut plan = small();
        plan.sections[0].title = "A # B\n# C".into();
        plan.sections[0].text = ["1. 一\n2) 二\n- 三\n===\n```\n    四"].into_iter().collect();
        plan.indicators[0].name = "a|b\nc".into();
        let text = document(&plan);
        assert!(text.contains("## 一 A \\# B \\# C\n"), "{text}");
        assert!(text.contains("1\\. 一\\\n2\\) 二\\\n\\- 三\\\n\\===\\\n\\`\\`\\`\\\n四"), "{text}");
        assert!(text.contains("| t1 | a\\|b c |"), "{text}");
    }

    #[test]
    fn deeper_than_markdown_goes_a_heading_is_bold() {
        let mut plan = small();
        plan.sections[5].depth = 5;
        assert!(document(&plan).contains("\n\n**改造工程**\n\n"));
    }
}
