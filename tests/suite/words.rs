//! The catalogues: each language says everything the others say, and nothing nobody asks for.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// Every message of a language's folder: its key, with the values put into it.
fn messages(folder: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    // Where English stands in the source, tests of their own hold Chinese against it: of codes the
    // one below, of the help that of `src/cli/help`.
    let elsewhere = ["codes.ftl", "help.ftl"].map(std::ffi::OsStr::new);
    for file in fs::read_dir(root().join("words").join(folder)).unwrap() {
        let path = file.unwrap().path();
        if path.file_name().is_some_and(|name| elsewhere.contains(&name)) {
            continue;
        }
        let text = fs::read_to_string(&path).unwrap();
        let resource = fluent_syntax::parser::parse(text)
            .unwrap_or_else(|(_, errors)| panic!("{}: {errors:?}", path.display()));
        for entry in resource.body {
            if let Entry::Message(message) = entry {
                let mut values = BTreeSet::new();
                named(message.value.as_ref().expect("a message says something"), &mut values);
                let twice = found.insert(message.id.name.clone(), values);
                assert!(twice.is_none(), "{} stands twice in {folder}", message.id.name);
            }
        }
    }
    found
}

fn named(pattern: &Pattern<String>, values: &mut BTreeSet<String>) {
    fn inline(expression: &InlineExpression<String>, values: &mut BTreeSet<String>) {
        match expression {
            InlineExpression::VariableReference { id } => {
                values.insert(id.name.clone());
            }
            InlineExpression::Placeable { expression } => placed(expression, values),
            _ => {}
        }
    }
    fn placed(expression: &Expression<String>, values: &mut BTreeSet<String>) {
        match expression {
            Expression::Inline(it) => inline(it, values),
            Expression::Select { selector, variants } => {
                inline(selector, values);
                for variant in variants {
                    named(&variant.value, values);
                }
            }
        }
    }
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            placed(expression, values);
        }
    }
}

fn sources() -> String {
    fn visit(folder: &Path, text: &mut String) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                visit(&path, text);
            } else if path.extension().is_some_and(|it| it == "rs") {
                text.push_str(&fs::read_to_string(&path).unwrap());
            }
        }
    }
    let mut text = String::new();
    visit(&root(), &mut text);
    text
}

#[test]
fn every_language_has_every_message_with_the_same_values() {
    let english = messages("english");
    let chinese = messages("chinese");
    for (key, values) in &english {
        let other = chinese.get(key).unwrap_or_else(|| panic!("{key} is not said in Chinese"));
        assert_eq!(values, other, "{key} is said with other values");
    }
    for key in chinese.keys() {
        assert!(english.contains_key(key), "{key} is not said in English");
    }
}

#[test]
fn every_key_asked_for_is_there_and_every_message_is_asked_for() {
    let english = messages("english");
    let text = sources();
    for asking in [".say(", ".say_with(", ".counted(", "(\"head-"] {
        for after in text.split(asking).skip(1) {
            let key = if asking == "(\"head-" {
                format!("head-{}", after.split('"').next().unwrap())
            } else {
                let Some(key) = after.trim_start().strip_prefix('"') else { continue };
                key.split('"').next().unwrap().to_owned()
            };
            // Rows of a programme are named in a way that looks alike.
            if key.contains('{') || key.starts_with("usage-") {
                continue;
            }
            assert!(english.contains_key(&key), "{key} is asked for and not in the catalogue");
        }
    }
    // Keys that stand in tables, or are handed on.
    for family in ["audit-", "balance-", "cost-of-", "goal-", "limit-", "part-"] {
        for after in text.split(&format!("\"{family}")).skip(1) {
            let key = format!("{family}{}", after.split('"').next().unwrap());
            assert!(english.contains_key(&key), "{key} is asked for and not in the catalogue");
        }
    }
    for (key, values) in &english {
        let asked = |key: &str| text.contains(&format!("\"{key}\""));
        // Rules of the factory ask for what to do by the key of what is wrong.
        let of = key.strip_suffix("-hint").filter(|_| values.is_empty());
        assert!(asked(key) || of.is_some_and(asked), "nobody asks for {key}");
    }
}

