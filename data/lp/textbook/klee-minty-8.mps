NAME kleeminty
OBJSENSE
    MAX
ROWS
 N cost
 L r1
 L r2
 L r3
 L r4
 L r5
 L r6
 L r7
 L r8
COLUMNS
 x1 cost 10000000.0
 x1 r1 1.0
 x1 r2 20.0
 x1 r3 200.0
 x1 r4 2000.0
 x1 r5 20000.0
 x1 r6 200000.0
 x1 r7 2000000.0
 x1 r8 20000000.0
 x2 cost 1000000.0
 x2 r2 1.0
 x2 r3 20.0
 x2 r4 200.0
 x2 r5 2000.0
 x2 r6 20000.0
 x2 r7 200000.0
 x2 r8 2000000.0
 x3 cost 100000.0
 x3 r3 1.0
 x3 r4 20.0
 x3 r5 200.0
 x3 r6 2000.0
 x3 r7 20000.0
 x3 r8 200000.0
 x4 cost 10000.0
 x4 r4 1.0
 x4 r5 20.0
 x4 r6 200.0
 x4 r7 2000.0
 x4 r8 20000.0
 x5 cost 1000.0
 x5 r5 1.0
 x5 r6 20.0
 x5 r7 200.0
 x5 r8 2000.0
 x6 cost 100.0
 x6 r6 1.0
 x6 r7 20.0
 x6 r8 200.0
 x7 cost 10.0
 x7 r7 1.0
 x7 r8 20.0
 x8 cost 1.0
 x8 r8 1.0
RHS
 rhs r1 1.0
 rhs r2 100.0
 rhs r3 10000.0
 rhs r4 1000000.0
 rhs r5 100000000.0
 rhs r6 10000000000.0
 rhs r7 1000000000000.0
 rhs r8 100000000000000.0
ENDATA
