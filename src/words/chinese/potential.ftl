# 终端上的生产潜力。

## 概要

potential-heading = { $factory }的生产潜力，{ $from } 至 { $to }
potential-mix = 品种组合
potential-regular = 正常工时
potential-overtime = 含加班
potential-part = { $product } { $quantity } { $unit }
potential-times = 可做 { $times } 倍组合
potential-unlimited = 无上限
potential-impossible = 连已下达的数量也做不出
potential-needs = { $times }；工程所需的资源尚缺 { $needs }
potential-with-overtime = 以下均含加班：已下达的数量需要加班才能做出。
potential-in-fractions = 以上倍数按小数计算：按整数计划，工厂不会超过此数。
potential-left-out = 未算出：{ $what }。
potential-left-further = 其后的瓶颈（时间已到）
potential-left-products = 部分或全部单项产品（时间已到）
potential-left-proportion = 设备组比例（时间已到）
potential-left-fewest = 设备组比例（工厂规模大，求最少工时耗时太长）
potential-left-waste = 隐性浪费（时间已到）

## 瓶颈

potential-staircase = 瓶颈阶梯
potential-staircase-gist = 依次出现的瓶颈；每一级都不再计以上各级的首项限制
potential-share = 份额：在该限制的价格有效的范围内，限制增加一倍时，结果增长百分之几
potential-bound = { $name } { $share }
potential-bound-by-time = 时间，或已下达的数量
potential-more = { $named }，另有 { $left } 项
potential-none = 无
limit-supply-short = { $owner }：供应
limit-used-up = { $owner }：已用完
head-step = 级
head-times = 倍数
head-times-gain = 增加
head-bound-and-share = 受限于（及其份额）
head-bound-by = 受限于

## 设备组与产品

potential-proportion = 设备组比例
potential-proportion-gist = 一倍组合所需的台时；主导设备组：{ $group }
potential-leading = 主导
potential-surplus = 余量（小于零为不足）：主导设备组的工时全部用上时，超出所需的台时
potential-products = 单项产品
potential-products-gist = 每种产品的最大产量，不计组合中的其他产品
head-per-mix = 每倍组合
head-lasts = 够做倍数
head-surplus = 富余
head-at-most = 最多

## 隐性浪费

potential-idle = 闲置设备
potential-idle-gist = 现有订单的最优计划中闲置的工时，按原因列出
potential-idle-none = 无
potential-idle-causes = 不需要：没有任务需要这些工时；时间不合：别的时段才需要；受阻：需要，但受阻于最后一栏所列的限制
potential-quotas = 未用完的配额
potential-quotas-gist = 现有订单的最优计划中
potential-stocks = 呆滞库存
potential-stocks-gist = 始终不动，且超出安全库存和期末库存的部分
potential-norms = 超定额耗用
potential-norms-gist = 比定额最低的工艺路线多耗用的材料
head-idle = 闲置
head-idle-share = 占比%
head-unneeded = 不需要
head-untimely = 时间不合
head-starved = 受阻
head-starved-by = 受阻于
head-left = 剩余
head-of-quota = 配额
head-from-date = 起
head-to-date = 止
head-item = 物品
head-quantity = 数量
head-used-for = 用于
head-above = 超出
head-of-use = 总耗用

## 证明

potential-certified = 可做多少的每个数字都已证明：不可能更多、没有上限或根本不可能，均由原规划重新计算，不依赖任何求解器。
potential-answers = 答案 { $answers } 个；残差不超过 { $worst }（容许 { $tolerance }）；junheng { $version }

## 问法有误

potential-no-group = 错误：没有设备组 { $id }
potential-no-product = 错误：没有产品 { $id }
potential-no-mix = 错误：没有订单写明数量或最低量：请给出品种组合，如 --mix pump=60
