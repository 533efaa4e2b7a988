CREATE TABLE "briefing_delivery" (
	"scope" text NOT NULL,
	"schedule_id" uuid NOT NULL,
	"recipient_id" uuid NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"schedule_name" text NOT NULL,
	"recipient_name" text NOT NULL,
	"channel" text NOT NULL,
	"address" text NOT NULL,
	"state" text NOT NULL,
	"attempts" integer NOT NULL,
	"next_at" timestamp with time zone,
	"claim" uuid,
	"lease_until" timestamp with time zone,
	"late" boolean NOT NULL,
	"by_hand" boolean NOT NULL,
	"number" text,
	"error" text,
	"sent_at" timestamp with time zone,
	CONSTRAINT "briefing_delivery_pk" PRIMARY KEY("scope","schedule_id","recipient_id","due_at"),
	CONSTRAINT "briefing_delivery_scope_codes" CHECK ("briefing_delivery"."scope" ~ '^[0-9]{2,12}(,[0-9]{2,12})*$'),
	CONSTRAINT "briefing_delivery_channel" CHECK ("briefing_delivery"."channel" in ('folder', 'mail', 'webhook')),
	CONSTRAINT "briefing_delivery_state" CHECK ("briefing_delivery"."state" in ('due', 'making', 'sending', 'sent', 'failed', 'uncertain', 'skipped')),
	CONSTRAINT "briefing_delivery_claimed" CHECK ("briefing_delivery"."state" not in ('making', 'sending') or ("briefing_delivery"."claim" is not null and "briefing_delivery"."lease_until" is not null))
);
--> statement-breakpoint
CREATE TABLE "briefing_recipient" (
	"scope" text NOT NULL,
	"schedule_id" uuid NOT NULL,
	"recipient_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"regions" text NOT NULL,
	"channel" text NOT NULL,
	"address" text NOT NULL,
	CONSTRAINT "briefing_recipient_pk" PRIMARY KEY("scope","schedule_id","recipient_id"),
	CONSTRAINT "briefing_recipient_scope_codes" CHECK ("briefing_recipient"."scope" ~ '^[0-9]{2,12}(,[0-9]{2,12})*$'),
	CONSTRAINT "briefing_recipient_region_codes" CHECK ("briefing_recipient"."regions" ~ '^[0-9]{2,12}(,[0-9]{2,12})*$'),
	CONSTRAINT "briefing_recipient_channel" CHECK ("briefing_recipient"."channel" in ('folder', 'mail', 'webhook'))
);
--> statement-breakpoint
CREATE TABLE "briefing_schedule" (
	"scope" text NOT NULL,
	"schedule_id" uuid NOT NULL,
	"name" text NOT NULL,
	"owner" text NOT NULL,
	"question" jsonb NOT NULL,
	"formats" text NOT NULL,
	"times" jsonb NOT NULL,
	"paused" boolean NOT NULL,
	"planned_until" timestamp with time zone NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "briefing_schedule_pk" PRIMARY KEY("scope","schedule_id"),
	CONSTRAINT "briefing_schedule_scope_codes" CHECK ("briefing_schedule"."scope" ~ '^[0-9]{2,12}(,[0-9]{2,12})*$')
);
--> statement-breakpoint
CREATE INDEX "briefing_delivery_open" ON "briefing_delivery" USING btree ("scope","state","next_at");
--> statement-breakpoint
-- Schedules, their recipients and what became of their deliveries are seen and changed by whoever sees every region of the owner, so that a server of
-- a wider desk serves those of narrower ones. What was sent is never removed.
GRANT SELECT, INSERT, UPDATE, DELETE ON briefing_schedule, briefing_recipient TO guitu_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON briefing_delivery TO guitu_app;
--> statement-breakpoint
ALTER TABLE briefing_schedule ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE briefing_schedule FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY briefing_schedule_scope ON briefing_schedule USING (NOT EXISTS (SELECT 1 FROM unnest(string_to_array(scope, ',')) AS code WHERE NOT code LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s))))
  WITH CHECK (NOT EXISTS (SELECT 1 FROM unnest(string_to_array(scope, ',')) AS code WHERE NOT code LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s))));
--> statement-breakpoint
ALTER TABLE briefing_recipient ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE briefing_recipient FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY briefing_recipient_scope ON briefing_recipient USING (NOT EXISTS (SELECT 1 FROM unnest(string_to_array(scope, ',')) AS code WHERE NOT code LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s))))
  WITH CHECK (NOT EXISTS (SELECT 1 FROM unnest(string_to_array(scope, ',')) AS code WHERE NOT code LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s))));
--> statement-breakpoint
ALTER TABLE briefing_delivery ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE briefing_delivery FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY briefing_delivery_scope ON briefing_delivery USING (NOT EXISTS (SELECT 1 FROM unnest(string_to_array(scope, ',')) AS code WHERE NOT code LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s))))
  WITH CHECK (NOT EXISTS (SELECT 1 FROM unnest(string_to_array(scope, ',')) AS code WHERE NOT code LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s))));
