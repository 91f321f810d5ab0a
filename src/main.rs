//! The program.
fn main() {
    let folders = gangmu::runtime::Folders {
        records: "/tmp/gm/try/records".into(),
        library: "/tmp/gm/try/plans".into(),
        drafts: "/tmp/gm/try/drafts".into(),
        state: "/tmp/gm/try/view.json".into(),
    };
    gangmu::runtime::open(gangmu::runtime::Launch {
        folders,
        lang: gangmu::words::Lang::Zh,
        ambiguous: None,
        mouse: false,
        at: None,
        user: None,
    })
    .unwrap();
}
