NAME named
OBJSENSE MAXIMIZE
OBJNAME
    second
ROWS
 N first
 N second
 L a
COLUMNS
 x first 1 second 2
 x a 1
RHS
 RHS a 3 second 1
ENDATA
