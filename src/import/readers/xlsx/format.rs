//! Formats: how a workbook shows a number: as a percentage, as a date, with words around it.
//!
//! The codes are those of ECMA-376 part 1, 18.8.31; the numbers of the built-in ones stand in 18.8.30.

/// Decimals a number is shown with at most where its format says nothing of them.
const MOST_DECIMALS: usize = 6;

/// How a number is shown.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Format {
    kind: Kind,
    /// Decimals that the format asks for.
    decimals: Option<usize>,
    before: String,
    after: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Kind {
    #[default]
    Number,
    Percent,
    /// A day; whether the month and the day are shown.
    Date {
        month: bool,
        day: bool,
    },
}

impl Format {
    /// The format of a number that every workbook knows.
    pub(super) fn built_in(id: u32) -> Self {
        match id {
            1 | 3 => Self::of("0"),
            2 | 4 => Self::of("0.00"),
            9 => Self::of("0%"),
            10 => Self::of("0.00%"),
            14..=16 | 22 | 27..=31 | 36 | 50..=54 | 57 | 58 => Self::of("yyyy-mm-dd"),
            17 => Self::of("yyyy-mm"),
            _ => Self::default(),
        }
    }

    /// The format of a code.
    pub(super) fn of(code: &str) -> Self {
        let mut format = Self::default();
        let mut has_number = false;
        let (mut year, mut month, mut day) = (false, false, false);
        let mut is_fraction = false;
        let mut characters = code.chars();
        while let Some(character) = characters.next() {
            let literal: String = match character {
                ';' => break,
                '"' => characters.by_ref().take_while(|c| *c != '"').collect(),
                '\\' => characters.next().into_iter().collect(),
                '[' => {
                    characters.by_ref().take_while(|c| *c != ']').for_each(drop);
                    continue;
                }
                // The width of a character left free, and a character repeated to fill the cell.
                '_' | '*' => {
                    characters.next();
                    continue;
                }
                '%' => {
                    format.kind = Kind::Percent;
                    continue;
                }
                '0' | '#' | '?' => {
                    has_number = true;
                    if is_fraction {
                        format.decimals = Some(format.decimals.map_or(1, |decimals| decimals + 1));
                    }
                    continue;
                }
                '.' => {
                    is_fraction = true;
                    continue;
                }
                'y' | 'Y' => {
                    year = true;
                    continue;
                }
                'm' | 'M' => {
                    month = true;
                    continue;
                }
                'd' | 'D' => {
                    day = true;
                    continue;
                }
                c if c.is_ascii() => {
                    has_number |= c == 'G';
                    continue;
                }
                c => c.to_string(),
            };
            (if has_number { &mut format.after } else { &mut format.before }).push_str(&literal);
        }
        if has_number && !is_fraction && format.kind == Kind::Number && !code.contains("General") {
            format.decimals = Some(0);
        }
        if year && !has_number {
            format = Self { kind: Kind::Date { month, day }, ..Self::default() };
        }
        format
    }

    /// The number as the workbook shows it; days are counted from 1904 where it says so.
    pub(super) fn shown(&self, number: f64, is_from_1904: bool) -> String {
        let words = match self.kind {
            Kind::Number => shown(number, self.decimals),
            Kind::Percent => format!("{}%", shown(number * 100.0, self.decimals.or(Some(0)))),
            Kind::Date { month, day } => {
                let days = number + if is_from_1904 { 1462.0 } else { 0.0 };
                date(days, month, day).unwrap_or_else(|| shown(number, None))
            }
        };
        format!("{}{words}{}", self.before, self.after)
    }
}

/// The number in its shortest form; one with a long tail of decimals, which only reckoning leaves, rounded as the
/// format asks.
fn shown(number: f64, decimals: Option<usize>) -> String {
    // What a workbook keeps beyond 15 digits is the noise of its own reckoning.
    let number: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    let words = number.to_string();
    let tail = words.split_once('.').map_or(0, |(_, tail)| tail.len());
    if tail > MOST_DECIMALS {
        let decimals = decimals.unwrap_or(MOST_DECIMALS);
        let words = format!("{number:.decimals$}");
        let rounded: f64 = words.parse().unwrap_or(number);
        return rounded.to_string();
    }
    words
}

/// The day of a count of days from the end of 1899, or as much of it as is shown.
fn date(days: f64, month: bool, day: bool) -> Option<String> {
    if !(61.0..2_958_466.0).contains(&days) {
        return None;
    }
    // Counted from 0000-03-01, so that leap days end a year: 146,097 days are 400 years.
    let since = days as i64 + 693_899;
    let (era, of_era) = (since.div_euclid(146_097), since.rem_euclid(146_097));
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day_of_month = of_year - (153 * shifted + 2) / 5 + 1;
    let month_of_year = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = era * 400 + year_of_era + i64::from(month_of_year <= 2);
    Some(match (month, day) {
        (_, true) => format!("{year}-{month_of_year:02}-{day_of_month:02}"),
        (true, false) => format!("{year}-{month_of_year:02}"),
        (false, false) => year.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn shows(code: &str, number: f64, words: &str) {
        assert_eq!(Format::of(code).shown(number, false), words, "{code}");
    }

    #[test]
    fn percentages_are_scaled_and_lose_the_noise_of_binary_numbers() {
        shows("0.00%", 0.647, "64.7%");
        shows("0%", 0.07, "7%");
        shows("0.0%", 0.333_333_333_333, "33.3%");
    }

    #[test]
    fn words_around_a_number_are_shown() {
        shows("0\"年\"", 2031.0, "2031年");
        shows("\"≥\"0.0_ ", 5.5, "≥5.5");
        shows("General\\万\\人", 3.5, "3.5万人");
        shows("#,##0.00;[Red]-#,##0.00", 1234.5, "1234.5");
    }

    #[test]
    fn days_are_dates() {
        shows("yyyy\"年\"m\"月\"d\"日\"", 44197.0, "2021-01-01");
        shows("yyyy/m", 45351.0, "2024-02");
        shows("yyyy", 45351.0, "2024");
        assert_eq!(Format::built_in(14).shown(45351.0, false), "2024-02-29");
        assert_eq!(Format::built_in(14).shown(45351.0 - 1462.0, true), "2024-02-29");
    }

    #[test]
    fn a_general_number_is_shortest() {
        shows("General", 0.1 + 0.2, "0.3");
        shows("General", 100.0, "100");
        shows("0.0", 5.333_333_333_3, "5.3");
        shows("General", 12_345_678_901.0, "12345678901");
    }
}
