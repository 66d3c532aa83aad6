# `bottlenecks`、`why` 和 `repair` 在终端上的回答。

## 共用

rows-left-json = …… 另有 { $left } 行，全部见 --format json
currency-amount = { $amount } { $currency }
parts-and = ；并且
limit-quota = { $owner }：配额
limit-stock-maximum = { $owner }：最高库存
limit-purchase = { $owner }：采购限额
limit-route = { $owner }：工艺路线 { $route } 的限额
limit-overtime-tier = { $owner }：加班第 { $tier } 档
limit-overtime = { $owner }：人员以外的加班
limit-hours = { $owner }：人员以外的工时
limit-hiring = { $owner }：招工
limit-laying-off = { $owner }：裁员
limit-order = 订单 { $order }

## 瓶颈

tight-heading = { $factory }的瓶颈，{ $from } 至 { $to }：起作用的限制 { $binding } 项，有余量的 { $slack } 项；按 { $step } 的步长比较
tight-how-to-read = 多 1、少 1：多或少一个单位使目标改变多少（+ 变好，- 变差），以及在多少单位内有效（+ 表示可能更远）；多一步、少一步：重新求解得到的整步影响
tight-left-out = 另有 { $left } 项对偶价格较低的限制未列；用 --top N 可考察更多。
tight-stopped = 另有 { $left } 项限制未列，不都是因为对偶价格较低：时间已到。
tight-highest = 最高可达 { $value } { $unit }；{ $limits }
tight-least = 最低可达 { $value } { $unit }；{ $limits }
tight-no-limit = 不受任何限制
tight-one-limit = 由一项限制决定
tight-several-limits = 由 { $count } 项限制决定，收益最大的在前
tight-then = 其后
tight-then-gist = 接下来的瓶颈
tight-then-one = { $limit } 增加 { $step }：随后受限于 { $next }
tight-one-less = 减少一个单位
tight-one-less-head = 【{ $title }】{ $gist }
tight-one-less-gist = 重新求解：所要求的库存少一个单位；提前期少一个工作日
tight-idle = 减少一个单位不改变任何目标：{ $limits }
tight-resolve-more = 从价格看另有 { $left } 项可能有影响；用 --resolve N 可试更多。
tight-room = 余量
tight-room-gist = 不起限制作用的，用得最满的在前
tight-value = { $limit }（{ $name }）：现有 { $now } { $unit }；往下：{ $below }；往上：{ $above }
tight-value-of = 【价值曲线】{ $curve }
tight-goal-and-unit = { $goal }（{ $unit }）
tight-no-goal = 任何目标都不随之改变。
tight-no-plan = 无计划
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
head-gain = 收益
head-of-goal = 目标单位
head-room = 余量
head-from = 从
head-to = 到
head-optimum-at-from = 起点最优值
head-beside = 同时受限于

## 订单为何拖期或欠交

why-order = 订单 { $order }，{ $product } { $quantity } { $unit }，交货期 { $due }：{ $fate }。
why-never-shipped = 欠交 { $short } { $unit }
why-shipped-late = 拖期 { $late } { $unit }，合计 { $amount } { $unit }·天
why-unit-days = { $unit }·天
why-cause = { $number }. { $cause }（{ $part }）。
why-carries = { $amount } { $unit }，占 { $share }
why-next = 解决以上各项之后的下一个限制
why-cure = 办法：{ $cure }。
why-cure-of-all = 办法：{ $cure }（+{ $share }）。
why-together = 这些办法须同时采用。
why-chosen = 其中 { $amount } { $unit } 不是任何限制造成的：由前面目标的要求或费用决定。请看 --goals。
why-incurable = 无论移动哪些限制，仍剩 { $amount } { $unit }。
why-stopped = 未算完各项份额就停止了：办法有效，份额可能不全。
why-certified = 其他订单和工程保持计划中的安排不变。已证明；最大残差 { $worst }。

## 移动的限制

move-hours = { $when }{ $name }增加 { $amount } { $unit }
move-quota = { $when }{ $name }的配额增加 { $amount } { $unit }
move-supply = 从外部补充{ $name } { $amount } { $unit }，{ $when }到货
move-earlier = { $name }的到货中有 { $amount } { $unit } 提前到{ $when }
move-stock = { $when }{ $name }可多存 { $amount } { $unit }
move-space = { $when }{ $name }增加容量 { $amount } { $unit }
move-route = { $when }{ $name }放宽 { $amount } { $unit }
move-frozen = { $when }{ $name }的已下达数量减少 { $amount } { $unit }（{ $at }）
move-later-by = 订单 { $name } 有 { $amount } { $unit } 改到 { $from } 交货
move-later = 订单 { $name } 有 { $amount } { $unit } 改到 { $from } 至 { $to } 交货
move-stock-wanted = { $when }{ $name }所要求的库存减少 { $amount } { $unit }
move-project = { $name } 减少 { $amount }
move-from-to = { $from } 至 { $to } {""}
move-on = { $from } {""}
move-in = { $from } {""}
lack-hours = { $name }：工时不足
lack-capacity = { $name }：能力不足
lack-quota = { $name }：配额不足
lack-product = { $name }：期初没有，计划也来不及生产
lack-supply = { $name }：不能及时到货
lack-earlier = { $name }：到货太晚
lack-stock = { $name }：允许的库存太少
lack-space = { $name }：库位不足
lack-route = { $name }：限额太低
lack-frozen = { $name }：已下达的数量（{ $at }）占用了订单所需
lack-later = 订单 { $name }：交货期太早
lack-stock-wanted = { $name }：要先满足所要求的库存
lack-project = 工程 { $name }：占用了订单所需

## 解决办法

repair-nothing = 无须修正：所有订单都按期足额交货。
repair-contradiction = 硬性数据相互矛盾；去掉其中任何一项，其余即可相容：
repair-part = - { $sentence }（{ $at }）
repair-unmet = 无法全部满足：{ $troubles }。
repair-late = { $at } 拖期 { $amount } { $unit }
repair-short = { $at } 欠交 { $amount } { $unit }
repair-more = 另有 { $left } 项
repair-stopped-early = 尚未找到办法就停止了；请放宽时间（--time-limit）。
repair-no-move = 无论怎样移动限制都不能全部满足。
repair-protected = 没有不触动受保护项的办法。
repair-ways = 解决办法，代价最小的在前，均已按其重新计划加以证明：
repair-way = { $number }. { $moves }
repair-stopped = 中途停止：可能还有更便宜的或其他的办法。
repair-assumed = 假定费用用于工厂文件中没有价格的移动：某项限制的全部数量计为 { $reference } { $currency }，部分按比例计。
repair-cost-own = { $cost } { $currency }，按工厂文件的价格；已重新计划，残差 { $residual }
repair-cost-assumed = { $cost } { $currency }，为假定费用；已重新计划，残差 { $residual }
repair-cost-partly = { $cost } { $currency }，其中假定 { $assumed }；已重新计划，残差 { $residual }
