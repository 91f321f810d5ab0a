//! A library made of the embedded plans' sections in other orders, and the same texts a paragraph a line.

use gangmu::plan::{Edition, Indicator, Library, Plan, Section, plan_to_json};
use gangmu::search::{Index, Query, Scope};
use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

/// About what the full text of a plan takes.
const PLAN_BYTES: usize = 117_000;

static PLANS: LazyLock<Vec<Plan>> =
    LazyLock::new(|| Library::embedded().plans().map(|(_, plan)| Plan::clone(plan)).collect());

/// Plans in a library's folder and their paragraphs in a file.
pub(crate) struct Corpus {
    pub(crate) folder: tempfile::TempDir,
    pub(crate) plans: usize,
    pub(crate) lines: Vec<String>,
    pub(crate) bytes: usize,
}

/// Always the same order without a pattern (Knuth's MMIX generator, TAOCP 3.3.4).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % limit
    }
}

impl Corpus {
    /// Makes a library of so many plans; each has its own choice of sections and indicators.
    pub(crate) fn of(plans: usize) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let library = folder.path().join("data/gangmu/plans");
        fs::create_dir_all(&library).expect("a folder");
        let (mut lines, mut bytes) = (Vec::new(), 0);
        for number in 0..plans {
            let plan = drawn(number);
            let json = plan_to_json(&plan).expect("a plan").to_string();
            fs::write(library.join(format!("{}.json", plan.id)), json).expect("the plan is written");
            let named = plan.indicators.iter().map(|indicator| indicator.name.to_string());
            let own = plan
                .sections
                .iter()
                .flat_map(|s| std::iter::once(s.heading()).chain(s.text.iter().map(str::to_owned)));
            lines.extend(own.chain(named).map(|line| format!("{number:04} {line}")));
        }
        bytes += lines.iter().map(|line| line.len() + 1).sum::<usize>();
        fs::write(folder.path().join("all.txt"), lines.join("\n") + "\n").expect("the texts are written");
        Self { folder, plans, lines, bytes }
    }

    /// The file of all lines.
    pub(crate) fn file(&self) -> PathBuf {
        self.folder.path().join("all.txt")
    }

    /// How many hits gangmu has for each query, the plans that are part of it included.
    pub(crate) fn hits<'q>(&self, queries: impl Iterator<Item = &'q str>) -> Vec<usize> {
        let library = Library::open(&self.folder.path().join("data/gangmu/plans"));
        let all: Vec<usize> = (0..library.len()).collect();
        let (index, _) = Index::gather(&library, &all, &|_, id| gangmu::record::RecordFile::new(id));
        queries.map(|query| index.search(&Query::parse(query), &Scope::default(), 1).total).collect()
    }

    /// How many lines have the query.
    pub(crate) fn as_typed(&self, query: &str) -> usize {
        self.lines.iter().filter(|line| line.contains(query)).count()
    }

    /// How many lines have the query's characters in order.
    pub(crate) fn scattered(&self, query: &str) -> usize {
        let has = |line: &&String| {
            let mut chars = line.chars();
            query.chars().all(|wanted| chars.any(|c| c == wanted))
        };
        self.lines.iter().filter(has).count()
    }
}

fn drawn(number: usize) -> Plan {
    let mut chance = Chance(number as u64 + 1);
    let from = PLANS.get(number % PLANS.len()).expect("a plan is embedded");
    let (mut sections, mut bytes): (Vec<Section>, usize) = (Vec::new(), 0);
    while bytes < PLAN_BYTES {
        let of = &PLANS[chance.below(PLANS.len())];
        let section = &of.sections[chance.below(of.sections.len())];
        let at = sections.len();
        bytes += section.title.len() + section.text.iter().map(str::len).sum::<usize>();
        sections.push(Section {
            id: at.to_string().into(),
            parent: None,
            depth: 0,
            end: at + 1,
            ..section.clone()
        });
    }
    let mut indicators: Vec<Indicator> = Vec::new();
    for at in 0..50 {
        let of = &PLANS[chance.below(PLANS.len())];
        let indicator = of.indicators[chance.below(of.indicators.len())].clone();
        indicators.push(Indicator {
            id: format!("p{at:02}").into(),
            section: chance.below(sections.len()),
            ..indicator
        });
    }
    Plan {
        id: format!("drawn-{number:04}"),
        title: format!("第{number}号规划"),
        short_title: format!("第{number}号"),
        region: from.region.clone(),
        edition: Edition::Full,
        sections,
        indicators,
        ..from.clone()
    }
}
