# 工厂文件内容上的问题：编号、时间、数值、产品、库存、订单、目标。

thing-group = 设备组
thing-labour-pool = 工种
thing-service = 服务
thing-workshop = 车间
thing-shift = 班次
thing-material = 材料
thing-product = 产品
thing-store = 仓库
thing-order = 订单
thing-choice = 选择
thing-project = 工程
thing-route = 工艺路线
thing-operation = 工序
thing-repair = 检修
thing-repair-to-place = 待排检修
thing-overtime-tier = 加班档
thing-exception = 例外
thing-entry = 记录
thing-need = 需求
thing-delivery = 到货
thing-receipt = 在制到货
thing-frozen = 已下达数量（“frozen”）
thing-balance = “balance”
thing-calendar = 日历
thing-of-uses = 工种或服务
thing-item = 产品或材料
thing-capacity = 设备组、工种或服务
thing = { $noun }“{ $id }”
thing-of-product = 产品“{ $product }”的{ $noun }“{ $id }”
thing-part = { $whole }的第 { $position } 项{ $part }

e201 = 第 { $first } 项和第 { $at } 项{ $noun }的编号相同：“{ $id }”

rename-one = 给其中一个改名

e202 = “{ $id }”既是{ $first }的编号，又是{ $noun }的编号
e202-hint = 给其中一个改名：其他表只凭编号引用它们
e204 = 这个{ $noun }的编号为空
e204-hint = 给它取一个自己的编号
e205-star = 这个{ $noun }的编号是“{ $id }”，它代表“全部”
e205-space = 这个{ $noun }的编号是“{ $id }”，首尾有空格
e205-control = 这个{ $noun }的编号是“{ $id }”，其中有换行或其他控制字符
e205-hint = 从编号及所有引用处去掉多余的字符

w810 = { $noun }“{ $id }”的编号中有 /
w810-hint = groups/milling/machines 这样的路径用 / 分隔各段；换用其他符号更稳妥

e216 = 设备组“{ $group }”的班次“{ $shift }”写了两次
e216-hint = 只写一次：写两次工时就会翻倍
e206 = { $owner }的“{ $field }”所引用的{ $noun }“{ $id }”不存在
e212-no-route = 产品“{ $name }”没有工艺路线：请给它补上工序
e212-routes = 它的工艺路线有：{ $routes }
e212 = { $owner }写的是工艺路线“{ $route }”，产品“{ $name }”没有这条路线
e215-no-route = 给该产品补上工序或工艺路线
e215-routes = 补上“route”：{ $routes } 之一
e215-choose = 写 { $routes } 之一
e215 = { $owner }没有写明工艺路线：产品“{ $name }”的路线数为 { $count }

reference-other-kind = “{ $id }”是{ $noun }，不能用在这里
reference-add = 把“{ $id }”补到{ $list }中，或改正名称

list-workshops = “workshops”
list-shifts = 日历的“shifts”
list-groups = “groups”
list-of-uses = “labour”或“services”
list-capacities = “groups”、“labour”或“services”
list-materials = “materials”
list-products = “products”
list-items = “products”或“materials”
list-orders = “orders”

e301 = 计划的最后一天 { $to } 早于第一天 { $from }
e301-hint = 对调或改正“from”和“to”
e302 = 从 { $from } 到 { $to } 共计划 { $days } 天；最多十年
e302-hint = 检查“from”和“to”的年份
e303 = 从 { $from } 到 { $to } 没有一个工作日
e303-hint = 检查工作日（未写时为周一至周五）、节假日和例外
e305 = 这个日历例外没有日期，或日期写多了

dates-hint = 一天用“date”，多天用“from”和“to”

e306 = 日历例外到 { $to } 结束，早于开始日期 { $from }

exchange-dates = 对调或改正两个日期

e307-nothing = 这个日历例外既没写工厂是否开工，也没写开工多久
e307-no-hours = 这个日历例外写明开工，工时却为 0
e307-hours = 这个日历例外写明不开工，却有工时
e307-hint = 写“works”: true 或 false，或写“hours”：大于 0 表示开工，0 表示停工
e308 = 班次“{ $shift }”要么写“start”和“end”，要么写“hours”
e308-hint = 写两个时刻而不写工时，或只写工时
e308-break = 班次“{ $shift }”的“hours”已是净工时，又写了休息时间
e308-break-hint = 从工时中扣除休息时间，并删去休息时间
e309 = 班次“{ $shift }”合计 { $hours } 小时
e309-hint = 班次扣除休息后，工时大于 0，不超过 24
e310 = “{ $day }”不是星期几的名称
e311 = { $owner }所开的班次一天合计 { $hours } 小时
e311-hint = 缩短班次或例外的工时，或在“shifts”中少写班次
e304 = { $repair }到 { $to } 结束，早于开始日期 { $from }

