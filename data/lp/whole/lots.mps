NAME lots
ROWS
 N cost
 G wanted
COLUMNS
 lot cost 1 wanted 1
 M1 'MARKER' 'INTORG'
 pieces cost 0.5 wanted 0.25
 M2 'MARKER' 'INTEND'
 bought cost 3 wanted 1
RHS
 R wanted 3.25
BOUNDS
 SC B lot 10
 LO B lot 4
 SI B pieces 20
 LO B pieces 2.5
ENDATA
