NAME beale
OBJSENSE
    MIN
ROWS
 N cost
 L r1
 L r2
 L r3
COLUMNS
 x1 cost -0.75
 x1 r1 0.25
 x1 r2 0.5
 x2 cost 150
 x2 r1 -60
 x2 r2 -90
 x3 cost -0.02
 x3 r1 -0.04
 x3 r2 -0.02
 x3 r3 1
 x4 cost 6
 x4 r1 9
 x4 r2 3
RHS
 rhs r3 1
ENDATA
