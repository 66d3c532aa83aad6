# 终端上的计划报告，以及各文字报告共用的词语。

## 列举与计数

between = 、
section-alone = 【{ $title }】
section = 【{ $title }】{ $gist }
rows-left = …… 另有 { $left } 行，全部见 `--out DIR` 的 { $file }
and-more = { $named }，另有 { $left } 项
count-buckets = { $count ->
   *[other] 按{ $kind }分 { $shown } 个时段
 }
count-products = { $count ->
   *[other] { $shown } 种产品
 }
count-orders = { $count ->
   *[other] { $shown } 张订单
 }
count-groups = { $count ->
   *[other] { $shown } 个设备组
 }
count-limits = { $count ->
   *[other] { $shown } 项限制
 }
count-rows = { $count ->
   *[other] { $shown } 行
 }
count-columns = { $count ->
   *[other] { $shown } 列
 }

## 表头

head-group = 设备组
head-load = 负荷
head-of = 产能
head-used-share = 利用率%
head-peak-share = 峰值%
head-extra = 加班
head-by-bucket = 各时段负荷
head-calendar = 日历
head-scheduled = 制度
head-repair = 检修
head-effective = 有效
head-loaded = 负荷
head-heads = 人数
head-hired = 招工
head-laid-off = 裁员
head-unit = 单位
head-goal = 目标
head-optimum = 最优值
head-reached = 达到
head-fractional = 小数最优
head-given-up = 让出
head-allowed = 允许让出
head-bound = 界
head-gap-share = 间隙 %
head-residual = 残差
head-limit = 限制
head-when = 时间
head-order = 订单
head-product = 产品
head-due = 交货期
head-wanted = 需要
head-shipped = 发货
head-short = 欠交
head-late = 拖期
head-project = 工程
head-need = 需要的资源
head-needed = 需要
head-given = 安排
head-material = 材料
head-used = 耗用
head-quota = 配额
head-share = 份额 %
head-bought = 采购
head-lowest-stock = 最低库存
head-at-end = 期末
head-made = 产出
head-discarded = 报废
head-lacking = 不足
head-store = 仓库
head-space-used = 占用
head-space = 容量

## 概要

plan-dates = { $from } 至 { $to }
plan-optimal = 最优计划
plan-within-gap = 整数计划，各目标与可能的最优值相差不超过规定间隙
plan-best-found = 整数计划，在允许的计算量内找到的最好计划
plan-interrupted = 中途停止，这是已找到的最好计划
plan-interrupted-fractional = 计划计算停止前找到的最好小数计划；当时尚未找到整数计划
plan-size = { $status }：{ $buckets }，{ $products }，{ $orders }，{ $groups }
plan-about-orders = 订单
plan-about-tight = 紧张
plan-about-even = 均衡
plan-about-money = 收支
plan-about-proof = 证明
plan-group-used = { $name } 利用率 { $share }
plan-rhythm = 全厂负荷均衡率 { $rhythm }
plan-rhythm-and-peak = 全厂负荷均衡率 { $rhythm }；最高峰值：{ $name }，达有效工时的 { $peak }
plan-and-least-even = { $even }；最不均衡：{ $name }，相邻时段负荷平均变化 { $change }
plan-money = 利润 { $profit } { $currency } = 收入 { $revenue } - 成本 { $cost }
plan-proven = 各目标均已证明最优
plan-proven-within-gap = 各目标与已证明的界相差不超过规定间隙
plan-not-within-gap = 有目标未达到规定间隙，界见“目标”一节
plan-not-proven = 未证明最优，界见“目标”一节

## 订单

plan-orders = 订单
plan-orders-all-met = { $orders }全部按期足量
plan-orders-none-wanted = 没有必须发货的订单
plan-orders-met = { $orders }中 { $met } 张按期足量
plan-orders-late = { $late } 张拖期（最多 { $days } 天）
plan-orders-short = { $short } 张欠交
plan-held-back = “{ $goal }”受限于 { $limits }
plan-why-short = 为何欠交：{ $command }
plan-why-late = 为何拖期：{ $command }
plan-ways-out = 有哪些办法、各要多少代价：{ $command }

## 目标与限制

