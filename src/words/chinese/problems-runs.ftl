# 运行记录、分片、对比的计划和写出时的问题。

e921 = 这不是记录文件
e921-form = 这些记录的形式为 { $form }；本版本的形式为 { $ours }
e921-altered = 第一行已被改动
e928 = 另一个 junheng 正在处理这次运行
e927-none = 没有写明任何部分
e926 = 这一部分与 { $run } 不属于同一次运行
e927-twice = 第 { $part }/{ $of } 部分写了两次
e927 = 缺少第 { $wanted }/{ $of } 部分
e925 = 运行的这一部分尚未完成
e922-record = 这条记录与写入时不一致
e922-form = 第 { $index } 条记录的形式不对
e922-twice = 第 { $index } 条记录在这里再次出现
e922-while-read = 文件在读取时被改动
e926-kind = { $kind } 的记录不能合并
e921-folder = 这个文件夹中没有记录文件
e925-file = 缺少这一部分的这个文件
e922-plan = 这份计划与运行时写出的不一致
e910 = 这份计划与 { $file } 毫无相同之处
e909 = 这不是其工厂文件的最好的计划：{ $reason }
e907 = 这份计划不是由 { $file } 得出的
e908 = 这份计划对不上：{ $first }
e908-more = 这份计划对不上：{ $first }（另有 { $more } 处）
e909-no-plan = 其工厂已得不出计划
e909-stopped = 尚未证明最优就停止了
e909-asked = 计划时的要求与其工厂不符
e909-value = 其目标“{ $goal }”的值为 { $stated }，重新计划则为 { $again }
e911 = 无法写出这个工作簿：{ $reason }
e911-rows = 工作表 { $sheet } 所需的行数超过工作簿的上限 { $most } 行
e911-columns = 工作表 { $sheet } 所需的列数超过工作簿的上限 { $most } 列
e911-text = 工作表 { $sheet } 第 { $row } 行的文字有 { $length } 个字符，超过单元格的上限 { $most } 个，开头为 `{ $start }`

e143 = 写出后内容会有缺失：{ $what }
e143-differs = 写出后内容会有缺失：{ $path } 会不同
e143-order = 写出后内容会有缺失：次序会不同
e143-hint = 空文本、控制字符，以及编号列表中含有 `;` 或 `,` 的编号，单元格都容纳不下

e920-missing = 没有这个文件或文件夹
e920 = 这里没有找到工厂文件
e925-records = 记录只有 { $count } 条
e923-kind = 这些记录属于 { $there }，不属于 { $asked }
e923-version = 这些记录由 junheng { $then } 写出；本版本是 { $now }
e923-shard = 这些记录属于分片 { $there }，不属于 { $asked }
e923 = 这些记录由其他文件或其他选项得出
e924-one = 一次运行在写出 1 条记录后停在这里
e924 = 一次运行在写出 { $records } 条记录后停在这里
