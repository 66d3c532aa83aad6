# 终端上显示的文字。

## 输入中的问题

problem-at = { $place }: { $severity } { $code }：{ $message }
problem-error = 错误
problem-warning = 警告
problem-path = 位置：{ $path }
problem-hint = 提示：{ $hint }
problem-meant = 是不是“{ $near }”？
problem-words = 可用的词：{ $words }
problem-known = 已有：{ $known }
problem-fields = 此处的字段有：{ $fields }
problems-left = 另有 { $left } 条未显示；JSON 形式列出全部
problem-more-in-column = { $column } 列另有同样的 { $shown } 处：{ $listed }
problem-more = 另有同样的 { $shown } 处：{ $listed }
problem-more-lines = { $count ->
   *[other] 另有同样的 { $shown } 处，在第 { $listed } 行
 }
problems-brief = { $file }：{ $counted }；第一处：{ $first }
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
progress-part = （第 { $at } 项，共 { $all } 项）
progress-share = 已用其工作量的 { $share } %
progress-remedy = 最小的补救
progress-shares = 各限制的份额
progress-again = 按补救重新计划
progress-try = 寻找解决办法
progress-repair = 按解决办法重新计划
progress-limit = 考察各限制
progress-measures-alone = 各项措施单独计划
progress-measures-best = 最好的一组
progress-measures-frontier = 各档预算下最好的一组
progress-measures-shares = 最好一组中各项的份额
progress-measures-why-not = 其余为何不取
progress-measures-pairs = 成对比较
progress-measures-suggestions = 建议
progress-measures-planned =
    { $count ->
        [one] 已计划 1 组
       *[other] 已计划 { $shown } 组
    }
progress-measures-gain = 目前最好：{ $goal } { $gain } { $unit }
progress-measures-gain-of = 目前最好：{ $goal } { $gain } { $unit }，最多 { $most }
progress-done-of = 已完成 { $done } / { $all } 个{ $of }
progress-done = 已完成 { $done } 个{ $of }
progress-left = 还需 { $time }
progress-plans = 计划
progress-scenarios = 情景

## 命令的结束

plan-files = plan.json、CSV 表和 report.html 在 { $folder } 中
basis-unknown = 注意：结转基中有 { $count } 个名称在本月的工厂中不存在
basis-none = 注意：没有保存结转基：只有用单纯形法求解的利润和成本才有
basis-kept = 供下月使用的结转基在 { $file } 中
proof-written = 计划各界的证明已保存在 { $file } 中；用 junheng audit FACTORY PLAN --proof 检查
proof-too-large = { $goal }：证明过大；计划改为给出取小数时的界，这个界已证明
proof-beyond = 错误：未写出 { $file }：这么大的计划，其证明超过两百万项
proof-of-fractions = 错误：只有整数计划才有证明；小数计划重新计划一次即可证明
no-plan-contradiction = 没有可行的计划：硬性数据相互矛盾。
no-plan-more = {"  "}…… 另有 { $left } 项参与其中
no-plan-change = 改动其中一项，再重新计划。
no-plan-unbounded = 没有最优计划：目标 { $goal } 可以无限增大。
no-plan-market = {"  "}订单 { $order } 可以无限销售：请给它一个上限
no-plan-stopped = 没有得到计划。若是到了时限，请放宽时间（--time-limit）；否则是在允许的工作量内没有找到整数计划，可用 --fractional 按小数计划。
no-plan-too-far-apart = 错误 E412：{ $least } 与 { $most } 相差太大，无法放在一起计划：双精度下较小者会丢失。请改正错误的数字或其单位；没有限制时，请留空。
no-plan-fault = 错误：这是 junheng 的故障，因此不给出计划：{ $failure }
stopped-examining = 尚未全部考察就停止了；请放宽时间（--time-limit）。
stopped-answering = 尚未得到答案就停止了；请放宽时间（--time-limit）。
stopped-asking = 尚未找到原因就停止了；请放宽时间（--time-limit）。
no-such-limit = 错误：没有限制 { $limit }
known-limits = {"  "}现有的限制：{ $limits }
protect-idle = 注意：--protect { $pattern } 没有指向任何可以移动的限制
price-idle = 注意：{ $pattern } 的价格在工厂文件中没有对应的东西
order-not-late = 订单 { $order } 在计划中没有拖期。
order-not-short = 订单 { $order } 在计划中没有欠交。
order-of-plan-so-far = 计划未算完时限已到：所说的是到此为止最好的计划；请放宽时间（--time-limit）。

## `--verbose` 的日志

log-programme = 目标“{ $goal }”：{ $size }；求解器 { $engine }
log-presolved = 预处理之后：{ $size }
log-size = { $rows } 行，{ $columns } 列，{ $entries } 个非零系数
log-phase = 阶段
log-dual = 对偶
log-primal = 原始
log-crossover = 交叉
log-iteration = 迭代
log-objective = 目标值
log-primal-infeasibility = 原始不可行
log-dual-infeasibility = 对偶不可行
log-factor-entries = 因子非零元
log-primal-residual = 原始残差
log-dual-residual = 对偶残差
log-gap = 间隙
log-mu = mu
log-restarts = 重启次数
log-primal-weight = 原始权重
log-primal-step = 原始步长
log-dual-step = 对偶步长
log-time = 用时
