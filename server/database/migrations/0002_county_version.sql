CREATE TABLE "county_version" (
	"home_county" text NOT NULL,
	"version" bigint NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"reported_on" date,
	"demo" boolean NOT NULL,
	CONSTRAINT "county_version_pk" PRIMARY KEY("home_county")
);
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON county_version TO guitu_app;
--> statement-breakpoint
ALTER TABLE county_version ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE county_version FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- How fresh a county's ledger is, and whether it is a demo, concerns its townships as well.
CREATE POLICY county_version_scope ON county_version FOR SELECT USING (
  home_county LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s))
  OR EXISTS (SELECT 1 FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s WHERE starts_with(s, home_county)));
--> statement-breakpoint
CREATE POLICY county_version_insert ON county_version FOR INSERT WITH CHECK (home_county LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s)));
--> statement-breakpoint
CREATE POLICY county_version_update ON county_version FOR UPDATE USING (home_county LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s)));
--> statement-breakpoint
CREATE POLICY county_version_delete ON county_version FOR DELETE USING (home_county LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s)));
