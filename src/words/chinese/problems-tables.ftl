# 工作簿和 CSV 文件的问题。

e141-no-table = 没有名为 `factory`（工厂）的工作表或文件
e141-no-table-hint = 补上一张，有 factory、from、to 各列和一行；`junheng template --all` 写出全部工作表及其表头
e124-table = 表 `{ $table }` 有两份
e124-table-hint = 把两处的行合在一起
e122-hint = 是不是 `{ $near }`？自己另加的{ $what }要用别的名称
e122 = 没有表“{ $name }”

e145 = { $what }“{ $name }”的表头与表 `{ $table }` 一致，名称却不是
e145-hint = 改名为 `{ $table }`，或加上 --accept 按该表读取；不要读取时，在表头文件中写明忽略
e145-also = { $what }“{ $name }”的表头与表 `{ $table }` 一致，而该表已经有了
e145-also-hint = 把各行都放进 `{ $table }`；不要读取这一张时，在表头文件中写明忽略
e146 = “{ $shown }”表明这一行是其他行的合计
e146-hint = 去掉这一行，或在 `skip`（跳过）列标“是”；加上 --accept 则不读取这样的行
e147 = 第 { $line } 行：没有“{ $field }”
e147-hint = 依次写表、表头、字段，如 `orders,交货日期,due`；工作表写作 `工作表名,,orders`，不读取的写 ignore

w821 = { $what }“{ $name }”不予读取
w821-hint = `junheng template --all` 写出每张表及其表头

table-sheet = 工作表
table-file = 文件
table-headings = 表头
table-cells = 单元格

e125 = { $what } { $place } 已合并：只有第一个单元格有值
e125-hint = 取消合并，把值填入所指的每个单元格
e108-skip = “{ $shown }”没有说明是否跳过这一行
e108-skip-hint = 写 yes（是）、no（否）或 example（示例），或留空
e126 = 这个单元格写的是“{ $shown }”，但它所在的列没有表头
e126-hint = 给该列加上表头，或清空该单元格
e141-second = 这里有第二行，而一份文件只有一个工厂
e141-second-hint = 只留一行
e141-no-row = 表 `factory`（工厂）没有写明工厂名称的行
e141-no-row-hint = 补上一行，写工厂名称、from 和 to
e136-quantity = 这一行没有数量
e136-quantity-hint = 写上数量，或在表 `figures`（数值）中按日期给出

w821-not-csv = 文件 { $name } 不予读取：它不是 CSV 文件
w821-not-csv-hint = CSV 文件的扩展名为 .csv、.tsv 或 .txt

e121-no-csv = 这个文件夹中没有 CSV 文件
e121-no-csv-hint = 每张表一个文件：factory.csv、groups.csv、orders.csv 等
e139-hint = 以 UTF-8 编码保存文件
e139-begins = 文件开头像是 { $name }，但并非通篇如此
e139-unknown = 文件既不是 UTF-8 也不是 UTF-16，从字符看不出是 GBK 还是 Windows-1251（最像 { $guess }）
e139-looks = 文件看来是 { $name }，但并非通篇如此
e140-quote = 第 { $line } 行：字段开头的引号没有结尾
e140 = 第 { $line } 行：“{ $error }”
e140-hint = 含有分隔符、引号或换行的字段要加引号，其中的引号写两次
e137-twice = { $path } 已经有值
e137-twice-hint = 在那里给出，或在这里给出，不可两处都写
e137 = 路径“{ $path }”没有指向任何位置
e137-from = 路径从 { $known } 起没有指向任何位置：没有“{ $rest }”
e137-hint = 表、编号和字段之间用 `/` 分隔，如 groups/milling/machines；没有编号的按位置从 0 数起

headings-here = 此处的表头有：{ $headings }

e124 = 表头“{ $heading }”出现了两次
e124-hint = 删去其中一列，或删去它的表头和单元格
e123 = 这里没有列“{ $heading }”
e123-hint = 是不是“{ $near }”？自己另加的列要用别的名称

e123-alike = 这些表头看来是本表的列：{ $pairs }
e123-asked-hint = 这些表头也可能另有所指：如果就是这些列，请改写表头，或在表头文件中写明（不读取的写 ignore）
e123-unit = 表头“{ $heading }”以 { $unit } 为单位，而这一列的数字以 { $own } 为单位
e123-unit-hint = 把数字换算成 { $own }，并在表头中写明
alike-pair = “{ $heading }”即 `{ $name }`
alike-and = { $one }，以及{ $other }
e123-alike-hint = 改写表头，或加上 --accept 照此读取；也可以在表头文件中写明

w822 = 列“{ $heading }”不予读取

