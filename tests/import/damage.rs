//! What becomes of text that lost bytes: what the bytes and the rest of the document tell stands there again, a mark stands for
//! the rest, and nothing that the text did not say.

use encoding_rs::GB18030;
use gangmu::import::{Options, read};

/// A plan of our own, and places of it as they are where a byte is lost: the text, the damage, what is made of it.
const PLAN: &str = include_str!("../documents/prose/digital.txt");
const PLACES: [[&str; 3]; 4] = [
    ["信息服务业收入超过6000", "信息服?褚凳杖氤?6000", "信息服务业收入〔?〕6000"],
    [
        "零售额占农产品交易总额比重达到18%",
        "零售?钫寂┎方灰鬃芏畋戎卮锏?18%",
        "零售〔?〕农产品〔?〕交易总额比重达到18%",
    ],
    ["出货量占全球比重达到15%", "出?趿空既虮戎卮锏?15%", "出〔?〕比重达到15%"],
    [
        "省级财政每年安排专项资金不少于20亿元",
        "省级?普磕臧才抛ㄏ钭式鸩簧儆?20亿元",
        "省级〔?〕年安排专项资金不少〔?〕20亿元",
    ],
];

/// The words of the plan that is made of this text.
fn imported(text: &str) -> String {
    imported_bytes(text.as_bytes())
}

fn imported_bytes(bytes: &[u8]) -> String {
    let draft = read(bytes, "plan.txt", &Options::default()).unwrap();
    let mut words = String::new();
    for section in &draft.plan.sections {
        words.push_str(&section.title);
        section.text.iter().for_each(|text| words.push_str(text));
    }
    words
}

#[test]
fn what_the_bytes_tell_stands_there_again_and_the_rest_is_marked() {
    let mut text = PLAN.to_owned();
    for [sound, damaged, _] in PLACES {
        assert!(text.contains(sound), "{sound}");
        text = text.replacen(sound, damaged, 1);
    }
    let restored = imported(&text);
    for [_, _, expected] in PLACES {
        assert!(restored.contains(expected), "{expected} in {restored}");
    }
}

#[test]
fn no_character_is_put_in_that_the_text_did_not_have() {
    for [sound, _, expected] in PLACES {
        let mut rest = sound;
        for piece in expected.split("〔?〕") {
            let at = rest.find(piece);
            assert!(at.is_some(), "{piece} of {expected} in {sound}");
            rest = at.and_then(|at| rest.get(at + piece.len()..)).unwrap();
        }
    }
}

#[test]
fn sound_text_stays_as_it_is() {
    assert!(!imported(PLAN).contains("〔?〕"));
}

/// Each byte of each of these places, taken out of a file in GB18030: what follows up to the next sign of one byte is
/// paired wrongly then, and all of it must stand there again but for the character that lost the byte, and a neighbour where
/// it may as well have been that one.
#[test]
fn a_file_that_lost_a_byte_loses_two_characters_at_the_most() {
    let sound = imported(PLAN);
    for [place, ..] in PLACES {
        let bytes = GB18030.encode(PLAN).0;
        let before = PLAN.split(place).next().unwrap();
        let start = GB18030.encode(before).0.len();
        for lost in 4..8 {
            let mut bytes = bytes.to_vec();
            bytes.remove(start + lost);
            let damaged = imported_bytes(&bytes);
            let Some((before, after)) = damaged.split_once("〔?〕") else {
                assert_eq!(damaged, sound);
                continue;
            };
            assert!(
                sound.starts_with(before) && sound.ends_with(after),
                "{place} without byte {lost}: {damaged}"
            );
            let marked = sound.chars().count() - before.chars().count() - after.chars().count();
            assert!((1..=2).contains(&marked), "{place} without byte {lost}: {marked}");
        }
    }
}

#[test]
fn a_title_beside_the_text_that_lost_a_byte_is_shown_with_a_question_mark() {
    let page = "<html><head><meta charset=gb2312><title>云溪市2030年养老服务规划</title></head><body><p>一、总体要求</p><p>推动养老服务。</p></body></html>";
    let mut bytes = GB18030.encode(page).0.into_owned();
    let end = bytes.windows(8).position(|part| part == b"2030\xc4\xea\xd1\xf8").unwrap();
    bytes.insert(end, 0xbc);
    let title = read(&bytes, "plan.html", &Options::default()).unwrap().plan.title;
    assert_eq!(title, "云溪市?2030年养老服务规划");
}
