NAME noend
OBJSENSE
    MIN
ROWS
 N cost
 L r1
COLUMNS
 x1 cost 1
 x2 cost 0
 x2 r1 1
RHS
 rhs r1 5
BOUNDS
 FR b x1
ENDATA
