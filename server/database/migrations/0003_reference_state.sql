CREATE TABLE "reference_state" (
	"name" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "reference_state_pk" PRIMARY KEY("name")
);
