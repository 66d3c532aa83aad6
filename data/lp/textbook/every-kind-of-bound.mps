NAME kinds
ROWS
 N cost
 G floor
 L roof
COLUMNS
 up cost -1 roof 1
 lo cost 1 floor 1
 fx cost 1 roof 1
 fr cost 1 floor 1
 mi cost -1 roof 1
 pl cost 1 floor 1
 below cost 1 floor 1
 M1 'MARKER' 'INTORG'
 bv cost -1
 li cost 1
 ui cost -1
 M2 'MARKER' 'INTEND'
RHS
 rhs floor 5 roof 20
BOUNDS
 UP b up 4
 LO b lo 2
 FX b fx 3
 FR b fr
 MI b mi
 UP b mi 6
 PL b pl
 UP b below -1
 BV b bv
 LI b li 2
 UI b ui 5
ENDATA
