ALTER TABLE "follow_up" ADD COLUMN "contact_name_sealed" "bytea";--> statement-breakpoint
ALTER TABLE "follow_up" ADD COLUMN "contact_phone_sealed" "bytea";--> statement-breakpoint
ALTER TABLE "follow_up" ADD COLUMN "uses_wheelchair" boolean;