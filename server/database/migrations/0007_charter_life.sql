CREATE TABLE "charter_lock" (
	"scope" text NOT NULL,
	"plan_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"target" text NOT NULL,
	"person" text NOT NULL,
	"locked_at" timestamp with time zone NOT NULL,
	CONSTRAINT "charter_lock_pk" PRIMARY KEY("scope","plan_id","kind","target"),
	CONSTRAINT "charter_lock_scope_codes" CHECK ("charter_lock"."scope" ~ '^[0-9]{2,12}(,[0-9]{2,12})*$'),
	CONSTRAINT "charter_lock_kind" CHECK ("charter_lock"."kind" in ('trip', 'group', 'fleet', 'date'))
);
--> statement-breakpoint
CREATE TABLE "charter_trip_event" (
	"scope" text NOT NULL,
	"plan_id" uuid NOT NULL,
	"trip_id" text NOT NULL,
	"event_id" uuid NOT NULL,
	"status" text NOT NULL,
	"crew" jsonb NOT NULL,
	"note" text NOT NULL,
	"person" text NOT NULL,
	"account" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "charter_trip_event_pk" PRIMARY KEY("scope","plan_id","trip_id","event_id"),
	CONSTRAINT "charter_trip_event_scope_codes" CHECK ("charter_trip_event"."scope" ~ '^[0-9]{2,12}(,[0-9]{2,12})*$'),
	CONSTRAINT "charter_trip_event_status" CHECK ("charter_trip_event"."status" in ('planned', 'confirmed', 'departed', 'arrived'))
);
--> statement-breakpoint
ALTER TABLE "charter_plan" ADD COLUMN "earlier_plan_id" uuid;--> statement-breakpoint
ALTER TABLE "charter_plan" ADD COLUMN "paid" double precision;
--> statement-breakpoint
-- Seen, like the plan, by whoever sees every region of the plan.
GRANT SELECT, INSERT, DELETE ON charter_lock TO guitu_app;
--> statement-breakpoint
ALTER TABLE charter_lock ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE charter_lock FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY charter_lock_scope ON charter_lock USING (NOT EXISTS (SELECT 1 FROM unnest(string_to_array(scope, ',')) AS code WHERE NOT code LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s))))
  WITH CHECK (NOT EXISTS (SELECT 1 FROM unnest(string_to_array(scope, ',')) AS code WHERE NOT code LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s))));
--> statement-breakpoint
-- Neither UPDATE nor DELETE: what was said of a run stays said.
GRANT SELECT, INSERT ON charter_trip_event TO guitu_app;
--> statement-breakpoint
ALTER TABLE charter_trip_event ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE charter_trip_event FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY charter_trip_event_scope ON charter_trip_event USING (NOT EXISTS (SELECT 1 FROM unnest(string_to_array(scope, ',')) AS code WHERE NOT code LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s))))
  WITH CHECK (NOT EXISTS (SELECT 1 FROM unnest(string_to_array(scope, ',')) AS code WHERE NOT code LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s))));
