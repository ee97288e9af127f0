-- Texts that visitors are asked to accept are kept as they were.
SELECT 1;
