NAME constant
OBJSENSE
    MAX
ROWS
 N cost
 L r1
COLUMNS
 x1 cost 2
 x1 r1 1
 x2 cost 3
 x2 r1 1
RHS
 rhs cost 7.5
 rhs r1 4
ENDATA
