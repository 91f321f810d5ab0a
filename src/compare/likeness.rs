//! Likeness of two names, by the pairs of neighbouring characters they share.

use crate::plan::bare;

/// From 0 for nothing shared to 1 for the same: Dice's coefficient over pairs of neighbouring characters
/// (L. R. Dice, 1945), which for Chinese names of a few characters works as words do for longer ones.
#[must_use]
pub(super) fn likeness(a: &str, b: &str) -> f64 {
    let (a, mut b) = (pairs(a), pairs(b));
    let total = a.len() + b.len();
    if total == 0 {
        return 0.0;
    }
    let mut shared = 0;
    for pair in a {
        if let Some(at) = b.iter().position(|&other| other == pair) {
            b.swap_remove(at);
            shared += 1;
        }
    }
    2.0 * f64::from(shared) / total as f64
}

fn pairs(name: &str) -> Vec<(char, char)> {
    let name = bare(name);
    name.chars().zip(name.chars().skip(1)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_more_is_shared_the_more_alike() {
        assert!((likeness("森林覆盖率", "森林覆盖率") - 1.0).abs() < 1e-9);
        assert!(likeness("森林覆盖率", "林草覆盖率") > likeness("森林覆盖率", "绿化率"));
        assert!(likeness("森林", "") < 1e-9);
    }
}
