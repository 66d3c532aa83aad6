NAME scaled
OBJSENSE
    MIN
ROWS
 N cost
 G r1
 L r2
 G r3
COLUMNS
 x1 cost 0.0001
 x1 r1 1e-05
 x1 r2 1.0
 x2 cost 10000.0
 x2 r1 1.0
 x2 r2 1000000.0
 x2 r3 100000.0
RHS
 rhs r1 1.0
 rhs r2 10000000.0
 rhs r3 1000.0
ENDATA
