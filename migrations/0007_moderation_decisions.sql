CREATE TABLE "moderation_decisions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"job_id" text,
	"subject" text NOT NULL,
	"shot_id" text,
	"content_sha256" text NOT NULL,
	"moderator" text NOT NULL,
	"allowed" boolean NOT NULL,
	"score" real NOT NULL,
	"threshold" real NOT NULL,
	"findings" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "moderation_decisions_subject_known" CHECK ("moderation_decisions"."subject" IN ('script', 'plan', 'picture', 'upload'))
);
--> statement-breakpoint
CREATE TABLE "moderation_reviews" (
	"id" text PRIMARY KEY NOT NULL,
	"decision_id" text NOT NULL,
	"reviewer_id" text,
	"verdict" text NOT NULL,
	"note" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "moderation_reviews_verdict_known" CHECK ("moderation_reviews"."verdict" IN ('allow', 'refuse'))
);
--> statement-breakpoint
ALTER TABLE "moderation_decisions" ADD CONSTRAINT "moderation_decisions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_decisions" ADD CONSTRAINT "moderation_decisions_job_id_jobs_id_fk" FOREIGN KEY ("job_id") REFERENCES "public"."jobs"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_reviews" ADD CONSTRAINT "moderation_reviews_decision_id_moderation_decisions_id_fk" FOREIGN KEY ("decision_id") REFERENCES "public"."moderation_decisions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "moderation_reviews" ADD CONSTRAINT "moderation_reviews_reviewer_id_users_id_fk" FOREIGN KEY ("reviewer_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "moderation_decisions_once" ON "moderation_decisions" USING btree ("job_id","subject","content_sha256","moderator","allowed") WHERE "moderation_decisions"."job_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "moderation_decisions_job_idx" ON "moderation_decisions" USING btree ("job_id","created_at");--> statement-breakpoint
CREATE INDEX "moderation_decisions_content_idx" ON "moderation_decisions" USING btree ("user_id","content_sha256");--> statement-breakpoint
CREATE INDEX "moderation_decisions_refused_idx" ON "moderation_decisions" USING btree ("created_at" DESC NULLS LAST,"id" DESC NULLS LAST) WHERE NOT "moderation_decisions"."allowed";--> statement-breakpoint
CREATE INDEX "moderation_reviews_decision_idx" ON "moderation_reviews" USING btree ("decision_id","created_at");