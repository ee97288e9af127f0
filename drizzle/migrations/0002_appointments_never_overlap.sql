-- Said by the database, because no check before an insert can see what another transaction is about
-- to insert. An appointment that is no longer live frees its time; ends are exclusive, so one may
-- begin when another ends.
ALTER TABLE widget_appointments ADD CONSTRAINT widget_appointments_no_overlap
  EXCLUDE USING gist (
    widget_id WITH =,
    resource_id WITH =,
    tstzrange(starts_at, ends_at) WITH &&
  ) WHERE (status IN ('pending', 'confirmed'));
