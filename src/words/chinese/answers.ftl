# `bottlenecks`、`why` 和 `repair` 在终端上的回答。

## 共用

rows-left-json = …… 另有 { $left } 行，全部见 --format json
parts-and = ；并且
parts-between = ；
list-and-more = { $named }，另有 { $left } 项

## 瓶颈

tight-heading = { $factory }的瓶颈，{ $from } 至 { $to }：起作用的限制 { $binding } 项，有余量的 { $slack } 项；按 { $step } 的步长比较
tight-ranking = 排名
tight-ranking-gist = 按增加一步使其影响的第一个目标改善多少排列；前面的目标优先；末两列为多一步、少一步时的金额变化
tight-first-of-kinds = 各类限制中的第一项，依次为：{ $limits }。
tight-how-to-read = 多 1、少 1：多或少一个单位使目标改变多少（+ 变好，- 变差），以及在多少单位内有效（+ 表示可能更远）；多一步、少一步：重新求解得到的整步影响
tight-left-out = 另有 { $left } 项增加一步改善较小的限制未列；用 --top N 可列出更多。
tight-stopped = 另有 { $left } 项限制未列，不都是因为影子价格较低：时间已到。
tight-highest = 最高可达 { $value } { $unit }；{ $limits }
tight-least = 最低可达 { $value } { $unit }；{ $limits }
tight-no-limit = 不受任何限制
tight-no-single-limit = 所查各项限制都不能单独改变它：由几项限制共同决定，或由所要求的数量、前面的目标决定
tight-not-all-examined = 时间用完之前所查的限制都不改变它
tight-one-limit = 由一项限制决定
tight-several-limits = 由 { $count } 项限制决定，改善最大的在前
tight-then = 其后
tight-then-gist = 接下来的瓶颈
tight-curve = 某一限制的价值随其数量如何变化：{ $command }
tight-then-one = { $limit } 增加 { $step }：随后受限于 { $next }
tight-one-less = 减少一个单位
tight-whole = 整数计划
tight-whole-gist = 所找到的最好整数计划，以及改善最大的各限制多一步时的整数计划；所示为改善的下限
tight-goal-whole = { $goal }：{ $whole } { $unit }（小数计划 { $value }）。
tight-whole-idle = 按整数计划，下列限制多一步没有找到更好的计划，改善至少为 0：{ $limits }。
tight-one-less-head = 【{ $title }】{ $gist }
tight-one-less-gist = 重新求解：所要求的数量少一个单位；提前期少一个工作日；交货期晚一个工作日
tight-idle = 减少一个单位不改变任何目标：{ $limits }
tight-resolve-more = 从价格看另有 { $left } 项可能有影响；用 --resolve N 可试更多。
tight-room = 余量
tight-room-gist = 不起限制作用的，用得最满的在前
tight-value = { $limit }（{ $name }）：现有 { $now } { $unit }；往下：{ $below }；往上：{ $above }
tight-value-of = 【价值曲线】{ $curve }
tight-goal-and-unit = { $goal }（{ $unit }）
tight-no-goal = 任何目标都不随之改变。
tight-no-plan = 无计划
tight-falls-short = 不能满足
tight-end-cut = 转折点过多，已截断
tight-end-flat = 再多也没有价值
tight-end-worth = 仍有价值
tight-end-contradiction = 硬性数据相互矛盾
tight-end-stopped = 中途停止
tight-end-nothing = 到零为止
tight-certificate = 最优性证书
tight-certificate-gist = 所有数字来自对全部目标的 { $solves } 次求解，每个答案都不依赖求解器证明为最优；残差不超过 { $worst }（容许 1e-7）
head-more = 多 1
head-less = 少 1
head-for = 有效范围
head-step-more = 多一步
head-step-less = 少一步
head-there-is = 现有
head-one-less = 减少
head-gain = 改善
head-gain-whole = 整数改善
head-gain-fractional = 小数改善
head-of-goal = 目标单位
head-room = 余量
head-from = 从
head-to = 到
head-optimum-at-from = 起点最优值
head-beside = 同时受限于

