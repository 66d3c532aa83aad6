# 命令在答案之外说的话：写在哪里、注意事项、用法错误。

error = 错误：{ $what }
goal-twice = 错误：目标 { $goal } 写了两次
goals-fulfil-leads = 注意：--goals 中没有写 fulfil，但仍先于 { $first } 实现：有必须满足的需求；写 --goals fulfil,{ $named } 表明此意，要让 { $first } 在先，写 --goals { $after }
page-written = 报告在 { $file } 中
file-written = 答案在 { $file } 中

## 失败

cannot-write = 无法写入 { $file }：{ $why }
failed-refused = 目标{ $goal }的答案未通过验证：{ $why }
failed-goal = 目标{ $goal }：{ $why }
failed-audit = 完成的计划对不上：{ $findings }
failed-engine = 求解器 { $engine } 失败：{ $reason }
failed-engine-died = 求解器 { $engine } 中断，没有给出答案
failed-engine-whole = 求解器 { $engine } 不能求解要求取整数的规划
failed-engine-thread = 无法为求解器 { $engine } 启动线程
failed-infeasible-later = 求解器称它无可行解，而前一个目标有计划
failed-not-infeasible = 求解器称它无可行解，其实有
failed-infeasible-unproven = 求解器称它无可行解，但未得到证明
failed-not-unbounded = 有最小值的目标，求解器称它无界
failed-no-best-unproven = 求解器称它没有最优解，但没有证明
failed-not-kept = 后面的目标占去其 { $taken }，只许占 { $allowed }
failed-beyond-bound = 计划达到 { $value }，好过已证明的界限 { $bound }
failed-not-solved-again = 有计划的工厂，各目标却没有重新求解
refused-primal = 原始
refused-dual = 价格
refused-ray = 射线
refused-length = 需要 { $expected } 个{ $what }值，只给出 { $found } 个
refused-not-finite = { $name } 的{ $what }值不是有限的数
refused-objective = 目标函数 { $name } 与规划不符
refused-residuals = 残差过大：原始 { $primal }（{ $primal_worst } 处最大），价格 { $dual }（{ $dual_worst } 处最大），间隙 { $gap }
refused-ray-alone = 射线不能证明：相对余量 { $margin }
refused-ray-blamed = 射线不能证明：相对余量 { $margin }，且 { $worst } 在所需一侧没有界
refused-way-alone = 方向不能证明：每步的相对改善 { $gain }
refused-way-ended = 方向不能证明：每步的相对改善 { $gain }，且遇到 { $worst } 的界
refused-not-whole = { $column } 为 { $value }，不是所要求的整数
refused-proof = 证明的节点 { $node }：{ $why }
refused-proof-inequality = 有不等式不能由其各行推出
refused-proof-multiplier = 有乘子不属于任何行
refused-proof-tree = 节点不成树
refused-proof-split = 分枝遗漏了该列的某些取值
refused-proof-leaf = 有叶节点不能证明界
refused-proof-empty = 有叶节点未被证明为空
refused-proof-face = 固定了某列或某行，而最优点不必都在该处

## 命令行上的词

