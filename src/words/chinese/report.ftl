# 单文件 HTML 报告。

# 页面
page-plan = 生产计划
page-from-to = { $from } 至 { $to }
page-seal = ✓ 已验证：逐级目标均证明为最优
page-seal-within-gap = ✓ 已验证：整数计划，各目标与已证明的界相差不超过规定间隙
page-seal-best-found = 整数计划，可行性已验证；有目标未达到规定间隙
page-no-seal = ! 未证明最优
page-seal-answers = ✓ 每个结果均已证明
page-no-seal-answers = ! 有未算出或未证明的部分
page-skip = 跳到图表
page-contents = 目录
page-pictures = 图表
page-footer = 本页由 junheng 按结果数据生成，不从任何地方读取外部内容。把指针停在图形上可看数值；每幅图下面都有同样数据的表。
page-same-as-table = 同样数据的表：{ $count } 行
page-first-drawn = 图中画出 { $drawn } 项，其余 { $count } 项见表。
page-two-sentences = { $one }{ $other }
page-comma = ，
page-and-more = 另有 { $count } 项

# 首屏
page-orders = 订单
page-no-orders = 没有订单
page-no-capacities = 没有产能
page-met-of = { $count } 张订单中 { $met } 张按期足量
page-orders-gist = 共 { $count } 张订单：按期足量 { $met }，拖期 { $late }，欠交 { $short }。
page-order-short = ! 欠交 { $short } / { $quantity } { $unit }
page-order-late = ! 拖期 { $days } 天：{ $late } / { $quantity } { $unit }
page-tightest = 最紧的产能
page-rhythm = 均衡率
page-rhythm-means = 全厂负荷中按时段均衡完成的部分；各车间由低到高：
page-profit = 利润
page-profit-is = 收入 { $revenue }，成本 { $cost }（{ $currency }）。
page-proof = 证明
page-certified = ✓ 已验证
page-within-gap = ✓ 在间隙之内
page-best-found = 已找到的最好计划
page-stopped-early = ! 提前停止
page-proof-gist = 依次 { $count } 级目标；最大残差 { $worst }，允许 { $tolerance }。
page-proof-gist-whole = 依次 { $count } 个目标，各有已证明的界。

# 表头

# 订单
page-orders-title = 订单进度
page-orders-reading = 每行一张订单，有问题的在前。柱为发货，发得多则高；竖线为交货期；其后的发货画斜线。完成情况写在右边。
page-shipped = { $order }，{ $bucket }：发货 { $quantity } { $unit }
page-shipped-late = { $order }，{ $bucket }：拖期发货 { $quantity } { $unit }

# 负荷
page-load-title = 负荷与产能
page-load-reading = 计划所需工时占有效工时的比例，最紧的在前。竖线为产能，斜线部分为加班。下面是最紧的几组在各时段的负荷及其产能线。变化：该组负荷在相邻时段之间平均变化占其工时的比例。
page-load-shows = { $count } 项产能的负荷柱与产能线；其中 { $full } 项已满或超过。
page-load-by-bucket = 最紧的产能：各时段负荷
page-load = 负荷
page-capacity-line = 产能
page-load-of = { $load } / { $capacity } { $unit } · { $share }
page-of-it-overtime = 加班 { $extra } { $unit }
page-load-in = { $bucket }：{ $load } / { $capacity } { $unit }

# 热力图
page-heat-title = 设备组各时段负荷
page-heat-reading = 占有效工时的百分数，越满颜色越浓，最紧的设备组在前。红底粗体为超过 100，即加班。空框表示该时段没有工时。
page-heat-shows = { $count } 个设备组；{ $over } 格超过有效工时。
page-heat-cell = { $group }，{ $bucket }：{ $load } / { $capacity } h

# 累计产量
page-cumulative-title = 累计产量与均衡线
page-cumulative-reading = 实线为到该时段的累计产量；虚线为同样总量按工作时间均匀完成。最不均衡的在前；均衡率是均匀完成的部分。
page-cumulative-shows = { $count } 种产品；最低的均衡率为 { $rhythm }。
page-cumulative-dot = 至 { $bucket }：{ $total } { $unit }
page-rhythm-of = 均衡率 { $rhythm }
page-even-line = 均衡线

# 材料
page-materials-title = 材料与配额
page-materials-reading = 耗用占配额的比例，用得最多的在前。竖线为配额。
page-materials-shows = { $count } 项配额；{ $full } 项已用完。
page-quota-line = 配额

# 限制
page-tight-title = 什么限制了目标
page-tight-reading = 限制目标的各项限制，以及它们起限制作用的时段。表中是整个计划期内多一个或少一个单位使目标改变多少，两侧都是精确值（+ 变好，- 变差）；不同目标的数字不能相比。这些数字在多大范围内有效、增加一步能改善多少，见 junheng bottlenecks。
page-tight-shows = { $count } 项限制及其起作用的时段。

# 成本
page-money-title = 成本构成

