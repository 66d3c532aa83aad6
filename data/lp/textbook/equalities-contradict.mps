NAME contradict
OBJSENSE
    MAX
ROWS
 N cost
 E r1
 E r2
COLUMNS
 x1 cost 1
 x1 r1 1
 x1 r2 2
 x2 cost 1
 x2 r1 1
 x2 r2 2
RHS
 rhs r1 1
 rhs r2 3
ENDATA
