# 计划和答案中的代码词：每个词只有一种说法，所有界面共用。取舍见 docs/languages.md 的词表。

## 时段

bucket-day = 日
bucket-ten-day = 旬
bucket-week = 周
bucket-month = 月

## 目标及其单位

goal-fulfil = 完成订单
goal-on-time = 按期交货
goal-profit = 利润
goal-cost = 成本
goal-surplus = 余量
goal-balance = 均衡
goal-low-stock = 低库存
goal-few-runs = 少批次
goal-steady = 少变动
goal-priority = 优先级 { $class }
goal-stock = 库存要求
goal-priority-beyond = 期后优先级 { $class }
goal-stock-beyond = 期后库存要求
goal-fence = 固定期
goal-after = 其后
goal-and-part = { $goal }，{ $part }
goal-part = { $goal }/{ $part }
rhythm = 均衡率
unit-orders = 订单
unit-order-days = 订单·天
unit-days = 天
unit-hours = 小时
unit-index = 指数
unit-hour-days = 工时·天
unit-runs = 批次
unit-heads = 人
unit-share = 比例

## 订单

order-firm = 必保
order-market = 市场
order-even = 均衡
status-on-time = 按期
status-late = 拖期
status-short = 欠交
status-sold = 有销售
status-not-sold = 未销售

## 成本类别

cost-subcontract = 外协
cost-making = 加工
cost-running = 设备运行
cost-setup = 准备
cost-overtime = 设备加班
cost-opening = 开动
cost-fixed = 固定费用
cost-wages = 工资
cost-hiring = 招工
cost-laying-off = 裁员
cost-labour-overtime = 人工加班
cost-services = 服务
cost-purchases = 采购
cost-holding = 库存保管
cost-discarding = 报废
cost-shortage = 欠交
cost-lateness = 拖期
cost-change-of-output = 产量变动
cost-of-no-product = 不分产品

## 限制

name-alone = { $name }
limit-on = { $limit }（{ $bucket }）
limit-quota = { $owner }：配额
limit-stock-maximum = { $owner }：最高库存
limit-purchase = { $owner }：采购限额
limit-route = { $owner }：工艺路线 { $route } 的限额
limit-overtime-tier = { $owner }：加班第 { $tier } 档
limit-overtime = { $owner }：人数以外的加班
limit-first = { $owner }：首件
limit-clock = { $owner }：日历时间
limit-hours = { $owner }：人数以外的工时
limit-hiring = { $owner }：招工
limit-laying-off = { $owner }：裁员
limit-order = 订单 { $order }
limit-supply = { $owner }：现有和到货的数量
limit-safety = { $owner }：安全库存
limit-closing = { $owner }：期末库存
limit-lead = { $owner }：提前期
limit-lead-of-operation = { $owner }：工序 { $number } 的提前期
limit-lead-of-purchases = { $owner }：采购提前期
limit-frozen = { $owner }的已下达数量
limit-opening = { $owner }：期初库存
limit-deliveries = { $owner }：到货
limit-order-due = 订单 { $order }：交货期
limit-order-limit = 订单 { $order }：市场上限
limit-order-minimum = 订单 { $order }：市场下限
limit-order-quantity = 订单 { $order }：数量
limit-need = { $owner }：第 { $number } 项需要
limit-heads = { $owner }：期初人数
limit-no-more-wanted = { $owner }：库存不需要更多

## 数量、负荷或价格的组成

cost-of-making = 加工{ $owner }
cost-of-setup = 准备{ $owner }
cost-of-opening = 开动{ $owner }
cost-of-running = 运行{ $owner }
cost-of-overtime = { $owner }加班
cost-of-buying = 采购{ $owner }
cost-of-holding = 保管{ $owner }
cost-of-throwing-away = 报废{ $owner }
balance-peak = { $owner }的峰值
balance-even = { $owner }的均衡线
balance-change = 时段之间的变动
part-stock = 期末库存
part-discarded = 报废
part-unfinished = 期末在制品
part-route = 工艺路线 { $route }
part-route-outside = 外协路线 { $route }
part-beside = { $owner }的副产
part-operation = { $owner }，工序 { $number }
part-of-route = { $owner }，工艺路线 { $route }

## 计划如何结束

ended-optimal = 最优
ended-within-gap = 整数，在间隙之内
ended-best-found = 整数，已找到的最好计划
ended-interrupted = 中途停止：已找到的最好计划
ended-planned = 已计划
ended-contradiction = 数据矛盾
ended-unbounded = 无界
ended-broken = 有错误
ended-invalid = 数据无效
ended-stopped = 中途停止
ended-fault = 程序故障
schedule-only = 是，别无其他计划达到相同目标
schedule-one-of-several = 否，另有计划达到相同目标
schedule-not-known = 未知

## 使数量为整数的规则

rule-whole-pieces = 整件
rule-lot = 批量
rule-setup = 准备
rule-at-once = 同时上限
rule-open = 开动
rule-repairs-to-place = 待排检修
rule-whole-heads = 整人
rule-choose = 选择
