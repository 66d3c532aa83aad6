# 滚动到下月、实绩、计划与实绩对比。

file-actuals = 实绩记录
empty-actuals-hint = 实绩记录以 {"{"} 开头，列出完工、发货、耗用、工时、损失、到货或报废
actuals-negative = “{ $field }”为负数：{ $value }
actuals-too-big = “{ $field }”超过 1e12：{ $value }
e970 = 记录中没有任何一行
e971 = { $date } 不在记录期 { $first } 至 { $last } 之内
e972-factory = 记录属于“{ $name }”，计划属于“{ $own }”
e972-product = 工厂文件中没有产品“{ $id }”
e972-item = 工厂文件中没有产品或材料“{ $id }”
e972-capacity = 工厂文件中没有设备组、工种或服务“{ $id }”
e972-order = 工厂文件中没有订单“{ $id }”
e972-route = 产品“{ $product }”没有工艺路线“{ $id }”
e973 = 这笔发货既没有订单也没有产品
e973-other = 订单“{ $order }”订的是“{ $own }”，不是“{ $product }”
e974 = “{ $id }”既有合计又有其他行：会重复计算

roll-made-without-route = “{ $product }”有产出，而工厂文件中没有它的工艺路线
roll-not-made = 有计划而记录中没有行，按未产出计：{ $products }
roll-shipped-beyond = 订单“{ $order }”比所订多发 { $beyond } { $unit }
roll-shipped-to-nobody = “{ $product }”有 { $quantity } { $unit } 发出，而文件中没有对应订单
roll-more-came = “{ $material }”多到 { $quantity } { $unit }，既未安排也不可采购
roll-below-zero = “{ $item }”的库存为负 { $quantity } { $unit }：耗用或发出的多于实有

roll-note-below-zero = 按记录库存为负；下期从 0 开始
roll-note-in-process = 期末前投入，以后可用
roll-note-not-come = 已安排而未到；预计 { $date } 到
roll-note-to-come = 安排在没有时段的日期；下期到货
roll-note-maximum = 最高库存原为 { $before }，现为 { $after }，因为实有这么多
roll-note-store = 容量原为 { $before }，现为 { $after }，因为实有这么多
roll-note-heads = 期末人数
roll-note-training = 期末前不足 { $days } 个工作日招的工：在下期文件中立即出工
roll-note-overdue = 余量；交货期 { $due }，从第一天起即为拖期
roll-note-not-obtainable = 下期文件中没有任何东西能制造或带来该产品
roll-note-minimum = 销售少于最小量；最小量不结转
roll-note-market = 市场重新开放，最小量和限额照旧
roll-note-market-over = 市场已结束
roll-note-chosen = 本期已取 { $count } 个：不再列出，其余相应少选
roll-note-choice-over = 没有可选的了
roll-note-released = 下达至 { $to }，已投产
roll-note-hours = 此前投入的产品在 { $date } 进行的工序
roll-note-hours-later = “{ $product }”在 { $date } 的工序：晚于下期，或在不开工的日子
roll-note-project-late = 所需的余量，晚于要求
roll-note-project-done = 所需已全部得到
roll-note-dates = 已过期的项：{ $count }
roll-note-measure-dates = 其改动已过期
roll-note-in-all = 全期的量：下期重新给出
roll-measure-over = 在下期不改变任何东西（{ $code }）

e907-factory = 此计划属于“{ $name }”；{ $file } 是“{ $own }”
e907-period = 此计划为 { $first } 至 { $last }；{ $file } 为 { $from } 至 { $to }
e907-product = 此计划不是由 { $file } 得出：计划中的“{ $product }”文件中没有
e907-bucket = 此计划不是由 { $file } 得出：计划的时段为“{ $bucket }”，文件为“{ $own }”

roll-until = 错误：下期从 { $first } 开始；--until 早于该日
roll-heading = { $factory }，{ $first } 至 { $last }，滚动到 { $from } 至 { $to }
roll-by-plan = 计划视为已完成。
roll-by-record = 以实绩记录为准。
roll-gist = { $carried ->
    [0] 没有订单结转
   *[other] 结转订单 { $shown } 张（拖期 { $overdue } 张）
}；有库存的产品：{ $stocked } 种。
roll-left = { $count ->
    [0] 全部结转：来多少，去和留就是多少。
   *[other] 有 { $shown } 项无法结转，已列出。
}
roll-finding = 注意：{ $sentence }
roll-orders-gist = 订货 − 发货 = 结转 + 未结转
roll-account-gist = 期初 + 完工 + 收到 + 采购 − 耗用 − 发货 − 报废 = 期末
roll-left-gist = 下期文件容纳不下
roll-changed-gist = 数值与规则不同
roll-carried-gist = 在下期文件中
roll-renewed-gist = 下期重新给出的量
roll-ended-gist = 已完成或已过期
fate-carried = 结转
fate-changed = 改动
fate-renewed = 重新给出
fate-ended = 结束
fate-left = 未结转
head-opening = 期初
head-received = 收到
head-closing = 期末
head-in-process = 在制
head-to-come = 未到
head-ordered = 订货
head-carried = 结转
head-not-carried = 未结转
head-beyond = 超发
head-place = 位置

