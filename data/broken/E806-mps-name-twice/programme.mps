NAME mill
ROWS
 N cost
 G bands
 L bands
COLUMNS
 x cost 2
 y cost 3
 x bands 1
ENDATA
