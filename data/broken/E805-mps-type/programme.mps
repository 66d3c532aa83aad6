NAME mill
ROWS
 N cost
 G bands
 M hours
 L hours
COLUMNS
 x cost 2 bands 1
 x hours 0.5
RHS
 R bands 3
BOUNDS
 BETWEEN B x 4
ENDATA
