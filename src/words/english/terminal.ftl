# What is said on a terminal.

## Problems of an input

problem-at = { $place }: { $severity } { $code }: { $message }
problem-error = error
problem-warning = warning
problem-path = at { $path }
problem-hint = hint: { $hint }
problem-detail = detail: { $detail }
problem-cure = to do: { $cure }
problem-meant = did you mean "{ $near }"?
problem-words = the words are: { $words }
problem-known = there are: { $known }
problem-fields = the fields here are: { $fields }
problems-left = { $left } more are not shown; the JSON form lists all of them
problems-counted = { $errors }, { $warnings }
count-errors = { $count ->
    [one] { $shown } error
   *[other] { $shown } errors
 }
count-warnings = { $count ->
    [one] { $shown } warning
   *[other] { $shown } warnings
 }
check-clean = { $file }: nothing wrong

## While it takes long

progress-goal = goal { $goal }
progress-begin = formulating
