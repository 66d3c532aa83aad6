# 文件形式上的问题：JSON、编码、计划和结转基。

quoted = { $text }

library = “{ $text }”

either = { $one } 或 { $other }

write = 写：{ $what }

e107 = 这里必须是{ $what }，现在却是{ $found }
e105 = 这里没有字段“{ $name }”
e104 = “{ $name }”在这个对象中出现了两次

rename-or-remove = 删去其中一个，或改名

e106 = 这里缺少“{ $name }”
e106-hint = 补上“{ $name }”，它必须是{ $what }

found-text = 文本“{ $text }”
found-number = 数字 { $number }
found-word = “{ $text }”

kind-text = 带引号的文本
kind-truth = “true”或“false”
kind-number = 数字
kind-date = 日期，如 "2026-12-01"
kind-time = 时刻，如 "07:00"
kind-series = 数字，或由日期和数字组成的对象
kind-amount = 数字，或 {"{"}"per_month": 1500{"}"} 这样的对象
kind-map = 由编号和值组成的对象
kind-object = 对象
kind-list = 列表
kind-any = 值
kind-norm = 数字，或 {"{"}"per_unit": 2, "per_lot": 5, "lot": 100{"}"} 这样的对象
kind-give-up = 数字，或 "0.5%" 这样的百分数
kind-goal = 目标的名称，或 {"{"}"goal": "profit", "give_up": "0.5%"{"}"} 这样的对象
kind-words = 以下各词之一：{ $words }

e102 = 这里的值嵌套过深
e102-hint = 检查括号；工厂文件用不到十层
e101 = 这不是 JSON：{ $kind }
e101-hint = 此处或稍前缺少或多出逗号、引号或括号

empty-file = 文件是空的
empty-factory-hint = 工厂文件以 {"{"} 开头，写明工厂名称、第一天和最后一天

json-bare-point = 数字不能以小数点开头或结尾
json-comment = 不允许有注释
json-colon-wanted = 字段名之后应有冒号
json-digit-wanted = 这里应是数字
json-digit-after-minus = 负号之后应是数字
json-exponent-wanted = 指数处应是正负号或数字
json-value-wanted = 冒号之后应有值
json-name-wanted = 字段名应是带引号的文本
json-hexadecimal = 不允许十六进制数
json-comma-wanted = 这里应有逗号
json-more-than-one = 文件中只能有一个 JSON 值
json-not-finite = 不允许 Infinity 和 NaN
json-single-quotes = 文本不能用单引号
json-trailing-comma = 最后一项之后不能有逗号
json-plus = 数字前不能写正号
json-close-brace = 右花括号不应出现在这里
json-close-bracket = 右方括号不应出现在这里
json-colon = 冒号不应出现在这里
json-comma = 逗号不应出现在这里
json-token = 这个符号不应出现在这里
json-token-in-object = 对象中不应出现这个符号
json-word = 这个词不应出现在这里
json-open-list = 列表没有结尾的方括号
json-open-object = 对象没有结尾的花括号
json-escape-in-text = 文本中的转义写法不对
json-escape = 转义写法不对
json-four-digits = 应有四位十六进制数字
json-open-text = 文本没有结尾的引号

e110 = { $number } 不是可以用于计划的数
e110-hint = 写一个普通的数字，最大 1e12
e109 = “{ $text }”不是日期
e109-hint = 按年-月-日书写，如 "2026-12-01"
e109-time = “{ $text }”不是时刻
e109-time-hint = 写小时和分钟，如 "07:00" 或 "22:30"
e108 = “{ $word }”不是这里可用的词
e103 = 文件超过允许的 { $most } 字节
e103-hint = 拆分工厂，或检查是否拿错了文件
e112-missing = 没有这个文件
e112-forbidden = 没有读取这个文件的权限
e112-folder = 这是文件夹，不是文件
e112-special = 这是管道或设备，不是文件
e112-special-hint = 把它的内容写入一个文件，再用那个文件
e112 = 无法读取文件：“{ $error }”
e112-hint = 检查文件名；从标准输入读取时用 -
e113 = 这是{ $is }，而这里应是{ $wanted }
e113-hint = 写{ $wanted }的名称
e113-table-hint = 写放有全部 CSV 文件的文件夹，或一个工作簿；每张表一个文件
file-factory = 工厂文件
file-plan = 计划文件
file-scenarios = 情景文件
file-basis = 基文件
file-proof = 证明文件
file-programme = MPS 格式的线性规划
file-page = 网页（HTML 或 XML）
file-table = 单张表（CSV）
e113-binary = 这是{ $is }，不是文本
e113-binary-hint = 写 JSON 工厂文件、工作簿（.xlsx、.ods、.xls）或 CSV 文件夹的名称
file-pdf = PDF 文档
file-picture = 图片
file-workbook = 工作簿或其他压缩文件；文件名要以 .xlsx、.xlsm、.ods 或 .xls 结尾
file-packed = gzip 压缩的文件
e111 = 文件不是 UTF-8 文本：这里的字节 { $byte }（十六进制）不对
e111-hint = 以 UTF-8 编码保存文件

empty-scenarios-hint = 情景文件以 {"{"} 开头，列出各情景
empty-prices-hint = 价格文件以 {"{"} 开头，按措施种类列出价格

e902 = 这不是计划：{ $message }
e902-at = 这不是计划：{ $path }：{ $message }

not-json = 这不是 JSON：{ $message }

e901-hint = 计划由 `junheng plan FACTORY --format json` 写出

w903 = 这份计划由 junheng { $version } 得出；本版本是 { $own }
w903-hint = 用本版本重新计划，或用所说的版本核算

serde-value-wanted = 这里应有值
serde-word = 这里的词不对
serde-end-of-value = 文件在值的中间结束了
serde-end-of-object = 文件在对象的中间结束了
serde-end-of-list = 文件在列表的中间结束了
serde-end-of-text = 文件在文本的中间结束了
serde-trailing = 结尾之后还有多余的字符
serde-trailing-comma = 最后一项之后不能有逗号
serde-name-wanted = 字段名应是带引号的文本
serde-colon-wanted = 这里应有冒号
serde-comma-or-brace = 这里应有逗号或右花括号
serde-comma-or-bracket = 这里应有逗号或右方括号
serde-number = 数字的写法不对
serde-escape = 转义写法不对
serde-out-of-range = 数字过大

e905-version = 这是第 { $version } 版的形式；能读的是第 { $read } 版
e906 = 摘要与下面的内容不一致：文件已被改动
e905-at = 这不是结转基：{ $path }：{ $message }
e905 = 这不是结转基：{ $message }
e904-hint = 结转基由 `junheng plan FACTORY --basis-out FILE` 写出

e913-at = 这不是证明：{ $path }：{ $message }
e913 = 这不是证明：{ $message }
e912-hint = 证明由 `junheng plan FACTORY --proof FILE` 写出
e914 = 证明所属的工厂文件摘要为 { $stated }，而本文件的摘要为 { $is }
e914-programme = 证明所属的规划有 { $rows } 行、{ $columns } 列；本版本写出 { $own_rows } 行、{ $own_columns } 列
e915 = 证明属于另一份计划，或属于改动以前的这份计划
e916 = { $goal }：证明中没有这个目标的界的分枝树
e917 = { $goal }：给出的界为 { $stated }，而得到证明的只有 { $proven }
e917-refused = { $goal }：给出的界为 { $stated }，但没有得到任何证明：{ $why }
e918 = { $goal }：证明把这个目标保持在 { $held }，而计划容许的是 { $reached }
e918-not = { $goal }：证明没有为后面的目标把这个目标保持在计划容许的 { $reached }
