-- API keys and the audit log, shared by the public doors. Owned by dealerflow_access, which both services' roles are members of.
CREATE TABLE api_keys (
    id           uuid PRIMARY KEY,
    name         text        NOT NULL,
    prefix       text        NOT NULL, -- first characters of the key, by which people tell keys apart
    hash         text        NOT NULL UNIQUE, -- SHA-256 of the key in hexadecimal digits
    scopes       text        NOT NULL, -- read, write, admin, joined by commas
    plan         text        NOT NULL, -- rate plan of the configuration
    created_at   timestamptz NOT NULL,
    created_by   text        NOT NULL,
    expires_at   timestamptz,
    revoked_at   timestamptz,
    rotated_at   timestamptz,
    last_used_at timestamptz -- to the minute
);

CREATE TABLE audit_log (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz NOT NULL,
    service text        NOT NULL,
    actor   text        NOT NULL, -- id of the key, 'admin-key' or 'anonymous'
    name    text        NOT NULL, -- of the key at that time
    address text        NOT NULL, -- of the client
    method  text        NOT NULL,
    target  text        NOT NULL, -- path and query
    status  integer     NOT NULL  -- HTTP status of the answer
);
CREATE INDEX audit_log_by_time ON audit_log (at);
CREATE INDEX audit_log_by_actor ON audit_log (actor, at);
