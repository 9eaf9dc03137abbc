-- What gpu-worker reads.
GRANT USAGE ON SCHEMA ${flyway:defaultSchema} TO dealerflow_series_reader;
GRANT SELECT ON bar_data, macro_data TO dealerflow_series_reader;
