NAME          FIXED FORM
ROWS
 N  THE COST
 G  ROW ONE
 L  ROW TWO
COLUMNS
    COL ONE   THE COST           2.0   ROW ONE            1.0
    COL ONE   ROW TWO            1.0
    COL TWO   THE COST           3.0   ROW ONE            2.0
RHS
    THE RHS   ROW ONE            8.0   ROW TWO            4.0
BOUNDS
 UP THE BND   COL TWO            3.0
ENDATA
