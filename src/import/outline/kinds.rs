//! What a section is, told by its number, its place and the titles above it.

use super::number::Scheme;
use super::scan::{Heading, LEAD};
use crate::plan::Kind;
use crate::text::fold;

/// Whether a measure's title in a box names a project of it. Anything else stands behind the box.
pub(super) fn is_project(title: &str) -> bool {
    const ENDS: &[&str] = &[
        "工程", "项目", "计划", "行动", "建设", "试点", "平台", "基地", "中心", "体系", "专项", "改造",
        "工作",
    ];
    let title = fold(title);
    let title = title.trim_end_matches(['”', '』', '」', '）', ')']);
    ENDS.iter().any(|end| title.ends_with(end))
}

/// Whether a sentence is the name of a project and nothing else.
pub(super) fn is_named_project(title: &str) -> bool {
    let title = fold(title);
    let title = title.trim_end_matches(['”', '』', '」', '）', ')']);
    title.ends_with("工程")
        || title.ends_with("项目")
        || title.ends_with("计划")
        || title.ends_with("行动")
        || title.ends_with("平台建设")
}

/// The kind of a heading below these titles, the outermost first, and below a section of the kind `above`.
pub(super) fn kind_of(heading: &Heading, titles: &[&str], above: Option<Kind>) -> Kind {
    if heading.rank == 0 {
        return Kind::Preface;
    }
    if heading.scheme == Some(Scheme::Box) {
        return Kind::Box;
    }
    if matches!(above, Some(Kind::Box | Kind::Project)) {
        return Kind::Project;
    }
    let is_structure = heading.scheme.is_none_or(Scheme::is_strong) && heading.rank < LEAD;
    if is_structure {
        return if above.is_none() { Kind::Chapter } else { Kind::Section };
    }
    named(titles).unwrap_or(match heading.scheme {
        Some(Scheme::Is) => Kind::Situation,
        _ => Kind::Measure,
    })
}

/// What the nearest title above says of all below it.
fn named(titles: &[&str]) -> Option<Kind> {
    const NAMES: &[(Kind, &[&str])] = &[
        (Kind::Principle, &["原则"]),
        (Kind::Goal, &["目标", "定位", "愿景"]),
        // 基础设施 and 人居环境 name tasks: the whole words are needed.
        (
            Kind::Achievement,
            &[
                "发展基础",
                "现实基础",
                "工作基础",
                "规划基础",
                "基础条件",
                "回顾",
                "成就",
                "成效",
                "现状",
                "进展",
            ],
        ),
        (Kind::Situation, &["形势", "发展环境", "外部环境", "宏观环境", "机遇", "挑战", "问题", "背景"]),
    ];
    // A title that commits to something (夯实基础, 优化营商环境, 完成目标) names measures.
    const DOES: &[&str] = &[
        "建设", "加强", "推进", "优化", "提升", "夯实", "改善", "营造", "保护", "实施", "强化", "确保",
        "实现", "落实", "打造", "完善", "健全", "创优", "治理", "修复", "厚植", "解决", "明显", "显著",
        "更加",
    ];
    titles.iter().rev().find_map(|title| {
        let title = fold(title);
        let names = |(_, words): &&(Kind, &[&str])| words.iter().any(|word| title.contains(word));
        let found = NAMES.iter().find(names)?;
        let is_goal = matches!(found.0, Kind::Goal | Kind::Principle)
            && (title.ends_with("目标") || title.ends_with("原则"));
        (is_goal || !DOES.iter().any(|word| title.contains(word))).then_some(found.0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_above_say_what_is_below() {
        let named = |title: &str| named(&[title]);
        assert_eq!(named("基本原则"), Some(Kind::Principle));
        assert_eq!(named("全面细化落实发展目标"), Some(Kind::Goal));
        assert_eq!(named("发展基础"), Some(Kind::Achievement));
        assert_eq!(named("形勢要求"), Some(Kind::Situation));
        assert_eq!(named("优化提升营商环境"), None);
        assert_eq!(named("夯实农业农村发展基础"), None);
        assert_eq!(named("基础设施"), None);
        assert_eq!(named("转型成效明显"), None);
    }
}
