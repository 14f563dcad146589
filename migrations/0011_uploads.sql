CREATE TABLE "uploads" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"kind" text NOT NULL,
	"sha256" text NOT NULL,
	"bytes" integer NOT NULL,
	"type" text NOT NULL,
	"state" text NOT NULL,
	"meta" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"fence" integer DEFAULT 0 NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"lease_until" timestamp (3) with time zone NOT NULL,
	"error" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "uploads_content_unique" UNIQUE("user_id","kind","sha256"),
	CONSTRAINT "uploads_state_known" CHECK ("uploads"."state" IN ('waiting', 'checking', 'ready', 'refused'))
);
--> statement-breakpoint
ALTER TABLE "uploads" ADD CONSTRAINT "uploads_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "uploads_checking_idx" ON "uploads" USING btree ("lease_until") WHERE "uploads"."state" = 'checking';