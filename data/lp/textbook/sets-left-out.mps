* no set is named, and numbers as Fortran writes them
NAME
ROWS
 N cost
 G a
 E b
COLUMNS
 x cost 1.5D0 a 1.D0
 y cost +.2d+1 a 1
 y b 1E0
RHS
 cost -1.0D1
 a 4.0
 b 1
BOUNDS
 UP x 2.5
 LO y -1
ENDATA