e409 = { $owner }既有“hours”又有“{ $other }”
e409-hint = 删去“hours”，或删去“{ $other }”
e410 = { $repair }占用 { $machines } 台；设备组当时只有 { $most } 台
e410-hint = 改正台数；全部检修时可以不写
e411 = 工种“{ $labour }”的人数按日期给出，又写了招工或裁员
e411-hint = 只写第一天的人数：以后的人数由计划决定
e412 = “{ $product }”的 { $least } 与 { $most }（在 { $at }）相差太大，双精度数无法分辨
e412-hint = 改正数字或单位；没有限额就不要写

w814 = { $owner }每台（人）有 { $stated } 小时，而一个周期只有 { $most } 小时
w814-hint = 写一台设备或一个人的工时，以及台数或人数
w809 = { $tier }用不到：它前面的一档没有限额
w809-hint = 给前面的一档加上“limit”，或删去这一档
w803-norm = 产品“{ $product }”的材料“{ $of }”定额为 { $value }；产品族“{ $family }”的中位数为 { $median }
w803-hours = 产品“{ $product }”在设备组“{ $of }”上的工时为 { $value }；产品族“{ $family }”的中位数为 { $median }
w803-hint = 检查小数点和单位

e401 = { $owner }的“{ $field }”为负：{ $value }
e401-hint = 写 0 或正数
e401-price = { $path }的价格为负：{ $value }
e402-hint = { $value } % 写成 { $share }
e402-example = 95 % 写成 0.95
e402-day = 一天有 24 小时
e402 = { $owner }的“{ $field }”为 { $value }；应在 0 与 { $most } 之间
e403 = { $owner }的“{ $field }”为 { $value }；必须是整数
e403-hint = 取整
e404 = { $owner }的“{ $field }”为 { $value }；最大为 { $most }
e404-hint = 检查位数，或换用更大的单位
e405 = { $owner }的“{ $field }”为 { $value }；除 0 以外最小为 1e-9
e405-hint = 写 0，或换用更小的单位
e406 = { $owner }的“{ $field }”为 0
e406-hint = 写大于 0 的数，或删去该项

e607 = { $owner }的优先级为 { $value }；必须是 1 到 1000 的整数
e607-hint = 最先满足的一级写 1，其次写 2，依此类推

e312 = { $owner }的“{ $field }”从 { $begins } 开始，晚于计划第一天 { $first }
e312-hint = 补上 { $date } 有效的值
e313 = { $owner }的“{ $field }”中，{ $after } 排在 { $before } 之后
e313-hint = 按先后书写日期，每个一次；2026-01 即 2026-01-01
e314 = { $owner }的“{ $field }”没有值
e314-hint = 写一个数字，或带数字的日期，如 {"{"}"2026-01": 25{"}"}

e407 = { $owner }的“{ $field }”没有写明周期
e407-hint = 写成 {"{"}"per_month": 1500{"}"} 的形式
e408 = { $owner }的“{ $field }”同时写了 { $first } 和 { $second }

keep-one = 保留其中一个

e701-goals = 目标有：{ $goals }
e701 = “{ $word }”不是目标
e702 = 目标“{ $word }”写了两次
e702-hint = 删去第二个
e703 = profit 和 cost 都是目标，而前者已包含后者
e703-hint = 订单有价格时保留 profit，没有价格时保留 cost
e704-value = 目标“{ $word }”不能让出 { $value }
e704-share = 目标“{ $word }”不能让出 { $share } %
e704-hint = 写 0 或正数，或从“0%”到“100%”的百分数
e705 = 权重 peak、even 和 change 都是 0，而 balance 是目标
e705-hint = 给其中一个权重，或在目标中去掉 balance

