//! Splits the linked page: what a first visit needs, and chunks that are loaded when asked for.
//!
//! The views that are split off are those that `src/view/widgets/lazy.rs` describes. Splitting has to come between the
//! linker and wasm-bindgen, both of which Trunk calls; so xtask stands in for the `wasm-bindgen` that Trunk finds on PATH,
//! splits what it is given, and then calls the real one. A module that was linked without relocations, as the worker is,
//! is passed on untouched.
//!
//! The chunks go into a folder of the page that is named after the linked module: a chunk fits only the page it was linked
//! with. What loads them becomes a part of wasm-bindgen's script.

mod script;

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, anyhow, ensure};
use wasm_split_cli_support::{Options, transform};
use xshell::{Shell, cmd};

use crate::dist::fingerprint;
use crate::project::Project;

/// The name under which Trunk calls.
const NAME: &str = "wasm-bindgen";
/// The real wasm-bindgen.
const PROGRAM: &str = "SEEDBOARD_WASM_BINDGEN";
/// The wasm-opt for the chunks; Trunk itself calls it for the page. Not set where there is none.
const WASM_OPT: &str = "SEEDBOARD_WASM_OPT";
/// Where Trunk gathers the page before it becomes `dist`.
const STAGE: &str = "SEEDBOARD_STAGE";
/// The section that only a module linked with its relocations has.
const RELOCATIONS: &[u8] = b"reloc.CODE";

/// How Trunk is told to call this program in place of wasm-bindgen: a folder for the front of its PATH, and variables.
pub struct StandIn {
    /// It holds this program under wasm-bindgen's name.
    pub folder: PathBuf,
    program: PathBuf,
    wasm_opt: Option<PathBuf>,
}

impl StandIn {
    /// `program` and `wasm_opt` are the real ones.
    ///
    /// # Errors
    /// When this program cannot be put where Trunk will find it.
    pub fn new(project: &Project, program: PathBuf, wasm_opt: Option<PathBuf>) -> Result<Self> {
        let folder = project.tools().join("split");
        fs::create_dir_all(&folder)?;
        let name = folder.join(format!("{NAME}{}", env::consts::EXE_SUFFIX));
        // Another build may be running the one that is there.
        fs::remove_file(&name).ok();
        fs::copy(env::current_exe()?, &name)
            .with_context(|| format!("cannot write {}", name.display()))?;
        Ok(Self {
            folder,
            program,
            wasm_opt,
        })
    }

    /// What a call of Trunk that makes `dist` has to know.
    pub fn variables(&self, dist: &Path) -> Vec<(&'static str, PathBuf)> {
        let program = (PROGRAM, self.program.clone());
        let stage = (STAGE, dist.join(".stage"));
        let wasm_opt = self.wasm_opt.clone().map(|path| (WASM_OPT, path));
        [program, stage].into_iter().chain(wasm_opt).collect()
    }
}

/// Whether Trunk called this program, taking it for wasm-bindgen.
#[must_use]
pub fn is_called() -> bool {
    let name = env::args_os().next().map(PathBuf::from);
    name.is_some_and(|name| name.file_stem().is_some_and(|stem| stem == NAME))
}

/// Does what wasm-bindgen would do, and splits what can be split.
///
/// # Errors
/// When the module cannot be split, or a program fails.
pub fn run(project: &Project) -> Result<()> {
    let sh = Shell::new()?;
    let program = env::var_os(PROGRAM).context("only xtask calls this program")?;
    let arguments: Vec<OsString> = env::args_os().skip(1).collect();
    let linked = arguments.iter().find(|argument| {
        let end = Path::new(argument).extension();
        end.is_some_and(|end| end == "wasm")
    });
    let module = linked.map(fs::read).transpose()?.unwrap_or_default();
    let Some(linked) = linked.filter(|_| has_relocations(&module)) else {
        cmd!(sh, "{program} {arguments...}").quiet().run()?;
        return Ok(());
    };

    let work = project.target.join("split");
    let main = work.join("main.wasm");
    let chunks = split(&module, &work, &main)?;
    let rest = arguments.iter().map(|argument| match argument {
        argument if argument == linked => main.as_os_str(),
        argument => argument,
    });
    cmd!(
        sh,
        "{program} --keep-lld-exports --remove-name-section {rest...}"
    )
    .quiet()
    .run()?;

    let folder = format!("split-{:016x}", fingerprint(&module));
    let stage = env::var_os(STAGE).context("only xtask calls this program")?;
    let public = Path::new(&stage).join(&folder);
    fs::create_dir_all(&public)?;
    for chunk in &chunks {
        finish(&sh, project, chunk, &public)?;
    }
    let path = glue(&arguments).context("Trunk names no file that wasm-bindgen shall write")?;
    let loader = fs::read_to_string(work.join(script::MODULE))?;
    let script = script::joined(&fs::read_to_string(&path)?, &loader, &folder)?;
    fs::write(&path, script)?;
    Ok(())
}

