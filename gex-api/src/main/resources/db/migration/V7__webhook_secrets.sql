-- Secrets of webhooks are encrypted. The service encrypts those that are stored as text when it starts with a key.
ALTER TABLE gex.webhooks
    ADD COLUMN secret_key_id text,
    ADD CONSTRAINT webhooks_key_of_a_secret CHECK (secret_key_id IS NULL OR secret IS NOT NULL);
COMMENT ON COLUMN gex.webhooks.secret IS 'AES-256-GCM under the key of secret_key_id: nonce, ciphertext and tag in Base64; the text itself where secret_key_id is null';
