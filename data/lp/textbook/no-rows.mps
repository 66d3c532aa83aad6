NAME norows
OBJSENSE
    MAX
ROWS
 N cost
COLUMNS
 x1 cost 2
 x2 cost -1
RHS
BOUNDS
 UP b x1 4
 LO b x2 1
 UP b x2 9
ENDATA