e315 = { $owner }没有日期，或日期写多了
e316-before = { $owner }于 { $date } 投产，早于计划第一天
e316-before-hint = 更早投产的，写入产品的“receipts”
e316-after = { $owner }于 { $date } 投产，晚于计划最后一天
e316-after-hint = 改正日期，或留给下一个计划
e316-idle = { $owner }于 { $date } 投产，当天无人上班
e316-idle-hint = 改用工作日，或在日历中把这一天设为工作日
e317 = { $owner }到 { $to } 结束，早于开始日期 { $from }
e318 = { $owner }从 { $from } 到 { $to }，在计划期内没有工作日
e318-hint = 改正需求的日期
e320 = 订单“{ $order }”的交货期为 { $due }，但最早 { $earliest } 才能交货
e320-hint = 对调或改正“earliest”和“due”
e321-after = 订单“{ $id }”的交货期 { $due } 晚于计划最后一天
e321-after-hint = 延长计划期，或把该订单留给下一个计划
e321-earliest = 订单“{ $id }”最早 { $earliest } 才能交货，晚于计划最后一天
e322 = 设备组“{ $group }”的检修需要 { $days } 个工作日；从 { $first } 到 { $last } 只有 { $worked } 个
e322-hint = 放宽期限，或减少天数

w813 = 订单“{ $order }”只能在 { $earliest } 到 { $due } 之间交货，其间无人上班
w813-hint = 把“earliest”或“due”移到工作日
w816 = 市场“{ $id }”于 { $due } 结束，早于可以计划的第一天 { $first }：不再向其销售
w816-hint = 给出更晚的“due”，或把它去掉
w817 = 订单“{ $id }”的交货期为 { $due }，最多可迟 { $most } 天；在可以计划的第一天已迟 { $days } 天：只能短缺
w817-hint = 写 "late": {"{"}"days": { $days }{"}"} 或更大，或另定“due”
w818 = 目标中没有写“fulfil”，但仍先于“{ $first }”实现：有必须满足的需求
w818-hint = 写 { $leading } 表明此意；要让“{ $first }”在先，写 { $after }

e601 = 订单“{ $order }”没有数量
e601-hint = 补上“quantity”；没有数量的订单写 "kind": "market"
e602 = 市场需求“{ $market }”写了数量
e602-hint = 最多销售多少用“limit”，最少销售多少用“minimum”
e603 = 订单“{ $order }”有“{ $field }”，却不是市场需求
e603-hint = 写 "kind": "market"，或只写“quantity”
e604 = 市场需求“{ $market }”写了“{ $field }”
e604-hint = 删去“{ $field }”，或改为必保订单
e605 = 订单“{ $order }”所要的“{ $product }”没有任何来源
e605-hint = 给该产品补上工序、工艺路线、库存或在制到货
e606 = 市场需求“{ $market }”的下限 { $least } 超过上限 { $most }
e606-hint = 改正“minimum”或“limit”
e608-hint = 补上工时、材料或产品，或删去它
e608 = 工程“{ $id }”没有任何需求
e608-need = 工程“{ $id }”的这项需求没有写明所需的东西
e609-most = 选择“{ $choice }”至少取 { $least } 个，至多取 { $most } 个
e609-among = 选择“{ $choice }”至少取 { $least } 个，但一共只有 { $among } 个
e609-hint = 改正“at_least”或“at_most”，或多写几个订单或路线
e610 = 选择“{ $id }”既没有订单，也没有路线
e610-hint = 补上“orders”或“routes”，或删去这一项
e610-number = 选择“{ $id }”没有写明取几个
e610-number-hint = 补上“at_least”或“at_most”
e611 = 选择“{ $id }”中“{ $named }”写了两次
e611-hint = 只写一次：写两次就会算作两个

