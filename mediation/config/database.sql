-- What an administrator lays down once in a PostgreSQL cluster, run by psql as superuser: two roles and the database.
--
--   mediation_owner   migrates and owns every table; used by `migrate` only
--   mediation_app     the running system: owns nothing, no superuser, cannot bypass row security, cannot truncate
--
-- The embedded servers run this file by themselves; compose.yaml mounts it into the image of PostgreSQL.
-- Passwords come from the environment (OWNER_PASSWORD, APP_PASSWORD); without them the roles have none.

\set ON_ERROR_STOP on
\getenv owner_password OWNER_PASSWORD
\getenv app_password APP_PASSWORD

SELECT 'CREATE ROLE mediation_owner' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mediation_owner') \gexec
SELECT 'CREATE ROLE mediation_app' WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mediation_app') \gexec
ALTER ROLE mediation_owner LOGIN NOSUPERUSER NOCREATEROLE NOREPLICATION NOBYPASSRLS;
ALTER ROLE mediation_app LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS;
\if :{?owner_password}
ALTER ROLE mediation_owner PASSWORD :'owner_password';
\endif
\if :{?app_password}
ALTER ROLE mediation_app PASSWORD :'app_password';
\endif

-- A request that hangs must not hold a row for ever; a sweep sets a shorter limit of its own.
ALTER ROLE mediation_app SET statement_timeout = '30s';
ALTER ROLE mediation_app SET lock_timeout = '10s';
ALTER ROLE mediation_app SET idle_in_transaction_session_timeout = '60s';

\if :{?database}
\else
  \set database mediation
\endif
SELECT format(
    'CREATE DATABASE %I OWNER mediation_owner TEMPLATE template0 ENCODING ''UTF8'' LOCALE_PROVIDER builtin LOCALE ''C.UTF-8''',
    :'database')
WHERE NOT EXISTS (SELECT FROM pg_database WHERE datname = :'database') \gexec

\connect :"database"

CREATE EXTENSION IF NOT EXISTS btree_gin;
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO mediation_app;
ALTER DEFAULT PRIVILEGES FOR ROLE mediation_owner GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO mediation_app;
ALTER DEFAULT PRIVILEGES FOR ROLE mediation_owner GRANT USAGE, SELECT ON SEQUENCES TO mediation_app;