## 订单为何拖期或欠交

why-order = 订单 { $order }，{ $product } { $quantity } { $unit }，交货期 { $due }：{ $fate }。
why-never-shipped = 欠交 { $short } { $unit }
order-fate-late = { $late } { $unit }拖期，最多 { $days } 天
order-waits-for = 它等待：
order-waits-for-nothing = 没有发货，故不等待任何批次。
why-shipped-late = 拖期 { $late } { $unit }，合计 { $amount } { $unit }·天
why-unit-days = { $unit }·天
why-cause = { $number }. { $cause }（{ $part }）。
why-carries = { $amount } { $unit }，占 { $share }
why-next = 解决以上各项之后的下一个限制
why-cure = 办法：{ $cure }。
why-cure-of-all = 办法：{ $cure }（+{ $share }）。
why-together = 这些办法须同时采用。
why-chosen = 其中 { $amount } { $unit } 不是任何限制造成的：由前面目标的要求或费用决定。请看 --goals。
why-chosen-whole = 其中 { $amount } { $unit } 不是任何限制造成的：由取整（件数、批量、换型）、前面目标的要求或费用决定。
why-incurable = 无论移动哪些限制，仍剩 { $amount } { $unit }。
why-stopped = 未算完各项份额就停止了：办法有效，份额可能不全。
plan-stopped-first = 计划未算完时限已到：以上所说的是到此为止最好的计划（--time-limit）。
why-cost = 补救费用：{ $cost } { $currency }。
why-cost-partly = 补救费用：{ $cost } { $currency }，不含没有价格的{ $of }（--prices FILE）。
why-cost-none = 补救费用：没有价格（--prices FILE）。
why-again-on-time = 补救后重新计划：订单 { $order } 按期。
why-again-in-full = 补救后重新计划：订单 { $order } 足量交付。
why-again-late = 补救后重新计划：订单 { $order } 仍有 { $left } { $unit } 拖期。
why-again-short = 补救后重新计划：订单 { $order } 仍欠交 { $left } { $unit }。
why-again-before = 增加的部分先用于{ $before }。
why-again-waits = 这时要等的是：{ $troubles }。
why-ahead = 若连同排在它之前的订单一并补救：{ $moves }。
why-certified = 其他订单和工程保持计划中的安排不变。已证明；最大残差 { $worst }。

## 移动的限制

move-hours = { $when }{ $name }增加 { $amount } { $unit }
move-machines = { $when }{ $name }增加设备，多开 { $amount } { $unit }
move-quota = { $when }{ $name }的配额增加 { $amount } { $unit }
move-supply = 从外部补充{ $name } { $amount } { $unit }，{ $when }到货
move-earlier = { $name }的到货中有 { $amount } { $unit } 提前到{ $when }
move-stock = { $when }{ $name }可多存 { $amount } { $unit }
move-space = { $when }{ $name }增加容量 { $amount } { $unit }
move-route = { $when }{ $name }放宽 { $amount } { $unit }
move-frozen = { $when }{ $name }的已下达数量减少 { $amount } { $unit }（{ $at }）
move-later-by = 订单 { $name } 有 { $amount } { $unit } 改到 { $from } 发货
move-later = 订单 { $name } 有 { $amount } { $unit } 改到 { $from } 至 { $to } 发货
move-stock-wanted = { $when }{ $name }所要求的库存减少 { $amount } { $unit }
move-project = { $name } 减少 { $amount }
move-from-to = { $from } 至 { $to } {""}
move-on = { $from } {""}
move-in = { $from } {""}
lack-hours = { $name }：工时不足
lack-machines = { $name }：设备不足
lack-capacity = { $name }：产能不足
lack-quota = { $name }：配额不足
lack-product = { $name }：期初没有，计划也来不及生产
lack-supply = { $name }：不能及时到货
lack-earlier = { $name }：到货太晚
lack-stock = { $name }：允许的库存太少
lack-space = { $name }：仓容不足
lack-route = { $name }：限额太低
lack-frozen = { $name }：已下达的数量（{ $at }）占用了订单所需
lack-days = 上班的天数太少
lack-later = 订单 { $name }：交货期太早
lack-stock-wanted = { $name }：要先满足所要求的库存
lack-project = 工程 { $name }：占用了订单所需

