# What is wrong with records, parts of runs, plans compared, and what is written.

e921 = this is not a file of records
e921-form = these records have format { $form }; this version writes format { $ours }
e921-altered = the first line was altered
e928 = another junheng process is working on this run
e927-none = no part was named
e926 = this part does not belong to the same run as { $run }
e927-twice = part { $part }/{ $of } is named twice
e927 = part { $wanted }/{ $of } is missing
e925 = this part of the run is not finished
e922-record = this record was altered
e922-form = record { $index } has another format
e922-twice = record { $index } appears a second time
e922-while-read = the file was altered while it was being read
e926-kind = records of a { $kind } cannot be merged
e921-folder = this folder has no file of records
e925-file = a file of this part is missing
e922-plan = this plan is not the one the run wrote
e910 = this plan has nothing in common with { $file }
e909 = this is not the optimal plan of its factory file: { $reason }
e907 = this plan was not made from { $file }
e908 = this plan fails the audit: { $first }
e908-more = this plan fails the audit: { $first } (and { $more } more)
e909-no-plan = its factory has no plan now
e909-stopped = it was stopped before it was proven optimal
e909-asked = its goals do not fit its factory
e909-value = its value of { $goal } is { $stated }; planned again, it is { $again }
e911 = this workbook cannot be written: { $reason }
e911-rows = the sheet { $sheet } would need more than the { $most } rows a workbook can have
e911-columns = the sheet { $sheet } would need more than the { $most } columns a workbook can have
e911-text = a text of { $length } characters in the sheet { $sheet }, row { $row }, exceeds the { $most } a cell can hold: it begins `{ $start }`

e143 = this cannot be written without loss: { $what }
e143-differs = this cannot be written without loss: { $path } would differ
e143-order = this cannot be written without loss: the order would differ
e143-hint = a cell cannot hold blank texts, control characters, or ids with `;` or `,` in a list of ids

e920-missing = there is no such file or folder
e920 = there is no factory file here
e925-records = only { $count } of the records are there
e923-kind = these records are of a { $there }, not of a { $asked }
e923-version = these records were made by junheng { $then }; this is { $now }
e923-shard = these records are of shard { $there }, not { $asked }
e923 = these records were made from other files or with other options
e924-one = a run was stopped here after 1 record
e924 = a run was stopped here after { $records } records
