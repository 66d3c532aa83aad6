# 单文件 HTML 报告。
