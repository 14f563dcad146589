-- A pooled host refuses these as connection parameters, so the database itself holds them.
DO $$
BEGIN
  EXECUTE format('ALTER DATABASE %I SET statement_timeout = %L', current_database(), '10s');
  EXECUTE format('ALTER DATABASE %I SET lock_timeout = %L', current_database(), '5s');
  EXECUTE format('ALTER DATABASE %I SET idle_in_transaction_session_timeout = %L', current_database(), '15s');
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE 'time limits are left to the owner of the database';
END $$;
