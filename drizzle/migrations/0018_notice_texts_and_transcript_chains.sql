-- Texts that visitors are asked to accept are kept as they were, by whatever way they are changed. A
-- notice without a version is its first, as the edge has it.
CREATE FUNCTION keep_notice_texts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO widget_notice_texts (widget_id, kind, version, notice_text, sha256)
  SELECT NEW.id, n.kind, coalesce(n.version, '1'), n.notice_text,
    encode(sha256(convert_to(n.notice_text, 'UTF8')), 'hex')
  FROM (VALUES
    ('disclaimer', NEW.disclaimer_version, NEW.disclaimer_text),
    ('consent', NEW.consent_version, NEW.consent_text)
  ) AS n (kind, version, notice_text)
  WHERE n.notice_text IS NOT NULL
  ON CONFLICT (widget_id, kind, version, sha256) DO NOTHING;
  RETURN NULL;
END $$;--> statement-breakpoint

CREATE TRIGGER widget_configs_keep_notice_texts
AFTER INSERT OR UPDATE OF disclaimer_text, disclaimer_version, consent_text, consent_version
ON widget_configs FOR EACH ROW EXECUTE FUNCTION keep_notice_texts();--> statement-breakpoint

-- What is there already has been so at least since its row was last changed.
INSERT INTO widget_notice_texts (widget_id, kind, version, notice_text, sha256, created_at)
SELECT id, 'disclaimer', coalesce(disclaimer_version, '1'), disclaimer_text,
  encode(sha256(convert_to(disclaimer_text, 'UTF8')), 'hex'), updated_at
FROM widget_configs WHERE disclaimer_text IS NOT NULL
ON CONFLICT (widget_id, kind, version, sha256) DO NOTHING;--> statement-breakpoint

UPDATE widget_disclaimer_acceptances a SET text_id = t.id
FROM widget_notice_texts t
WHERE t.widget_id = a.widget_id AND t.kind = a.kind AND t.version = a.version
  AND t.created_at <= a.accepted_at;
