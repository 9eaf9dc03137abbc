package io.dealerflow.gexapi.alerts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dealerflow.contracts.scores.Alert;

/**
 * An alert and its position in the feed.
 *
 * @param seq  from 1, one more for each alert, in the order in which alerts became visible; the SSE id
 * @param json seq and the alert as it was received, written once for all readers of the stream
 */
public record StoredAlert(
        long seq, @JsonUnwrapped Alert alert, @JsonIgnore String json) {}
