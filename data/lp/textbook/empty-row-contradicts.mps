NAME emptyrow
OBJSENSE
    MIN
ROWS
 N cost
 G r1
COLUMNS
 x1 cost 1
RHS
 rhs r1 1
ENDATA
