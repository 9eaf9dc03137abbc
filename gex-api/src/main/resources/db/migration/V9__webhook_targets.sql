-- URLs of webhooks are encrypted as their secrets are: that of a Slack webhook is a credential. The service encrypts those that are
-- stored as text when it starts with a key.
ALTER TABLE gex.webhooks
    ADD COLUMN sealed_target text,
    ADD COLUMN target_key_id text,
    ADD CONSTRAINT webhooks_key_of_a_target CHECK ((sealed_target IS NULL) = (target_key_id IS NULL));
COMMENT ON COLUMN gex.webhooks.target IS 'Scheme and host where sealed_target has the whole URL; else the whole, as for mail';
COMMENT ON COLUMN gex.webhooks.sealed_target IS 'AES-256-GCM under the key of target_key_id: nonce, ciphertext and tag in Base64';
