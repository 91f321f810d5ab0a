//! Jumps are the places one leapt from, to go back to and forward again, as a browser's history.

use super::model::View;
use super::overlay::Spot;

/// A place and the view it was seen in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stop {
    /// The place.
    pub spot: Spot,
    /// The view.
    pub view: View,
}

/// How many stops are kept.
const MOST: usize = 100;

/// Where one was, and where one went back from.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Jumps {
    behind: Vec<Stop>,
    ahead: Vec<Stop>,
}

impl Jumps {
    /// Leaves a place by a leap: it can be gone back to, and what was ahead is forgotten.
    pub fn leave(&mut self, from: Stop) {
        self.ahead.clear();
        if self.behind.last() != Some(&from) {
            self.behind.push(from);
        }
        if self.behind.len() > MOST {
            self.behind.remove(0);
        }
    }

    /// Forgets stops that lead nowhere any more.
    pub fn forget(&mut self, is_gone: impl Fn(&Stop) -> bool) {
        self.behind.retain(|stop| !is_gone(stop));
        self.ahead.retain(|stop| !is_gone(stop));
    }

    /// Goes back from `here`.
    pub fn back(&mut self, here: Stop) -> Option<Stop> {
        let to = self.behind.pop()?;
        self.ahead.push(here);
        Some(to)
    }

    /// Goes forward from `here`.
    pub fn forward(&mut self, here: Stop) -> Option<Stop> {
        let to = self.ahead.pop()?;
        self.behind.push(here);
        Some(to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Place;

    fn stop(section: usize) -> Stop {
        Stop { spot: Spot { plan: 0, place: Place::Section(section) }, view: View::Plan }
    }

    #[test]
    fn forward_undoes_back_until_one_leaps_again() {
        let mut jumps = Jumps::default();
        jumps.leave(stop(1));
        jumps.leave(stop(2));
        assert_eq!(jumps.back(stop(3)), Some(stop(2)));
        assert_eq!(jumps.forward(stop(2)), Some(stop(3)));
        assert_eq!(jumps.back(stop(3)), Some(stop(2)));
        jumps.leave(stop(2));
        assert_eq!(jumps.forward(stop(9)), None);
    }
}
