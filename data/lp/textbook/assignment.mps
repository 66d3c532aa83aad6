NAME assign
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
 E r8
COLUMNS
 x1 cost 9
 x1 r1 1
 x1 r5 1
 x2 cost 2
 x2 r1 1
 x2 r6 1
 x3 cost 7
 x3 r1 1
 x3 r7 1
 x4 cost 8
 x4 r1 1
 x4 r8 1
 x5 cost 6
 x5 r2 1
 x5 r5 1
 x6 cost 4
 x6 r2 1
 x6 r6 1
 x7 cost 3
 x7 r2 1
 x7 r7 1
 x8 cost 7
 x8 r2 1
 x8 r8 1
 x9 cost 5
 x9 r3 1
 x9 r5 1
 x10 cost 8
 x10 r3 1
 x10 r6 1
 x11 cost 1
 x11 r3 1
 x11 r7 1
 x12 cost 8
 x12 r3 1
 x12 r8 1
 x13 cost 7
 x13 r4 1
 x13 r5 1
 x14 cost 6
 x14 r4 1
 x14 r6 1
 x15 cost 9
 x15 r4 1
 x15 r7 1
 x16 cost 4
 x16 r4 1
 x16 r8 1
RHS
 rhs r1 1
 rhs r2 1
 rhs r3 1
 rhs r4 1
 rhs r5 1
 rhs r6 1
 rhs r7 1
 rhs r8 1
ENDATA
