//! A review: paragraphs that go on telling of the past where no heading says so, as in copies that lost their headings.
//!
//! What always holds: it begins with a paragraph whose first words name a time that is over, and ends with the first
//! that looks ahead or sets a task.

use super::when::{LOOKING_AHEAD, Mention, mentions};
use crate::import::amount::Line;
use crate::import::draft::Setting;

/// Characters at the beginning of a paragraph in which it says what time it tells of.
const OPENING: usize = 24;

/// Whether a review is under way.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Review {
    is_on: bool,
}

impl Review {
    /// Takes in the next paragraph or title. Whether it is of the past because those before it are.
    pub fn goes_on(&mut self, text: &str, setting: &Setting) -> bool {
        let start: String = text.chars().take(OPENING).collect();
        let line = Line::new(&start);
        let all = 0..line.len();
        let named =
            mentions(&line, &all).into_iter().find(|mention| !mention.is_compared && mention.is_loose);
        let is_ahead = || line.find(&all, &LOOKING_AHEAD).is_some() || sets_a_task(&line);
        let was_on = self.is_on;
        self.is_on = match named {
            Some(Mention { years, .. }) => setting.is_past(years.to),
            None => was_on && !is_ahead(),
        };
        was_on && self.is_on
    }
}

/// Whether the first words are those of a task.
fn sets_a_task(line: &Line) -> bool {
    const TASKS: [&str; 34] = [
        "推动", "推进", "促进", "加快", "构建", "建设", "建立", "健全", "完善", "加强", "强化", "深化",
        "提升", "提高", "优化", "实施", "开展", "持续", "统筹", "坚持", "打造", "培育", "做好", "做强",
        "扩大", "创新", "支持", "鼓励", "落实", "全面", "以", "到", "力争", "确保",
    ];
    line.any_at(0, &TASKS).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SETTING: Setting = Setting { period: Some([2031, 2035]) };

    fn past(paragraphs: &[&str]) -> Vec<bool> {
        let mut review = Review::default();
        paragraphs.iter().map(|text| review.goes_on(text, &SETTING)).collect()
    }

    #[test]
    fn what_follows_a_time_that_is_over_is_past_until_something_looks_ahead() {
        let told = past(&[
            "“十五五”时期，全市养老事业稳步发展。",
            "床位数量持续增加。新增床位1.2万张。",
            "未来五年是关键时期。",
            "服务质量明显改善，覆盖率达到90%。",
        ]);
        assert_eq!(told, [false, true, false, false]);
        assert_eq!(past(&["“十五五”时期，成绩不小。", "推进适老化改造。完成改造2万户。"]), [false, false]);
        assert_eq!(past(&["新增床位1.2万张。"]), [false]);
    }
}
