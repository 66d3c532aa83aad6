//! No file of a room names another that names it back, directly or around.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use crate::architecture::sources;

/// Rooms that still have circles, with the number of their files that lie on one. It only falls:
/// a room whose last circle goes is struck out.
const CIRCLES: &[(&str, usize)] = &[];

/// A module or an item, segment by segment, from the root of the crate.
type Name = Vec<String>;

/// The modules of the crate, what each names, and what each hands on by `pub use`.
#[derive(Default)]
struct Crate {
    modules: BTreeSet<Name>,
    names: BTreeMap<Name, Vec<Name>>,
    handed_on: BTreeMap<Name, BTreeMap<String, Name>>,
}

impl Crate {
    fn of(files: &[(Name, String)]) -> Self {
        let modules = files.iter().map(|(module, _)| module.clone()).collect();
        let mut found = Self { modules, ..Self::default() };
        for (module, text) in files {
            found.read(module, text);
        }
        found
    }

    /// Notes what the code of one file names: its `use` declarations and its paths.
    fn read(&mut self, module: &Name, text: &str) {
        let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
        let code = lines.fold(String::new(), |code, line| code + line + "\n");
        let code = code.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
        let mut rest = String::new();
        let mut used: Option<String> = None;
        for line in code.lines() {
            let words = line.trim_start();
            let begins = words.starts_with("use ")
                || (words.starts_with("pub") && words.contains(" use ") && !words.contains('"'));
            match &mut used {
                Some(declaration) => declaration.push_str(line),
                None if begins => used = Some(words.to_owned()),
                None => rest.extend([line, "\n"]),
            }
            if let Some(declaration) = used.take_if(|it| it.contains(';')) {
                self.declare(module, &declaration);
            }
        }
        let names = self.names.entry(module.clone()).or_default();
        let begins = |at: usize| {
            !rest[..at].ends_with(|it: char| it.is_alphanumeric() || it == '_' || it == ':')
        };
        for (at, _) in rest.match_indices("::").filter(|(at, _)| *at > 0) {
            let mut before = rest[..at].char_indices().rev();
            let from = before.find(|(_, it)| !it.is_alphanumeric() && *it != '_');
            let from = from.map_or(0, |(from, it)| from + it.len_utf8());
            if begins(from) {
                let path: String = rest[from..]
                    .chars()
                    .take_while(|it| it.is_alphanumeric() || *it == '_' || *it == ':')
                    .collect();
                let path: Name = path.split("::").map(str::to_owned).collect();
                names.extend(absolute(module, &path, &self.modules));
            }
        }
    }

    fn declare(&mut self, module: &Name, declaration: &str) {
        let (before, tree) = declaration.split_once("use ").unwrap();
        let tree: String = tree.split(';').next().unwrap().split_whitespace().collect();
        for path in expanded(&tree) {
            let Some(name) = absolute(module, &path, &self.modules) else { continue };
            if before.is_empty() {
                self.names.entry(module.clone()).or_default().push(name);
            } else {
                let last = name.last().unwrap().clone();
                self.handed_on.entry(module.clone()).or_default().insert(last, name);
            }
        }
    }

    /// The module that holds what a name means, through what others hand on.
    fn home(&self, name: &[String], depth: usize) -> Option<&Name> {
        let known = (1..=name.len()).rev().find(|it| self.modules.contains(&name[..*it]))?;
        let (module, item) = name.split_at(known);
        let handed_on = self.handed_on.get(module).zip(item.first());
        match handed_on.and_then(|(items, first)| items.get(first)) {
            Some(origin) if depth < 8 => {
                let onward: Name = origin.iter().chain(&item[1..]).cloned().collect();
                self.home(&onward, depth + 1)
            }
            _ => self.modules.get(module),
        }
    }

    /// The modules of its room that a module names.
    fn neighbours(&self, module: &Name) -> BTreeSet<&Name> {
        let homes = self.names.get(module).into_iter().flatten().filter_map(|it| self.home(it, 0));
        homes.filter(|home| *home != module && home[0] == module[0]).collect()
    }

