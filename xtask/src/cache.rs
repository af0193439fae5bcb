//! Where tools are kept: by version, outside the checkout, whole or not at all.
//! An install goes to a folder beside its own and is moved there when it is complete.

use crate::run::{Context, Result, fail};
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Instant;

/// A tool of one version, as the cache knows it.
pub struct Item<'a> {
    /// Name and version, as in `trunk-0.21.14`: the name of its folder.
    pub folder: &'a str,
    /// What it is for and about how long installing takes.
    pub about: &'a str,
}

/// `$GOUJI_CACHE`, else `gouji` in the folder where this system keeps caches.
pub fn folder() -> Result<PathBuf> {
    let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let home = || variable("HOME").or_else(|| variable("USERPROFILE"));
    let user = || {
        if cfg!(windows) {
            variable("LOCALAPPDATA")
        } else if cfg!(target_os = "macos") {
            variable("XDG_CACHE_HOME").or_else(|| Some(home()?.join("Library").join("Caches")))
        } else {
            variable("XDG_CACHE_HOME").or_else(|| Some(home()?.join(".cache")))
        }
    };
    variable("GOUJI_CACHE").or_else(|| Some(user()?.join("gouji"))).ok_or_else(|| {
        fail("no folder for tools is known: set GOUJI_CACHE to one, as in GOUJI_CACHE=/var/tmp/gouji")
    })
}

/// The folder of a tool that is there and works, installed first if need be.
///
/// `works` looks at a folder and says whether the tool in it answers; `install` fills an empty one.
/// Two set-ups at the same time wait for one another.
pub fn keep(
    item: &Item,
    works: impl Fn(&Path) -> bool,
    install: impl FnOnce(&Path) -> Result<()>,
) -> Result<PathBuf> {
    let cache = folder()?;
    let place = cache.join(item.folder);
    if works(&place) {
        return Ok(place);
    }
    fs::create_dir_all(&cache).when(|| format!("could not make the folder {}", cache.display()))?;
    let _held = lock(&cache)?;
    if works(&place) {
        return Ok(place);
    }
    println!("Installing {} ({}) into {}", item.folder, item.about, cache.display());
    let start = Instant::now();
    let partial = cache.join(format!("{}.partial", item.folder));
    remove(&partial)?;
    fs::create_dir_all(&partial).when(|| format!("could not make the folder {}", partial.display()))?;
    install(&partial)?;
    if !works(&partial) {
        return Err(fail(format!(
            "{} was installed but does not answer as it should; look into {} and run the command again",
            item.folder,
            partial.display()
        )));
    }
    remove(&place)?;
    fs::rename(&partial, &place)
        .when(|| format!("could not move {} to {}", partial.display(), place.display()))?;
    println!("Installed {} in {}", item.folder, crate::steps::duration(start.elapsed()));
    Ok(place)
}

/// Held until dropped; a second set-up waits here.
fn lock(cache: &Path) -> Result<File> {
    let path = cache.join("setup.lock");
    let file = File::create(&path).when(|| format!("could not write {}", path.display()))?;
    if file.try_lock().is_err() {
        println!("Another set-up is at work in {}; waiting for it", cache.display());
        file.lock().when(|| format!("could not lock {}", path.display()))?;
    }
    Ok(file)
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).when(|| format!("could not remove {}", folder.display()))?;
    }
    Ok(())
}