w801 = { $arriving }于 { $date } 到达，晚于最后一个工作日
w801-hint = 检查日期：照此，这批数量不会到来
w801-delivery = “{ $material }”的到货
w801-receipt = “{ $product }”的在制到货
w802 = 设备组“{ $group }”的检修在计划期之外：{ $from } 到 { $to }
w802-hint = 检查日期：照此，检修不占时间
w802-to-place = 设备组“{ $group }”的待排检修不在计划期内：{ $from } 至 { $to }
w802-to-place-hint = 检查日期：目前该检修不占时间
w802-partly = 设备组“{ $group }”的待排检修的期限是 { $from } 至 { $to }，但只能排在 { $first } 至 { $last }
w802-partly-hint = 可以留到计划期之后的检修请删去
w804 = 产品“{ $product }”订购了 { $wanted }，而即使全厂只做它，最多也只有 { $most }
w804-hint = 检查数量、单位工时、台数和班次
w806 = 设备组“{ $id }”没有任何工序或工程使用
w806-hint = 删去该设备组，或检查工序
w805 = 设备组“{ $id }”在计划期内没有有效工时
w805-hint = 检查台数、班次、工作日、检修和可用率
w808 = “{ $product }”能做多少、在市场“{ $market }”上能卖多少，都没有限制
w808-hint = 给该订单或工艺路线加“limit”，或给产品加上使用设备组的工序
w811 = 没有任何需求：没有订单、工程，也没有库存要求
w811-hint = 补上“orders”；没有需求时，最好的计划就是什么也不做
w812 = 用到材料“{ $material }”，但没有它的库存、到货或采购
w812-hint = 给该材料补上“stock”、“deliveries”或“purchase”
w831 = { $owner }的最小一批（{ $least }）得到“{ $product }”{ $good }；最多只需要 { $wanted }
w831-hint = 减小“min”或“multiple”，或检查所需数量：照现在这样，计划要么多出余量，要么不生产
w832 = 产品“{ $product }”的“{ $field }”只适用于厂内路线，而它没有厂内路线
w832-hint = 把“{ $field }”移到相应的路线中，或删去
w832-hours = { $owner }有准备工时，但没有可用的工序
w832-hours-hint = 删去准备工时，或补上工序
w833 = { $owner }的准备可以延续，但既不用工时也没有费用
w833-hint = 填“hours”或“cost”，或删去“carry”
w834 = 已下达“{ $product }”{ $quantity }，但它按整件投产；照写明的数量投产
w834-hint = 写整数，或写 "whole": false
w835 = 订单“{ $order }”要“{ $product }”{ $quantity }，但按整件发货：{ $rest } 只能欠交
w835-hint = 写整数，或写 "whole": false
w836 = { $owner }的最小一次投产（{ $least }）连同准备要用设备组“{ $group }”{ $takes } 小时；最长的时段连加班只有 { $longest } 小时：永远不会投产
w836-hint = 采用更长的时段，减小批量，或增加班次或设备

e510 = 已下达数量耗用“{ $material }”共 { $used }，其配额为 { $quota }
e510-hint = 提高配额，或改正已下达数量
e511 = { $owner }的最小一批为 { $least }，最大批量为 { $most }
e511-hint = 减小“min”或“multiple”，或加大“max”
e512 = { $owner }的最小一批（{ $least }）连同准备要用设备组“{ $group }”{ $takes } 小时；最长的时段按日历只有 { $longest } 小时
e512-hint = 减小“min”或“multiple”，采用更长的时段，或检查单件工时
e513 = { $owner }准备一次要用设备组“{ $group }”{ $hours } 小时；最长的时段按日历只有 { $longest } 小时
e513-hint = 检查准备工时，或采用更长的时段
e514 = { $owner }的批量倍数为 { $multiple }，但它按整件投产
e514-hint = 写整数，或写 "whole": false
w841 = “{ $product }”的已下达数量因舍入略多于排得下的数量：按 { $started } 投产
w841-quota = 已下达数量耗用“{ $material }”共 { $used }，因舍入略多于其配额：按 { $quota } 耗用
w841-hint = 写排得下的数量，或多写几位小数

w807 = { $owner }的“{ $field }”于 { $date } 变动，在时段 { $bucket } 之内；从下一时段起才计入
w807-hint = 缩短计划时段，或把日期移到时段的开头
w807-period = { $owner }的“{ $field }”于 { $date } 变动，在 { $first } 至 { $last } 这一期之内；从下一期起才计入
w807-period-hint = 改为按日给出，或把日期移到一期的开头

e501 = 组成件形成了循环：{ $chain } -> { $again }
e501-long = 组成件形成了循环：{ $chain } ->（另有 { $more } 个）-> { $again }
e501-hint = 删去错误的组成件；生产需要几天的，写明提前期；后道工序返回的东西是副产品
e502-both = { $owner }既有“hours”又有“rate”
e502-neither = { $owner }既没有“hours”也没有“rate”
e502-hint = 写单位产品台时，或每台时产量
e503 = { $owner }有“routes”，又在其外写了“{ $field }”
e503-hint = 把“{ $field }”移入某条工艺路线
e504 = { $owner }是外协，这里却有工序
e504-hint = 删去工序，或删去“subcontract”
e509 = 产品“{ $product }”是自己的副产品
e509-hint = 每投产一件得到多少合格品，用“yield”表示
e505 = { $owner }的期初库存为 { $opening }，其最高库存为 { $most }
e505-hint = 改正“opening”或“maximum”
e506 = { $owner }在 { $date } 的安全库存为 { $least }，其最高库存为 { $most }
e506-hint = 改正“safety”或“maximum”
e507 = { $owner }的期末库存要求为 { $closing }，其“{ $field }”为 { $most }
e507-hint = 改正“closing”或“{ $field }”
e508 = 仓库“{ $store }”的容量为 { $capacity }，期初库存占用 { $used }
e508-hint = 改正容量、单位占用或期初库存