    /// The modules that can be come back to, by room.
    fn on_circles(&self) -> BTreeMap<&str, BTreeSet<String>> {
        let mut found: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for module in &self.modules {
            let mut reached = BTreeSet::new();
            let mut next: Vec<&Name> = self.neighbours(module).into_iter().collect();
            while let Some(at) = next.pop() {
                if reached.insert(at) {
                    next.extend(self.neighbours(at));
                }
            }
            if reached.contains(module) {
                found.entry(&module[0]).or_default().insert(module.join("::"));
            }
        }
        found
    }
}

/// `a::{b, c::{d, e}}` as paths; what is renamed keeps its name.
fn expanded(tree: &str) -> Vec<Name> {
    let Some((head, body)) = tree.split_once('{') else {
        return vec![tree.split("::").map(str::to_owned).collect()];
    };
    let head: Name = head.split("::").filter(|it| !it.is_empty()).map(str::to_owned).collect();
    let body = body.rsplit_once('}').map_or(body, |(body, _)| body);
    let mut depth = 0;
    let parts = body.split(|it: char| {
        depth += i32::from(it == '{') - i32::from(it == '}');
        it == ',' && depth == 0
    });
    let parts = parts.filter(|part| !part.is_empty()).flat_map(expanded);
    parts.map(|part| head.iter().cloned().chain(part).collect()).collect()
}

/// A path as written in a module, from the root; `None` for what is no module's.
fn absolute(module: &[String], path: &[String], modules: &BTreeSet<Name>) -> Option<Name> {
    let ups = path.iter().take_while(|it| *it == "super").count();
    let (base, rest): (&[String], &[String]) = match path[0].as_str() {
        "crate" => (&[], &path[1..]),
        "self" => (module, &path[1..]),
        "super" => (&module[..module.len().checked_sub(ups)?], &path[ups..]),
        first => {
            let inner: Name = module.iter().cloned().chain([first.to_owned()]).collect();
            if !modules.contains(&inner) {
                return None;
            }
            (module, path)
        }
    };
    (!rest.is_empty()).then(|| base.iter().chain(rest).cloned().collect())
}

/// The module of a file.
fn module(path: &Path) -> Name {
    let path = path.with_extension("");
    let name = path.iter().map(|it| it.to_string_lossy().into_owned());
    name.filter(|it| it != "mod").collect()
}

#[test]
fn no_file_names_one_that_names_it_back() {
    let ends = ["lib.rs", "main.rs"];
    let files = sources().into_iter().filter(|(path, _)| !ends.iter().any(|it| path.ends_with(it)));
    let files: Vec<(Name, String)> = files.map(|(path, text)| (module(&path), text)).collect();
    let known = Crate::of(&files);
    let found = known.on_circles();
    for (room, modules) in &found {
        let most = CIRCLES.iter().find(|(it, _)| it == room).map_or(0, |(_, most)| *most);
        assert!(modules.len() <= most, "{room}: more than {most} files on circles: {modules:#?}");
    }
    for (room, most) in CIRCLES {
        let left = found.get(room).map_or(0, BTreeSet::len);
        assert!(left > 0, "{room} has no circle any more: strike it out of the list (was {most})");
    }
}

#[test]
fn circles_are_seen_around_corners_and_through_what_is_handed_on() {
    let file = |name: &str, text: &str| {
        (name.split('/').map(str::to_owned).collect::<Name>(), text.to_owned())
    };
    let files = [
        file("mill", "mod band;\nmod coil;\npub use coil::Coil;\nuse band::Band;\n"),
        file("mill/band", "use super::Coil;\nuse crate::mill::{steel::{Steel, Heat}, rest};\n"),
        file("mill/coil", "// use super::band;\npub fn roll() { super::steel::melt() }\n"),
        file("mill/steel", "use super::band::Band;\n"),
        file("mill/scrap", "use super::band::Band;\n"),
        file("mill/ore", "#[cfg(test)]\nmod tests { use crate::mill::pit::Pit; }\n"),
        file("mill/pit", "use super::ore::Ore;\nuse crate::yard::Crane;\n"),
        file("yard", "use crate::mill::pit::Pit;\n"),
    ];
    let known = Crate::of(&files);
    let on: Vec<String> = known.on_circles().remove("mill").unwrap().into_iter().collect();
    assert_eq!(on, ["mill", "mill::band", "mill::coil", "mill::steel"]);
    assert!(!known.on_circles().contains_key("yard"));
}
