//! Files and folders: made afresh, copied, compared; errors name the file.

use crate::run::{Context, Result, root};
use std::fs;
use std::path::{Path, PathBuf};

/// An empty folder of that name below the top of the checkout.
pub fn fresh(name: &str) -> Result<PathBuf> {
    let folder = root().join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).when(|| format!("could not empty {}", folder.display()))?;
    }
    fs::create_dir_all(&folder).when(|| format!("could not make the folder {}", folder.display()))?;
    Ok(folder)
}

/// Copies a file.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::copy(from, to).map(|_| ()).when(|| format!("could not copy {} to {}", from.display(), to.display()))
}

/// Copies the files of a folder, not those of folders in it.
pub fn copy_all(from: &Path, to: &Path) -> Result<()> {
    let entries = fs::read_dir(from).when(|| format!("could not read {}", from.display()))?;
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_file()) {
        if let Some(name) = path.file_name() {
            copy(&path, &to.join(name))?;
        }
    }
    Ok(())
}
