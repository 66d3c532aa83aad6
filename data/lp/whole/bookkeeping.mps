NAME bookkeeping
OBJSENSE
 MAX
ROWS
 N profit
 L machine
 L labour
COLUMNS
 M1 'MARKER' 'INTORG'
 a profit 5 machine 6
 a labour 1
 b profit 4 machine 4
 b labour 2
 M2 'MARKER' 'INTEND'
RHS
 R machine 24 labour 6
BOUNDS
 PL B a
 PL B b
ENDATA
