# 工厂该改什么：终端上。

measures-none = 文件中没有措施：写进“measures”，或填在“措施”表中
measures-in-file =
    { $count ->
       *[other] 文件中有 { $shown } 项措施，计划中一项也没有采取；“junheng measures”说明各值多少
    }
measures-heading = { $factory }的措施：共提出 { $count } 项
measures-stopped = 提前停止：这是目前最好的一组。
measures-not-planned-beside =
    { $count ->
        [one] 停止前有 1 项措施没有与这一组一同计划过：其作用尚不知道。
       *[other] 停止前有 { $shown } 项措施没有与这一组一同计划过：其作用尚不知道。
    }
measures-not-planned = 未计划
measures-without-plan = 无计划
measures-one-file = 错误：--resume 需要保存有记录的文件夹：请用 --out 给出
measures-suggest-form = 错误：--suggest 把措施写成 .json、.xlsx 或 CSV 文件夹
measures-files = 记录、measures.json 和 report.html 在 { $folder } 中
measures-best = 采取{ $names }。费用：{ $cost } { $currency }。
measures-best-within = 采取{ $names }。费用：{ $cost }，预算 { $budget } { $currency }。
measures-none-pays = 可采取的措施中，没有一项能改善任何目标。
measures-none-found = 没有找到能改善任何目标的一组。
measures-gain = { $goal } { $gain } { $unit }（达到 { $value }）
measures-gains = 共改善：{ $gains }。
measures-beside = 预算不为其所用、但也有变化：{ $gains }。
measures-first = 先做{ $name }：每份费用所得最多。
measures-breaks = 单独采取{ $name }会使订单拖期或短缺：{ $orders }。
measures-breaks-each = { $name }：{ $orders }
measures-breaks-all = 下列各项单独采取会使订单拖期或短缺：{ $list }。
measures-breaks-alone = 单独采取会使订单拖期或短缺：{ $orders }
measures-order-short = { $order } 短缺 { $quantity }
measures-order-late = { $order } 拖期 { $quantity }
measures-only-together = { $names }一同采取才有用：单独采取哪一项都不能改善任何目标。
measures-only-with = { $name }与{ $others }一同采取才有用：单独采取不能改善任何目标。
measures-others-below = 另有 { $count } 项未取，理由见下文。
measures-compete = { $one }与{ $other }争用{ $limits }：一同采取时{ $goal }的所得比各自之和少 { $gain } { $unit }。
measures-overlap = { $one }与{ $other }作用有重叠：一同采取时{ $goal }的所得比各自之和少 { $gain } { $unit }。
measures-help = { $one }与{ $other }相互促进：一同采取时{ $goal }的所得比各自之和多 { $gain } { $unit }。
measures-name-and-id = { $name }（{ $id }）
measures-quoted = “{ $name }”
measures-proven = 可采取的其他各组都不比这一组好。
measures-none-better = 其他各组都不比这一组好；可能有同样好而费用更低的一组。
measures-not-bounded = 可能有更好的一组；好多少没有界限。
measures-within-bound = 可能有更好的一组：{ $goal }为 { $value } { $unit }，不可能超过 { $bound }。
measures-worth = 各项值多少
measures-in-goal = { $goal }，{ $unit }
measures-why-not = 其余为何不取
measures-left-out = 不取{ $name }（{ $cost } { $currency }）：{ $why }。
measures-frontier = 各档预算下最好的一组
measures-enough = 超过 { $money } 后，再多的钱也没有用处
measures-pairs = 合在一起价值更高或更低的两项
measures-groups = 设备组：现在与采取最好一组之后
measures-search = 在 { $sets } 种可能的组合中，计划了 { $plans } 组，另为界限计划 { $bounds } 组；每个计划都经过证明。
measures-yes = 是
measures-range = { $low } 至 { $high }
measures-most-alone = 单独采取时值得最多，{ $goal } { $gain } { $unit }
measures-alone = 单独采取时{ $goal } { $gain } { $unit }
measures-nothing-alone = 现在不能改善任何目标
measures-harms-alone = 会使某个目标变差
measures-now-alone = 使{ $goal } { $gain } { $unit }
measures-nothing-now = 加进这一组没有作用
measures-harms = 加进这一组会使某个目标变差
measures-over-budget = 预算不够
measures-excluded = 不能与这一组一同采取
measures-costs-more = 每月的费用多于所得
measures-no-plan = 采取后工厂没有可行计划
measures-instead-of = 这一组里有{ $others }
measures-now = 加进这一组使{ $goal } { $gain } { $unit }
measures-idle = { $group }有 { $hours } 小时闲置
measures-binds-from = 订单达到 { $times } 倍时才合算
measures-cheaper = 再便宜 { $money } 就可采取
measures-cheaper-per-month = 每月再便宜 { $money } 就可采取
measures-works-from = 自 { $date } 起见效
measures-with-partner = 与{ $name }一同采取可使{ $goal } { $gain } { $unit }

# 没有人提出的措施。

suggestions-heading = { $factory }的建议措施
suggestions-stopped = 提前停止：并非每项建议都计划过。
suggestions-nothing-binds = 计划中没有起约束作用的限制：没有什么妨碍目标，也就没有建议。
suggestions-bind = 计划中起约束作用的限制：{ $limits }。
suggestions-count =
    { $count ->
        [0] 计划了 { $tried } 项措施，没有一项能改善完成订单、按期或金额的目标。
       *[other] 计划了 { $tried } 项措施，每项单独计划、不计费用；其中 { $shown } 项能改善完成订单、按期或金额的目标。
    }
suggestions-title = 什么可以改善
suggestions-one = { $name }：{ $gains }
suggestions-gain = { $goal } { $gain } { $unit }
suggestions-next = 用 --out suggested.json、suggested.xlsx 或文件夹把它们写成措施；填上各项费用，放进工厂文件，再运行“junheng measures”。
suggestions-files = 建议措施的各表在 { $folder } 中
suggestions-none-to-write = 没有建议：没有写文件。
suggest-shift = { $name }增加一个班次：{ $shift }
suggest-overtime-more = { $name }加班增加一成
suggest-overtime = { $name }加班：每周 { $hours } 小时，每小时 { $price }
suggest-setup = { $name }的准备时间缩短一成
suggest-time-of-best-route = { $product }在{ $name }：路线 { $route } 的工时降到最好路线的水平
suggest-time = { $name }的单件工时降低百分之五
suggest-availability = { $name }的开动率提高两个百分点
suggest-repair-later = { $name } { $date } 的检修推迟一周
suggest-repair-earlier = { $name } { $date } 的检修提前一周
suggest-delivery = { $name } { $date } 的到货提前一周
suggest-norm-of-best-route = { $product }路线 { $route }：{ $name }的消耗定额降到最好路线的水平
suggest-norm = { $name }的单件消耗降低百分之五
suggest-quota = { $name }的指标增加一成
suggest-purchase = { $name }的采购量增加一成
suggest-attendance = { $name }的出勤率提高两个百分点
suggest-route = { $name }：路线 { $route } 的产量增加一成
suggest-lead = { $name }在各车间快一天

generate-no-measures = 文件中没有带单件工时的工序，无法生成措施
