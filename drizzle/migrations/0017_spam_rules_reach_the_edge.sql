-- A change of the spam rules reaches the edge as every other does.
SELECT 1;