plan-goals = 目标
plan-goals-gist = 依次优化，每个目标都以前面的目标为前提取最优
plan-goals-gist-whole = 按顺序；已证明的界以前面各目标已达到的值为前提，小数最优值用来衡量整件和批量的代价
plan-tight = 紧张环节
plan-tight-gist = { $limits }：整个计划期内多一个或少一个单位使目标改变多少，两侧都是精确值（+ 变好，- 变差）
plan-tight-fractional = 价格为小数计划的价格。
plan-tight-open = 多 1 没有数字的：没有计划能容许更多，或此处未算出。
plan-how-far = 价格在多大范围内有效、增加一步能改善多少：{ $command }
plan-why-not-more = 某设备组为何不能多做：{ $command }
plan-always = 始终
plan-several-from = { $first } 起 { $count } 个时段

## 产能

plan-groups = 设备组
plan-groups-gist = 负荷与有效工时（台时），最紧的在前
plan-marks = 加班：加班工时；每个时段一个符号：. 空闲，0-9 占有效工时的几成，X 满负荷，- 无工时
plan-marks-of-several = 加班：加班工时；每 { $several } 个时段一个符号，取其中最高：. 空闲，0-9 占有效工时的几成，X 满负荷，- 无工时
plan-time = 设备时间
plan-time-gist = 台时，从日历时间到可计划的有效工时
plan-labour = 人工
plan-labour-gist = 负荷与正常工时
plan-heads-from-to = { $first } 至 { $last }
plan-services = 服务
plan-no-limit = 不限

## 材料、产品、仓库、工程

plan-materials = 材料
plan-materials-gist = 耗用与配额，配额用得最多的在前
plan-products = 产品
plan-products-gist = 产出、耗用与库存，库存不足的在前
plan-stores = 仓库
plan-stores-gist = 占用最多时的仓容
plan-projects = 工程
plan-projects-met = 所需资源全部满足
plan-projects-short = { $all } 项工程中有 { $short } 项未得到全部所需资源

## 均衡率与收支

plan-evenness = 均衡率
plan-evenness-gist = 全厂负荷有 { $rhythm } 是均匀完成的
plan-even-workshops = 车间，最不均衡的在前：{ $shown }
plan-even-products = 产品，最不均衡的在前：{ $shown }
plan-even-pieces = 产品，最不均衡的在前：100 % 为整件所能达到的最均衡。
even-range = { $kind ->
    [day] { $all } 天中有 { $count } 天，每天 { $range }
   *[other] { $all } 个时段中有 { $count } 个，每个 { $range }
 }
plan-even-more = { $shown }，另有 { $more } 项更均衡
plan-account = 收支
plan-account-gist = 收入 { $revenue } - 成本 { $cost } = 利润 { $profit } { $currency }
plan-cost-by-kind = 成本（按类别）
plan-cost-by-workshop = 成本（按车间）
plan-cost-by-product = 成本（按产品）

## 最优性证书

plan-certificate = 最优性证书
plan-certified = 每个目标在其前面各目标的前提下都已证明最优：约束、价格与间隙均由原规划重新计算，不依赖任何求解器。
plan-certified-whole = 计划以整数满足所有约束；各目标的界在前面各目标已达到的前提下得到证明：两者均由原规划重新计算，不依赖任何求解器。
plan-certified-feasible = 计划中途停止：计划满足所有约束，这一点由原规划重新计算，不依赖任何求解器；给出界的目标未证明最优。
plan-programme = 最大的规划有 { $rows }、{ $columns }；junheng { $version }
plan-residuals = 残差不超过 { $worst }（容许 { $tolerance }）；{ $rows }，{ $columns }；junheng { $version }
plan-solved-by = 求解器：{ $engines }
plan-recompute = 任何人都可以重新核算每个数字：{ $command }
plan-digest = 工厂文件的 SHA-256：

## 整数

count-runs = { $count ->
   *[other] { $shown } 批次
 }
