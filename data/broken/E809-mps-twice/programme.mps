NAME mill
ROWS
 N cost
 G bands
 L hours
COLUMNS
 x cost 2 bands 1
 x hours 0.5 bands 2
RHS
 R bands 3 bands 4
RANGES
 R bands 3 bands 4
BOUNDS
 UP B x 8
 UP B x 9
 SC B x 7
ENDATA