/// The messages that the sources make (`message!`): key and names of values.
fn made() -> Vec<(String, BTreeSet<String>)> {
    let text = sources();
    let mut made = Vec::new();
    for after in text.split("message!(\"").skip(1) {
        let (key, mut rest) = after.split_once('"').unwrap();
        let mut names = BTreeSet::new();
        // Each value begins after a comma at the outermost level, with its name.
        let (mut depth, mut quoted) = (0, false);
        while let Some(sign) = rest.chars().next() {
            rest = &rest[sign.len_utf8()..];
            match sign {
                '\\' if quoted => rest = &rest[rest.chars().next().unwrap().len_utf8()..],
                '"' => quoted = !quoted,
                _ if quoted => {}
                '(' | '[' | '{' => depth += 1,
                ')' if depth == 0 => break,
                ')' | ']' | '}' => depth -= 1,
                ',' if depth == 0 => {
                    let word = |it: &char| it.is_ascii_alphanumeric() || *it == '_';
                    let name: String = rest.trim_start().chars().take_while(word).collect();
                    if !name.is_empty() {
                        names.insert(name);
                    }
                }
                _ => {}
            }
        }
        made.push((key.to_owned(), names));
    }
    made
}

#[test]
fn every_problem_is_said_with_the_values_its_catalogue_message_has() {
    let english = messages("english");
    let made = made();
    assert!(made.len() > 300, "{} messages", made.len());
    for (key, names) in &made {
        let values = english.get(key).unwrap_or_else(|| panic!("{key} is not in the catalogue"));
        assert_eq!(values, names, "{key} is said with other values");
    }
}

/// A problem said in Chinese is Chinese, whatever is put into it.
#[test]
fn no_problem_is_said_in_english_words_in_the_chinese_catalogue() {
    let mut said = 0;
    for file in fs::read_dir(root().join("words/chinese")).unwrap() {
        let path = file.unwrap().path();
        if !path.file_name().unwrap().to_string_lossy().starts_with("problems") {
            continue;
        }
        for line in fs::read_to_string(&path).unwrap().lines() {
            let Some((key, text)) = line.split_once(" = ") else { continue };
            let mut run = 0;
            for word in text.split([' ', '`']) {
                let is_word = word.len() > 1 && word.chars().all(|it| it.is_ascii_lowercase());
                run = if is_word { run + 1 } else { 0 };
                assert!(run < 3, "{key}: {text}");
            }
            let wide = text.chars().any(|it| ('一'..='龥').contains(&it));
            // What only joins or quotes values.
            let joins = ["quoted", "library", "thing", "found-word"].contains(&key);
            assert!(wide || joins || text.starts_with('“'), "{key}: {text}");
            said += 1;
        }
    }
    assert!(said > 400, "{said} messages");
}

/// Words of the glossary of `docs/languages.md` that are not said, with the term that is.
const REJECTED: &[(&str, &str)] = &[
    ("物料", "材料"),
    ("方案", "情景"),
    ("假设分析", "情景分析"),
    ("延期", "拖期"),
    ("迟交", "拖期"),
    ("逾期", "拖期"),
    ("缺量", "欠交"),
    ("缺货", "欠交"),
    ("准时", "按期"),
    ("足额", "足量"),
    ("满足订单", "完成订单"),
    ("均衡型", "均衡"),
    ("均匀线", "均衡线"),
    ("节奏", "均衡率"),
    ("定额总量", "配额"),
    ("能力", "产能"),
    ("工程项目", "工程"),
    ("减员", "裁员"),
    ("裁减", "裁员"),
    ("招收", "招工"),
    ("人员加班", "人工加班"),
    ("库存持有", "库存保管"),
    ("废弃", "报废"),
    ("最大库存", "最高库存"),
    ("库存上限", "最高库存"),
    ("采购上限", "采购限额"),
    ("库位", "仓容"),
    ("旬段", "旬"),
    ("待料", "受阻"),
    ("审计", "核算"),
    ("可放弃", "可让出"),
    ("得益", "改善"),
    ("收益", "改善"),
    ("对偶价格", "影子价格"),
    ("对偶值", "影子价格"),
    ("引擎", "求解器"),
    ("现状", "现行计划"),
    ("份订单", "张订单"),
];

#[test]
fn a_term_has_one_chinese_word_in_the_catalogues_and_in_the_tables_of_workbooks() {
    let mut said: Vec<(String, String)> = Vec::new();
    for file in fs::read_dir(root().join("words/chinese")).unwrap() {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        said.extend(text.lines().map(|line| (name.clone(), line.to_owned())));
    }
    for table in junheng::source::workbook::TABLES.iter() {
        for words in [&table.words].into_iter().chain(table.columns.iter().map(|it| &it.words)) {
            said.push((table.key.to_owned(), format!("{} {}", words[1].heading, words[1].note)));
        }
    }
    assert!(said.len() > 1000);
    for (of, line) in &said {
        for (rejected, term) in REJECTED {
            assert!(!line.contains(rejected), "{of}: say {term} for {rejected}: {line}");
        }
    }
    // Each rejected word and its term stand in the glossary.
    let glossary = fs::read_to_string(root().join("../docs/languages.md")).unwrap();
    for (rejected, term) in REJECTED {
        assert!(glossary.contains(rejected) && glossary.contains(term), "{term}: {rejected}");
    }
}

