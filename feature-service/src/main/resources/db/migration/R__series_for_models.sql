-- What gpu-worker reads.
GRANT USAGE ON SCHEMA ${flyway:defaultSchema} TO dealerflow_series_reader;
GRANT SELECT ON features_equity TO dealerflow_series_reader;
