# What is wrong with records, parts of runs, plans compared, and what is written.

e921 = this is no file of records
e921-form = these records have the form { $form }; this is { $ours }
e921-altered = the first line was altered
e928 = another junheng is at work on this run
e927-none = no part is named
e926 = this part is not of the run { $run } is of
e927-twice = part { $part }/{ $of } is named twice
e927 = part { $wanted }/{ $of } is missing
e925 = this part of the run is not finished
e922-record = this record is not as it was written
e922-form = record { $index } is of another form
e922-twice = record { $index } stands here a second time
e922-while-read = the file was altered while it was read
e926-kind = records of a { $kind } cannot be merged
e921-folder = this folder has no file of records
e925-file = this file of the part is missing
e922-plan = this plan is not as the run wrote it
e910 = this plan has nothing in common with { $file }
e909 = this is not the best plan of its factory file: { $reason }
e907 = this plan was not made from { $file }
e908 = this plan does not add up: { $first }
e908-more = this plan does not add up: { $first } (and { $more } more)
e909-no-plan = its factory has no plan any more
e909-stopped = it was stopped before its best was proven
e909-asked = what it was asked for does not fit its factory
e909-value = its value of { $goal } is { $stated }, planned again it is { $again }
e911 = this workbook cannot be written: { $reason }
e911-rows = the sheet { $sheet } would need more than the { $most } rows a workbook has
e911-columns = the sheet { $sheet } would need more than the { $most } columns a workbook has
e911-text = a text of { $length } characters in the sheet { $sheet }, row { $row }, is longer than the { $most } a cell holds: it begins `{ $start }`

e143 = this cannot be written without loss: { $what }
e143-differs = this cannot be written without loss: { $path } would differ
e143-order = this cannot be written without loss: the order would differ
e143-hint = blank texts, control signs, and ids with `;` or `,` in lists of ids cannot stand in a cell

e920-missing = there is no such file or folder
e920 = no factory file is found here
e925-records = only { $count } of the records are there
e923-kind = these records are of a { $there }, not of a { $asked }
e923-version = these records were made by junheng { $then }; this is { $now }
e923-shard = these records are of shard { $there }, not { $asked }
e923 = these records were made of other files or with other choices
e924-one = a run was stopped here after 1 record
e924 = a run was stopped here after { $records } records
