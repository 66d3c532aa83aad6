NAME mill
OBJNAME
    profit
ROWS
 N cost
 G bands
COLUMNS
 x cost 2 bands 1
ENDATA
