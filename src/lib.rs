//! gangmu 纲目: a terminal explorer of government plans.
//!
//! What stands where on the screen, and which folder owns it (`ui/` draws all of it):
//!
//! ```text
//!  纲目  某市养老  二 > 建设养老床位                                 3/6  1 滞后     ui/chrome, app/model
//!   一 总体要求                 0/1 | 建设养老床位  推进中                           app/page: a section's lines
//! > 二 重点任务                 1/3 |     新建床位1200张。                           plan/: sections and their text
//!      建设养老床位   推进          |   指标  p01 新建床位                           plan/: indicators and figures
//!    + 专栏1 工程              0/1  |         2030 1200张   实际2027 300            record/: readings, status
//!                                   |   备注  11-22 li 进展：第一批已开工            record/: notes
//!   ^ app/tree                      |   ^ app/reader: where in the text one is
//!  --------------------------------------------------------------------------------
//!  / 搜索  i 指标  f 状态  a 备注  Tab 换栏  ? 帮助               已保存 10:32       keys/, words/
//!
//!  /  search/ finds, app/overlay holds what is typed, ui/finder shows the hits
//!  i  app/table sorts and filters, ui/table shows
//!  ?  keys/map is the help screen
//! ```
//!
#![doc = include_str!("ARCHITECTURE.md")]

pub mod app;
pub mod cli;
pub mod compare;
pub mod export;
pub mod import;
pub mod keys;
pub mod plan;
pub mod processors;
pub mod record;
pub mod runtime;
pub mod say;
pub mod search;
pub mod sync;
pub mod terminal;
pub mod text;
pub mod ui;
pub mod words;
