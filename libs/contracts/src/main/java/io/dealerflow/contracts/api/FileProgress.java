package io.dealerflow.contracts.api;

import io.dealerflow.contracts.event.RequiredUnlessNullable;

/**
 * How much of an accepted file can be read in the raw table of its kind.
 *
 * @param events   events of the file
 * @param readable events of the file whose rows are in the table; for a kind without a table of events, those that are published
 */
@RequiredUnlessNullable
public record FileProgress(String sha256, String source, FileKind kind, int events, int readable) {}
