-- What a file holds.
ALTER TABLE landed_files ADD COLUMN kind text NOT NULL DEFAULT 'option_chain';
ALTER TABLE landed_files ALTER COLUMN kind DROP DEFAULT;
