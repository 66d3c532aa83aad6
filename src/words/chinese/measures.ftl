# 工厂该改什么：终端上。

measures-none = 文件中没有措施：写进“measures”，或填在“措施”表中
measures-in-file =
    { $count ->
       *[other] 文件中有 { $shown } 项措施，计划中一项也没有采取；“junheng measures”说明各值多少
    }
measures-heading = { $factory }的措施：共提出 { $count } 项
measures-stopped = 提前停止：这是目前最好的一组。
measures-best = 采取{ $names }。费用：{ $cost } { $currency }。
measures-best-within = 采取{ $names }。费用：{ $cost }，预算 { $budget } { $currency }。
measures-none-pays = 可采取的措施中，没有一项能改善任何目标。
measures-none-found = 没有找到能改善任何目标的一组。
measures-gain = { $goal } { $gain } { $unit }（达到 { $value }）
measures-gains = 共改善：{ $gains }。
measures-beside = 预算不为其所用、但也有变化：{ $gains }。
measures-first = 先做{ $name }：每份费用所得最多。
measures-breaks = 单独采取{ $name }会使订单拖期或短缺：{ $orders }。
measures-proven = 可采取的其他各组都不比这一组好。
measures-not-bounded = 可能有更好的一组；好多少没有界限。
measures-within-bound = 可能有更好的一组：{ $goal }为 { $value } { $unit }，不可能超过 { $bound }。
measures-worth = 各项值多少
measures-in-goal = { $goal }，{ $unit }
measures-why-not = 其余为何不取
measures-left-out = { $name }（{ $cost }）：{ $why }
measures-frontier = 各档预算下最好的一组
measures-enough = 超过 { $money } 后，再多的钱也没有用处
measures-pairs = 合在一起价值更高或更低的两项
measures-groups = 设备组：现在与采取最好一组之后
measures-search = 在 { $sets } 种可能的组合中，计划了 { $plans } 组，另为界限计划 { $bounds } 组；每个计划都经过证明。
measures-yes = 是
measures-range = { $low } 至 { $high }
measures-nothing-now = 加进这一组没有作用
measures-harms = 加进这一组会使某个目标变差
measures-over-budget = 预算不够
measures-excluded = 不能与这一组一同采取
measures-costs-more = 每月的费用多于所得
measures-no-plan = 采取后工厂没有可行计划
measures-instead-of = 这一组里有{ $others }
measures-now = 现在可使{ $goal }改善 { $gain } { $unit }
measures-idle = { $group }有 { $hours } 小时闲置
measures-binds-from = 订单达到 { $times } 倍时才合算
measures-cheaper = 再便宜 { $money } 就可采取
