NAME empty
OBJSENSE
    MIN
ROWS
 N cost
 G r1
 L r2
 E r3
COLUMNS
 x1 cost 1
 x1 r1 1
 x2 cost -2
 x3 cost 0
RHS
 rhs r1 3
 rhs r2 5
BOUNDS
 UP b x2 7
ENDATA