## 计划员可以做的

do-overtime = { $name }加班：{ $days }
do-shift = { $name }加开一班（{ $hours } h）：{ $days }
do-working-day = { $date } 全厂上班
do-machines = { $count ->
   *[other] { $name }借用 { $amount } 台设备（{ $when }）：多 { $hours } h
 }
do-heads = { $count ->
   *[other] { $name }增派 { $amount } 人（{ $when }）：多 { $hours } h
 }
do-output = { $name }多供：{ $days }
do-purchase = 采购{ $name }：{ $days }
do-subcontract = { $name }外协：{ $days }
do-later-date = 订单 { $name } 商定改期到 { $when }
do-split = 订单 { $name } 分批交货：{ $days }
do-on = { $bucket } { $amount } { $unit }
do-many = { $from } 至 { $to } 共 { $count } 天

## 解决办法

repair-nothing = 无须修正：所有订单都按期足量。
repair-rounding = 按小数计划无须任何修正即可全部交付，障碍只在取整；请看计划的取整代价。
repair-contradiction = 硬性数据相互矛盾；去掉其中任何一项，其余即可相容：
repair-part = - { $sentence }（{ $at }）
repair-unmet = 无法全部满足：{ $troubles }。
repair-late = { $at } 拖期 { $amount } { $unit }
repair-short = { $at } 欠交 { $amount } { $unit }
repair-more = 另有 { $left } 项
repair-stopped-early = 尚未找到办法就停止了；请放宽时间（--time-limit）。
repair-in-fractions = 整数计划未算完时限已到：这里全部按小数计划（--time-limit）。
repair-no-move = 无论怎样移动限制都不能全部满足。
repair-protected = 没有不触动受保护项的办法。
repair-ways = 解决办法，均已按其重新计划加以证明：不动订单的在前，再按代价由小到大：
repair-way = { $number }. { $moves }
repair-stopped = 中途停止：可能还有更便宜的或其他的办法。
repair-prices = 有的措施没有价格：用 --prices FILE 给出价格，便按价格比较。
repair-cost = { $cost } { $currency }；已重新计划验证，残差 { $residual }
repair-cost-partly = { $cost } { $currency }，不含没有价格的{ $of }；已重新计划验证，残差 { $residual }
repair-cost-none = 没有价格；已重新计划验证，残差 { $residual }
repair-waits = 按此重新计划：{ $troubles }。
repair-whole-met = 按整数重新计划：全部交付。
repair-whole-unmet = 按整数重新计划：仍缺相当于 { $short } 个订单的数量，延误 { $late } 订单·天。

## 数量或负荷的组成

part-and-quantity = { $name }（{ $quantity }）
part-others = 其他 { $count } 项
part-others-with = 其他 { $count } 项（{ $quantity }）
term-price = { $name }的价格
term-used-up = 占用：{ $name }
term-served = 满足：{ $name }
term-worth = 按价值计：{ $name }
term-fixed = 由前面的目标固定
term-kept = 按约定保持：{ $name }
term-smaller = 其余 { $count } 项较小的合计
head-what = 项目
head-takes = 占用
head-hours = 工时
head-hour-more = 多 1 h
head-hour-less = 少 1 h
head-tenth-more = 多一成

## 多一个，少一个

