CREATE TABLE "charter_plan" (
	"scope" text NOT NULL,
	"plan_id" uuid NOT NULL,
	"name" text NOT NULL,
	"scenario_id" text NOT NULL,
	"scenario_name" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"cancelled" boolean NOT NULL,
	"people" integer NOT NULL,
	"served" integer NOT NULL,
	"cost" double precision NOT NULL,
	"bound" double precision,
	"load_factor" double precision,
	"scenario" jsonb NOT NULL,
	"problem" jsonb NOT NULL,
	"plan" jsonb NOT NULL,
	"demand" jsonb NOT NULL,
	"routes" jsonb NOT NULL,
	"violations" jsonb NOT NULL,
	"baseline" jsonb,
	CONSTRAINT "charter_plan_pk" PRIMARY KEY("scope","plan_id"),
	CONSTRAINT "charter_plan_scope_codes" CHECK ("charter_plan"."scope" ~ '^[0-9]{2,12}(,[0-9]{2,12})*$'),
	CONSTRAINT "charter_plan_served" CHECK ("charter_plan"."served" between 0 and "charter_plan"."people")
);
--> statement-breakpoint
CREATE TABLE "charter_scenario" (
	"scope" text NOT NULL,
	"scenario_id" uuid NOT NULL,
	"name" text NOT NULL,
	"content" jsonb NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "charter_scenario_pk" PRIMARY KEY("scope","scenario_id"),
	CONSTRAINT "charter_scenario_scope_codes" CHECK ("charter_scenario"."scope" ~ '^[0-9]{2,12}(,[0-9]{2,12})*$')
);
--> statement-breakpoint
CREATE TABLE "route_cache" (
	"question" text NOT NULL,
	"answer" text NOT NULL,
	CONSTRAINT "route_cache_pk" PRIMARY KEY("question")
);
--> statement-breakpoint
-- A document is seen by whoever sees every region that it speaks of. Its own scope is never empty (the CHECK above), and no scope sees nothing.
GRANT SELECT, INSERT, UPDATE, DELETE ON charter_scenario TO guitu_app;
--> statement-breakpoint
ALTER TABLE charter_scenario ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE charter_scenario FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY charter_scenario_scope ON charter_scenario USING (NOT EXISTS (SELECT 1 FROM unnest(string_to_array(scope, ',')) AS code WHERE NOT code LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s))))
  WITH CHECK (NOT EXISTS (SELECT 1 FROM unnest(string_to_array(scope, ',')) AS code WHERE NOT code LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s))));
--> statement-breakpoint
-- No UPDATE: a saved plan stays what it was.
GRANT SELECT, INSERT, DELETE ON charter_plan TO guitu_app;
--> statement-breakpoint
ALTER TABLE charter_plan ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE charter_plan FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY charter_plan_scope ON charter_plan USING (NOT EXISTS (SELECT 1 FROM unnest(string_to_array(scope, ',')) AS code WHERE NOT code LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s))))
  WITH CHECK (NOT EXISTS (SELECT 1 FROM unnest(string_to_array(scope, ',')) AS code WHERE NOT code LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s))));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON route_cache TO guitu_app;
