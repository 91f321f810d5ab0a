//! How fast texts are measured, wrapped, cleaned and folded, in bytes of UTF-8.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use gangmu::text::{Ambiguous, fold, line_count, sanitize, wrap};

fn main() {
    divan::main();
}

/// Prose of the kind plans are made of, about 300 KB in paragraphs of 200 characters.
fn han() -> Vec<String> {
    let sentences = [
        "坚持以人民为中心，完善公共服务体系，推动优质资源向基层延伸。",
        "到2025年，城镇新增就业20万人以上，参保率稳定在95%左右；",
        "实施“一老一小”整体解决方案——新建（改扩建）托育机构，",
        "加快建设与常住人口规模相适应的教育、卫生、养老和文化设施，",
        "建立健全标准动态调整机制，按年度公布《服务事项清单》。",
        "强化要素保障，落实部门责任，定期开展评估，接受社会监督。",
    ];
    (0..500).map(|n| (0..7).map(|m| sentences[(n + m * m) % sentences.len()]).collect()).collect()
}

fn latin() -> Vec<String> {
    vec!["the indicator shall not fall below 55.4% of its baseline (2020), ".repeat(10); 500]
}

fn bytes(texts: &[String]) -> BytesCount {
    BytesCount::new(texts.iter().map(String::len).sum::<usize>())
}

#[divan::bench(args = [20, 40, 84])]
fn wrap_han(bencher: Bencher<'_, '_>, columns: usize) {
    let texts = han();
    bencher.counter(bytes(&texts)).bench(|| {
        for text in &texts {
            black_box(wrap(text, columns, 4, Ambiguous::Narrow));
        }
    });
}

#[divan::bench]
fn count_han(bencher: Bencher<'_, '_>) {
    let texts = han();
    let count = |text: &String| line_count(text, 84, 4, Ambiguous::Narrow);
    bencher.counter(bytes(&texts)).bench(|| texts.iter().map(count).sum::<usize>());
}

#[divan::bench]
fn wrap_latin(bencher: Bencher<'_, '_>) {
    let texts = latin();
    bencher.counter(bytes(&texts)).bench(|| {
        for text in &texts {
            black_box(wrap(text, 84, 4, Ambiguous::Narrow));
        }
    });
}

#[divan::bench]
fn width_han(bencher: Bencher<'_, '_>) {
    let texts = han();
    bencher
        .counter(bytes(&texts))
        .bench(|| texts.iter().map(|text| Ambiguous::Wide.str(text)).sum::<usize>());
}

#[divan::bench]
fn sanitize_han(bencher: Bencher<'_, '_>) {
    let texts = han();
    bencher.counter(bytes(&texts)).bench(|| texts.iter().map(|text| sanitize(text).len()).sum::<usize>());
}

#[divan::bench]
fn fold_han(bencher: Bencher<'_, '_>) {
    let texts = han();
    bencher.counter(bytes(&texts)).bench(|| texts.iter().map(|text| fold(text).len()).sum::<usize>());
}
