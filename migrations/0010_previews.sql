CREATE TABLE "previews" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"api_key_id" text,
	"own_key_id" text,
	"kind" text NOT NULL,
	"asset_key" text NOT NULL,
	"purchase" jsonb,
	"work" jsonb,
	"price" bigint DEFAULT 0 NOT NULL,
	"will_not_exceed" bigint DEFAULT 0 NOT NULL,
	"own_key_price" bigint DEFAULT 0 NOT NULL,
	"state" text NOT NULL,
	"fence" integer DEFAULT 0 NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"lease_until" timestamp (3) with time zone NOT NULL,
	"error" jsonb,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "previews_content_unique" UNIQUE("user_id","asset_key"),
	CONSTRAINT "previews_state_known" CHECK ("previews"."state" IN ('making', 'ready', 'failed')),
	CONSTRAINT "previews_one_maker" CHECK (("previews"."purchase" IS NULL) <> ("previews"."work" IS NULL))
);
--> statement-breakpoint
ALTER TABLE "previews" ADD CONSTRAINT "previews_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "previews" ADD CONSTRAINT "previews_api_key_id_api_keys_id_fk" FOREIGN KEY ("api_key_id") REFERENCES "public"."api_keys"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "previews_asset_idx" ON "previews" USING btree ("asset_key");--> statement-breakpoint
CREATE INDEX "previews_making_idx" ON "previews" USING btree ("lease_until") WHERE "previews"."state" = 'making';