use-language = 请用 en 或 zh
use-goal = 没有目标 { $goal }：请用 { $goals }
use-no-negative = { $text } 不是零或正数
use-at-most-all = 一个目标最多可让出 100%
use-one-of = 请用 { $words }
use-gap = 请写 0 到 1 之间的比例，例如 0.001 或 0.1%
use-time = 请写时间，例如 30s、5m 或 500ms
use-days = 请写天数，例如 5d
keep-other-bucket = 错误：手工修改的计划时段长度不同：请去掉 --bucket
keep-not-all = { $all } 处修改中可保留 { $kept } 处，其余围绕它们计划
keep-refused = 不能保留：{ $bucket } 的 { $product } { $units } 件，因为
near-none = 注意：没有已发布计划，目标“少变动”不起作用：请用 --near 指定
use-answer-file = 答案可以写成 { $kinds }
use-file = 可以写成：{ $kinds }；没有后缀的名称是文件夹
use-mix = 请把 { $part } 写成“产品=数量”，或只写 orders
use-mix-above-zero = { $part }：数量须大于 0
use-parts = 请用 1 到 { $most } 的数
use-threads = 请用 0 到 { $most } 的数
no-stream = 这是磁盘设备或套接字，不能写入文件
writes-over = 错误：{ $file } 正是要读取的文件：请把结果写到别处
use-step = 请写一步的大小，例如 10%、8h 或 20，而不是 { $word }
use-change = 请写成“路径=值”，例如 groups/a/machines=5
use-shard = 请写 K/N，即第几部分和共几部分，例如 1/4；在作业数组中可写 auto
shard-from = 第 { $part } 部分，共 { $count } 部分（{ $from }）
shard-no-index = 无从得知这是第几部分：`auto` 读取作业数组设置的 SLURM_ARRAY_TASK_ID、AWS_BATCH_JOB_ARRAY_INDEX、JOB_COMPLETION_INDEX 或 PARALLEL_SEQ；在别处请写 K/N
shard-several = { $one } 和 { $other } 都已设置：请用其中有效的一个写成 K/N，例如 --shard "$PARALLEL_SEQ/8"
shard-no-number = { $variable } 不是整数：{ $value }
shard-no-count = { $variable } 说明了这是第几部分，但无从得知共几部分：请写 auto/N 或设置 JUNHENG_SHARDS=N
shard-counts = 共 { $asked } 部分，而 { $variable } 是 { $says }：请只给一个部分数；若只重新运行数组中的部分作业，请写 K/N，例如 --shard "$SLURM_ARRAY_TASK_ID/8"
shard-beyond = { $variable } 是 { $index }，不在编号 { $first } 到 { $last } 的 { $count } 个部分之中：请给数组连续的编号，或写 K/N
use-engine = 没有求解器“{ $word }”：请用 auto、simplex、interior、microlp 或 highs
use-engine-compiled-in = 编译时没有包含 HiGHS：请用 `cargo install --path . --features highs` 安装（需要 cmake、C++ 编译器和 libclang），或改用求解器 simplex

## 矛盾

clash-too-little = { $party }：少 { $amount }
clash-too-much = { $party }：多 { $amount }，放不下
clash-excluded = { $party }：自身的上下限互相矛盾
clash-takes-part = { $party }：参与其中
clash-at = { $clash }（{ $at }）
party-capacity = { $name }在 { $when } 的产能（{ $unit }）
party-clock = { $name }在 { $when } 的日历时间（{ $unit }）
party-heads = { $name }在 { $when } 的人员工时（{ $unit }）
party-headcount = { $name }在 { $when } 的人数
party-item = { $name }，{ $when }（{ $unit }）
party-closing = { $name }的期末库存（{ $unit }）
party-quota = { $name }的配额，{ $when }（{ $unit }）
party-frozen = { $name }的已下达数量 { $which } { $unit }，{ $from } 至 { $to }
party-space = { $name }在 { $when } 的仓容
party-route = { $name }，工艺路线 { $which } 的限额，{ $when }
party-run = { $name }，工艺路线 { $which } 的批次，{ $when }
party-at-once = { $name }在 { $when } 同时加工的工艺路线数
party-open = { $name }在 { $when } 的开动
party-repair = { $name }的检修 { $which }（日期由计划选定）
party-choice = 选择项 { $name }
party-purchase = { $name }的采购限额，{ $when }
party-overtime = { $name }加班第 { $which } 档，{ $when }
party-hiring = { $name }的招工或裁员，{ $when }
party-project = 工程 { $name }
datum-hours = { $name }的产能：计划期内 { $amount } { $unit }
datum-machines = { $name }的日历时间：全部设备共 { $amount } { $unit }
datum-quota = { $name }的配额：计划期内 { $amount } { $unit }
datum-supply = { $name }的到货
datum-stock = { $name }的最高库存：{ $amount } { $unit }
datum-space = { $name }的仓容：{ $amount } { $unit }
datum-route = { $name } 的限额
datum-frozen-on = { $name }的已下达数量 { $amount } { $unit }，{ $from }
datum-frozen = { $name }的已下达数量 { $amount } { $unit }，{ $from } 至 { $to }

## 批量计划及其各部分

batch-others = { $count ->
   *[other] 注意：另有 { $shown } 个文件不是工厂文件
 }
