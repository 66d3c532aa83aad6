# MPS 文件的问题。

e810 = 文件没有以 ENDATA 结尾
e811-name = 目标函数 { $name } 不是类型 N 的行
e811 = 没有类型 N 的行：没有可以求最小的目标
e812 = { $word } 超出所在字段的列，按固定格式读会被截断
e801-data = 第一节之前就有数据
e802-section = { $word } 节不属于线性规划
e801 = 没有 { $section } 这一节
e801-order = { $word } 节在 { $needs } 节之前
e801-sense = { $sense } 不是目标函数的方向

form-of-row = 类型（N、L、G 或 E）和名称
form-of-column = 一个列名，然后是一组或两组行名和数字
form-of-set = 一个组名，然后是一组或两组行名和数字
form-of-bound = 类型、组名、列名和数字

e803-one = 只有一个词，而这一节应有{ $form }
e803 = 有 { $found } 个词，而这一节应有{ $form }
e805-row = { $other } 不是行的类型
e806-row = 行 { $row } 已经存在
e801-marker = { $other } 不是标记
e806-column = 列 { $column } 再次出现
e802-bound = 类型为 { $type } 的界不是线性的
e805-bound = { $other } 不是界的类型
e808 = 没有列 { $column }
e807 = 没有行 { $row }
e804-finite = { $number } 不是有限数
e804-number = { $number } 不是数字
e804-hint = 写成 1500、-0.25 或 1.5e3 的形式
e804-right-hand-side = { $number } 不能作为这种类型的行的右端项
e804-bound = { $number } 不能作为这种类型的界
e804-limit-hint = 写绝对值小于 1e20 的数
e809-entry = 列 { $column } 在行 { $row } 中已有元素
e809-right-hand-side = 行 { $row } 已有右端项
e809-range = 行 { $row } 已有范围
e809-bound = 列 { $column } 已有 { $kind } 界
