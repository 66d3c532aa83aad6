# 单文件 HTML 报告。

# 页面
page-plan = 生产计划
page-from-to = { $from } 至 { $to }
page-seal = ✓ 已验证：逐级目标均证明为最优
page-no-seal = ! 未证明最优
page-skip = 跳到图表
page-contents = 目录
page-pictures = 图表
page-footer = 本页由 junheng 按结果数据生成，不从任何地方读取外部内容。把指针停在图形上可看数值；每幅图下面都有同样数据的表。
page-same-as-table = 同样数据的表：{ $count } 行
page-first-drawn = 图中画出 { $drawn } 项，其余 { $count } 项见表。
page-and-more = 另有 { $count } 项

# 首屏
page-orders = 订单
page-no-orders = 没有订单
page-no-capacities = 没有产能
page-met-of = { $count } 张订单中 { $met } 张按期足量
page-orders-gist = 共 { $count } 张订单：按期足量 { $met }，延期 { $late }，缺量 { $short }。
page-order-short = ! 缺量 { $short } / { $quantity } { $unit }
page-order-late = ! 晚 { $days } 天：{ $late } / { $quantity } { $unit }
page-tightest = 最紧的产能
page-rhythm = 均衡率
page-rhythm-means = 全厂负荷中按时段均匀完成的部分；各车间由低到高：
page-profit = 利润
page-profit-is = 收入 { $revenue }，成本 { $cost }（{ $currency }）。
page-proof = 证明
page-certified = ✓ 已验证
page-stopped-early = ! 提前停止
page-proof-gist = 依次 { $count } 级目标；最大残差 { $worst }，允许 { $tolerance }。

# 表头
page-order = 订单
page-product = 产品
page-customer = 客户
page-kind = 类别
page-class = 优先级
page-due = 交货期
page-wanted = 需求量
page-shipped-in-all = 发货量
page-of-it-late = 其中延期
page-days-late = 延期天数
page-short = 缺量
page-share-shipped = 满足率
page-unit = 单位
page-status = 完成情况
page-status-on-time = ✓ 按期
page-status-late = ! 延期
page-status-short = ! 缺量
page-kind-firm = 确定
page-kind-even = 均衡
page-kind-market = 市场
page-workshop = 车间
page-by = 按
page-share = 占比

# 订单
page-orders-title = 订单进度
page-orders-reading = 每行一张订单，有问题的在前。柱为发货，发得多则高；竖线为交货期；其后的发货画斜线。完成情况写在右边。
page-shipped = { $order }，{ $bucket }：发货 { $quantity } { $unit }
page-shipped-late = { $order }，{ $bucket }：延期发货 { $quantity } { $unit }

# 负荷
page-load-title = 负荷与产能
page-load-reading = 计划所需工时占有效工时的比例，最紧的在前。竖线为产能，斜线部分为加班。下面是最紧的几组在各时段的负荷及其产能线。
page-load-shows = { $count } 项产能的负荷柱与产能线；其中 { $full } 项已满或超过。
page-load-by-bucket = 最紧的产能：各时段负荷
page-capacity-of = 产能
page-load = 负荷
page-capacity = 能力
page-used-per-cent = 利用率 %
page-overtime = 加班
page-peak-per-cent = 峰值 %
page-capacity-line = 产能
page-load-of = { $load } / { $capacity } { $unit } · { $share }
page-of-it-overtime = 加班 { $extra } { $unit }
page-load-in = { $bucket }：{ $load } / { $capacity } { $unit }

# 热力图
page-heat-title = 设备组各时段负荷
page-heat-reading = 占有效工时的百分数，越满颜色越深，最紧的设备组在前。红底粗体为超过 100，即加班。空框表示该时段没有工时。
page-heat-shows = { $count } 个设备组；{ $over } 格超过有效工时。
page-heat-cell = { $group }，{ $bucket }：{ $load } / { $capacity } h
page-group = 设备组
page-in-all = 合计

# 累计产量
page-cumulative-title = 累计产量与均衡线
page-cumulative-reading = 实线为到该时段的累计产量；虚线为同样总量按工作时间均匀完成。最不均衡的在前；均衡率是均匀完成的部分。
page-cumulative-shows = { $count } 种产品；最低的均衡率为 { $rhythm }。
page-cumulative-dot = 至 { $bucket }：{ $total } { $unit }
page-rhythm-of = 均衡率 { $rhythm }
page-rhythm-per-cent = 均衡率
page-even-line = 均衡线

