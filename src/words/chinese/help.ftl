# 命令行帮助：英文写在各命令的源码中，由 clap 排版；这里按命令给出中文，属性名即参数名。
# 退出码的数字之后是不换行空格。

## 帮助页的固定用语

help =
    .usage = 用法：
    .commands = 命令：
    .arguments = 参数：
    .options = 选项：
    .some-options = [选项]
    .some-command = <命令>
    .default = [默认：{ $value }]
    .possible = [可用：{ $values }]
    .examples = 示例：

## 多个命令共有的参数

help-shared =
    .fractional = 用小数编制计划：不取整件，批量和准备只按份额计；这是界，不是日程
    .gap = 整数计划中每个目标与其已证明的界最多相差多少：`0.1%` 或 `0.001` [默认：0.1%]
    .lang = 报告和提示的语言：en 或 zh [默认：随系统语言，系统语言两者都不是时为 en]
    .accept = 工作簿或 CSV 文件夹中另有名称的表和列照样读取，如把“due date”当作 `due`，并略去合计行；如何读取会报告
    .help = 显示帮助
    .version = 显示版本
    .factory = 工厂文件；`-` 表示从标准输入读取
    .format = 答案的形式
    .goals = 依次追求的目标，各自注明可让出多少：`profit:0.5%`、`on-time:3`
    .bucket = 时段长度：day（日）、ten-day（旬）、week（周）或 month（月）[默认：按文件]
    .engine = 求解器：auto、simplex、microlp，编译时包含的还有 highs
    .time_limit = 最长用时，例如 `30s`、`5m` 或 `500ms`
    .verbose = 在标准错误上记录每个规划、预处理和求解器的每次迭代
    .order = 订单的编号
    .prices = 工厂文件中没有价格的措施的价格：见 `docs/why.md`

## 各命令

help-junheng = junheng（均衡）：读入一个工厂文件，给出一份经过证明的均衡生产计划。
    .more = 退出码：0 完成，计划已验证 · 1 输入有错误 · 2 用法错误 · 3 硬性数据相互矛盾 · 4 到达限度而停止 · 70 本程序的故障
help-new = 问几个问题，写出第一个工厂文件，可直接用来编制计划
    .out = 要写出的工厂文件：名称以 .json 或 .xlsx 结尾
    .yes = 全部采用默认值，不提问
    .answers = 不在终端提问，而从文件读取答案，一行一个；`-` 表示从标准输入读取
    .force = 文件已存在时覆盖
    .more = 每个问题都显示默认值，空行即采用默认值。标准输入不是终端时，答案就是其中各行。写出的文件能通过 `junheng check`，也能用 `junheng plan` 编制计划。
help-plan = 编制工厂的计划：均衡的日程，逐个目标证明为最优
    .out = 写出 plan.json、各 CSV 表和 report.html 的文件夹，不存在时新建；或一个文件：.html、.xlsx、.json（计划）、.csv（日程）、.txt
    .csv = CSV 文件的分隔：comma（逗号），或 semicolon（分号，小数用逗号），供这样书写的国家的表格软件使用
    .format = 标准输出上计划的形式；csv 为日程表
    .detail = 文本中各表列出全部行：全部批次、订单和限制
    .without_orders = 没有订单也作计划：只满足库存要求
    .basis = 从另一份计划用 `--basis-out` 保存的基开始：各目标的值不变，变动不大时更快得到
    .basis_out = 保存这份计划的基，供下月编制计划或本月重排时使用
    .proof = 取整数时，另写出每个目标的界的证明，供 `junheng audit --proof` 检查
help-check = 指出工厂文件中的所有错误：在哪里、如何改正
    .format = 检查结果的形式
