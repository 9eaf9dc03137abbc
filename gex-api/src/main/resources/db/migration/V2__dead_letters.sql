-- Dead letters that were replayed. A row is claimed before the letter is sent, so that two operators cannot send one twice.
CREATE TABLE gex.dead_letter_replays (
    cluster    text        NOT NULL,
    letter     text        NOT NULL,
    claimed_at timestamptz,
    sent_at    timestamptz,
    PRIMARY KEY (cluster, letter)
);
COMMENT ON COLUMN gex.dead_letter_replays.cluster IS 'Id of the Kafka cluster, on which the letter''s offset holds';
COMMENT ON COLUMN gex.dead_letter_replays.letter IS 'topic-partition@offset of the dead-letter topic';
COMMENT ON COLUMN gex.dead_letter_replays.claimed_at IS 'Set while a replay is sending it';
COMMENT ON COLUMN gex.dead_letter_replays.sent_at IS 'When it was last replayed';
