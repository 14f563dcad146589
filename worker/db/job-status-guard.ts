import { JOB_STATUSES, TRANSITIONS } from '#domain/job';

/** The constraint that Postgres names when an update would break the state machine (SQLSTATE 23514). */
export const STATUS_GUARD = 'jobs_status_transition';
export const PROGRESS_GUARD = 'jobs_progress_forward';

/**
 * The second wall of the job's state machine, as SQL: an update that writes `status` must be a pair of
 * `TRANSITIONS`, and `progress` never goes back. The migration holds exactly this text; a test compares.
 */
export function jobStatusGuardSql(): string {
  const pairs = JOB_STATUSES.flatMap((from) =>
    JOB_STATUSES.filter((to) => TRANSITIONS[from][to] !== undefined).map((to) => `('${from}', '${to}')`),
  );
  return `CREATE OR REPLACE FUNCTION guard_job_status() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (OLD.status, NEW.status) NOT IN (
    ${pairs.join(',\n    ')}
  ) THEN
    RAISE EXCEPTION 'a job may not go from % to %', OLD.status, NEW.status
      USING ERRCODE = '23514', CONSTRAINT = '${STATUS_GUARD}', TABLE = 'jobs';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION guard_job_progress() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.progress < OLD.progress THEN
    RAISE EXCEPTION 'the progress of a job may not go from % back to %', OLD.progress, NEW.progress
      USING ERRCODE = '23514', CONSTRAINT = '${PROGRESS_GUARD}', TABLE = 'jobs';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER guard_job_status BEFORE UPDATE OF status ON jobs
  FOR EACH ROW EXECUTE FUNCTION guard_job_status();
--> statement-breakpoint
CREATE TRIGGER guard_job_progress BEFORE UPDATE OF progress ON jobs
  FOR EACH ROW EXECUTE FUNCTION guard_job_progress();
`;
}
