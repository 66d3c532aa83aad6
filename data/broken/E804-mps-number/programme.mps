NAME mill
ROWS
 N cost
 G bands
 L hours
COLUMNS
 x cost 2,5 bands 1
 x hours 0.5
RHS
 R bands 1e30 hours many
BOUNDS
 SC B x 0
ENDATA
