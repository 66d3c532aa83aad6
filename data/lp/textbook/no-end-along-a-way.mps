NAME noend
OBJSENSE
    MIN
ROWS
 N cost
 E r1
 L r2
COLUMNS
 x1 cost -3
 x1 r1 1
 x1 r2 1
 x2 cost 2
 x2 r1 -1
 x2 r2 -1
 x3 cost 0
 x3 r1 1
 x3 r2 -1
RHS
 rhs r1 4
 rhs r2 2
ENDATA
