//! Words: everything shown to a person that is not a plan's or a person's own text.
//!
//! Each phrase stands here once, in Chinese and in English side by side, so that neither can be forgotten.
//! Data (titles, figures, notes) is never translated. The phrases are in one file for each part of the program that says them.

pub mod behind;
pub mod cli;
pub mod doctor;
pub mod errors;
pub mod full_text;
pub mod help;
pub mod import;
pub mod mend;
pub mod paper;
pub mod screen;
pub mod sync;
pub mod terms;

use std::fmt::Display;

/// The language of the words shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Lang {
    /// Simplified Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// The language that a locale name such as `zh_CN.UTF-8` asks for. What is no Chinese locale is English,
    /// but an empty, `C` or `POSIX` one says nothing and gets Chinese: the plans are Chinese.
    #[must_use]
    pub fn of_locale(locale: &str) -> Self {
        let language = locale.split(['_', '.', '-', '@']).next().unwrap_or_default().to_ascii_lowercase();
        match language.as_str() {
            "" | "c" | "posix" | "zh" => Self::Zh,
            _ => Self::En,
        }
    }

    /// Reads `zh` or `en`.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "zh" => Some(Self::Zh),
            "en" => Some(Self::En),
            _ => None,
        }
    }
}

/// One phrase in both languages. `{}` in it stands for a word put in later.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Phrase {
    zh: &'static str,
    en: &'static str,
}

impl Phrase {
    /// The phrase in both languages.
    #[must_use]
    pub const fn new(zh: &'static str, en: &'static str) -> Self {
        Self { zh, en }
    }

    /// The phrase as it stands.
    #[must_use]
    pub const fn say(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }

    /// The phrase with each `{}` replaced by the next of `parts`.
    #[must_use]
    pub fn with(self, lang: Lang, parts: &[&dyn Display]) -> String {
        let mut pieces = self.say(lang).split("{}");
        let mut text = pieces.next().unwrap_or_default().to_owned();
        let mut parts = parts.iter();
        for piece in pieces {
            if let Some(part) = parts.next() {
                text.push_str(&part.to_string());
            }
            text.push_str(piece);
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locale_names_the_language() {
        for (locale, lang) in [
            ("zh_CN.UTF-8", Lang::Zh),
            ("zh-TW", Lang::Zh),
            ("C.UTF-8", Lang::Zh),
            ("", Lang::Zh),
            ("en_GB.UTF-8", Lang::En),
            ("de_DE", Lang::En),
        ] {
            assert_eq!(Lang::of_locale(locale), lang, "{locale}");
        }
    }

    #[test]
    fn blanks_are_filled_in_order() {
        let phrase = Phrase::new("{}的{}", "{} of {}");
        assert_eq!(phrase.with(Lang::Zh, &[&"甲", &2]), "甲的2");
        assert_eq!(phrase.with(Lang::En, &[&1]), "1 of ");
    }
}
