CREATE EXTENSION IF NOT EXISTS postgis;--> statement-breakpoint
CREATE TABLE "coverage_rollup" (
	"home_county" text NOT NULL,
	"home_township" text NOT NULL,
	"home_village" text NOT NULL,
	"expected" integer NOT NULL,
	"surveyed" integer NOT NULL,
	"last_recorded_at" timestamp with time zone,
	CONSTRAINT "coverage_rollup_pk" PRIMARY KEY("home_county","home_township","home_village")
);
--> statement-breakpoint
CREATE TABLE "data_version" (
	"one" boolean DEFAULT true NOT NULL,
	"version" bigint NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "data_version_pk" PRIMARY KEY("one"),
	CONSTRAINT "data_version_one" CHECK ("data_version"."one")
);
--> statement-breakpoint
CREATE TABLE "expected_workers" (
	"home_county" text NOT NULL,
	"home_village" text NOT NULL,
	"home_township" text NOT NULL,
	"people" integer NOT NULL,
	CONSTRAINT "expected_workers_pk" PRIMARY KEY("home_county","home_village")
);
--> statement-breakpoint
CREATE TABLE "flow_rollup" (
	"home_county" text NOT NULL,
	"home_township" text NOT NULL,
	"work_region" text NOT NULL,
	"movement" text NOT NULL,
	"day" date NOT NULL,
	"mode" text NOT NULL,
	"intention" text NOT NULL,
	"organised" boolean NOT NULL,
	"industry" text NOT NULL,
	"people" integer NOT NULL,
	CONSTRAINT "flow_rollup_pk" PRIMARY KEY("home_county","home_township","work_region","movement","day","mode","intention","organised","industry")
);
--> statement-breakpoint
CREATE TABLE "flow_rollup_coarse" (
	"home_county" text NOT NULL,
	"work_prefecture" text NOT NULL,
	"movement" text NOT NULL,
	"day" date NOT NULL,
	"people" integer NOT NULL,
	CONSTRAINT "flow_rollup_coarse_pk" PRIMARY KEY("home_county","work_prefecture","movement","day")
);
--> statement-breakpoint
CREATE TABLE "follow_up" (
	"home_county" text NOT NULL,
	"worker_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"superseded_at" timestamp with time zone,
	"import_id" uuid NOT NULL,
	"content_hash" text NOT NULL,
	"home_township" text NOT NULL,
	"home_village" text,
	"household" text,
	"employed" boolean NOT NULL,
	"work_region" text,
	"work_address" text,
	"employer" text,
	"post" text,
	"industry" text NOT NULL,
	"monthly_wage_fen" integer,
	"plan" text NOT NULL,
	"return_date" date,
	"return_mode" text NOT NULL,
	"return_vehicle" text,
	"go_back_intention" text NOT NULL,
	"go_back_from" date,
	"go_back_to" date,
	"wants_transport" boolean NOT NULL,
	"travel_group" text,
	"unemployed_reason" text,
	"wants_work" boolean,
	"wants_training" boolean,
	CONSTRAINT "follow_up_pk" PRIMARY KEY("home_county","worker_id","recorded_at")
);
--> statement-breakpoint
CREATE TABLE "household" (
	"home_county" text NOT NULL,
	"home_township" text NOT NULL,
	"household" text NOT NULL,
	CONSTRAINT "household_pk" PRIMARY KEY("home_county","home_township","household")
);
--> statement-breakpoint
CREATE TABLE "import_batch" (
	"home_county" text NOT NULL,
	"import_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"file_hash" text NOT NULL,
	"reported_on" date NOT NULL,
	"demo" boolean NOT NULL,
	"rows" integer NOT NULL,
	"accepted" integer NOT NULL,
	"unchanged" integer NOT NULL,
	"refused" integer NOT NULL,
	"warnings" integer NOT NULL,
	"imported_by" text NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "import_batch_pk" PRIMARY KEY("home_county","import_id"),
	CONSTRAINT "import_batch_sum" CHECK ("import_batch"."accepted" + "import_batch"."unchanged" + "import_batch"."refused" = "import_batch"."rows")
);
--> statement-breakpoint
CREATE TABLE "import_finding" (
	"home_county" text NOT NULL,
	"import_id" uuid NOT NULL,
	"ordinal" integer NOT NULL,
	"row_number" integer NOT NULL,
	"column_name" text,
	"code" text NOT NULL,
	"severity" text NOT NULL,
	"value" text,
	"message" text NOT NULL,
	CONSTRAINT "import_finding_pk" PRIMARY KEY("home_county","import_id","ordinal")
);
--> statement-breakpoint
CREATE TABLE "region" (
	"code" text NOT NULL,
	"name" text NOT NULL,
	"short_name" text NOT NULL,
	"pinyin" text NOT NULL,
	"level" text NOT NULL,
	"parent" text NOT NULL,
	"position" geometry(Point,4326),
	"position_kind" text,
	"boundary" geometry(MultiPolygon,4326),
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "region_pk" PRIMARY KEY("code")
);
--> statement-breakpoint
CREATE TABLE "region_alias" (
	"old_code" text NOT NULL,
	"new_code" text NOT NULL,
	"changed_on" date NOT NULL,
	CONSTRAINT "region_alias_pk" PRIMARY KEY("old_code")
);
--> statement-breakpoint
CREATE TABLE "worker" (
	"home_county" text NOT NULL,
	"worker_id" uuid NOT NULL,
	"home_township" text NOT NULL,
	"name" text NOT NULL,
	"sex" text NOT NULL,
	"birth_date" date NOT NULL,
	"id_sealed" "bytea" NOT NULL,
	"phone_sealed" "bytea",
	"phone_hash" text,
	CONSTRAINT "worker_pk" PRIMARY KEY("home_county","worker_id")
);
--> statement-breakpoint
CREATE TABLE "worker_identity" (
	"prefecture" text NOT NULL,
	"id_hash" text NOT NULL,
	"home_county" text NOT NULL,
	"worker_id" uuid NOT NULL,
	CONSTRAINT "worker_identity_pk" PRIMARY KEY("prefecture","id_hash")
);
--> statement-breakpoint
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_worker" FOREIGN KEY ("home_county","worker_id") REFERENCES "public"."worker"("home_county","worker_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_finding" ADD CONSTRAINT "import_finding_batch" FOREIGN KEY ("home_county","import_id") REFERENCES "public"."import_batch"("home_county","import_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "follow_up_current" ON "follow_up" USING btree ("home_county","worker_id") WHERE "follow_up"."superseded_at" is null;--> statement-breakpoint
CREATE INDEX "region_parent" ON "region" USING btree ("parent");--> statement-breakpoint
CREATE INDEX "region_boundary" ON "region" USING gist ("boundary");--> statement-breakpoint
CREATE INDEX "region_position" ON "region" USING gist ("position");