# What is wrong with an MPS file.

e810 = the file ends without ENDATA
e811-name = the objective { $name } is not a row of type N
e811 = there is no row of type N, so there is no objective
e812 = { $word } extends beyond its field, where the fixed format would cut it
e801-data = there is data before the first section
e802-section = section { $word } is not part of a linear programme
e801 = there is no section { $section }
e801-order = section { $word } comes before section { $needs }
e801-sense = { $sense } is not an objective sense

form-of-row = a type (N, L, G or E) and a name
form-of-column = a column, then a row and a number, once or twice
form-of-set = a set, then a row and a number, once or twice
form-of-bound = a type, a set, a column and a number

e803-one = one word where this section has { $form }
e803 = { $found } words where this section has { $form }
e805-row = { $other } is not a row type
e806-row = row { $row } is defined already
e801-marker = { $other } is not a marker
e806-column = column { $column } appears a second time
e802-bound = bounds of type { $type } are not linear
e805-bound = { $other } is not a bound type
e808 = there is no column { $column }
e807 = there is no row { $row }
e804-finite = { $number } is not a finite number
e804-number = { $number } is not a number
e804-hint = write it as 1500, -0.25 or 1.5e3
e804-right-hand-side = { $number } cannot be the right-hand side of a row of this type
e804-bound = { $number } cannot be the bound of this type
e804-limit-hint = write a number of absolute value below 1e20
e809-entry = column { $column } already has an entry in row { $row }
e809-right-hand-side = row { $row } already has a right-hand side
e809-range = row { $row } already has a range
e809-bound = column { $column } already has a bound { $kind }