#[test]
fn a_key_that_is_not_there_shows_itself() {
    let words = junheng::words::Words::of(junheng::words::Language::Chinese);
    assert_eq!(words.say("not-there"), "[not-there]");
}

#[test]
fn every_code_is_explained_in_chinese_and_no_other() {
    let words = junheng::words::Words::of(junheng::words::Language::Chinese);
    let wide = |text: &str| text.chars().any(|it| ('一'..='龥').contains(&it));
    for code in junheng::diag::registry() {
        let (rule, cure) =
            words.of_code(&code.to_string()).unwrap_or_else(|| panic!("{code} is not explained"));
        assert!(wide(&rule) && wide(&cure), "{code}: {rule} {cure}");
    }
    let text = fs::read_to_string(root().join("words/chinese/codes.ftl")).unwrap();
    let resource = fluent_syntax::parser::parse(text).unwrap();
    let said = resource.body.iter().filter(|it| matches!(it, Entry::Message(_))).count();
    assert_eq!(said, junheng::diag::registry().len());
}

/// Codes whose messages have no hint of their own: what to do follows from the message, or a hint is
/// composed from the factory (the name that was meant, the words there are), or the cure of the
/// registry is shown.
const WITHOUT_HINT: &str = "
    e104 e105 e107 e129 e132 e201 e206 e212 e215 e304 e305 e306 e310 e315 e317 e408 e701 e803 e809
    e902 e905 e906 e907 e908 e909 e910 e911 e913 e914 e915 e916 e917 e918 e920 e921 e922 e923 e924
    e925 e926 e927 e928 e940 e941 e942 e943 e944 e945 e946 e947 e948 e949 e950 e960 e961 e962 e963
    e964 e970 e971 e972 e973 e974 e975 e980 e981 e982 e983 e984 e985 e986 e987 w822 w904
";

/// The same of single messages, where others of their code have a hint.
const MESSAGES_WITHOUT_HINT: &str = "
    e108 e108-period e108-periods e131-ambiguous e131-other e131-time e133-no-time
    e133-time e321-earliest e806-row
";

/// `Diagnostic::hinted` finds the hint by the message's key, so no compiler notices one that is
/// missing: every message of a problem has one unless it is listed above.
#[test]
fn every_problem_has_its_hint_in_both_catalogues() {
    let is_code = |word: &str| word.len() == 4 && word[1..].bytes().all(|it| it.is_ascii_digit());
    let code_of = |key: &str| key.split('-').next().unwrap().to_owned();
    let codes: BTreeSet<String> =
        junheng::diag::registry().iter().map(|it| it.to_string().to_lowercase()).collect();
    for language in ["english", "chinese"] {
        let all = messages(language);
        let without: BTreeSet<&str> = WITHOUT_HINT.split_whitespace().collect();
        let alone: BTreeSet<&str> = MESSAGES_WITHOUT_HINT.split_whitespace().collect();
        let (hints, problems): (Vec<&String>, Vec<&String>) =
            all.keys().filter(|it| is_code(&code_of(it))).partition(|it| it.ends_with("-hint"));
        assert!(problems.len() > 300 && hints.len() > 120);
        for key in &problems {
            let code = code_of(key);
            let has = [format!("{key}-hint"), format!("{code}-hint")]
                .iter()
                .any(|hint| all.contains_key(hint));
            let listed = without.contains(&*code) || alone.contains(&***key);
            assert!(has || listed, "{key} has no hint in {language}");
            assert!(!(has && listed), "{key} has a hint in {language}; the list says it has none");
        }
        // A code may have a message that several share, and a hint of its own.
        for hint in hints {
            let code = code_of(hint);
            assert!(codes.contains(&code), "{hint} belongs to no code");
            assert!(!without.contains(&*code), "{code} has a hint; the list says it has none");
        }
        // Listed keys that are gone.
        for listed in without.iter().chain(&alone) {
            assert!(problems.iter().any(|it| it == listed || code_of(it) == *listed), "{listed}");
        }
    }
}
