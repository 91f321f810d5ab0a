//! A route is a way through a spelled word, character of the text by character: `yanglao` as yang-lao, but also as
//! yan-g-lao or y-a-n-g-l-a-o.
//!
//! What always holds: wherever the word is heard, one of its routes leads through the characters it is heard in.
//! (The other way round it need not be so: a route tells what may be there and not what is.)

use super::sounds::Sounds;
use super::spelled::Spelled;
use super::token::{ABBREVIATED, BROKEN_OFF};

/// What may stand at one character of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sign {
    /// This very character.
    Char(char),
    /// A character with this sound, by number.
    Sound(u16),
    /// A character whose sound begins with this letter, `a` being 0.
    Letter(usize),
}

/// One step of a route: it uses some characters of the word up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Step {
    /// What stands at the text's character.
    pub sign: Sign,
    /// The letter with which that is said, `a` being 0, if it is certain.
    pub letter: Option<usize>,
    /// Where in the word the next step begins; the word's length at its end.
    pub next: usize,
    /// What it costs at least, as `Heard::cost`, where the character is not the very letter that was typed.
    pub cost: u16,
}

/// All routes through a word: by the position in the word (in characters) the steps that may be taken there.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Route {
    /// As many as the word has characters.
    pub steps: Vec<Vec<Step>>,
}

impl Route {
    /// The routes through a spelled word.
    #[must_use]
    pub fn of(word: &Spelled) -> Self {
        let chars = word.chars();
        Self { steps: (0..chars.len()).map(|at| steps(chars, at)).collect() }
    }

    /// What the word costs at least where it is heard in characters none of which is the very letter that was typed.
    #[must_use]
    pub fn least_cost(&self) -> u32 {
        self.least_costs().first().copied().flatten().unwrap_or_default()
    }

    /// The ways through the word that cost least; `None` if those are all.
    #[must_use]
    pub fn surest(&self) -> Option<Self> {
        let behind = self.least_costs();
        let to_end = |at: usize| behind.get(at).copied().unwrap_or(Some(0));
        let costs = |step: &Step| Some(u32::from(step.cost) + to_end(step.next)?);
        // No way that leads here comes at a lower price than the least, so what is cheapest from here on is.
        let mut is_on = vec![false; self.steps.len()];
        is_on.iter_mut().take(1).for_each(|start| *start = true);
        let mut steps = Vec::with_capacity(self.steps.len());
        for (at, all) in self.steps.iter().enumerate() {
            let least = to_end(at).filter(|_| is_on.get(at) == Some(&true));
            let here: Vec<Step> =
                all.iter().filter(|step| least.is_some() && costs(step) == least).copied().collect();
            for step in &here {
                is_on.iter_mut().skip(step.next).take(1).for_each(|next| *next = true);
            }
            steps.push(here);
        }
        let surest = Self { steps };
        (surest != *self).then_some(surest)
    }

    /// By the position in the word, what the rest of it costs at least; `None` if there is no way.
    fn least_costs(&self) -> Vec<Option<u32>> {
        let mut least = vec![None; self.steps.len()];
        for (at, steps) in self.steps.iter().enumerate().rev() {
            let behind = |next: usize| least.get(next).copied().unwrap_or(Some(0));
            let here = steps.iter().filter_map(|step| Some(behind(step.next)? + u32::from(step.cost))).min();
            if let Some(slot) = least.get_mut(at) {
                *slot = here;
            }
        }
        least
    }

    /// Whether the word is long enough to be heard with gaps.
    #[must_use]
    pub fn may_have_gaps(&self) -> bool {
        self.steps.len() >= super::scattered::FEWEST
    }
}

/// The steps that may be taken at a position in the word.
pub(super) fn steps(word: &[char], at: usize) -> Vec<Step> {
    let lead = word.iter().skip(at).take_while(|&&c| c == '\'').count();
    let from = at + lead;
    let rest = word.get(from..).unwrap_or_default();
    let Some(&first) = rest.first() else { return Vec::new() };
    let letter = first.is_ascii_lowercase().then(|| first as usize - 'a' as usize);
    let mut steps = Vec::new();
    let mut push = |sign, letter, len: usize, cost| {
        let step = Step { sign, letter, next: from + len, cost };
        if !steps.contains(&step) {
            steps.push(step);
        }
    };
    let Some(letter) = letter else {
        push(Sign::Char(first), super::sounds::first_letters(first).next(), 1, 0);
        return steps;
    };
    // The letter itself in the text is among those that begin with it.
    push(Sign::Letter(letter), Some(letter), 1, ABBREVIATED);
    if rest.get(1) == Some(&'h') && matches!(first, 'z' | 'c' | 's') {
        push(Sign::Letter(letter), Some(letter), 2, ABBREVIATED);
    }
    for (number, name) in (0..).zip(Sounds::table().names()).filter(|(_, name)| name.starts_with(first)) {
        let same = super::token::shared(name, rest);
        if same == name.chars().count() {
            push(Sign::Sound(number), Some(letter), same, 0);
        } else if same == rest.len() && same > 1 {
            push(Sign::Sound(number), Some(letter), same, BROKEN_OFF);
        }
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ends(word: &str) -> Vec<usize> {
        let route = Route::of(&Spelled::of(word).unwrap());
        let mut ends: Vec<usize> = route.steps[0].iter().map(|step| step.next).collect();
        ends.sort_unstable();
        ends
    }

    #[test]
    fn a_word_is_parted_in_every_way() {
        assert_eq!(ends("yanglao"), [1, 2, 3, 4], "y, ya, yan, yang");
        assert_eq!(ends("zhong").first(), Some(&1));
        assert!(ends("zhong").contains(&2) && ends("zhong").contains(&5));
    }

    #[test]
    fn the_least_cost_is_that_of_the_surest_way() {
        let least = |word: &str| Route::of(&Spelled::of(word).unwrap()).least_cost();
        assert_eq!(least("yanglao"), 0);
        assert_eq!(least("yangl"), 2, "an initial");
        assert_eq!(least("shengtaihua"), 0);
        assert_eq!(least("zhongguanc"), 2);
        assert_eq!(least("yangzho"), 1, "broken off");
        assert_eq!(least("ylcw"), 8);
        assert_eq!(least("养老cw"), 4);
    }

    #[test]
    fn the_surest_ways_are_those_that_cost_least() {
        let surest = |word: &str| Route::of(&Spelled::of(word).unwrap()).surest();
        let steps: Vec<usize> = surest("zhonggu").unwrap().steps.iter().map(Vec::len).collect();
        assert_eq!(steps, [1, 0, 0, 0, 0, 1, 0], "zhong gu, and no initial or sound that is broken off");
        assert_eq!(surest("ylcw"), None, "initials alone are all there is");
        let steps = surest("yangl").unwrap().steps;
        assert_eq!((steps[0].len(), steps[4].len()), (2, 1), "yang or ya-ng, and the initial l");
    }

    #[test]
    fn an_apostrophe_belongs_to_the_step_behind_it() {
        let route = Route::of(&Spelled::of("xi'an").unwrap());
        assert!(route.steps[2].iter().all(|step| step.next > 3));
        assert!(route.steps[0].iter().all(|step| step.next <= 2));
    }
}
