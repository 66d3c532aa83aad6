//! The part of a long run that `--shard` asks for: written out, or read from what an array of jobs sets
//! in the environment.

use super::language::words;
use super::output::say;
use crate::run::Shard;
use crate::words::Value;

/// The variable that says how many parts there are where the array of jobs does not.
const COUNT: &str = "JUNHENG_SHARDS";

/// The part of a run that this process plans.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub shard: Shard,
    /// The variable it was read from; none if it was written out.
    from: Option<&'static str>,
}

impl Part {
    /// Says which part this is, if that was read from the environment.
    pub fn say(self) {
        if let Some(from) = self.from {
            let [part, count] = [self.shard.part, self.shard.of].map(|it| it.to_string());
            let values =
                [("part", (&part).into()), ("count", (&count).into()), ("from", from.into())];
            say(&words().say_with("shard-from", &values));
        }
    }
}

/// What an array of jobs sets for each of its tasks.
struct Array {
    /// The variable with the task's number.
    index: &'static str,
    /// The number of the first task, unless a variable says it.
    first: u64,
    of_first: Option<&'static str>,
    /// The variable with the distance between two numbers.
    step: Option<&'static str>,
    /// The variable that says how many tasks there are.
    count: Option<&'static str>,
}

const ARRAYS: [Array; 4] = [
    Array {
        index: "SLURM_ARRAY_TASK_ID",
        first: 0,
        of_first: Some("SLURM_ARRAY_TASK_MIN"),
        step: Some("SLURM_ARRAY_TASK_STEP"),
        count: Some("SLURM_ARRAY_TASK_COUNT"),
    },
    Array {
        index: "AWS_BATCH_JOB_ARRAY_INDEX",
        first: 0,
        of_first: None,
        step: None,
        count: Some("AWS_BATCH_JOB_ARRAY_SIZE"),
    },
    // Kubernetes, in an Indexed Job.
    Array { index: "JOB_COMPLETION_INDEX", first: 0, of_first: None, step: None, count: None },
    // GNU parallel.
    Array { index: "PARALLEL_SEQ", first: 1, of_first: None, step: None, count: None },
];

