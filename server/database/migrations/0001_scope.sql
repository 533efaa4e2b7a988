-- Who sees what. Every request runs as guitu_app with guitu.scope set in its transaction (server/database/scope.ts).
-- An unset or empty setting shows nothing: nullif, because after a transaction the setting falls back to '' and not to NULL.
-- ARRAY(SELECT ...) is evaluated once a statement, not once a row.
DO $$ BEGIN CREATE ROLE guitu_app NOLOGIN; EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
--> statement-breakpoint
GRANT guitu_app TO CURRENT_USER;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO guitu_app;
--> statement-breakpoint
GRANT SELECT ON region, region_alias, data_version TO guitu_app;
--> statement-breakpoint
GRANT UPDATE ON data_version TO guitu_app;
--> statement-breakpoint
INSERT INTO data_version (one, version, changed_at) VALUES (true, 0, '2021-01-01T00:00:00+08:00');
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON household TO guitu_app;
--> statement-breakpoint
ALTER TABLE household ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE household FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY household_scope ON household USING (home_county LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s)))
  WITH CHECK (home_county LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s)));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON import_batch TO guitu_app;
--> statement-breakpoint
ALTER TABLE import_batch ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE import_batch FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY import_batch_scope ON import_batch USING (home_county LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s)))
  WITH CHECK (home_county LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s)));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON import_finding TO guitu_app;
--> statement-breakpoint
ALTER TABLE import_finding ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE import_finding FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY import_finding_scope ON import_finding USING (home_county LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s)))
  WITH CHECK (home_county LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s)));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON flow_rollup_coarse TO guitu_app;
--> statement-breakpoint
ALTER TABLE flow_rollup_coarse ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE flow_rollup_coarse FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY flow_rollup_coarse_scope ON flow_rollup_coarse USING (home_county LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s)))
  WITH CHECK (home_county LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s)));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON worker TO guitu_app;
--> statement-breakpoint
ALTER TABLE worker ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE worker FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY worker_scope ON worker USING (home_township LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s)))
  WITH CHECK (home_township LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s)));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON follow_up TO guitu_app;
--> statement-breakpoint
ALTER TABLE follow_up ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE follow_up FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY follow_up_scope ON follow_up USING (home_township LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s)))
  WITH CHECK (home_township LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s)));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON expected_workers TO guitu_app;
--> statement-breakpoint
ALTER TABLE expected_workers ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE expected_workers FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY expected_workers_scope ON expected_workers USING (home_township LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s)))
  WITH CHECK (home_township LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s)));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON flow_rollup TO guitu_app;
--> statement-breakpoint
ALTER TABLE flow_rollup ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE flow_rollup FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY flow_rollup_scope ON flow_rollup USING (home_township LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s)))
  WITH CHECK (home_township LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s)));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON coverage_rollup TO guitu_app;
--> statement-breakpoint
ALTER TABLE coverage_rollup ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE coverage_rollup FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY coverage_rollup_scope ON coverage_rollup USING (home_township LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s)))
  WITH CHECK (home_township LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s)));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON worker_identity TO guitu_app;
--> statement-breakpoint
ALTER TABLE worker_identity ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE worker_identity FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- The identity of a person holds in the whole prefecture: a county must learn that a number is taken, and no more.
CREATE POLICY worker_identity_scope ON worker_identity FOR SELECT USING (
  prefecture LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s))
  OR EXISTS (SELECT 1 FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s WHERE starts_with(s, prefecture)));
--> statement-breakpoint
CREATE POLICY worker_identity_insert ON worker_identity FOR INSERT WITH CHECK (home_county LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s)));
--> statement-breakpoint
CREATE POLICY worker_identity_update ON worker_identity FOR UPDATE USING (home_county LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s)));
--> statement-breakpoint
CREATE POLICY worker_identity_delete ON worker_identity FOR DELETE USING (home_county LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s)));