help-bottlenecks = 指出哪里是瓶颈，再多一个单位值多少，在多大范围内成立
    .step = 按多大的一步比较各限制：各自的 `10%`、`8h`，或按其单位的 `20`
    .curve = 一项限制的完整价值曲线：路径，或路径末尾的编号；`…@BUCKET` 表示单个时段
    .top = 每个目标最多列出多少项起作用的限制，按增加一步的改善排列
    .resolve = 最多试多少项安全库存、期末库存、提前期、交货期和未能满足的订单，每项都重新求解所有目标；按整数计划时，最多重新搜索多少项限制的一步
    .by_bucket = 各时段分开考察，不合并为整个计划期
    .out = 另将答案写成一个带图的 HTML 文件、一个工作簿或 JSON
    .more = 限制包括设备组、人工和服务的工时，加班各档，配额，采购和工艺路线的限额，最高库存和仓容，招工和裁员，期初库存，到货，市场的上限和下限，订单数量。一个单位的价值在增减两侧都是精确的，最优解退化时也是如此。考察 `balance` 以前的每个目标；不同目标的改善从不相加。安全库存、期末库存、提前期、交货期，以及欠交或拖期的订单改变的是系数：凡可能有影响的，各减一个单位（交货期晚一天），对改动后的工厂重新求解各目标，并如实说明。
help-audit = 根据工厂文件重新计算已完成的计划，对不上的一律不予通过
    .factory = 编制该计划所用的工厂文件
    .plan = 计划；`-` 表示从标准输入读取
    .proof = 另外检查计划各界的证明，即 `junheng plan --proof` 写出的文件：不用求解器
help-why = 说明订单为何拖期或欠交，为何生产这么多，设备组的负荷为何如此
help-why-late = 订单为何拖期
    .out = 另将答案写成文件：.html、.xlsx、.json、.csv 或 .txt
help-why-short = 订单为何有一部分始终不交付
    .out = 另将答案写成文件：.html、.xlsx、.json、.csv 或 .txt
help-why-order = 订单等待什么：其产品及各级零部件的库存与批次
    .out = 另将答案写成文件：.html、.xlsx、.json、.csv 或 .txt
help-why-quantity = 计划为何生产这么多某产品：什么要求多做，什么限制着它
    .out = 另将答案写成文件：.html、.xlsx、.json、.csv 或 .txt
    .product = 产品的编号；加 `@` 和时段名称则只问该时段
help-why-group = 设备组的负荷为何如此：谁占用工时，为何不更多，为何不更少
    .out = 另将答案写成文件：.html、.xlsx、.json、.csv 或 .txt
    .group = 设备组的编号；加 `@` 和时段名称则只问该时段
help-repair = 订单不能全部完成或硬性数据相互矛盾时，给出若干个代价明确、改动最小的办法
    .protect = 不得改动的内容：`groups/press`、`materials/steel/quota`、`orders/*`
    .menu = 最多给出多少个办法
    .out = 另将这些办法写成文件：.html、.xlsx、.json、.csv 或 .txt
    .format = 这些办法的形式
help-diff = 说明两份计划之间有哪些变化，是工厂文件的哪些改动带来的
    .before = 改动前的计划，由 `junheng plan --format json` 写出；`-` 表示从标准输入读取
    .after = 改动后的计划
    .factory_before = 改动前的计划所用的工厂文件
    .factory_after = 改动后的计划所用的工厂文件
    .parts = 改动最多合并成多少部分；每多一部分，用时加倍
    .out = 另将答案写成一个带图的 HTML 文件、一个工作簿或 JSON
    .more = 给出两个工厂文件时，每个目标和每张订单的差异都分摊到两个文件之间的各项改动上：对改动的每种取舍各编制一份计划（8 个部分共 256 份），因此结果与改动的先后无关。时段长度和目标以两份计划中写明的为准。
help-whatif = 以现行计划为起点计划各个情景并加以比较：叠加改动、网格、逐项变动、抽样
    .factory = 工厂文件
    .scenarios = 情景文件
    .set = 届时某处的值；所有 --set、--scale、--add 和 --order 合为一个情景
    .scale = 某处的数乘以多少
    .add = 某处的数加上多少；日期按天数加
    .threads = 线程数；0 表示每个处理器一个
    .order = 多一张订单：产品、数量和交货期，可加价格
    .out = 写出记录、summary.json、scenarios.csv 和 report.html 的文件夹；或一个文件：.html、.xlsx、.json（汇总）、.csv（各情景）
    .resume = 从 --out 中的运行停下的地方继续
    .shard = 只计划一部分情景，例如 1/4，之后用 `junheng merge` 合并
    .top = 列出最好的多少个
    .by = 按哪个目标排序，有几部分的目标须写明部分 [默认：第一个有差别的目标]
    .format = 答案的形式；csv 为每个情景一行
    .more =
        简写：--set calendar/2026-12-19=works（或 closed，或工时）；--add groups/lathe/overtime=8h@2026-12-05（设备组某日的加班工时，也可写 DATE..DATE 和 :PRICE）；--add groups/lathe/shifts=late@2026-12-07..2026-12-11；--add groups/lathe/machines=1@2026-12-07；--order pump=6@2026-12-16。

        没有计划的情景也是一种结果。给出 --out 时，每个结果一得到就保存；按 Ctrl-C 会保留已完成的部分。