plan-runs = 批次
plan-runs-gist = 投入 { $runs }，按时间顺序；工时为该时段的机时，含准备
plan-schedule = 何时生产什么
plan-schedule-by-bucket = 各时段投入量；{ $runs }
plan-schedule-by-week = 自所示日期起一周内的投入量；{ $runs }
plan-schedule-more = 所示为 { $all } 个时段中的前 { $shown } 个；--detail 显示全部。
plan-schedule-detail = 按日或时段：--detail；进度板，含各批次对应的订单：`--out plan.xlsx` 或 `--out page.html`
plan-schedule-board = 进度板，含各批次对应的订单：`--out plan.xlsx` 或 `--out page.html`
peg-to-order = { $order } { $quantity }（交货期 { $due }）
peg-to-order-beyond = { $order } { $quantity }（计划期之后）
peg-to-project = { $name } { $quantity }
peg-to-stock = 库存 { $quantity }
peg-to-discarded = 报废 { $quantity }
peg-to-unfinished = 期末未完工 { $quantity }
peg-from-stock = 库存
peg-from-receipt = 在途收货
peg-from-run = 批次
peg-from-by-product = 随 { $name } 产出
peg-use-stock = 库存
peg-use-discarded = 报废
peg-use-unfinished = 期末未完工
run-set-up = 准备
run-continued = 延续
plan-repairs-placed = 已排检修
plan-repairs-placed-gist = 计划选定的日期
plan-choices = 选择
plan-choices-gist = 每项选择中入选的对象
choice-taken = 是
choice-not-taken = 否
plan-opened = 开动的设备组
plan-opened-gist = 设备组开动的时段
plan-heads-moved = 招工与裁员
plan-heads-moved-gist = 按人工组
plan-bill = 取整账单
plan-bill-reading = 免去一条规则、其余规则照旧的计划至少改善多少：这样的计划已找到并经验证，可能还有更好的。按小数：小数最优值比计划好多少，其中批量和准备仍按比例计入。
bill-all = 全部
bill-nothing = 未找到更好的计划
bill-together = 全部按小数
bill-joint = 只有同时免去
bill-free = 整数不增加代价：计划与小数最优值一样好
bill-later-goals = 整数对订单和金额没有代价，只影响其后的目标
bill-no-first = 未发现哪条规则单独影响订单或金额
bill-first = 首先放宽：{ $name } 的{ $rule }（{ $gains }）
bill-gain = { $goal } { $gain } { $unit }
bill-tried = { $left ->
    [0] { $rules } 条规则逐条免去试算。
   *[other] 共 { $rules } 条规则，按大小逐条免去试算了 { $tried } 条；{ $left } 条未试。
 }

## 与已发布计划的差别

near-title = 与已发布计划的差别
near-period = { $from } 至 { $to }
near-gist = { $moved ->
    [0] 没有批次变动
   *[other] { $cells } 个批次中变动 { $moved } 个（{ $runs }），{ $all } 机时中变动 { $hours }（{ $share }）
 }；{ $same } 条路线与发布时相同
near-fence = 前 { $days } 天内只动非动不可的。
near-moved = 变动的批次
near-moved-gist = 以及由什么引起
near-changes = 输入的变化
near-changes-gist = 自计划发布以来，以其写明的为限
near-unmatched = 已发布而在此没有位置
near-unmatched-gist = 按编号和日期对应
near-no-product = 没有这个产品
near-no-route = 没有这条路线
near-no-day = 不是本计划的日子
near-norm = 单位工时
near-order = 订单有变
near-order-new = 新订单
near-order-gone = 订单取消
near-delivery = 到货
near-stock = 期初库存
near-hours = 设备组工时
near-room = 让出产能
near-goal = 别的目标改善
near-why = { $cause }：{ $of }
near-must = 非动不可（{ $cause }）

## 计划期之后

beyond-title = 计划期之后
beyond-period = { $from } 至 { $to }
beyond-gist = 计划期之后到期的订单 { $orders } 张，其中拖期 { $late } 张，短缺 { $short } 张；利润 { $profit } { $currency }
beyond-goals = 其他各节只算计划期。服务目标先完全满足计划期内的订单；金额、多余、均衡和库存一直算到展望的最后一天。
beyond-orders = 期后订单
beyond-orders-gist = 计划期之后到期
beyond-left = 计划期留下的
beyond-left-gist = 最后一天的库存和在制，以及用途
head-last-day = 最后一天
head-effective-hours = 可用工时
head-highest-group = 负荷最高
head-highest = 其负荷
head-in-stock = 库存中
