-- What happens becomes events for webhooks, in the transaction of the change.
SELECT 1;
