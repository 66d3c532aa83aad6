# 终端上的情景分析，以及 `whatif` 运行中的提示。

## 计划了什么

whatif-heading = { $factory }：{ $count }，与现行计划比较。
whatif-count = { $count ->
   *[other] { $shown } 个情景
 }
whatif-ended = { $count } 个{ $status }
whatif-endings = { $endings }。
whatif-stopped-early = 尚未全部计划就停止了：以下只是已计划的情景。
whatif-in-fractions = 整数的现行计划未算完时限已到：这里全部按小数计划（--time-limit）。
whatif-proven = 每个计划的每个目标都已证明：{ $solves }，{ $pivots }，{ $refused }。
whatif-verified = 所有计划均为整数且已核验，每个目标都有已证明的界：{ $solves }，{ $pivots }，{ $refused }。
whatif-programmes = { $count ->
   *[other] { $shown } 个规划
 }
whatif-pivots = { $count ->
   *[other] { $shown } 次换基迭代
 }
whatif-none-refused = 所有答案都通过核验
whatif-refused = { $count ->
   *[other] { $shown } 个答案未通过核验，已换法求得
 }

## 最好的情景

whatif-best = 【最好的情景】按“{ $goal }”排列（{ $unit }）
whatif-all-tie = 【最好的情景】所有目标都与现行计划相同；“{ $goal }”（{ $unit }）
whatif-note = { $name }：{ $notes }
whatif-binds-now = 新出现的瓶颈：{ $limits }
whatif-binds-no-more = 消失的瓶颈：{ $limits }
whatif-tie-then = { $rank }=：{ $names }在“{ $goal }”上并列；再看“{ $then }”，{ $best }最好。
whatif-tie = { $rank }=：{ $names }在“{ $goal }”上并列；其后的目标也分不出高下。
head-scenario = 情景
head-change = 变化
head-rhythm-share = 均衡率%
head-cost = 成本

## 与预期相反的

whatif-surprises = 【与预期相反】
whatif-worse = { $name }：改动本应有利，“{ $goal }”却变差（{ $change }）：{ $because }。
whatif-better = { $name }：改动本应不利，“{ $goal }”却变好（{ $change }）：{ $because }。
whatif-earlier-gains = “{ $goal }”在前，先得到改善
whatif-earlier-loses = “{ $goal }”在前，先受到损失
whatif-tolerance = “{ $goal }”在前并允许让出一部分，而让出的部分现在不同
whatif-measure = 它以现有工时为基准，而工时已经不同
whatif-within-bound = 两个计划均为整数，在已证明的界之内可能还有更好的计划
whatif-not-known = 原因无法判断：前面目标中不足百万分之一的差别在这里可能影响更大
whatif-more = …… 另有 { $left } 项

## 成批生成的情景

whatif-scenarios = { $count ->
   *[other] { $shown } 个情景
 }
whatif-grid = 【网格 { $name }】{ $scenarios }：“{ $goal }”随各因素的变化
whatif-sweep = 【逐项变动 { $name }】{ $scenarios }：每次只变一个因素，对“{ $goal }”影响最大的在前
whatif-sample = 【抽样 { $name }】{ $scenarios }
whatif-one-sided = { $axis }：取任何值都使目标向同一方向变动。
whatif-still = { $count ->
   *[other] { $shown } 个因素对目标毫无影响。
 }
whatif-met = 按期足量交货的概率
whatif-met-all = 按期足量交货：所有订单总能做到
whatif-met-else = 按期足量交货：{ $orders }总能做到；其余的概率
whatif-binding = 起作用的限制
whatif-yes = 是
whatif-no = 否
whatif-mean-after = { $count } 个情景后 { $mean } ± { $error }
whatif-settles = “{ $goal }”的均值已趋稳定：{ $means }。
whatif-unsettled = “{ $goal }”的均值尚未稳定：{ $means }。
head-planned = 已计划
head-mean = 均值
head-least = 最小
head-most = 最大
head-axis = 因素
head-at = 取值
head-to-less = 减少
head-to-more = 增加
head-as-it-stands = 现行计划
head-probability = 概率%
head-error = ± 误差

## 日期在时段之内的变动

whatif-warnings = 【日期在时段之内，不从该日起计入的变动】
whatif-warning = { $name }：{ $warning }

## 没有计划的情景

whatif-without-plan = 【没有计划的情景】
whatif-grows = 目标“{ $goal }”可以无限增大：订单 { $orders }
whatif-why-none = { $name }：{ $status }：{ $reason }

## 命令的提示

whatif-to-plan = { $scenarios }：{ $parts }
whatif-some-named = 按名列出的 { $count } 个
whatif-some-of-grid = 网格 { $name } { $count } 个
whatif-some-of-sweep = 逐项变动 { $name } { $count } 个
whatif-some-of-sample = 抽样 { $name } { $count } 个
whatif-no-base = 现行计划尚未作出就停止了；请放宽时间（--time-limit）。
whatif-base-has-none = 注意：现行数据没有可行的计划：{ $reason }
whatif-no-such-goal = 错误：这里没有目标 { $goal }：可用 { $goals }
whatif-one-file = 错误：--resume 和 --shard 需要保存记录：--out 请给一个文件夹
whatif-part-files = 第 { $part } 部分：{ $count } 个结果在 { $file } 中
whatif-files = 记录、summary.json、scenarios.csv 和 report.html 在 { $folder } 中
whatif-book = 情景分析在 { $file } 中
whatif-book-of-first = 情景分析在 { $file } 中：列出 { $seen } 个情景中的前 { $held } 个；全部情景请用 --out DIR 或 --format csv
whatif-rule-broken = { $code }：{ $message }
whatif-defaults = { $name }：文件中没有写，按缺省值改动：{ $paths }
whatif-wanted = *：改变了需求，只按金额比较，不参加排名。
