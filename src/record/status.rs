//! A status says what has become of a section or an indicator: one of a closed list of seven.
//!
//! The list is always in one order, in which its members are the digits 1 to 7.

use serde::{Deserialize, Serialize};

/// What has become of a measure or an indicator.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// 未启动
    NotStarted,
    /// 推进中
    OnTrack,
    /// 有风险
    AtRisk,
    /// 滞后
    Behind,
    /// 已完成
    Done,
    /// 已销号: done, checked and struck off the list.
    Closed,
    /// 不再执行
    Dropped,
}

impl Status {
    /// All of them, in the order of the digits 1 to 7.
    pub const ALL: [Self; 7] = [
        Self::NotStarted,
        Self::OnTrack,
        Self::AtRisk,
        Self::Behind,
        Self::Done,
        Self::Closed,
        Self::Dropped,
    ];

    /// The word used in files and on the command line.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NotStarted => "not_started",
            Self::OnTrack => "on_track",
            Self::AtRisk => "at_risk",
            Self::Behind => "behind",
            Self::Done => "done",
            Self::Closed => "closed",
            Self::Dropped => "dropped",
        }
    }

    /// The Chinese word, which is both shown and understood.
    #[must_use]
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::NotStarted => "未启动",
            Self::OnTrack => "推进中",
            Self::AtRisk => "有风险",
            Self::Behind => "滞后",
            Self::Done => "已完成",
            Self::Closed => "已销号",
            Self::Dropped => "不再执行",
        }
    }

    /// Its digit, 1 to 7.
    #[must_use]
    pub const fn digit(self) -> u8 {
        self as u8 + 1
    }

    /// The status of a digit; `None` for 0 and from 8 on.
    #[must_use]
    pub fn from_digit(digit: u8) -> Option<Self> {
        Self::ALL.get(usize::from(digit.checked_sub(1)?)).copied()
    }

    /// The status of an English key in any case, its words joined by `_`, `-` or blanks: `On track`.
    #[must_use]
    pub fn parse_key(words: &str) -> Option<Self> {
        let parts: Vec<_> = words
            .split(|c: char| c == '_' || c == '-' || c.is_whitespace())
            .filter(|part| !part.is_empty())
            .map(str::to_ascii_lowercase)
            .collect();
        let key = parts.join("_");
        Self::ALL.into_iter().find(|status| status.key() == key)
    }

    /// Whether nothing is left to be done: done or closed. What was dropped is not finished.
    #[must_use]
    pub const fn is_finished(self) -> bool {
        matches!(self, Self::Done | Self::Closed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_has_its_digit() {
        for (at, status) in Status::ALL.into_iter().enumerate() {
            assert_eq!(usize::from(status.digit()), at + 1);
            assert_eq!(Status::from_digit(status.digit()), Some(status));
        }
        assert_eq!((Status::from_digit(0), Status::from_digit(8)), (None, None));
    }

    #[test]
    fn files_hold_the_key() {
        for status in Status::ALL {
            assert_eq!(serde_json::to_value(status).unwrap(), status.key());
        }
    }

    #[test]
    fn a_key_is_understood_however_it_is_typed() {
        for words in ["on_track", "on-track", "On Track", " ON  TRACK "] {
            assert_eq!(Status::parse_key(words), Some(Status::OnTrack), "{words}");
        }
        for words in ["", "_", "ontrack", "on_track_2", "推进中"] {
            assert_eq!(Status::parse_key(words), None, "{words}");
        }
    }

    #[test]
    fn only_done_and_closed_are_finished() {
        let finished: Vec<_> = Status::ALL.into_iter().filter(|s| s.is_finished()).collect();
        assert_eq!(finished, [Status::Done, Status::Closed]);
    }
}
