-- The HTML document of a revision; not part of the event, which subscribers receive as well.
ALTER TABLE reports ADD COLUMN html text;
