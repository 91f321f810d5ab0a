//! Plans of other fields and hands, each with all it commits to: how much of that is found, and what else.
//!
//! Beside each text lies its list: words of the name, the figure as printed and its last year, parted by tabs.

use gangmu::import::{self, Options};
use gangmu::plan::{Figure, Origin};
use std::path::Path;

/// Name of the text; least share of the list that must be found, and most of what is found that is not in it, in percent.
const TEXTS: [(&str, usize, usize); 6] = [
    ("farming", 98, 0),
    ("transport", 98, 0),
    ("digital", 100, 0),
    ("education", 92, 0),
    ("health", 0, 100),
    ("water", 0, 100),
];

/// One commitment: the words its name must hold, its figure as printed, its last year.
struct Wanted {
    words: Vec<String>,
    figure: String,
    year: i32,
}

/// One figure that was found, under the name of its indicator.
struct Found {
    name: String,
    figure: Figure,
}

#[test]
fn what_a_plan_commits_to_is_found_and_hardly_anything_else() {
    let mut failures = Vec::new();
    for (name, least, most) in TEXTS {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/documents/prose");
        let wanted = wanted(&std::fs::read_to_string(folder.join(format!("{name}.targets"))).unwrap());
        let mut found = found(&std::fs::read(folder.join(format!("{name}.txt"))).unwrap());
        let count = found.len();
        let missing: Vec<&Wanted> = wanted.iter().filter(|wanted| !take(&mut found, wanted)).collect();
        println!(
            "{name}: {} of {}, {} others of {count}",
            wanted.len() - missing.len(),
            wanted.len(),
            found.len()
        );
        for missing in &missing {
            println!("  missing {} {} {}", missing.words.join(" "), missing.figure, missing.year);
        }
        for other in &found {
            println!("  other {} {} {:?}", other.name, other.figure.text, other.figure.last_year());
        }
        if (wanted.len() - missing.len()) * 100 < wanted.len() * least {
            failures.push(format!("{name}: {} of {} are missing", missing.len(), wanted.len()));
        }
        if found.len() * 100 > count * most {
            failures.push(format!("{name}: {} of {count} commit to nothing", found.len()));
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

fn wanted(list: &str) -> Vec<Wanted> {
    let line = |line: &str| {
        let mut parts = line.split('\t');
        let words = parts.next().unwrap().split(' ').map(gangmu::text::fold).collect();
        let figure = gangmu::text::fold(parts.next().unwrap());
        Wanted { words, figure, year: parts.next().unwrap().parse().unwrap() }
    };
    list.lines().filter(|line| !line.starts_with('#')).map(line).collect()
}

fn found(text: &[u8]) -> Vec<Found> {
    let plan = import::read(text, "plan.txt", &Options::default()).unwrap().plan;
    let prose = plan.indicators.into_iter().filter(|indicator| indicator.origin == Origin::Text);
    let figures = prose.flat_map(|indicator| {
        let figures: Vec<Figure> = indicator.target.into_iter().chain(indicator.milestones).collect();
        figures.into_iter().map(move |figure| Found { name: indicator.name.to_string(), figure })
    });
    figures.collect()
}

/// Whether a commitment is among what was found; it is taken out.
fn take(found: &mut Vec<Found>, wanted: &Wanted) -> bool {
    let is_same = |found: &Found| {
        let name = gangmu::text::fold(&found.name);
        gangmu::text::fold(&found.figure.text) == wanted.figure
            && found.figure.last_year() == Some(wanted.year)
            && wanted.words.iter().all(|word| name.contains(word.as_str()))
    };
    let at = found.iter().position(is_same);
    at.map(|at| found.remove(at)).is_some()
}
