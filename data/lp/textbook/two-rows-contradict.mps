NAME contradict
OBJSENSE
    MIN
ROWS
 N cost
 L r1
 G r2
COLUMNS
 x1 cost 1
 x1 r1 1
 x1 r2 1
 x2 cost 1
 x2 r1 1
 x2 r2 1
RHS
 rhs r1 1
 rhs r2 2
ENDATA