# 目标与最优性证书
page-goals-title = 逐级目标及其证明
page-goals-reading = 每级目标都是在前面各级目标之下的最优。圆点为三项残差中最大的一项，不用任何求解器，直接由规划模型重新计算：离竖线越靠左，证明越精确。
page-goals-shows = { $count } 级目标；最大残差 { $worst }。
page-goals-reading-whole = 各级目标以整数达到的值，以及在前面各级目标已达到的前提下与已证明的界的间隙：任何计划至多好这么多。
page-goals-shows-whole = { $count } 级目标，各有与已证明的界的间隙。
page-at-bound = 达到界
page-no-bound = 无界
page-proven = ✓ 已证明
page-not-proven = ! 未证明
page-accepted = 允许：{ $tolerance }
page-certificate = 最优性证书
page-certificate-optimal = 每级目标在前面各级目标之下均证明为最优：约束、价格和间隙都不用求解器、直接由规划模型重新计算。
page-certificate-within-gap = 计划以整数满足全部约束，各目标在前面各目标已达到的前提下与已证明的界相差不超过规定间隙：两者都不用求解器、直接由规划模型重新计算。
page-certificate-best-found = 计划以整数满足全部约束，这一点不用求解器、直接由规划模型重新计算。它是在允许的计算量内找到的最好计划；各目标已证明的界表示还可能好多少。
page-certificate-interrupted = 计划提前停止：本计划满足全部约束，但不排除有更好的计划；界表示还可能差多少。
page-schedule-only = 没有别的排产能达到同样的目标。
page-schedule-one-of-several = 还有别的排产能达到同样的目标，这是其中之一。
page-schedule-not-known = 未检查是否有同样好的排产。
page-programme-size-whole = 最大的规划有 { $rows } 行、{ $columns } 列。junheng { $version }。
page-programme-size = 最大的规划有 { $rows } 行、{ $columns } 列；残差不超过 { $worst }，允许 { $tolerance }。junheng { $version }。
page-check-it = 任何人都可以用两个文件重新计算全部数字：
page-digest = 工厂文件 SHA-256：

# 瓶颈
page-bottlenecks = 瓶颈
page-pareto-title = 每增一步值多少
page-pareto-reading = 对每级目标列出起决定作用的限制，按 { $step } 的步长比较。向右为增加一步的改善，向左（斜线）为减少一步的损失，均为重新计划所得。各项改善不能相加：每项都是在其他限制不变时的数值。
page-pareto-goal = { $goal }：{ $best } { $unit }；由 { $count } 项限制决定
page-step-more = 增加一步
page-step-less = 减少一步
page-no-plan = 无可行计划
page-nothing-limits = 没有任何限制
page-step-gains = 增加一步（{ $step }）：改善 { $gain } { $unit }
page-step-loses = 减少一步（{ $step }）：{ $gain } { $unit }；增加无改善
page-axes-still = 它们都不影响该目标。
page-one-less-title = 所要求的数量和提前期各减一，交货期晚一天
page-whole-steps-title = 整数计划
page-whole-steps-reading = 限制多一步时，重新搜索所得最好整数计划的改善，旁列小数计划的改善。
page-one-less-reading = 减一的改善，由改动后的工厂重新计划所得。
page-slack-title = 尚有余量的限制
page-slack-reading = 目前再增加它们没有改善。
page-bottlenecks-proof = 全部数字来自 { $count } 次对所有目标的求解，每个结果都不用求解器证明为最优；残差不超过 { $worst }。
page-curve-title = 价值曲线：{ $limit }
page-curve-reading = 该限制取各种数量时每级目标的最优值；现有 { $now } { $unit }（竖线）。曲线分段为直线，每个拐点处另有限制开始起作用。{ $ends }
page-curve-flat = 右端再增加已无价值。
page-curve-goes-on = 右端仍有价值。
page-curve-contradiction = 右端处硬性数据相互矛盾。
page-curve-cut-off = 未追踪到尽头。

# 潜力
page-potential = 生产潜力
page-without-limit = 无上限
page-impossible = 不可能
page-potential-proof = 已证明 { $count } 个结果；最大残差 { $worst }。
page-mix-regular = 正常工时可做的倍数
page-mix-overtime = 含加班可做的倍数
page-mix-means = 不计交货期，可完成订单品种组合的倍数
page-first-binds = 最先起作用的限制：
page-leading = 主导设备组
page-stairs-title = 阶梯：依次出现的瓶颈
page-stairs-reading = 每一级解除所列的第一项限制。某一级增加很少，说明下一项限制紧随其后。
page-once-the-mix = 一倍组合
page-proportion-title = 设备组比例
page-proportion-reading = 各设备组的工时够做几倍组合，最少的在前；粗体为主导设备组。
page-loaded = 负荷
page-starved = 受阻
page-untimely = 时间不合
page-unneeded = 不需要
page-idle-title = 闲置工时及其原因
page-idle-reading = 各设备组的有效工时，最闲的在前。受阻：欠交的订单需要它，但被别的限制卡住。时间不合：需要，但在别的时段。不需要：没有任务需要它。
page-alone-title = 各产品的最大产量
page-alone-reading = 每种产品单独生产，不考虑其他产品。

