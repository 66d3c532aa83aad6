NAME mill
ROWS
 N cost
 G
COLUMNS
 x cost
ENDATA
