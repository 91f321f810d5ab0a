//! Saving an imported plan: whole or not at all.

use super::Failure;
use crate::plan::{Plan, plan_to_text};
use std::fs::{self, File, Permissions};
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// Where a plan of this id is kept.
pub(super) fn path(folder: &Path, id: &str) -> PathBuf {
    folder.join(format!("{id}.json"))
}

/// Writes the plan into the folder, which is made if it is not there. Until all is written the old file stays.
pub(super) fn save(folder: &Path, plan: &Plan) -> Result<PathBuf, Failure> {
    fs::create_dir_all(folder).map_err(Failure::Io)?;
    let path = path(folder, &plan.id);
    let mode = fs::metadata(&path).map_or(0o666, |old| old.permissions().mode() & 0o777);
    let new = tempfile::Builder::new()
        .prefix(".gangmu-")
        .permissions(Permissions::from_mode(mode))
        .tempfile_in(folder)
        .map_err(Failure::Io)?;
    let json = plan_to_text(plan).map_err(Failure::Json)?;
    new.as_file().write_all(json.as_bytes()).map_err(Failure::Io)?;
    new.as_file().sync_all().map_err(Failure::Io)?;
    new.persist(&path).map_err(|error| Failure::Io(error.error))?;
    // The name is only sure to last once the folder is on the disk too.
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(Failure::Io)?;
    Ok(path)
}
