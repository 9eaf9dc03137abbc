-- Roles and schemas of DealerFlow: one least-privilege login role per service, which owns the schema of its name, and group
-- roles for what gex-api may read of the others, and for the series that gpu-worker may. The schema access (API keys, audit log) belongs to a group role of the two public
-- APIs. Run as an administrator, inside the database; running it again changes nothing.
--
-- Passwords come as session settings, dealerflow.<role>_password; a role whose setting is absent keeps the password it has:
--   PGOPTIONS='-c dealerflow.ingest_password=...' psql -f database-roles.sql dealerflow
DO $$
DECLARE
  service text;
  password text;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'dealerflow_reader') THEN
    CREATE ROLE dealerflow_reader NOLOGIN;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'dealerflow_series_reader') THEN
    CREATE ROLE dealerflow_series_reader NOLOGIN;
  END IF;

  EXECUTE format('REVOKE CONNECT, TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
  REVOKE ALL ON SCHEMA public FROM PUBLIC;

  FOREACH service IN ARRAY ARRAY['ingest', 'feature', 'scoring', 'gex', 'report', 'worker'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = service) THEN
      EXECUTE format('CREATE ROLE %I LOGIN', service);
    END IF;
    password := current_setting(format('dealerflow.%s_password', service), true);
    IF coalesce(password, '') <> '' THEN
      EXECUTE format('ALTER ROLE %I PASSWORD %L', service, password);
    END IF;
    EXECUTE format('GRANT CONNECT, TEMPORARY ON DATABASE %I TO %I', current_database(), service);
    EXECUTE format('CREATE SCHEMA IF NOT EXISTS %I AUTHORIZATION %I', service, service);
    EXECUTE format('ALTER ROLE %I IN DATABASE %I SET search_path = %I', service, current_database(), service);
  END LOOP;

  GRANT dealerflow_reader TO gex;
  GRANT dealerflow_series_reader TO worker;
  -- Of databases of earlier versions.
  IF pg_has_role('worker', 'dealerflow_reader', 'MEMBER') THEN
    REVOKE dealerflow_reader FROM worker;
  END IF;

  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'dealerflow_access') THEN
    CREATE ROLE dealerflow_access NOLOGIN;
  END IF;
  CREATE SCHEMA IF NOT EXISTS access AUTHORIZATION dealerflow_access;
  GRANT dealerflow_access TO gex, ingest;
END
$$;
