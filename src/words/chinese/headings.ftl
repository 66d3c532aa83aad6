# 表头：同一列在各处同名。

head-amount = 金额
head-binds = 起作用的限制
head-binds-next = 其后起作用的限制
head-binds-no-more = 不再起作用
head-binds-now = 新起作用
head-capacity-of = 产能
head-change-share = 变化 %
head-setup-hours = 准备工时
head-customer = 客户
head-days = 天数
head-days-late = 拖期天数
head-engine = 求解器
head-expected = 预期
head-generator = 生成器
head-iterations = 迭代次数
head-kind = 类别
head-least-mean = 最小均值
head-most-mean = 最大均值
head-name = 名称
head-of-other-goal = 涉及目标
head-one-sided = 单向
head-p10 = P10
head-p50 = P50
head-p90 = P90
head-part = 项目
head-priority = 优先级
head-quota-for = 配额时段
head-rank = 名次
head-reach = 幅度
head-reason = 原因
head-revenue = 收入
head-settings = 取值
head-utilisation = 利用率
head-warning = 警告
head-warnings = 警告

## 整数决定

head-bucket = 时段
head-route = 路线
head-pieces = 投入
head-machine-hours = 工时
head-setup = 准备
head-repair-number = 检修序号
head-machines = 台数
head-placed-share = 已排 %
head-choice = 选择
head-choice-of = 对象
head-taken = 入选
head-taken-share = 入选 %
head-opened-share = 开动 %
head-labour = 人工
head-rule = 免去规则
head-rule-of = 对象
head-gain-at-least = 至少改善
head-in-fractions = 按小数