side-none = 任何目标都不改变。
side-better = { $goal }：每 { $unit } 变好 { $amount } { $of_goal }，直到 { $end }
side-worse = { $goal }：每 { $unit } 变差 { $amount } { $of_goal }，直到 { $end }
side-better-on = { $goal }：每 { $unit } 变好 { $amount } { $of_goal }，直到 { $end }，可能更远
side-worse-on = { $goal }：每 { $unit } 变差 { $amount } { $of_goal }，直到 { $end }，可能更远
side-more-sum = 多 1 { $unit } 使“{ $goal }”改变 { $total } { $of_goal }，由以下各项合成
side-less-sum = 少 1 { $unit } 使“{ $goal }”改变 { $total } { $of_goal }，由以下各项合成
side-from-to = { $first } 至 { $last }
side-costs = { $name }（占代价的 { $share }）
side-costs-in = { $bucket } 的{ $name }（占代价的 { $share }）
side-certificate = 【最优性证书】数字来自对全部目标的 { $solves } 次求解，每个答案都不依赖求解器证明为最优；最大残差 { $worst }

## 为何生产这么多

quantity-in = { $name }：{ $bucket } 得到 { $quantity } { $unit }。
quantity-from-to = { $name }：{ $from } 至 { $to } 得到 { $quantity } { $unit }。
quantity-whole = 整数计划得到 { $whole } { $unit }；此处其他数字均为小数计划的数字。
quantity-made-by = 来自：{ $parts }。
quantity-goes-to = 用于：{ $parts }。
quantity-ends = 最终用于：{ $parts }。
quantity-free-on = { $from } { $unit } 以上的任何数量，对各目标同样好。
quantity-free-to = { $from } 至 { $to } { $unit } 之间的任何数量，对各目标同样好。
quantity-not-free = 换成其他任何数量，都会使某个目标变差。
quantity-most = 无论各目标损失多少，都不可能超过 { $most } { $unit }。
quantity-possible = 可能的范围是 { $least } 至 { $most } { $unit }。
quantity-held = 受限于：{ $limits }。
quantity-kept-up = 为了“{ $goal }”而保持这么多。
quantity-two-sided = 多一个与少一个的影响不对称：价格是几组可能的价格之一，下面每组价格在自己的一侧是正确的。
quantity-one-more = 【多一个】从 { $from } { $unit } 起
quantity-one-less = 【少一个】从 { $from } { $unit } 起

## 设备组为何这样负荷

group-in = { $name }，{ $bucket }：负荷 { $load } h，有效工时 { $hours } h。
group-in-used = { $name }，{ $bucket }：负荷 { $load } h，有效工时 { $hours } h，利用率 { $used }。
group-from-to = { $name }，{ $from } 至 { $to }：负荷 { $load } h，有效工时 { $hours } h。
group-whole = 整数计划的负荷为 { $whole } h；此处其他数字均为小数计划的数字。
group-from-to-used = { $name }，{ $from } 至 { $to }：负荷 { $load } h，有效工时 { $hours } h，利用率 { $used }。
group-times = 日历 { $calendar } h，制度 { $scheduled } h，检修 { $repair } h，有效 { $effective } h；加班 { $overtime } h。
group-users = 【谁在使用工时】
group-not-less = 【为何不能更少】这些工时最终为谁所用
group-as-low = 低至 { $from } h，各目标都不改变。
group-hour-less = 【负荷少一小时】从 { $from } h 起
group-hour-more = 【负荷多一小时】从 { $from } h 起
group-nobody = 无。
group-not-more = 【为何不能更多】{ $gist }
group-all-used = 工时全部用尽
group-idle = 空闲 { $idle } h
group-idle-but-full = { $count ->
   *[other] 空闲 { $idle } h，但有 { $shown } 个时段已满
 }
