NAME contradict
OBJSENSE
    MIN
ROWS
 N cost
 G r1
COLUMNS
 x1 cost 1
 x1 r1 1
RHS
BOUNDS
 LO b x1 3
 UP b x1 2
ENDATA
