NAME whole
ROWS
 N cost
 L a
COLUMNS
 M1 'MARKER' 'INTORG'
 x cost -5 a 2
 y cost -4 a 3
 M2 'MARKER' 'INTEND'
RHS
 R a 4
BOUNDS
 UP B x 9
ENDATA
