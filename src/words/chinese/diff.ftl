# 终端上两个计划的比较：哪些变了，由哪些改动造成。

## 两个计划

diff-before = 前一计划
diff-after = 后一计划
diff-plan = { $factory }，{ $from } 至 { $to }
diff-plan-stopped = { $factory }，{ $from } 至 { $to }；未证明最优就停止了
diff-note = 注意：{ $sentence }。
diff-bucket-lengths = 两个计划的时段长度不同（{ $before }、{ $after }），只比较合计，不逐时段比较
diff-dates = 两个计划的起止日期不同（{ $before } 至 { $before_end }，{ $after } 至 { $after_end }），只比较合计，不逐时段比较
diff-buckets = 两个计划的时段不同，只比较合计，不逐时段比较
diff-currencies = 两个计划的币种不同（{ $before }、{ $after }），不比较金额
diff-goals-before = 只有前一计划有、或单位不同的目标：{ $goals }
diff-goals-after = 只有后一计划有、或单位不同的目标：{ $goals }

## 目标与订单

diff-goals-gist = 以前面的目标为前提，各自能达到的最优值
diff-better = 变好
diff-worse = 变差
diff-orders-gist = 完成情况有变化的
diff-due = 交货期 { $date }
head-before = 前
head-after = 后
head-difference = 差

## 其他变动

diff-made = 产出
diff-made-gist = 合计；改到其他时段的数量（移期）；变动最大的时段
diff-load = 负荷
diff-load-gist = 合计；占产能的%；最满时段的%；加班
diff-materials-gist = 耗用与采购
diff-stock = 库存
diff-stock-gist = 各时段平均与期末
diff-projects-gist = 始终未得到的资源
diff-rhythm-gist = 1 为完全均衡
diff-factory = 全厂
diff-revenue = 收入
diff-cost-of-kind = 成本/{ $kind }
diff-only-before = 只在前一计划中
diff-only-after = 只在后一计划中
head-shifted = 移期
head-most-in = 变动最大的时段
head-moved-of = 项目
head-overtime = 加班
head-at-the-end = 期末

## 工厂文件的改动

diff-changes = 改动
diff-changes-gist = 两个工厂文件之间的改动 { $count } 处
diff-changes-none = 两个文件内容相同。
diff-changes-more = …… 另有 { $left } 处
diff-inseparable = 合算为一项：缺了任何一处都没有可行的计划
diff-by-thing = 为减少项数，同一对象的改动合算为一项；用 --parts 可多分几项。
diff-by-table = 为减少项数，必要时同一张表的改动合算为一项；用 --parts 可多分几项。
diff-across-tables = 为减少项数，几张表的改动合算为一项；用 --parts 可多分几项。
diff-change = { $at } { $before } → { $after }
diff-change-lists = { $at }：{ $changes }
diff-changed = { $at } 有改动
diff-added = 新增 { $at }
diff-added-value = 新增 { $at }：{ $value }
diff-removed = 删去 { $at }
diff-removed-value = 删去 { $at }：{ $value }
diff-list-added = 新增 { $entries }
diff-list-removed = 删去 { $entries }
diff-list-order = 次序不同
diff-part = { $number }. { $change }
diff-part-of = { $part }（{ $count } 处改动）
amount-per-day = 每天 { $amount }
amount-per-week = 每周 { $amount }
amount-per-ten-days = 每旬 { $amount }
amount-per-month = 每月 { $amount }
amount-per-lot = 每批 { $amount }

## 每项改动带来什么

diff-waterfall = 改动的影响
diff-waterfall-gist = 每项改动带来的差，取所有改动次序的平均（沙普利值）；单独：最先改；最后：其他改动之后再改；两者只在与平均不同时列出
diff-untouched = 不受任何改动影响：{ $goals }。
diff-not-shared-out = 因目标本身有改动而未分摊：{ $goals }。
diff-fall-before = 前
diff-fall-after = 后
diff-fall-rest = 非输入所致
diff-whole-numbers = 取整（各项改动按小数计划归因）
diff-orders-by-change = 各订单受改动的影响
diff-orders-by-change-gist = 欠交和拖期从何而来
diff-order-short = { $order }/欠交
diff-order-late = { $order }/拖期
diff-another-schedule = 换了同样好的另一种排产
diff-certificate-gist = 共 { $plans } 个计划，改动的每种取舍各一个，均已证明并经核算；残差不超过 { $worst }
diff-one-of-several = 其中 { $count } 个计划只是几种最优排产之一：各目标的值在这些排产中都相同，单个订单的情况可能不同。
head-alone = 单独
head-last = 最后
head-was-is = 前 → 后
head-brought = 影响
head-brought-by = 来自

## 提前结束

diff-stopped = 尚未求出各项改动的影响就停止了：只列出变动；要知道由何造成，请放宽时间（--time-limit）或减少项数（--parts）。
diff-other-bucket = 错误：{ $plan } 是按 --bucket { $bucket } 制订的