help-batch = 并行编制一个文件夹中所有工厂文件的计划；中途停止后可以继续
    .inputs = 文件夹（逐层查找其中属于工厂文件的 *.json、工作簿和 CSV 文件夹）；'factories/*/december.json' 这样的模式；文件
    .without_orders = 没有订单的工厂也作计划：只满足库存要求
    .out = 写出计划的文件夹，每份计划在 plans/ 下各有一个文件夹，另有 summary.json 和 summary.csv
    .threads = 同时编制计划的文件数；0 表示每个处理器一个
    .resume = 文件和选项相同的运行停在哪里，就从哪里继续
    .shard = 只计划 N 部分文件中的第 K 部分；各部分用 `junheng merge` 合并
    .format = 标准输出上汇总的形式
    .more = 退出码取所有文件中最大的：0 全部已计划并验证 · 1 有文件存在错误 · 3 有文件的硬性数据相互矛盾 · 4 尚未全部计划即停止：用 --resume 继续 · 70 本程序的故障。没有计划的文件不妨碍其他文件。
help-merge = 合并用 `--shard` 分到多台机器上的长时间运行的各部分
    .out = 合并结果的文件夹；不存在时新建
    .parts = 各部分：`--out` 指定的文件夹，或其中的记录文件；次序不限
    .example = 各部分写在同一个文件夹中
    .more = 退出码即整个运行的退出码；各部分不属于同一运行时为 1。
help-export = 将一个目标的线性规划写成 MPS，供任何其他求解器使用
    .mps = 要写出的 MPS 文件；`-` 表示写到标准输出
    .goal = 哪个目标，名称同 `plan` 所列 [默认：第一个]
    .more = 后面目标的规划中，前面的目标已经达到并保持在计划达到的水平，因此要先求解。此后任何求解器求出的值都与 `junheng plan` 对该目标报告的值相同；取整数时为该值或更好的值，但不会超出界。
help-potential = 工厂能生产几倍的订单组合，有哪些产能闲置
    .mix = 产品组合：`orders`（必保和均衡订单的数量、市场订单的最低数量），或各产品的数量
    .steps = 依次放开多少项限制
    .leading = 主导设备组 [默认：该组合占用工时最多的设备组]
    .out = 另将答案写成一个带图的 HTML 文件、一个工作簿或 JSON
    .more = 组合不受交期、订单数量和市场的约束；产能、配额、库存、提前期和已下达的数量照常有效，各工程尽量得到所需。闲置部分以 `junheng plan` 按现有订单编制的计划为准。
help-discuss = 写出供讨论和填写的表：全厂、每个车间和每个设备组各一份
    .out = 写出讨论表：一个工作簿（.xlsx），或一个文件夹，每个设备组一个工作簿；.json 写出答案
    .more = 每份表是两页 A4。正面是该组每天的工时及去向，多一小时、各项工时定额减少百分之一、检修少一小时对各目标各值多少，对拖期订单的责任份额，以及高于最好定额的材料。背面是供填写建议的各行：改动什么从列表中选择，现在的值和单位自动填入。填好的表由 `junheng proposals` 读取。文件夹中每个设备组和车间各有一个工作簿，全厂一个。
help-proposals = 答复讨论表上的建议，并将采纳的建议发布为新版本
    .factory = 改动前的工厂文件；`-` 表示从标准输入读取
    .proposals = 交回的讨论表：一个工作簿、一个 CSV 文件，或它们的文件夹
    .take = 采纳这些建议，按编号
    .publish = 将采纳建议后的工厂作为新版本发布到此文件夹
    .check = 对照其所依据的工厂文件，检查一个已发布的版本
    .out = 另将答案写成文件：.html、.xlsx、.json、.csv 或 .txt
    .more = 填写的每一行都有答复：单独值多少，与采纳的建议一起值多少，或受什么制约。没有指明的一律不采纳。使用 --publish 时，采纳的建议并入工厂文件，重新编制计划，文件夹中有 factory.json、plan.json 和 decisions.json：每条建议及其答复、各自的贡献，以及上一版本的摘要。--check 由改动前的文件和所作的决定重新得出版本，报告任何差异。
