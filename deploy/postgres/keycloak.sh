#!/bin/sh
# Run once by the Postgres image on an empty volume: Keycloak's own database. Those of the services are made by their `migrate` jobs.
set -eu
psql --username "$POSTGRES_USER" --set=ON_ERROR_STOP=1 --set=password="$(cat /run/secrets/keycloak-database-password)" <<'SQL'
CREATE ROLE keycloak LOGIN PASSWORD :'password';
CREATE DATABASE keycloak OWNER keycloak;
REVOKE ALL ON DATABASE keycloak FROM PUBLIC;
SQL