cause-lost = { $capacity } 损失 { $hours } 小时
cause-lost-by = { $capacity } 损失 { $hours } 小时：{ $cause }
cause-not-come = { $material } 有 { $quantity } { $unit } 未到
cause-other-days = { $material } 到货日期不同
cause-norm = { $item }：比定额多 { $more } { $unit }（{ $percent } %）
cause-norm-for = { $product } 用的 { $item }：比定额多 { $more } { $unit }（{ $percent } %）
cause-yield = { $product }：废品 { $scrap }，成品率 { $percent } %
cause-others = 其他 { $count } 项偏差
actual-to = 错误：--to 应为计划期内的一天，{ $first } 至 { $last }
actual-no-shares = 某些偏差之下没有计划，因此不说明各偏差的影响。
actual-no-forecast = 本月余下的日子从现在起没有计划，因此没有预测。
actual-heading = { $factory }，{ $from } 至 { $to }：计划与实绩
actual-gist = 计划完成 { $kept }；均衡率 { $rhythm }。
actual-gist-without-dates = 计划完成 { $kept }；没有日期就没有均衡率。
actual-gist-deviation = 代价最大的是：{ $part }（{ $goal }：{ $all } { $unit } 中的 { $share }）。
actual-gist-forecast = { $count ->
    [0] 从现在起安排余下的日子，各订单的状态都如计划。
   *[other] 从现在起安排余下的日子，有 { $shown } 张订单的状态与计划不同（其中欠交 { $short } 张）。
}
actual-all-deviations = 全部偏差
actual-deviations = 各偏差对目标的影响
actual-deviations-gist = 一个目标的各份额相加即其差额
actual-forecast = 从现在起到月末
actual-forecast-gist = 已发生的，加余下日子的计划
actual-orders-gist = 发货与计划，完成最少的在前
actual-products-gist = 完工与计划，完成最少的在前
actual-hours-gist = 完成工时是所完工产品的定额工时
actual-workshops = 车间
actual-groups = 设备组
actual-labour = 工种
actual-lost = 损失工时
actual-lost-gist = 按原因
actual-norms = 消耗定额
actual-norms-gist = 按定额应耗与实耗
actual-rhythm-gist = 定额工时：计划、实绩、均衡
actual-ten-days = 旬
actual-buckets = 按时段
head-plan = 计划
head-actual = 实绩
head-fulfilment = 完成 %
head-scrap = 废品
head-workshop = 车间
head-earned = 完成工时
head-worked = 实做
head-lost = 损失
head-even = 均衡
head-by-norm = 按定额
head-used-for-product = 用于
head-norm-planned = 计划定额
head-norm-actual = 实际定额
head-capacity = 产能
head-cause = 原因
head-deviation = 偏差
head-moved-by = 影响
head-expected-end = 预计
head-status-planned = 计划状态
head-status-expected = 预计状态
page-actual = 计划与实绩
page-actual-curve = 计划、实绩与均衡线
page-actual-curve-reading = 自第一天起累计的定额工时：计划、实绩，以及到计划总量的均衡线。
page-actual-deviations = 各偏差的影响
page-actual-deviations-reading = 一个目标的各份额相加，即按工厂文件的最好值与记入全部实绩后的最好值之差。

e975-folder = 无法读取计划册：{ $reason }
e975-unreadable = 此条目的“{ $file }”无法读取
e975-before = 此条目与前一条目不衔接
e975-file = 此条目的“{ $file }”已被改动或缺失
book-added = 计划册第 { $number } 条在 { $folder }
book-gist = { $count ->
    [0] 计划册没有条目。
   *[other] 计划册有 { $shown } 条。
}
entry-plan = 计划
entry-roll = 月末
head-entry = 条目
head-changed = 改动
head-promised = 按期/拖期/欠交
head-kept = 兑现
book-promised = { $on_time }/{ $late }/{ $short }
book-changed = { $of } 格中 { $cells } 格，{ $hours } 小时
book-kept = 发完 { $done }，结转 { $carried }
book-kept-as-planned = 发完 { $done }，结转 { $carried }（按计划）
