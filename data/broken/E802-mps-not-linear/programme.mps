NAME mill
ROWS
 N cost
 G bands
 L hours
COLUMNS
 x cost 2 bands 1
 x hours 0.5
RHS
 R bands 3
QUADOBJ
 x x 1
ENDATA
