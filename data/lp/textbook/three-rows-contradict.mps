NAME contradict
OBJSENSE
    MIN
ROWS
 N cost
 L r1
 L r2
 G r3
COLUMNS
 x1 cost 1
 x1 r1 1
 x1 r3 1
 x2 cost 1
 x2 r1 1
 x2 r2 1
 x2 r3 2
 x3 cost 1
 x3 r2 1
 x3 r3 1
RHS
 rhs r1 1
 rhs r2 1
 rhs r3 3
ENDATA
