CREATE TABLE "briefing" (
	"scope" text NOT NULL,
	"number" text NOT NULL,
	"question" jsonb NOT NULL,
	"as_of" timestamp with time zone NOT NULL,
	"data_version" bigint NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	"person" text NOT NULL,
	"template" text NOT NULL,
	"title" text NOT NULL,
	CONSTRAINT "briefing_pk" PRIMARY KEY("scope","number"),
	CONSTRAINT "briefing_scope_codes" CHECK ("briefing"."scope" ~ '^[0-9]{2,12}(,[0-9]{2,12})*$')
);
--> statement-breakpoint
CREATE TABLE "briefing_count" (
	"region" text NOT NULL,
	"day" date NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "briefing_count_pk" PRIMARY KEY("region","day")
);
--> statement-breakpoint
CREATE INDEX "briefing_number" ON "briefing" USING btree ("number");
--> statement-breakpoint
-- Neither UPDATE nor DELETE: what was printed stays what it was.
GRANT SELECT, INSERT ON briefing TO guitu_app;
--> statement-breakpoint
ALTER TABLE briefing ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE briefing FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Read by whoever sees a region that it speaks of, or a part of one: the sheet is drawn anew from what the reader may see of the ledger.
CREATE POLICY briefing_reader ON briefing FOR SELECT USING (EXISTS (SELECT 1 FROM unnest(string_to_array(scope, ',')) AS code, unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s WHERE code LIKE s || '%' OR s LIKE code || '%'));
--> statement-breakpoint
CREATE POLICY briefing_maker ON briefing FOR INSERT WITH CHECK (NOT EXISTS (SELECT 1 FROM unnest(string_to_array(scope, ',')) AS code WHERE NOT code LIKE ANY (ARRAY(SELECT s || '%' FROM unnest(string_to_array(nullif(current_setting('guitu.scope', true), ''), ',')) AS s))));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON briefing_count TO guitu_app;
