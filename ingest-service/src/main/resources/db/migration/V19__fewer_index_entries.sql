-- Only option chains are counted by source; histories of rates would write an entry for each of their events.
DROP INDEX observations_source;
CREATE INDEX observations_chains ON observations (source) WHERE type = 'io.dealerflow.option-chain.v1';
