NAME chvatal
OBJSENSE
    MAX
ROWS
 N cost
 L r1
 L r2
 L r3
COLUMNS
 x1 cost 5
 x1 r1 2
 x1 r2 4
 x1 r3 3
 x2 cost 4
 x2 r1 3
 x2 r2 1
 x2 r3 4
 x3 cost 3
 x3 r1 1
 x3 r2 2
 x3 r3 2
RHS
 rhs r1 5
 rhs r2 11
 rhs r3 8
ENDATA