batch-written = 各计划、summary.json 和 summary.csv 在 { $folder } 中
batch-written-so-far = 已完成的部分在 { $folder } 中；用 --resume 继续
batch-said = { $file }：{ $said }
batch-crashed = 计划时崩溃：这是 junheng 的故障
no-orders = 没有订单，因此不作计划；补上订单，或加上 --without-orders 只按库存要求计划
batch-no-orders = 错误：{ $file }：没有订单；补上订单，或加上 --without-orders 只按库存要求计划
batch-changed = 错误：{ $file }：运行期间文件被改动
batch-not-read = 错误：{ $file }：运行开始时无法读取该文件
batch-unread = { $count ->
   *[other] { $shown } 个文件无法读取；--resume 会再读一次
 }
merge-written = { $count ->
   *[other] { $shown } 个结果在 { $file } 中
 }
merge-next = 汇总结果请用 { $command }

## 其他形式的工厂文件和工作簿

convert-form = 错误：{ $file } 须写成 .json、.xlsx 或文件夹
convert-not-empty = 错误：文件夹 { $folder } 不是空的：请另取名称
convert-written = { $tables ->
   *[other] { $file }：写出 { $tables } 张表，共 { $rows } 行
 }
template-form = 错误：模板是 .xlsx 工作簿：请给 --out 一个以 .xlsx 结尾的名称
template-written = 空白工厂在 { $file } 中
workbook-written = 工作簿在 { $file } 中
export-no-goal = 错误：{ $goal } 不是目标之一：{ $goals }
export-written = { $file }：{ $rows } 行，{ $columns } 列，目标 { $goal }
no-such-order = 错误：{ $file } 中没有订单 { $wanted }
no-such-group = 错误：{ $file } 中没有设备组 { $wanted }
no-such-product = 错误：{ $file } 中没有产品 { $wanted }
no-such-bucket = 错误：{ $file } 中没有时段 { $wanted }
known-orders = {"  "}现有订单：{ $known }
known-groups = {"  "}现有设备组：{ $known }
known-products = {"  "}现有产品：{ $known }
known-buckets = {"  "}现有时段：{ $known }

## 工作簿的形式

form-note = { $file }：{ $said }
form-of = { $form }：{ $files }
form-utf-8-with-mark = 带字节顺序标记的 UTF-8
form-utf-16-little = UTF-16（小端）
form-utf-16-big = UTF-16（大端）
form-utf-16-little-without-mark = UTF-16（小端，无字节顺序标记）
form-utf-16-big-without-mark = UTF-16（大端，无字节顺序标记）
form-parted-by-tabs = 以制表符分隔
form-parted-by = 以 { $sign } 分隔
form-decimal-commas = 小数点为逗号
form-hidden-sheet = 隐藏的工作表“{ $sheet }”也已读入
form-hidden-rows = { $count ->
   *[other] { $shown } 个隐藏行
 }
form-hidden-columns = { $count ->
   *[other] { $shown } 个隐藏列
 }
form-and = 和
form-between = ，
form-hidden = { $count ->
   *[other] 工作表“{ $sheet }”的 { $what }也已读入
 }
form-old-workbook = .xls 的数字格式、隐藏行和隐藏列无法看到：百分数按所存的数读入，95 % 即 0.95
form-shares = 按 0 到 1 的比率读入的数字（不论显示方式）：{ $columns }
form-share-column = { $column } 中 { $count } 个
form-read-place = { $place }（{ $count }）
form-read-titles = 表头上方的行不予读取：{ $places }
form-read-comments = 备注列不予读取：{ $places }
form-read-totals = 合计行不予读取：{ $places }
form-read-codes = 按代码显示的数字连同前面的零照样读取：{ $places }
form-read-percentages = 百分数按比例读取：{ $places }
form-read-units = 数字后写有本列单位，照此读取：{ $places }
form-read-commas = 文本数字中的小数逗号照此读取：{ $places }
form-read-day-first = 日期按日在前读取：{ $places }
form-read-month-first = 日期按月在前读取：{ $places }
form-read-short-years = 两位年份按计划期内的年份读取：{ $places }
form-read-month-names = 含月份名称的日期已读取：{ $places }
form-read-midnight = 带 00:00 时刻的日期按日期读取：{ $places }
form-read-seconds = 秒为 00 的时刻照此读取：{ $places }
form-read-wide = 全角符号按半角读取：{ $places }
form-read-other-words = 按 --accept 读取了该列用词的其他说法：{ $places }
form-pair = “{ $heading }”作为 `{ $name }`
form-taken = 按 --accept 读取：{ $pairs }
form-mapped = { $count ->
   *[other] { $file } 中有 { $shown } 行说明表头的含义
 }