group-full-in = 已满的时段：{ $buckets }。
group-starved = 来料受限于：{ $limits }。
group-held = 受限于：{ $limits }。
group-up-to = 负荷高至 { $to } h，各目标都不改变。
group-wanted = 以其他目标为代价，需求最多可使其负荷达到 { $to } h。
group-not-wanted = 需求不能使其负荷更高。
group-met = 达到该负荷时，已全部满足的有：{ $names }。
group-runs-into = 届时受限于{ $limit }。
group-limit-in = { $bucket } 的{ $limit }
group-tried = { $limit }：多一成（{ $step } { $unit }）可允许 { $hours } h
group-together = { $limit }：须与其他限制一起放宽
group-no-worth = 工时多一小时或少一小时，均衡之前的目标都不改变。
group-worth = 本组一小时（正常工时）的价值：
group-then = 多一成之后，受限于 { $limits }。

## 批量计划

head-file = 文件
head-status = 状态
head-orders = 订单
head-late-orders = 拖期
head-short-orders = 欠交
head-profit = 利润
head-rhythm = 均衡率
head-full-share = 最满%
batch-count = { $count } 个{ $words }
batch-files = { $count ->
   *[other] { $shown } 个文件
 }
batch-files-and-parts = { $count ->
   *[other] { $shown } 个文件：{ $parts }
 }
batch-optimal = 已计划，各自证明最优
batch-within-gap = 已按整数编制计划，各目标均在差距之内
batch-best-found = 已按整数编制计划，为所找到的最好计划
batch-broken = 有错误
batch-unbounded = 没有最优计划
batch-contradiction = 数据自相矛盾
batch-fault = 因 junheng 故障失败
batch-left = 尚未计划

## 手工修改的计划

count-edits = { $count ->
   *[other] { $shown } 处修改
 }
recheck-heading = { $edits }：{ $verdict }
recheck-none = 没有改动
recheck-stands = 计划按所写的遵守每一项限制
recheck-breaks = 计划按所写的违反限制
recheck-break = { $finding }{ $more ->
    [0] {""}
   *[other] （另有 { $more } 个时段）
 }：{ $cure }
recheck-edit = { $bucket } { $product }（{ $route }）{ $before } → { $after }：{ $price }
recheck-free = 没有目标变差
recheck-cure-hours = 把工作移到别的日子、路线或设备组，或增加工时
recheck-cure-material = 推迟开工，或提前到料
recheck-cure-product = 提前投产所缺的，或推迟使用和发货
recheck-cure-run = 遵守路线的批量和准备规则
recheck-cure-quantity = 改数量
recheck-follows = 后果
recheck-stays = 其余批次不动；发货、采购、加班和招工随之而变
recheck-planned = 其余一切围绕修改计划
recheck-no-plan = 有这些修改时，没有计划能遵守每一项限制。
recheck-stopped = 没有时间求出后果。
recheck-impossible = 这些批次不能按修改进行；以下目标按最接近的可行批次计算。
recheck-orders = 订单
recheck-orders-gist = 情况有变的订单
recheck-edits = 修改
recheck-independent = 各有其价，相加即总数
recheck-shapley = 各占共同代价的份额
recheck-alone = 各自单独的代价；合在一起另有代价
recheck-price = { $goal } 变差 { $loss } { $unit }
recheck-gain = { $goal } 变好 { $loss } { $unit }
recheck-undone = 各自单独撤销时可挽回的数
recheck-in-fractions = 以上均按分数计算：对整数计划是界限。
recheck-then = 后果：{ $rest }。
recheck-at-most = 至多 { $loss }
recheck-at-least = 至少 { $loss }
recheck-about = 约 { $loss }
recheck-breaks-title = 违反的限制
recheck-breaks-gist = 按所写执行，其余决定不变
recheck-goals = 目标
recheck-goals-gist = 修改前后
recheck-impossible-title = 不能进行的批次
recheck-impossible-gist = 及最接近的可行批次
page-recheck = 手工修改的计划
page-recheck-prices = 每处修改的代价
head-breaks = 违反什么
head-cure = 可做什么
head-price-of-edit = 代价
head-loss = 变差
head-edited = 修改为
head-nearest = 最接近
