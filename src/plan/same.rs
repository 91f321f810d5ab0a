//! Whether two plans are one and the same document.

use super::{Head, Plan, bare};
use std::collections::HashSet;

/// Of ten headings, how many two plans must share to be one.
const SHARED: usize = 6;

/// Whether a plan of this head can be the same as another.
#[must_use]
pub fn may_be_same(head: &Head, other: &Plan) -> bool {
    let are_other_regions =
        !head.region.is_empty() && !other.region.is_empty() && bare(&head.region) != bare(&other.region);
    head.period == other.period && !are_other_regions
}

/// Whether two plans are one: the same title, or most headings of the one with fewer. Plans of different years, or
/// of different regions, are never one, since plans are written after each other.
#[must_use]
pub fn is_same(one: &Plan, other: &Plan) -> bool {
    let head = Head { region: one.region.clone(), period: one.period };
    if !may_be_same(&head, other) {
        return false;
    }
    if bare(&one.title) == bare(&other.title) {
        return true;
    }
    let titles = |plan: &Plan| -> HashSet<String> {
        plan.sections
            .iter()
            .map(|section| bare(&section.title))
            .filter(|title| title.chars().count() >= 6)
            .collect()
    };
    let (one, other) = (titles(one), titles(other));
    let fewer = one.len().min(other.len());
    fewer >= 5 && one.intersection(&other).count() * 10 >= fewer * SHARED
}

#[cfg(test)]
mod tests {
    use super::super::{Period, tests::small};
    use super::*;

    /// A plan of these headings and another title.
    fn headed(title: &str, headings: &[&str]) -> Plan {
        let mut plan = Plan { title: title.to_owned(), ..small() };
        let like = plan.sections.swap_remove(0);
        plan.sections = headings
            .iter()
            .map(|heading| crate::plan::Section { title: (*heading).into(), ..like.clone() })
            .collect();
        plan
    }

    #[test]
    fn a_title_printed_otherwise_is_the_same_but_other_years_and_regions_are_not() {
        let plan = small();
        assert!(is_same(&plan, &Plan { title: "某市 養老服務規劃".to_owned(), ..small() }));
        assert!(!is_same(&plan, &Plan { period: Period { from: 2031, to: 2035 }, ..small() }));
        assert!(!is_same(&plan, &Plan { region: "邻市".to_owned(), ..small() }));
    }

    #[test]
    fn most_of_the_longer_headings_make_two_plans_one_whatever_their_titles() {
        let headings = [
            "发展普惠养老服务",
            "增加托育服务供给",
            "改造老旧社区设施",
            "建设社区健身场地",
            "加强资金投入保障",
        ];
        let plan = headed("甲规划", &headings);
        assert!(is_same(
            &plan,
            &headed("乙", &[&headings[..3], &["另一个很长的标题", "再一个很长的标题"]].concat())
        ));
        assert!(!is_same(&plan, &headed("乙", &[&headings[..2], &["另一个很长的标题"; 3]].concat())));
        assert!(!is_same(&plan, &headed("乙", &headings[..4])), "four headings are too few to tell by");
    }
}
