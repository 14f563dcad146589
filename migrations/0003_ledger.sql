CREATE TABLE "provider_gates" (
	"service" text PRIMARY KEY NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"failing_since" timestamp (3) with time zone,
	"closed_until" timestamp (3) with time zone
);
--> statement-breakpoint
ALTER TABLE "cost_records" DROP CONSTRAINT "cost_records_cost_positive";--> statement-breakpoint
ALTER TABLE "jobs" DROP CONSTRAINT "jobs_money_positive";--> statement-breakpoint
ALTER TABLE "cost_records" ADD COLUMN "round" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "cost_records" ADD COLUMN "fence" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "cost_records" ADD COLUMN "estimate" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "cost_records" ADD COLUMN "held" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "cost_records" ADD COLUMN "budget_period" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "cost_records" ADD COLUMN "task_id" text;--> statement-breakpoint
ALTER TABLE "cost_records" ADD COLUMN "purchase" jsonb;--> statement-breakpoint
ALTER TABLE "cost_records" ADD COLUMN "error" jsonb;--> statement-breakpoint
ALTER TABLE "cost_records" ADD COLUMN "touched_at" timestamp (3) with time zone DEFAULT now() NOT NULL;--> statement-breakpoint
ALTER TABLE "cost_records" ADD COLUMN "settled_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "idempotency_keys" ADD COLUMN "resource_id" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "jobs" ADD COLUMN "quoted_micros" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "cost_records_open_idx" ON "cost_records" USING btree ("service","touched_at") WHERE "cost_records"."status" = 'reserved';--> statement-breakpoint
ALTER TABLE "cost_records" ADD CONSTRAINT "cost_records_cost_positive" CHECK ("cost_records"."cost" >= 0 AND "cost_records"."held" >= 0);--> statement-breakpoint
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_money_positive" CHECK ("jobs"."estimated_cost" >= 0 AND "jobs"."actual_cost" >= 0
      AND "jobs"."reserved_micros" >= 0 AND "jobs"."quoted_micros" >= 0 AND "jobs"."retry_count" >= 0);