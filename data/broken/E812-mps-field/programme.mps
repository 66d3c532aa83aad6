NAME          FIXED FORM
ROWS
 N  THE COST
 G  ROW ONE
COLUMNS
    COL ONE   THE COST           2.0   ROW ONE            1000.0
RHS
    THE RHS   ROW ONE            8.0
ENDATA
