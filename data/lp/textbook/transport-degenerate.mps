NAME transport
OBJSENSE
    MIN
ROWS
 N cost
 E r1
 E r2
 E r3
 E r4
 E r5
 E r6
 E r7
COLUMNS
 x1 cost 10
 x1 r1 1
 x1 r4 1
 x2 cost 0
 x2 r1 1
 x2 r5 1
 x3 cost 20
 x3 r1 1
 x3 r6 1
 x4 cost 11
 x4 r1 1
 x4 r7 1
 x5 cost 12
 x5 r2 1
 x5 r4 1
 x6 cost 7
 x6 r2 1
 x6 r5 1
 x7 cost 9
 x7 r2 1
 x7 r6 1
 x8 cost 20
 x8 r2 1
 x8 r7 1
 x9 cost 0
 x9 r3 1
 x9 r4 1
 x10 cost 14
 x10 r3 1
 x10 r5 1
 x11 cost 16
 x11 r3 1
 x11 r6 1
 x12 cost 18
 x12 r3 1
 x12 r7 1
RHS
 rhs r1 15
 rhs r2 25
 rhs r3 5
 rhs r4 5
 rhs r5 15
 rhs r6 15
 rhs r7 10
ENDATA
