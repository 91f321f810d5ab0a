//! What it costs to read a document, from its bytes to a plan: a long plan as text, ten megabytes of text, and the
//! packed formats.

use divan::Bencher;
use gangmu::import::{Options, read};

#[path = "../support/documents.rs"]
mod documents;

use documents::{docx, lines, pdf, text, xlsx};

fn main() {
    divan::main();
}

fn reads(bencher: Bencher<'_, '_>, name: &str, bytes: &[u8]) {
    let options = Options::default();
    let bytes = divan::black_box(bytes);
    bencher
        .counter(divan::counter::BytesCount::new(bytes.len()))
        .bench_local(|| read(bytes, name, &options).map(|draft| draft.plan.sections.len()));
}

#[divan::bench]
fn text_250_kb(bencher: Bencher<'_, '_>) {
    reads(bencher, "plan.txt", text(250 << 10).as_bytes());
}

#[divan::bench(sample_count = 3)]
fn text_10_mb(bencher: Bencher<'_, '_>) {
    reads(bencher, "plan.txt", text(10 << 20).as_bytes());
}

#[divan::bench]
fn docx_800_measures(bencher: Bencher<'_, '_>) {
    reads(bencher, "plan.docx", &docx(&lines(800)));
}

#[divan::bench]
fn xlsx_500_rows(bencher: Bencher<'_, '_>) {
    let head = ["序号", "指标", "单位", "2025年", "2026年实际", "2030年目标", "属性"];
    let mut rows = vec![vec!["云溪市“十五五”主要指标".to_owned()], head.map(str::to_owned).to_vec()];
    rows.extend((1..=500).map(|n| {
        let cells = [
            format!("{n}"),
            format!("第{n}项服务覆盖率"),
            "%".into(),
            "50".into(),
            "52.5".into(),
            "60".into(),
            "约束性".into(),
        ];
        cells.to_vec()
    }));
    reads(bencher, "plan.xlsx", &xlsx(&rows));
}

#[divan::bench]
fn pdf_100_pages(bencher: Bencher<'_, '_>) {
    let short: Vec<String> = lines(3400).iter().map(|line| line.chars().take(36).collect()).collect();
    reads(bencher, "plan.pdf", &pdf(&short));
}
