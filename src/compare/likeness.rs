//! Likeness of two names, by the pairs of neighbouring characters they share.

/// A name as its pairs of neighbouring characters.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Pairs(Vec<(char, char)>);

impl Pairs {
    /// Of a bare name.
    pub(super) fn of(bare: &str) -> Self {
        Self(bare.chars().zip(bare.chars().skip(1)).collect())
    }
}

/// From 0 for nothing shared to 1 for the same: Dice's coefficient over pairs of neighbouring characters
/// (L. R. Dice, 1945), which for Chinese names of a few characters works as words do for longer ones.
#[must_use]
pub(super) fn likeness(Pairs(a): &Pairs, b: Pairs) -> f64 {
    let mut b = b.0;
    let total = a.len() + b.len();
    if total == 0 {
        return 0.0;
    }
    let mut shared = 0;
    for pair in a {
        if let Some(at) = b.iter().position(|other| other == pair) {
            b.swap_remove(at);
            shared += 1;
        }
    }
    2.0 * f64::from(shared) / total as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_more_is_shared_the_more_alike() {
        let alike = |a, b| likeness(&Pairs::of(a), Pairs::of(b));
        assert!((alike("森林覆盖率", "森林覆盖率") - 1.0).abs() < 1e-9);
        assert!(alike("森林覆盖率", "林草覆盖率") > alike("森林覆盖率", "绿化率"));
        assert!(alike("森林", "") < 1e-9);
    }
}
