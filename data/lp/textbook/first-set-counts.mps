NAME sets
ROWS
 N cost
 N other
 G a
COLUMNS
 x cost 1 a 1
 x other 100
RHS
 one a 4
 two a 9
RANGES
 one a 2
 two a 0
BOUNDS
 LO one x 5
 LO two x 50
ENDATA