form-rows-of-sheets = { $count ->
   *[other] { $shown } 张工作表，共 { $seen } 行，读入 { $read } 行，跳过 { $skipped } 行：{ $tables }
 }
form-rows-of-files = { $count ->
   *[other] { $shown } 个文件，共 { $seen } 行，读入 { $read } 行，跳过 { $skipped } 行：{ $tables }
 }
form-table = { $table } { $read }
form-table-besides = { $table } { $read }（{ $besides }）
form-skipped = 跳过 { $count }
form-blank = 空行 { $count }
form-refused = 拒绝 { $count }

## 线性规划：`junheng lp`

lp-unnamed = 该规划
lp-minimise = { $name }，最小化 { $objective }
lp-maximise = { $name }，最大化 { $objective }
lp-infeasible = 无可行解
lp-interrupted = 中途停止
lp-too-far-apart = 错误 E412：{ $least } 与 { $most } 相差太大，无法放在一起求解：双精度下较小者会丢失。请换用更接近的单位。
lp-imprecise = 精度不足
lp-objective = 目标函数
lp-bound = 界
lp-best = 最好值
lp-gap = 间隙
lp-gap-reached = 最优，误差不超过 { $gap }
lp-gap-left = 最好值与界相差 { $gap }
lp-relaxation = 松弛最优值
lp-prices = 价格
lp-prices-held = 将整数固定在这些取值后的规划的价格
lp-proof = 证明
lp-solved-by = 求解器
lp-size = 规模
lp-size-of = { $rows } 行，{ $columns } 列，{ $entries } 个非零系数
lp-size-whole = { $count ->
   *[other] { $shown } 个整数列或半连续列
 }
lp-note = 注意
lp-iterations = { $count ->
   *[other] 迭代 { $shown } 次
 }
lp-nodes = { $count ->
   *[other] { $shown } 个节点
 }
lp-cuts = { $count ->
   *[other] { $shown } 个割平面
 }
lp-refused = { $count ->
   *[other] 此前有 { $shown } 种求解方式的答案被拒绝
 }
lp-proof-optimal = 由规划重新计算：原始残差 { $primal }，价格残差 { $dual }，间隙 { $gap }
lp-proof-bounds = 有下界高于上界
lp-proof-infeasible = 按 Farkas 射线加权，各行的要求超过各列所能提供（余量 { $margin }）
lp-proof-unbounded = 有一个可行点，从它出发的一个方向不遇到任何界（每步改善 { $margin }）
lp-proof-interrupted = 无：到达限度而停止；目标函数值是手头最好的可行点的值（如果有）
lp-proof-whole = 由规划重新计算：该点及其整数，以及界
lp-proof-point = 该点及其整数由规划重新计算；界由 { $engine } 给出，未经验证
lp-proof-claimed = 无：{ $engine } 这样说，未经验证
lp-proof-best = 该点及其整数由规划重新计算；到达限度而停止时 { $engine } 给出的界如上
lp-proof-none = 无：所有答案都被拒绝，因此不给出
lp-fixed-format = 名称含空格：按列位取各字段（固定格式）
lp-relaxed = { $count ->
   *[other] { $shown } 列是整数列或半连续列：求解时不计这一要求（LP 松弛）
 }
lp-not-whole = 列 { $name } 是整数列而有 SC 界：按半连续处理；要同时为整数请用 SI
lp-whole-without-bounds = 列 { $name } 要求取整数而没有界：取值在 0 与 1 之间
lp-open-below = 列 { $name } 的上界小于零而没有下界：向下不限
lp-first-right-hand-sides = 有多组右端项：用第一组“{ $set }”
lp-first-ranges = 有多组范围：用第一组“{ $set }”
lp-first-bounds = 有多组界：用第一组“{ $set }”
lp-column = 列
lp-value = 值
lp-reduced-cost = 检验数
lp-row = 行
lp-activity = 行值
lp-price = 影子价格
lp-written = { $status }：解在 { $file } 中
