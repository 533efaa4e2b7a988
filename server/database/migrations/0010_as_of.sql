-- The ledger as it was. Each view of this schema has the name and the columns of a table, and shows what was current in that table at the
-- moment guitu.as_of; without one it shows the present. A reader of the past has this schema before `public` in its search path
-- (server/database/database.ts), so the same query reads the table or the view. The roll-ups are defined here and nowhere else:
-- server/flows/rollupQueries.ts fills the tables from these views. security_invoker: the policies of the tables hold for whoever asks.
CREATE SCHEMA as_of;
--> statement-breakpoint
GRANT USAGE ON SCHEMA as_of TO guitu_app;
--> statement-breakpoint
-- Asked as (SELECT as_of.moment()): once a statement, not once a row. Empty after a transaction that had one, so nullif.
CREATE FUNCTION as_of.moment() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT coalesce(nullif(current_setting('guitu.as_of', true), ''), 'infinity')::timestamptz $$;
--> statement-breakpoint
-- What was current then, so superseded_at is empty; earlier follow-ups of then are not shown. With a CASE over all of them the planner guessed
-- hundreds of 40,000 rows and joined them in a loop, for minutes.
CREATE VIEW as_of.follow_up WITH (security_invoker = true) AS
SELECT home_county, worker_id, recorded_at, NULL::timestamptz AS superseded_at,
  import_id, content_hash, home_township, home_village, household, employed, work_region, work_address, employer, post, industry, monthly_wage_fen,
  plan, return_date, return_mode, return_vehicle, go_back_intention, go_back_from, go_back_to, wants_transport, travel_group,
  unemployed_reason, wants_work, wants_training, contact_name_sealed, contact_phone_sealed, uses_wheelchair
FROM public.follow_up WHERE recorded_at <= (SELECT as_of.moment()) AND (superseded_at IS NULL OR superseded_at > (SELECT as_of.moment()));
--> statement-breakpoint
CREATE VIEW as_of.worker WITH (security_invoker = true) AS
SELECT home_county, worker_id, home_township, name, sex, birth_date, id_sealed, phone_sealed, phone_hash, recorded_at
FROM public.worker WHERE recorded_at <= (SELECT as_of.moment())
UNION ALL
SELECT home_county, worker_id, home_township, name, sex, birth_date, id_sealed, phone_sealed, phone_hash, recorded_at
FROM public.worker_history WHERE recorded_at <= (SELECT as_of.moment()) AND superseded_at > (SELECT as_of.moment());
--> statement-breakpoint
CREATE VIEW as_of.expected_workers WITH (security_invoker = true) AS
SELECT home_county, home_village, home_township, people, recorded_at, NULL::timestamptz AS superseded_at
FROM public.expected_workers WHERE recorded_at <= (SELECT as_of.moment()) AND (superseded_at IS NULL OR superseded_at > (SELECT as_of.moment()));
--> statement-breakpoint
CREATE VIEW as_of.county_version WITH (security_invoker = true) AS
SELECT DISTINCT ON (home_county) home_county, version, changed_at, reported_on, demo
FROM public.county_version_history WHERE changed_at <= (SELECT as_of.moment()) ORDER BY home_county, version DESC;
--> statement-breakpoint
CREATE VIEW as_of.import_batch WITH (security_invoker = true) AS
SELECT home_county, import_id, file_name, file_hash, reported_on, demo, rows, accepted, unchanged, refused, warnings, imported_by, recorded_at
FROM public.import_batch WHERE recorded_at <= (SELECT as_of.moment());
--> statement-breakpoint
CREATE VIEW as_of.import_finding WITH (security_invoker = true) AS
SELECT home_county, import_id, ordinal, row_number, column_name, code, severity, value, message
FROM public.import_finding f WHERE EXISTS (SELECT 1 FROM as_of.import_batch b WHERE b.home_county = f.home_county AND b.import_id = f.import_id);
--> statement-breakpoint
-- How many imports there were; the constant is what an empty database says (0001_scope.sql).
CREATE VIEW as_of.data_version WITH (security_invoker = true) AS
SELECT true AS one, count(*) AS version, coalesce(max(recorded_at), '2021-01-01T00:00:00+08:00'::timestamptz) AS changed_at
FROM public.data_version_history WHERE recorded_at <= (SELECT as_of.moment());
--> statement-breakpoint
-- Everybody is counted once under the festival plan; who intends to go back is counted once more as goBack. '' stands for no workplace, 0001-01-01 for no date.
CREATE VIEW as_of.flow_rollup WITH (security_invoker = true) AS
SELECT home_county, home_township, work_region, movement, day, mode, intention, organised, industry, count(*)::integer AS people
FROM (
  SELECT home_county, home_township, coalesce(work_region, '') AS work_region, plan AS movement,
    CASE WHEN plan = 'return' THEN coalesce(return_date, '0001-01-01'::date) ELSE '0001-01-01'::date END AS day,
    CASE WHEN plan = 'return' THEN return_mode ELSE 'unknown' END AS mode, go_back_intention AS intention, wants_transport AS organised, industry
  FROM as_of.follow_up
  UNION ALL
  SELECT home_county, home_township, coalesce(work_region, ''), 'goBack', coalesce(go_back_from, '0001-01-01'::date),
    CASE WHEN wants_transport THEN 'charter' ELSE 'unknown' END, go_back_intention, wants_transport, industry
  FROM as_of.follow_up WHERE go_back_intention = 'yes'
) AS moved
GROUP BY home_county, home_township, work_region, movement, day, mode, intention, organised, industry;
--> statement-breakpoint
CREATE VIEW as_of.flow_rollup_coarse WITH (security_invoker = true) AS
SELECT home_county, left(work_region, 4) AS work_prefecture, movement, day, sum(people)::integer AS people
FROM as_of.flow_rollup GROUP BY home_county, left(work_region, 4), movement, day;
--> statement-breakpoint
-- People whose village is not known are counted under the township's own code: they are surveyed, but expected by no village.
CREATE VIEW as_of.coverage_rollup WITH (security_invoker = true) AS
SELECT home_county, home_township, home_village, sum(expected)::integer AS expected, sum(surveyed)::integer AS surveyed, max(recorded_at) AS last_recorded_at
FROM (
  SELECT home_county, home_township, home_village, people AS expected, 0 AS surveyed, NULL::timestamptz AS recorded_at FROM as_of.expected_workers
  UNION ALL
  SELECT home_county, home_township, coalesce(home_village, home_township), 0, 1, recorded_at FROM as_of.follow_up
) AS counted
GROUP BY home_county, home_township, home_village;
--> statement-breakpoint
GRANT SELECT ON ALL TABLES IN SCHEMA as_of TO guitu_app;
