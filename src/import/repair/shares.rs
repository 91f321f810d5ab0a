//! Shares: how many of a document's characters have a certain first or second byte.
//!
//! They tell how likely it is that a character of which only one byte is there is one that nobody thinks of: with
//! most first bytes there are many, with others next to none whose second one could vanish with what followed.

use super::super::decode::Gbk;
use super::is_han;

/// How often a usual character counts that the document does not have.
const UNSEEN: f64 = 0.5;
/// The least share: that of something that happens in no text one reads.
const LEAST: f64 = 1e-6;

/// The logarithm of the share of each byte among all characters.
#[derive(Debug)]
pub(super) struct Shares {
    /// Characters of this first byte whose second one vanishes with the next first one.
    vanishing: [f64; 256],
    /// Characters of this second byte.
    trails: [f64; 256],
    /// For each second byte, whether it may vanish.
    may_vanish: [bool; 256],
}

impl Default for Shares {
    fn default() -> Self {
        Self { vanishing: [0.0; 256], trails: [0.0; 256], may_vanish: [false; 256] }
    }
}

impl Shares {
    /// Of the characters whose count `usual` tells.
    pub(super) fn of(gbk: &Gbk, usual: impl Fn(char) -> Option<u32>) -> Self {
        let han = gbk.pairs().filter(|(_, c)| is_han(*c));
        let counts = han.filter_map(|(bytes, c)| Some((bytes, f64::from(usual(c)?) + UNSEEN)));
        let counts: Vec<([u8; 2], f64)> = counts.collect();
        let total: f64 = counts.iter().map(|(_, count)| count).sum();
        let (mut leads, mut trails, mut vanishing) = ([0.0; 256], [0.0; 256], [0.0; 256]);
        for ([lead, trail], count) in &counts {
            leads[usize::from(*lead)] += count / total;
            trails[usize::from(*trail)] += count / total;
        }
        let mut chances = [0.0; 256];
        for trail in 0x81..=0xfe_u8 {
            let partners = (0x81..=0xfe_u8).filter(|&lead| gbk.vanishes(trail, lead));
            chances[usize::from(trail)] = partners.map(|lead| leads[usize::from(lead)]).sum();
        }
        for ([lead, trail], count) in &counts {
            vanishing[usize::from(*lead)] += count / total * chances[usize::from(*trail)];
        }
        let logarithms = |shares: [f64; 256]| shares.map(|share: f64| share.max(LEAST).ln());
        Self {
            vanishing: logarithms(vanishing),
            trails: logarithms(trails),
            may_vanish: chances.map(|chance| chance > 0.0),
        }
    }

    /// How likely a character of this first byte is whose second one vanishes.
    pub(super) fn vanishing(&self, lead: u8) -> f64 {
        self.vanishing[usize::from(lead)]
    }

    /// How likely a character of this second byte is.
    pub(super) fn trail(&self, trail: u8) -> f64 {
        self.trails[usize::from(trail)]
    }

    /// Whether the second byte may vanish together with a first one.
    pub(super) fn may_vanish(&self, trail: u8) -> bool {
        self.may_vanish[usize::from(trail)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_of_many_characters_is_likelier_than_one_of_few() {
        let gbk = Gbk::new();
        let shares = Shares::of(&gbk, |c| "经济发展".contains(c).then_some(100));
        let [[_, common], [_, other]] = ['济', '山'].map(|c| gbk.bytes(c).unwrap());
        assert!(shares.trail(common) > shares.trail(other));
        assert!(!shares.may_vanish(0x41) && shares.vanishing(0xa3) < shares.trail(common));
    }
}
