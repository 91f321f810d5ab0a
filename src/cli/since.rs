//! Days to look back to, as people type them: `2026-11-22`, `7d`, `昨天`.

use super::error::CliError;
use crate::text::fold;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

/// The first moment of the day that is meant, as RFC 3339 in UTC; of a whole time stamp itself.
pub(super) fn since(typed: &str, today: Date, zone: &TimeZone) -> Result<String, CliError> {
    let wrong = || CliError::BadDate(typed.to_owned());
    let word = fold(typed.trim());
    let stamp = typed.trim().parse::<Timestamp>().ok();
    let begins = |day: Date| day.to_zoned(zone.clone()).ok().map(|time| time.timestamp());
    let meant = stamp.or_else(|| day(&word, today).and_then(begins)).ok_or_else(wrong)?;
    Ok(meant.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
}

fn day(word: &str, today: Date) -> Option<Date> {
    let back = |days: i64| today.checked_sub(Span::new().try_days(days).ok()?).ok();
    match word {
        "今天" | "today" => return Some(today),
        "昨天" | "yesterday" => return back(1),
        "前天" => return back(2),
        _ => {}
    }
    let units = [("d", 1), ("天", 1), ("日", 1), ("w", 7), ("周", 7)];
    let counted = units.into_iter().find_map(|(unit, days)| {
        let count = word.strip_suffix(unit)?.trim().parse::<i64>().ok().filter(|count| *count >= 0)?;
        count.checked_mul(days)
    });
    match counted {
        Some(days) => back(days),
        // A month is meant from its first day on.
        None if word.len() == "2026-11".len() => format!("{word}-01").parse().ok(),
        None => word.parse::<Date>().ok().filter(|date| date.to_string() == word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begins(typed: &str) -> Option<String> {
        let zone = TimeZone::fixed(jiff::tz::offset(8));
        since(typed, Date::constant(2026, 11, 22), &zone).ok()
    }

    #[test]
    fn a_day_begins_at_midnight_here() {
        for (typed, expected) in [
            ("2026-11-20", "2026-11-19T16:00:00Z"),
            ("今天", "2026-11-21T16:00:00Z"),
            ("昨天", "2026-11-20T16:00:00Z"),
            ("yesterday", "2026-11-20T16:00:00Z"),
            ("7d", "2026-11-14T16:00:00Z"),
            ("７天", "2026-11-14T16:00:00Z"),
            ("2 周", "2026-11-07T16:00:00Z"),
            ("2026-10", "2026-09-30T16:00:00Z"),
            ("2026-11-22T03:04:05Z", "2026-11-22T03:04:05Z"),
        ] {
            assert_eq!(begins(typed).as_deref(), Some(expected), "{typed}");
        }
    }

    #[test]
    fn what_is_no_day_is_refused() {
        for typed in
            ["", "d", "-1d", "明天", "2026-02-30", "26-1-1", "99999999999999999999d", "9999999999999d"]
        {
            assert_eq!(begins(typed), None, "{typed}");
        }
    }
}
