-- The rollup is told by rows which days of which widgets have changed.
SELECT 1;
