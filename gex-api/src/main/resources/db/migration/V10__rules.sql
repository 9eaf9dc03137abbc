-- Alert rules of users. A revision above the published one waits for being published; a deleted rule stays until that is done.
CREATE TABLE gex.rules (
    rule_id            text PRIMARY KEY,
    revision           bigint      NOT NULL,
    deleted            boolean     NOT NULL,
    body               text        NOT NULL,
    created_at         timestamptz NOT NULL,
    created_by         text        NOT NULL,
    updated_at         timestamptz NOT NULL,
    published_revision bigint      NOT NULL DEFAULT 0,
    claimed_until      timestamptz
);
COMMENT ON COLUMN gex.rules.body IS 'The event of the revision, in JSON';
CREATE INDEX rules_to_publish ON gex.rules (updated_at, rule_id) WHERE revision > published_revision;

CREATE INDEX alerts_by_rule ON gex.alerts ((body -> 'details' ->> 'rule_id'), seq DESC) WHERE alert_type = 'user_rule';