# 情景
page-whatif = 情景分析
page-scenarios = 情景
page-scenarios-planned = { $count } 个情景中 { $planned } 个有计划
page-scenarios-without = { $count } 个没有可行计划，原因见页末。
page-best-scenario = 最好的情景
page-all-tie = 全部相同
page-ranked-by = 按此目标排序：{ $goal }
page-as-it-stands = 现行计划
page-compared-title = 最好的情景与现行计划比较
page-compared-reading = 每级有差别的目标一栏，各有自己的刻度；竖线为现行计划，圆点为情景。
page-dated-inside-title = 日期在时段之内的变动
page-dated-inside-reading = 数值按时段第一天计算：这些变动不从该日起计入。
page-without-plan-title = 没有可行计划的情景
page-without-plan-reading = 没有计划也是一种答案。
page-tornado-title = 龙卷风图：{ $name }
page-tornado-reading = 逐项变动对排序目标的影响，影响最大的在前。柱从现行计划起；实心为增加，斜线为减少。
page-grid-title = 沿各因素：{ $name }
page-grid-reading = 取该值的全部情景中排序目标的平均值，与现行计划相比；细线由最小到最大。实心为增加，斜线为减少。
page-spread-title = 抽样的分布：{ $name }
page-spread-reading = 每个数字各有自己的刻度：色带为 P10 到 P90，圆点为中位数，竖线为现行计划。
page-met-title = 各订单按期足量的概率：{ $name }
page-met-reading = 订单按期足量的情景所占的比例，最低的在前；细线为标准误差。
page-binds-title = 各项限制起作用的频率：{ $name }
page-binds-reading = 它限制某级目标的情景所占的比例。
page-settling-title = 平均值是否稳定：{ $goal }
page-settling-reading = 若干情景之后的平均值及其标准误差。线走平，说明再增加情景变化不大。

# 比较
page-diff = 两个计划的差别
page-waterfall-title = 瀑布图：哪项改动带来什么
page-waterfall-reading = 由改动前的值到改动后的值，逐项改动，为所有先后次序的平均（沙普利值）。实心柱使目标变好，斜线柱使目标变差。
page-order-short-of = 订单 { $order }：欠交
page-order-late-of = 订单 { $order }：拖期
page-before = 之前
page-after = 之后
page-remainder = 非输入所致
page-axis-cut = （坐标轴不从 0 开始）
page-better = ✓ 变好
page-worse = ! 变差
page-goals-better = 变好的目标
page-goals-worse = 变差的目标
page-goals-same = 不变的目标
page-moved-reading = 变动最大的在前。
page-goals-moved = 目标
page-money = 金额
page-waterfall-proof = 共 { $count } 个计划，改动的每种取舍一个，均已证明并经核算；残差不超过 { $worst }。
page-runs-reading = 各时段的投入；工时为该时段的机时，含准备。

## The board of a plan

board-title = 进度板：何时运行什么
board-reading = 横条为一个时段内的批次，标有件数和机时；底部深色为准备时间。红框斜线：所服务的订单拖期发货。三角：订单在该时段末到期。设备组所在行：高度为负荷，斜线为检修或无工时，红线为加班。点击横条或用方向键移动，可读出其对应的订单。
board-rows = 行
board-by-group = 按设备组
board-by-product = 按产品
board-zoom = 所示时间
board-all = 全部
board-week = 一周
board-back = 上一周
board-on = 下一周
board-label = 批次横条图。方向键在横条间移动，其内容在下方读出。
board-shown = { $from } 至 { $to }
board-hint = 点击横条可读出其对应的订单。
board-bar = { $bucket }：{ $product }（{ $where }），{ $quantity } { $unit }，{ $hours } 小时。对应：{ $orders }。
board-bar-setup = { $bucket }：{ $product }（{ $where }），{ $quantity } { $unit }，{ $hours } 小时，其中准备 { $setup } 小时。对应：{ $orders }。
board-order = { $order } { $quantity }（交货期 { $due }）
board-order-late = { $order } { $quantity }（交货期 { $due }，! { $shipped } 发货）
board-to-project = 项目 { $quantity }
board-nobody = 无追溯去向
board-group = { $bucket }：{ $group }，{ $hours } 小时 / { $capacity } 小时；检修 { $repair } 小时，加班 { $over } 小时。
board-due = { $order } 交货期 { $due }：{ $fares }。
board-operation = { $way } · 工序 { $operation }
board-late-title = { $count } 个批次所服务的订单拖期发货
board-late = { $product }，{ $bucket } 投入：{ $quantity } { $unit }，对应 { $orders }，{ $shipped } 发货
board-late-more = 另有 { $count } 个，进度板上以斜线标出
board-none-late = ✓ 没有批次服务于拖期发货的订单。
board-only-order = { $order }（交货期 { $due }）
page-repair = 解决办法
page-why = 原因
page-moves = 措施
page-moves-reading = 做什么、何时做，以及有价格时的费用。
