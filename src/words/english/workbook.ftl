# The workbook of a plan.
