//! What becomes of text that lost bytes: what the bytes and the rest of the document tell stands there again, a mark stands for
//! the rest, and nothing that the text did not say.

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
    let draft = read(text.as_bytes(), "plan.txt", &Options::default()).unwrap();
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
