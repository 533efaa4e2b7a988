ALTER TABLE "coverage_rollup" ADD CONSTRAINT "coverage_rollup_township" CHECK (starts_with("coverage_rollup"."home_township", "coverage_rollup"."home_county"));--> statement-breakpoint
ALTER TABLE "expected_workers" ADD CONSTRAINT "expected_workers_township" CHECK (starts_with("expected_workers"."home_township", "expected_workers"."home_county"));--> statement-breakpoint
ALTER TABLE "flow_rollup" ADD CONSTRAINT "flow_rollup_township" CHECK (starts_with("flow_rollup"."home_township", "flow_rollup"."home_county"));--> statement-breakpoint
ALTER TABLE "follow_up" ADD CONSTRAINT "follow_up_township" CHECK (starts_with("follow_up"."home_township", "follow_up"."home_county"));--> statement-breakpoint
ALTER TABLE "household" ADD CONSTRAINT "household_township" CHECK (starts_with("household"."home_township", "household"."home_county"));--> statement-breakpoint
ALTER TABLE "worker" ADD CONSTRAINT "worker_township" CHECK (starts_with("worker"."home_township", "worker"."home_county"));