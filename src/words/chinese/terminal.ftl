# 终端上显示的文字。

## 输入中的问题

problem-at = { $place }: { $severity } { $code }：{ $message }
problem-error = 错误
problem-warning = 警告
problem-path = 位置：{ $path }
problem-hint = 提示：{ $hint }
problem-detail = 详情：{ $detail }
problem-cure = 办法：{ $cure }
problem-meant = 是不是“{ $near }”？
problem-words = 可用的词：{ $words }
problem-known = 已有：{ $known }
problem-fields = 此处的字段有：{ $fields }
problems-left = 另有 { $left } 条未显示；JSON 形式列出全部
problems-counted = { $errors }，{ $warnings }
count-errors = { $count ->
   *[other] { $shown } 个错误
 }
count-warnings = { $count ->
   *[other] { $shown } 个警告
 }
check-clean = { $file }：没有问题

## 耗时较长时

progress-goal = 目标：{ $goal }
progress-begin = 建立模型