fn has_relocations(module: &[u8]) -> bool {
    module
        .windows(RELOCATIONS.len())
        .any(|bytes| bytes == RELOCATIONS)
}

/// Splits a module: into `main` and the chunks returned; the script that loads them stands in `work`.
fn split(module: &[u8], work: &Path, main: &Path) -> Result<Vec<PathBuf>> {
    if work.exists() {
        fs::remove_dir_all(work)?;
    }
    fs::create_dir_all(work)?;
    let mut options = Options::new(module);
    options.output_dir = work;
    options.main_out_path = main;
    options.link_name = script::MODULE;
    options.main_module = script::MAIN;
    let done = transform(options).map_err(|error| anyhow!("{error:#}"))?;
    ensure!(
        !done.split_modules.is_empty(),
        "nothing was split off; is there no `split!` any more?"
    );
    Ok(done.split_modules)
}

/// Puts a chunk into the page, as small as Trunk makes the main module.
fn finish(sh: &Shell, project: &Project, chunk: &Path, public: &Path) -> Result<()> {
    let target = public.join(chunk.file_name().context("a chunk has no name")?);
    fs::write(&target, without_names(&fs::read(chunk)?)?)?;
    let Some(wasm_opt) = env::var_os(WASM_OPT) else {
        return Ok(());
    };
    let page = fs::read_to_string(project.root.join("index.html"))?;
    let features = page
        .split_once("data-wasm-opt-params=\"")
        .and_then(|(_, rest)| rest.split('"').next())
        .context("index.html names no parameters for wasm-opt")?
        .split_whitespace();
    cmd!(
        sh,
        "{wasm_opt} -Oz {features...} --output={target} {target}"
    )
    .quiet()
    .run()?;
    Ok(())
}

/// A module without its custom sections, the names of its functions above all: half of it.
fn without_names(module: &[u8]) -> Result<Vec<u8>> {
    const HEADER: usize = 8;
    let broken = "a chunk is no wasm module";
    let (header, mut rest) = module.split_at_checked(HEADER).context(broken)?;
    let mut kept = header.to_vec();
    while let Some(kind) = rest.first() {
        // The length: seven bits a byte, the lowest first; the last byte has no eighth bit.
        let digits = rest
            .iter()
            .skip(1)
            .take_while(|byte| **byte >= 0x80)
            .count()
            + 1;
        let number = rest.get(1..=digits).context(broken)?.iter().rev();
        let length = number.fold(0, |sum, byte| sum << 7 | usize::from(byte & 0x7f));
        let (section, after) = rest.split_at_checked(1 + digits + length).context(broken)?;
        if *kind != 0 {
            kept.extend(section);
        }
        rest = after;
    }
    Ok(kept)
}

/// The script that wasm-bindgen writes.
fn glue(arguments: &[OsString]) -> Option<PathBuf> {
    let value = |name: &str| {
        let mut texts = arguments.iter().filter_map(|argument| argument.to_str());
        texts.find_map(|text| text.strip_prefix(name))
    };
    let name = value("--out-name=")?;
    Some(Path::new(value("--out-dir=")?).join(format!("{name}.js")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_custom_sections_are_dropped() {
        let header = b"\0asm\x01\0\0\0";
        let names = [&[0, 0x81, 0x01][..], &[7; 129]].concat();
        let code = [&[10, 0x82, 0x01][..], &[9; 130]].concat();
        let module = [&header[..], &[1, 1, 0], &names, &code, &[0, 1, 0]].concat();
        let want = [&header[..], &[1, 1, 0], &code].concat();
        assert_eq!(without_names(&module).unwrap(), want);
        assert!(without_names(module.get(..20).unwrap()).is_err());
        assert!(without_names(b"").is_err());
    }

    #[test]
    fn the_script_is_where_trunk_asks_for_it() {
        let arguments = [
            "--target=web",
            "--out-dir=/t/out",
            "--out-name=page",
            "p.wasm",
        ];
        let arguments: Vec<OsString> = arguments.into_iter().map(OsString::from).collect();
        assert_eq!(glue(&arguments), Some(PathBuf::from("/t/out/page.js")));
        assert_eq!(glue(&[]), None);
    }

    #[test]
    fn a_module_linked_for_splitting_is_known_by_its_relocations() {
        assert!(has_relocations(b"\0asm... reloc.CODE ..."));
        assert!(!has_relocations(b"\0asm..."));
    }
}
