//! Why figures of two plans are not compared, in the language of the report.

use crate::model::answers::diff::NotComparable;
use crate::report::{Terminal, terms};

/// The sentence, without the full stop at its end.
pub(in crate::report) fn not_comparable(it: &NotComparable, terminal: &Terminal<'_>) -> String {
    let goals = |titles: &[String]| {
        let titles: Vec<String> =
            titles.iter().map(|it| terms::goal_title(terminal.words(), it)).collect();
        terminal.list(&titles)
    };
    match it {
        NotComparable::BucketLength(before, after) => {
            let [before, after] = [before, after].map(|it| terms::bucket(terminal.words(), it));
            let values = [("before", (&before).into()), ("after", (&after).into())];
            terminal.say_with("diff-bucket-lengths", &values)
        }
        NotComparable::Dates([before, before_end], [after, after_end]) => terminal.say_with(
            "diff-dates",
            &[
                ("before", before.into()),
                ("before_end", before_end.into()),
                ("after", after.into()),
                ("after_end", after_end.into()),
            ],
        ),
        NotComparable::Buckets => terminal.say("diff-buckets"),
        NotComparable::Currency(before, after) => terminal
            .say_with("diff-currencies", &[("before", before.into()), ("after", after.into())]),
        NotComparable::GoalsBefore(titles) => {
            terminal.say_with("diff-goals-before", &[("goals", (&goals(titles)).into())])
        }
        NotComparable::GoalsAfter(titles) => {
            terminal.say_with("diff-goals-after", &[("goals", (&goals(titles)).into())])
        }
        NotComparable::Sentence(sentence) => sentence.clone(),
    }
}
