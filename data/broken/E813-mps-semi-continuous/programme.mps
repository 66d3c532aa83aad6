NAME mill
ROWS
 N cost
 G bands
COLUMNS
 x cost 2 bands 1
 y cost 3 bands 1
RHS
 R bands 3
BOUNDS
 SC B x 8
 LO B x 9
 SC B y 8
 LO B y -1
ENDATA
