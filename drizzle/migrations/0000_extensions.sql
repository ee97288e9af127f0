-- Equality of plain columns inside an exclusion constraint.
CREATE EXTENSION IF NOT EXISTS btree_gist;--> statement-breakpoint
-- Indexes that serve a search for a part of a name, an address or a message.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
