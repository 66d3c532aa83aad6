NAME fixed
OBJSENSE
    MIN
ROWS
 N cost
 G r1
COLUMNS
 x1 cost 1
 x1 r1 1
 x2 cost 1
 x2 r1 1
 x3 cost 1
 x3 r1 1
RHS
 rhs r1 10
BOUNDS
 FX b x1 2
 FX b x2 -3
ENDATA