help-lp = 求解任何 MPS 形式的线性规划，可以含有整数，并证明答案
    .file = 线性规划，`.mps` 或 `.mps.gz`；`-` 表示从标准输入读取
    .iteration_limit = 本程序单纯形法的最多迭代次数
    .gap = 含有整数时，最好值与界的间隙不超过多少即为最优：占该值的比例，例如 `0.1%` 或 `0.001`
    .relaxation = 不计取整数的要求：求解 LP 松弛
    .format = 输出的形式
    .solution = 另给出每列的值和检验数、每行的行值和影子价格；含有整数时，价格是将整数固定后的规划的价格
    .out = 写到文件而不是标准输出
    .more =
        可读自由格式和固定格式的 MPS，是否用 gzip 压缩均可。给出的一切都只根据规划本身重新计算过：最优由影子价格证明，“无可行解”由 Farkas 射线证明，“无界”由一个没有尽头的方向证明。含有整数或半连续列时，先求松弛最优值，再求最好的整数解，并给出界和间隙；解总要由规划重新计算，界是否也经过验证，在证明一行说明。

        退出码：0 最优 · 1 文件有错误，或无界 · 2 用法错误 · 3 无可行解 · 4 到达限度而停止 · 70 没有答案通过验证
help-template = 写出一个空白工作簿，含表头、单位、说明和一行示例
    .out = 要写出的工作簿
    .all = 写出全部的表，而不只是第一份计划需要的六张
    .more = 第一张工作表说明如何开始，其后六张是第一份计划需要的。每张有一行示例，在“跳过”列中标为“示例”：它从不参与计划，可以删去。空的工作表也可以删去。请先填写“工厂”表。
help-convert = 将工厂文件写成另一种形式：JSON、工作簿或 CSV 文件夹
    .from = 工厂：JSON 文件、工作簿（.xlsx、.ods、.xls）或 CSV 文件夹
    .to = 写成什么：以 .json 或 .xlsx 结尾的名称，或文件夹
    .more = 第二个名称的结尾决定形式：.json、.xlsx，没有结尾则为 CSV 文件夹。写出的内容先重新读入比对，再放到位。
help-generate = 写出一个虚拟的工厂，供试用和测速
    .products = 产品数
    .groups = 设备组数
    .materials = 材料数
    .days = 工作日数
    .seed = 种子相同，工厂相同
    .whole = 按整件计划；不选时文件注明 `"whole": false`
    .lots = 带最小批量：所需数量的 15 %，至多为最紧设备组一天产量的 40 %
    .setups = 带准备：每道工序半小时，每批 40
help-schema = 写出工厂文件、计划或解的 JSON Schema
    .of = 哪种文件的
help-completions = 写出命令行的自动补全脚本
    .shell = 哪种 shell
help-man = 写出手册页
help-help = 显示本说明，或所给命令的说明

## 用法错误

usage-try = 更多信息请用 '{ $flag }'。
usage-missing = 缺少以下必需的参数：
usage-unknown-argument = 没有参数 '{ $argument }'
usage-unknown-command = 没有命令 '{ $command }'
usage-invalid = '{ $argument }' 的值 '{ $value }' 无效
usage-invalid-because = '{ $argument }' 的值 '{ $value }' 无效：{ $reason }
usage-no-value = '{ $argument }' 需要一个值，但没有给出
usage-too-many = '{ $argument }' 不再接受更多的值：'{ $value }'
usage-twice = 参数 '{ $argument }' 不能用多次
usage-conflict = 参数 '{ $argument }' 不能与以下参数同用：
usage-possible = [可用：{ $values }]
usage-similar = {"  "}提示：是否指 { $similar }？
usage-as-value = {"  "}提示：要把 '{ $argument }' 作为值，请写 '{ $written }'
usage-elsewhere = {"  "}提示：可写 '{ $written }'
usage-no-number = 不是整数
usage-number-too-long = 这个数太大或太小
usage-not-within = { $value } 不在 { $range } 之内
