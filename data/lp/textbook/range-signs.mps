NAME ranges
OBJSENSE
    MIN
ROWS
 N cost
 E r1
 E r2
 L r3
 G r4
 G r5
 E r6
COLUMNS
 x1 cost 1
 x1 r1 1
 x2 cost 1
 x2 r2 1
 x3 cost 1
 x3 r3 1
 x4 cost 1
 x4 r4 1
 x5 cost -1
 x5 r5 1
 x6 cost -1
 x6 r6 1
RHS
 rhs r1 10
 rhs r2 10
 rhs r3 10
 rhs r4 10
 rhs r5 10
 rhs r6 10
RANGES
 rng r1 4
 rng r2 -4
 rng r3 4
 rng r4 4
 rng r5 -4
 rng r6 4
ENDATA
