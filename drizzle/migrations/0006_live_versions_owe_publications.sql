-- Visitors are answered from the live version of a widget's knowledge. Entries are only the draft of
-- the next one, so editing them owes the edge nothing; making a version live does.
DROP TRIGGER widget_knowledge_base_inserted ON widget_knowledge_base;--> statement-breakpoint
DROP TRIGGER widget_knowledge_base_updated ON widget_knowledge_base;--> statement-breakpoint
DROP TRIGGER widget_knowledge_base_deleted ON widget_knowledge_base;--> statement-breakpoint
DROP FUNCTION widget_knowledge_base_changed();--> statement-breakpoint
DROP FUNCTION widget_knowledge_base_updated();--> statement-breakpoint

-- For inserts and deletes alike. When a whole widget goes, its row is gone already and nothing is owed here.
CREATE FUNCTION knowledge_versions_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM owe_publication(ARRAY(SELECT DISTINCT widget_id FROM changed_rows WHERE is_live));
  RETURN NULL;
END $$;--> statement-breakpoint

CREATE FUNCTION knowledge_versions_updated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM owe_publication(ARRAY(
    SELECT DISTINCT unnest(ARRAY[o.widget_id, n.widget_id])
    FROM old_rows o JOIN new_rows n USING (id)
    WHERE o.is_live <> n.is_live
      OR n.is_live AND (o.widget_id, o.number, o.entries) IS DISTINCT FROM (n.widget_id, n.number, n.entries)
  ));
  RETURN NULL;
END $$;--> statement-breakpoint

CREATE TRIGGER knowledge_versions_inserted AFTER INSERT ON knowledge_versions
  REFERENCING NEW TABLE AS changed_rows
  FOR EACH STATEMENT EXECUTE FUNCTION knowledge_versions_changed();--> statement-breakpoint
CREATE TRIGGER knowledge_versions_updated AFTER UPDATE ON knowledge_versions
  REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
  FOR EACH STATEMENT EXECUTE FUNCTION knowledge_versions_updated();--> statement-breakpoint
CREATE TRIGGER knowledge_versions_deleted AFTER DELETE ON knowledge_versions
  REFERENCING OLD TABLE AS changed_rows
  FOR EACH STATEMENT EXECUTE FUNCTION knowledge_versions_changed();--> statement-breakpoint

-- What visitors are answered with today becomes the first version, so that nothing changes for them.
INSERT INTO knowledge_versions (widget_id, number, entries, entry_count, is_live)
SELECT widget_id, 1, jsonb_agg(jsonb_build_object(
    'id', id, 'category', category, 'question', question,
    'alternativeQuestions', alternative_questions, 'answer', answer, 'keywords', keywords,
    'priority', priority, 'sourceUrl', source_url
  ) ORDER BY id), count(*), true
FROM widget_knowledge_base WHERE is_active
GROUP BY widget_id;