e142 = 第一个非空行没有这张表的任何表头
e142-hint = 把表头放在最前面，上面不要有标题；{ $headings }
e136 = 这一行的列 `{ $column }` 是空的
e136-blank = 这一行没有填：{ $columns }
e136-blank-hint = 填上；如果是合计行，去掉它，或在 `skip`（跳过）列标“是”
e136-no-column = 这张表缺少列：{ $columns }
e136-no-column-hint = 补上这一列，或把表头改成所列的名称
e136-hint = 填上它，或清空整行
e138 = 这里有周期，它前面却没有数量
e138-hint = 写上数量，或清空周期
e135-route = 表 `routes`（工艺路线）中，该产品没有路线“{ $route }”
e135-route-hint = 补到该表中；只有一种做法时可以留空
e135-number = 这里要的是第 { $at } 行，而表 `{ $list }` 在此有 { $count } 行
e135-number-hint = 改正序号；第一行为 1
e135 = 表 { $tables } 中没有“{ $id }”
e135-hint = 补到表 { $tables } 中，或改正编号
e134-xls = 这里存的是 { $stored }，而从 .xls 文件看不出它是否显示为 { $shown }
e134-xls-hint = 如果指的是目标的这一比例，把 { $share } 写成文本；.xlsx 中的数字可以放心读取
e121 = 无法按 .xlsx、.ods 或 .xls 读取：{ $reason }
e121-hint = 另存为不带密码的 .xlsx；传送中断的工作簿要重新复制
e121-neither = 开头与它们都不像
e121-page = 它是网页，只是用了工作簿的名称，有的程序这样导出
e121-text = 它是纯文本，只是用了工作簿的名称，有的程序这样导出
e121-pdf = 它是 PDF 文档
e121-document = 它是文字文档
e121-slides = 它是演示文稿
e121-cut = 文件不完整，提前结束了
e121-packed = 其中压缩的内容无法解开
e121-part = 缺少其中的部分 { $part }
e121-form = 其中的部分 { $part } 已损坏
e121-sectors = 扇区表已损坏
e121-circle = 扇区首尾相接，成了环
e121-record = 其中一条记录已损坏
e121-code-page = 它使用的代码页 { $number } 无法识别
e121-locked = 这个工作簿已加密：没有密码就读不出任何内容
e121-locked-hint = 在电子表格软件中打开它，取消密码（文件、信息、保护工作簿、用密码进行加密），再保存
e144-bytes = 这个工作簿解压后超过可读取的 { $most } MiB
e144-cells = 有值的单元格超过可读取的 { $most } 个
e144-text = 单元格中的文本超过可读取的 { $most } MiB
e144-parts = 这个压缩文件的部分超过工作簿可有的 { $most } 个
e144-values = 文件中的值超过可读取的 { $most } 个
e144-hint = 其中只留工厂的表，每个值只写一次；更大的要拆分
e144-programme = 规划超过可读取的 { $lines } 个行和列，或 { $entries } 个系数
e144-programme-hint = 去掉没有系数的行和列，或拆分规划

found-percentage = 百分数 { $shown }
found-truth = 逻辑值 { $shown }
found-moment = 日期或时间 { $shown }

e127 = 这个单元格是公式的错误值 { $error }
e127-hint = 修正公式，或直接写值
e127-no-value = 这个单元格的公式从未计算过
e127-no-value-hint = 用电子表格软件打开工作簿并保存，或直接写值
e128 = 这里应是文本，单元格却是{ $found }
e128-hint = 把该列设为文本格式，按原样重新填写
e128-zeros = 把该列设为文本格式，按原样重新填写（数字 { $shown } 原来可能是 0{ $shown }）
e108-period = “{ $text }”不是周期
e108-periods = 周期有：{ $periods }
e108-truth = 这里应是“是”或“否”（yes、no），单元格却是 { $shown }
e108-truth-hint = 写 yes（是）或 no（否）
e108-alike = “{ $text }”像是本列的“{ $word }”
e108-alike-hint = 请写 { $word }，或加 --accept 按此读取
e132 = 这里应是数字，单元格却是日期或时间 { $shown }
e132-date = 电子表格会把 { $day }.{ $month } 或 { $month }/{ $day } 变成日期：把该列设为数字格式，重新填写
e132-date-stored = 电子表格会把 { $day }.{ $month } 或 { $month }/{ $day } 变成日期：把该列设为数字格式，重新填写；存的数字是 { $stored }
e132-length = 时间长度按一天的几分之几存储：小时请写数字 { $hours }
e134 = 这个单元格是百分数：存的是 { $stored }，显示为 { $shown }
e134-hint = 把单元格设为数字格式，如果指比例就写 { $share }，否则写 { $percent }
e129 = “{ $text }”有多种读法
e129-either = 写 { $decimals } 或 { $thousands }，不加千位分隔符
e129-point = 写 { $number }：这里小数用小数点，千位不加分隔符
e129-comma = 写 { $number }：这个文件小数用逗号，千位不加分隔符
e129-grouped = 不加千位分隔符，如 { $number }
e134-text = “{ $text }”是百分数
e134-text-hint = 写成数字：从 0 到 1 的比例；如果指的就是 { $share }，写 { $share }
e130 = 这里应是数字，单元格却是“{ $text }”
e130-hint = 只写数字，不带单位或文字；留空表示默认值
e130-unit = “{ $text }”的单位是 { $unit }，而这里的数字以 { $own } 为单位
e130-unit-hint = 换算成 { $own } 再写
e130-whole = 这里应是从 1 起的整数，单元格却是 { $shown }
e130-whole-hint = 第一个写 1，第二个写 2

dates-write = 按年-月-日书写，如 2026-12-01

e133-date = 这里应是日期，单元格却还有时间：{ $shown }
e133-date-hint = 只写 { $date }；如果指的是次日，写次日
e131-1904 = 这个工作簿从 1904 年起计日：单元格是 { $date }；如果是从 1900 年起计日的工作簿复制来的，则是 { $other }
e131-1904-hint = 把日期写成文本，如 2026-12-01，或关闭 1904 日期系统并逐个检查日期
e131-time = 这里应是日期，单元格却是时间 { $shown }
e131-number = 这里应是日期，单元格却是数字 { $number }
e131-number-hint = 把单元格设为日期格式，或写出日期：从 1900 年起计日为 { $one }，从 1904 年起计日为 { $other }
e131-other = 这里应是日期，单元格却是 { $shown }
e131-no-year-hint = 按年-月-日书写，如 2026-07-11 或 2026-11-07
e131-ambiguous = “{ $text }”看不出哪个数字是月份
e133-time = { $shown } 不是一天之内的整分时刻

clock-hint = 写小时和分钟，如 07:00

e133-no-time = 这里应是时刻，单元格却是 { $shown }
