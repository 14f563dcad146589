CREATE OR REPLACE FUNCTION guard_job_status() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.status, NEW.status) NOT IN (
    ('pending', 'queued'),
    ('pending', 'failed'),
    ('pending', 'cancelled'),
    ('queued', 'moderating'),
    ('queued', 'failed'),
    ('queued', 'cancelled'),
    ('moderating', 'processing'),
    ('moderating', 'moderation_failed'),
    ('moderating', 'failed'),
    ('moderating', 'cancelled'),
    ('processing', 'completed'),
    ('processing', 'failed'),
    ('processing', 'cancelled'),
    ('moderation_failed', 'cancelled'),
    ('failed', 'queued'),
    ('failed', 'cancelled')
  ) THEN
    RAISE EXCEPTION 'a job may not go from % to %', OLD.status, NEW.status
      USING ERRCODE = '23514', CONSTRAINT = 'jobs_status_transition', TABLE = 'jobs';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION guard_job_progress() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.progress < OLD.progress THEN
    RAISE EXCEPTION 'the progress of a job may not go from % back to %', OLD.progress, NEW.progress
      USING ERRCODE = '23514', CONSTRAINT = 'jobs_progress_forward', TABLE = 'jobs';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER guard_job_status BEFORE UPDATE OF status ON jobs
  FOR EACH ROW EXECUTE FUNCTION guard_job_status();
--> statement-breakpoint
CREATE TRIGGER guard_job_progress BEFORE UPDATE OF progress ON jobs
  FOR EACH ROW EXECUTE FUNCTION guard_job_progress();
