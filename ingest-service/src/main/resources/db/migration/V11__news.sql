-- One item of a news feed in plain text. as_of is the time of publication, or what as_of_origin says. A correction of an item is a row of
-- its own: of several of one source and url the one with the latest ingest_ts counts.
CREATE TABLE raw_news (
  event_id     text PRIMARY KEY,
  source       text NOT NULL,
  as_of        timestamptz NOT NULL,
  ingest_ts    timestamptz NOT NULL,
  as_of_origin text NOT NULL,
  published_at timestamptz,
  url          text,
  link         text,
  title        text NOT NULL,
  body         text NOT NULL,
  truncated    boolean NOT NULL,
  author       text,
  categories   text NOT NULL,
  tickers      text NOT NULL,
  language     text
);
CREATE INDEX raw_news_time ON raw_news (as_of);
CREATE INDEX raw_news_url ON raw_news (url);

-- Which event an item of any source is: by the id of its own event, by its address, and by its words.
CREATE TABLE known_items (
  identity    text PRIMARY KEY,
  event_id    text NOT NULL,
  source      text NOT NULL,
  revised_at  timestamptz,
  recorded_at timestamptz NOT NULL
);
CREATE INDEX known_items_by_age ON known_items (recorded_at);