/// Why the environment does not say which part this is.
#[derive(Debug, PartialEq, Eq)]
enum Unknown {
    /// No array of jobs.
    NoIndex,
    /// Two of them.
    Several(&'static str, &'static str),
    /// A variable is no number.
    NoNumber(&'static str, String),
    /// The number of parts is not known.
    NoCount(&'static str),
    /// Two numbers of parts.
    Counts { asked: u64, variable: &'static str, says: u64 },
    /// A number that is none of the parts.
    Beyond { variable: &'static str, index: u64, first: u64, count: u64 },
}

impl Unknown {
    fn said(&self) -> String {
        let words = words();
        let number = |it: &u64| it.to_string();
        match self {
            Self::NoIndex => words.say("shard-no-index"),
            Self::Several(one, other) => words
                .say_with("shard-several", &[("one", (*one).into()), ("other", (*other).into())]),
            Self::NoNumber(variable, value) => {
                let value = crate::words::visible::line(value).into_owned();
                let values = [("variable", (*variable).into()), ("value", Value::from(&value))];
                words.say_with("shard-no-number", &values)
            }
            Self::NoCount(variable) => {
                words.say_with("shard-no-count", &[("variable", (*variable).into())])
            }
            Self::Counts { asked, variable, says } => {
                let (asked, says) = (number(asked), number(says));
                let values = [
                    ("asked", (&asked).into()),
                    ("variable", (*variable).into()),
                    ("says", (&says).into()),
                ];
                words.say_with("shard-counts", &values)
            }
            Self::Beyond { variable, index, first, count } => {
                let last = number(&first.saturating_add(count.saturating_sub(1)));
                let [index, first, count] = [index, first, count].map(number);
                let values = [
                    ("variable", (*variable).into()),
                    ("index", (&index).into()),
                    ("first", (&first).into()),
                    ("last", (&last).into()),
                    ("count", (&count).into()),
                ];
                words.say_with("shard-beyond", &values)
            }
        }
    }
}

/// A part of a run: `1/4`, `auto`, or `auto/4` where the environment says only which part it is.
pub(super) fn shard(text: &str) -> Result<Part, String> {
    let of_environment = |name: &str| std::env::var(name).ok();
    let text = text.trim();
    let count = match text.split_once('/') {
        None if text == "auto" => None,
        Some((auto, count)) if auto.trim() == "auto" => {
            Some(count.trim().parse().map_err(|_| words().say("use-shard"))?)
        }
        _ => {
            let shard = Shard::from_text(text).ok_or_else(|| words().say("use-shard"))?;
            return Ok(Part { shard, from: None });
        }
    };
    of_array(count, &of_environment).map_err(|it| it.said())
}

/// The part that the environment says; `count` is how many there are, if that is written out.
fn of_array(
    count: Option<u64>,
    environment: &dyn Fn(&str) -> Option<String>,
) -> Result<Part, Unknown> {
    let number = |name: &'static str| -> Result<Option<u64>, Unknown> {
        let Some(value) = environment(name).filter(|it| !it.trim().is_empty()) else {
            return Ok(None);
        };
        let read = value.trim().parse().map_err(|_| Unknown::NoNumber(name, value));
        read.map(Some)
    };
    let mut arrays = Vec::new();
    for array in &ARRAYS {
        if let Some(index) = number(array.index)? {
            arrays.push((array, index));
        }
    }
    let (array, index) = match arrays[..] {
        [] => return Err(Unknown::NoIndex),
        [one] => one,
        [(one, _), (other, _), ..] => return Err(Unknown::Several(one.index, other.index)),
    };
    let of = |name: Option<&'static str>| name.map_or(Ok(None), number);
    let own = array.count.zip(of(array.count)?);
    let stated = number(COUNT)?.map(|it| (COUNT, it));
    let counts: Vec<(&'static str, u64)> = own.into_iter().chain(stated).collect();
    let all = match (count, counts.first()) {
        (Some(count), _) => count,
        (None, Some((_, count))) => *count,
        (None, None) => return Err(Unknown::NoCount(array.index)),
    };
    if let Some(&(variable, says)) = counts.iter().find(|it| it.1 != all) {
        return Err(Unknown::Counts { asked: all, variable, says });
    }
    let first = of(array.of_first)?.unwrap_or(array.first);
    let step = of(array.step)?.filter(|it| *it > 0).unwrap_or(1);
    let beyond = || Unknown::Beyond { variable: array.index, index, first, count: all };
    let from_first = index.checked_sub(first).ok_or_else(beyond)?;
    let part = from_first / step + 1;
    if from_first % step != 0 || part > all {
        return Err(beyond());
    }
    let shard = Shard::from_text(&format!("{part}/{all}")).ok_or_else(beyond)?;
    Ok(Part { shard, from: Some(array.index) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(count: Option<u64>, set: &[(&str, &str)]) -> Result<String, Unknown> {
        let value = |name: &str| set.iter().find(|it| it.0 == name).map(|it| it.1.to_owned());
        of_array(count, &value).map(|it| it.shard.to_string())
    }

    #[test]
    fn every_array_of_jobs_says_which_part_this_is() {
        let slurm = |id, min, count| {
            [
                ("SLURM_ARRAY_TASK_ID", id),
                ("SLURM_ARRAY_TASK_MIN", min),
                ("SLURM_ARRAY_TASK_COUNT", count),
            ]
        };
        assert_eq!(part(None, &slurm("0", "0", "3")).unwrap(), "1/3");
        assert_eq!(part(None, &slurm("3", "1", "3")).unwrap(), "3/3");
        let stepped = [&slurm("4", "0", "3")[..], &[("SLURM_ARRAY_TASK_STEP", "2")]].concat();
        assert_eq!(part(None, &stepped).unwrap(), "3/3");
        let aws = [("AWS_BATCH_JOB_ARRAY_INDEX", "1"), ("AWS_BATCH_JOB_ARRAY_SIZE", "2")];
        assert_eq!(part(None, &aws).unwrap(), "2/2");
        let kubernetes = [("JOB_COMPLETION_INDEX", "2")];
        assert_eq!(part(Some(3), &kubernetes).unwrap(), "3/3");
        let counted = [("JOB_COMPLETION_INDEX", "2"), ("JUNHENG_SHARDS", "4")];
        assert_eq!(part(None, &counted).unwrap(), "3/4");
        assert_eq!(part(Some(8), &[("PARALLEL_SEQ", "8")]).unwrap(), "8/8");
    }

    #[test]
    fn what_the_environment_does_not_say_is_not_guessed() {
        assert_eq!(part(None, &[]), Err(Unknown::NoIndex));
        assert_eq!(part(Some(3), &[("SLURM_ARRAY_TASK_ID", "")]), Err(Unknown::NoIndex));
        let index = ("JOB_COMPLETION_INDEX", "0");
        assert_eq!(part(None, &[index]), Err(Unknown::NoCount("JOB_COMPLETION_INDEX")));
        let two = [index, ("PARALLEL_SEQ", "1")];
        let several = Unknown::Several("JOB_COMPLETION_INDEX", "PARALLEL_SEQ");
        assert_eq!(part(Some(3), &two), Err(several));
        let word = [("PARALLEL_SEQ", "one")];
        assert_eq!(part(Some(3), &word), Err(Unknown::NoNumber("PARALLEL_SEQ", "one".to_owned())));
        // Some tasks of an array again: which part they are cannot be told.
        let again = [("SLURM_ARRAY_TASK_ID", "5"), ("SLURM_ARRAY_TASK_COUNT", "2")];
        let variable = "SLURM_ARRAY_TASK_COUNT";
        assert_eq!(part(Some(8), &again), Err(Unknown::Counts { asked: 8, variable, says: 2 }));
        let variable = "SLURM_ARRAY_TASK_ID";
        let beyond = Unknown::Beyond { variable, index: 5, first: 0, count: 2 };
        assert_eq!(part(None, &again), Err(beyond));
        let variable = "PARALLEL_SEQ";
        let beyond = Unknown::Beyond { variable, index: 0, first: 1, count: 3 };
        assert_eq!(part(Some(3), &[("PARALLEL_SEQ", "0")]), Err(beyond));
    }
}
