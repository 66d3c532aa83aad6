NAME wyndor
OBJSENSE
    MAX
ROWS
 N cost
 L r1
 L r2
 L r3
COLUMNS
 x1 cost 3
 x1 r1 1
 x1 r3 3
 x2 cost 5
 x2 r2 2
 x2 r3 2
RHS
 rhs r1 4
 rhs r2 12
 rhs r3 18
ENDATA
