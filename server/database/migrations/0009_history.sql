CREATE TABLE "county_version_history" (
	"home_county" text NOT NULL,
	"version" bigint NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"reported_on" date,
	"demo" boolean NOT NULL,
	CONSTRAINT "county_version_history_pk" PRIMARY KEY("home_county","version")
);
--> statement-breakpoint
CREATE TABLE "data_version_history" (
	"version" bigint NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "data_version_history_pk" PRIMARY KEY("version")
);
--> statement-breakpoint
CREATE TABLE "worker_history" (
	"home_county" text NOT NULL,
	"worker_id" uuid NOT NULL,
	"home_township" text NOT NULL,
	"name" text NOT NULL,
	"sex" text NOT NULL,
	"birth_date" date NOT NULL,
	"id_sealed" "bytea" NOT NULL,
	"phone_sealed" "bytea",
	"phone_hash" text,
	"recorded_at" timestamp with time zone NOT NULL,
	"superseded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "worker_history_pk" PRIMARY KEY("home_county","worker_id","recorded_at"),
	CONSTRAINT "worker_history_township" CHECK (starts_with("worker_history"."home_township", "worker_history"."home_county"))
);
--> statement-breakpoint
ALTER TABLE "expected_workers" ADD COLUMN "recorded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "expected_workers" ADD COLUMN "superseded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "worker" ADD COLUMN "recorded_at" timestamp with time zone;--> statement-breakpoint
-- What was overwritten before this day is lost: names and expected people count as said since the first import that could have said them.
-- The owner is under the policies as well (FORCE): every code begins with one of these digits. Both settings end with the transaction.
SET LOCAL guitu.scope = '1,2,3,4,5,6,7,8,9';--> statement-breakpoint
UPDATE worker SET recorded_at = coalesce((SELECT min(f.recorded_at) FROM follow_up f WHERE f.home_county = worker.home_county AND f.worker_id = worker.worker_id), '2000-01-01T00:00:00Z');--> statement-breakpoint
UPDATE expected_workers SET recorded_at = coalesce((SELECT min(b.recorded_at) FROM import_batch b WHERE b.home_county = expected_workers.home_county), '2000-01-01T00:00:00Z');--> statement-breakpoint
-- Each state of a county as its imports made it, one after the other.
INSERT INTO county_version_history (home_county, version, changed_at, reported_on, demo)
SELECT home_county, row_number() OVER earlier, recorded_at, max(reported_on) OVER earlier, bool_or(demo AND accepted > 0) OVER earlier
FROM import_batch WINDOW earlier AS (PARTITION BY home_county ORDER BY recorded_at);--> statement-breakpoint
INSERT INTO data_version_history (version, recorded_at)
SELECT row_number() OVER (ORDER BY recorded_at, home_county, import_id), recorded_at FROM import_batch;--> statement-breakpoint
SET LOCAL guitu.scope = '';--> statement-breakpoint
ALTER TABLE "worker" ALTER COLUMN "recorded_at" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "expected_workers" ALTER COLUMN "recorded_at" SET NOT NULL;--> statement-breakpoint
CREATE INDEX "data_version_history_moment" ON "data_version_history" USING btree ("recorded_at");--> statement-breakpoint
CREATE UNIQUE INDEX "expected_workers_current" ON "expected_workers" USING btree ("home_county","home_village") WHERE "expected_workers"."superseded_at" is null;--> statement-breakpoint
ALTER TABLE "expected_workers" DROP CONSTRAINT "expected_workers_pk";
--> statement-breakpoint
ALTER TABLE "expected_workers" ADD CONSTRAINT "expected_workers_pk" PRIMARY KEY("home_county","home_village","recorded_at");
--> statement-breakpoint
-- Neither UPDATE nor DELETE: what was is not changed any more.
GRANT SELECT, INSERT ON worker_history, county_version_history, data_version_history TO guitu_app;
--> statement-breakpoint
ALTER TABLE worker_history ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE worker_history FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- By the home of then, like the follow-ups of then.
CREATE POLICY worker_history_scope ON worker_history USING (home_township LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s)))
  WITH CHECK (home_township LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s)));
--> statement-breakpoint
ALTER TABLE county_version_history ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE county_version_history FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Seen as county_version is: its townships, too.
CREATE POLICY county_version_history_scope ON county_version_history FOR SELECT USING (
  home_county LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s))
  OR EXISTS (SELECT 1 FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s WHERE starts_with(s, home_county)));
--> statement-breakpoint
CREATE POLICY county_version_history_insert ON county_version_history FOR INSERT WITH CHECK (home_county LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s)));
