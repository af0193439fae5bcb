//! What the tests of the command line share: folders of their own, runs of the binary, a made-up disclosure.
//! The disclosure is small on purpose: what the core makes of large ones is the core's affair.

use serde_json::Value;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A folder of its own for each test.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new(test: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{test}-{}", std::process::id()));
        let _ = fs::remove_dir_all(&path);
        fs::create_dir_all(&path).expect("a folder");
        Folder(path)
    }

    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.0.join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(&path, bytes).expect("a file");
        path.to_string_lossy().into_owned()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

pub fn command() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gouji"));
    for variable in ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM", "CI", "GOUJI_MODELS"] {
        command.env_remove(variable);
    }
    command
}

pub fn gouji(arguments: &[&str]) -> Output {
    command().args(arguments).output().expect("gouji runs")
}

pub fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

pub fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}

pub fn lines(output: &Output) -> Vec<Value> {
    out(output).lines().map(|line| serde_json::from_str(line).expect("a report a line")).collect()
}

pub fn piped(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = command()
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("gouji runs");
    child.stdin.take().expect("a pipe").write_all(input).expect("written");
    child.wait_with_output().expect("an end")
}

/// Eleven digits that nobody has.
pub fn telephone() -> String {
    ["1", "00", "0000", "0001"].concat()
}

/// A disclosure of one form whose figures agree.
pub fn clean() -> String {
    "示例县档案馆2026年单位预算公开\n\n表3\n单位支出总体情况表\n编制单位：示例县档案馆\t单位：万元\n\
     功能分类科目编码\t\t\t功能分类科目名称\t支出预算\t\t\n类\t款\t项\t\t合计\t基本支出\t项目支出\n\
     201\t\t\t一般公共服务支出\t112.40\t100.10\t12.30\n201\t26\t\t档案事务\t112.40\t100.10\t12.30\n\
     201\t26\t01\t行政运行\t100.10\t100.10\t\n201\t26\t04\t档案馆\t12.30\t\t12.30\n\
     \t\t\t总计\t112.40\t100.10\t12.30\n"
        .into()
}

/// The same with two digits of its total transposed.
pub fn planted() -> String {
    clean().replace("总计\t112.40", "总计\t121.40")
}
