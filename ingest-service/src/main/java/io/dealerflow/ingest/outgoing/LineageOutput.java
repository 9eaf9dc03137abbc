package io.dealerflow.ingest.outgoing;

import io.dealerflow.contracts.event.Topic;
import java.util.Map;

/**
 * Where the data of a kind of files go.
 *
 * @param columns of the table: SQL types by name, in their order
 */
public record LineageOutput(Topic<?> topic, String table, Map<String, String> columns) {}