# 物料
page-materials-title = 物料与配额
page-materials-reading = 用量占配额的比例，用得最多的在前。竖线为配额。
page-materials-shows = { $count } 项配额；{ $full } 项已用完。
page-quota-line = 配额
page-material = 物料
page-quota-period = 配额时段
page-quota = 配额
page-used = 用量
page-delivered = 到货
page-bought = 采购
page-lowest-stock = 最低库存
page-closing-stock = 期末库存

# 限制
page-tight-title = 什么限制了目标
page-tight-reading = 有影子价格的产能和配额，以及它们起限制作用的时段。表中价格是最高时段每单位的价格；不同目标的价格不能相比。价格在多大范围内有效、增加一步得多少，见 junheng bottlenecks。
page-tight-shows = { $count } 项限制及其起作用的时段。
page-limit = 限制
page-goal = 目标
page-one-more = 每增一单位
page-when = 时段
page-always = 始终
page-limit-overtime = { $of }：加班第 { $tier } 档
page-limit-overtime-more = { $of }：人员以外的加班
page-limit-hours = { $of }：人员以外的工时
page-limit-hiring = { $of }：招工
page-limit-laying-off = { $of }：减员
page-limit-room = { $of }：库存上限
page-limit-purchase = { $of }：采购上限
page-limit-quota = { $of }：配额
page-limit-safety = { $of }：安全库存
page-limit-closing = { $of }：期末库存
page-limit-route = { $of }：工艺路线 { $route } 的上限
page-limit-lead = { $of }：工艺路线 { $route } 的提前期

# 成本
page-money-title = 成本构成
page-cost-of = 成本项目
page-cost-running = 设备运行
page-cost-wages = 工资
page-cost-purchases = 采购
page-cost-making = 加工
page-cost-subcontract = 外协
page-cost-services = 辅助服务
page-cost-overtime = 设备加班
page-cost-labour-overtime = 人员加班
page-cost-holding = 库存持有
page-cost-lateness = 延期
page-cost-shortage = 缺量
page-cost-hiring = 招工
page-cost-laying-off = 减员
page-cost-discarding = 报废
page-cost-change = 产量变动

# 目标与证书
page-goals-title = 逐级目标及其证明
page-goals-reading = 每级目标都是在前面各级目标之下的最优。圆点为三项残差中最大的一项，不用任何求解器，直接由规划模型重新计算：离竖线越靠左，证明越精确。
page-goals-shows = { $count } 级目标；最大残差 { $worst }。
page-optimum = 最优值
page-given-up = 让出
page-allowed = 允许让出
page-bound = 界
page-residual-primal = 约束残差
page-residual-dual = 价格残差
page-residual-gap = 间隙
page-engine = 求解器
page-iterations = 迭代次数
page-proven = ✓ 已证明
page-not-proven = ! 未证明
page-accepted = 允许：{ $tolerance }
page-certificate = 证书
page-certificate-optimal = 每级目标在前面各级目标之下均证明为最优：约束、价格和间隙都不用求解器、直接由规划模型重新计算。
page-certificate-interrupted = 计划提前停止：本计划满足全部约束，但不排除有更好的计划；界表示还可能差多少。
page-schedule-only = 没有别的排产能达到同样的目标。
page-schedule-one-of-several = 还有别的排产能达到同样的目标，这是其中之一。
page-schedule-not-known = 未检查是否有同样好的排产。
page-programme-size = 最大的规划有 { $rows } 行、{ $columns } 列；残差不超过 { $worst }，允许 { $tolerance }。junheng { $version }。
page-check-it = 任何人都可以用两个文件重新计算全部数字：
page-digest = 工厂文件 SHA-256：

# 名称
page-goal-part = { $goal }，{ $part }
page-goal-fulfil = 订单满足（缺量）
page-goal-on-time = 按期交货（延期）
page-goal-profit = 利润
page-goal-cost = 成本
page-goal-balance = 均衡
page-goal-low-stock = 低库存
page-priority = 优先级 { $class }
page-part-stock = 库存目标
page-unit-orders = 单
page-unit-order-days = 单·天
page-unit-index = 指数
page-unit-hour-days = 工时·天
page-unit-days = 天
page-unit-heads = 人
page-unit-share = 比例
