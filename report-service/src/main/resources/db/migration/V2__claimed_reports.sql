-- A replica that publishes a report claims its row until then; after a crash it can be claimed again once that has passed.
ALTER TABLE reports ADD COLUMN claimed_until timestamptz;
