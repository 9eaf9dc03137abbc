package io.dealerflow.launcher.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dealerflow.contracts.api.FileReceipt;
import io.dealerflow.contracts.api.IngestReceipt;
import io.dealerflow.contracts.event.Wire;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Result of one file, as {@code ingest} prints it. */
sealed interface Answer {
    /** As given on the command line. */
    String file();

    /** One JSON object, on one line. */
    ObjectNode json();

    /** Human-readable text. */
    String text();

    /** @param url of the snapshot at the observation's time */
    record Accepted(String file, IngestReceipt.Accepted receipt, String url) implements Answer {
        @Override
        public ObjectNode json() {
            ObjectNode json = Wire.json().createObjectNode().put("file", file).put("status", IngestReceipt.ACCEPTED);
            json.put("symbol", receipt.symbol());
            json.set("as_of", Wire.json().valueToTree(receipt.asOf()));
            json.put("spot", receipt.spot());
            json.put("contracts_received", receipt.contractsReceived()).put("accepted", receipt.accepted());
            json.set("dropped", Wire.json().valueToTree(receipt.dropped()));
            json.put("event_id", receipt.eventId())
                    .put("sha256", receipt.sha256())
                    .put("url", url);
            return receipt.supersededBy() == null ? json : json.put("superseded_by", receipt.supersededBy());
        }

        @Override
        public String text() {
            String dropped = receipt.dropped().isEmpty() ? "" : ", dropped " + receipt.dropped();
            String superseded = receipt.supersededBy() == null
                    ? ""
                    : "\n  superseded: a later observation of the same time is served instead, "
                            + receipt.supersededBy();
            return file + ": " + receipt.symbol() + " at " + receipt.asOf() + ", spot " + receipt.spot() + ", "
                    + receipt.accepted() + " of " + receipt.contractsReceived() + " contracts" + dropped + superseded
                    + "\n  " + url;
        }
    }

    /** A file of another kind than an option chain. */
    record Stored(String file, FileReceipt receipt) implements Answer {
        @Override
        public ObjectNode json() {
            ObjectNode json = Wire.json().createObjectNode().put("file", file);
            json.setAll((ObjectNode) Wire.json().valueToTree(receipt));
            return receipt.recordsByType() == null ? json.without("records_by_type") : json;
        }

        @Override
        public String text() {
            String dropped = receipt.dropped().isEmpty() ? "" : ", dropped " + receipt.dropped();
            String types = receipt.recordsByType() == null ? "" : " " + receipt.recordsByType();
            return file + ": " + receipt.kind().wireName() + " from " + receipt.source() + ", " + times()
                    + receipt.recordsAccepted() + " of " + receipt.recordsReceived() + " records" + types + dropped
                    + "\n  " + String.join(", ", receipt.keys());
        }

        private String times() {
            return receipt.firstAsOf() == null ? "" : receipt.firstAsOf() + " to " + receipt.lastAsOf() + ", ";
        }
    }

    /**
     * @param received contracts in the file, null when it was refused before they could be counted
     * @param dropped  contracts with a bad value, by reason
     * @param message  one sentence, human-readable; null when the other fields suffice
     */
    record Refused(
            String file,
            @Nullable Integer line,
            @Nullable String field,
            String reason,
            @Nullable String value,
            @Nullable Integer received,
            Map<String, Integer> dropped,
            @Nullable String message)
            implements Answer {
        /** A file that was not sent. */
        static Refused unread(Path file, String reason, String message) {
            return new Refused(file.toString(), null, null, reason, null, null, Map.of(), message);
        }

        static Refused of(String file, IngestReceipt.Refused receipt) {
            return new Refused(
                    file,
                    receipt.line(),
                    receipt.field(),
                    receipt.reason(),
                    receipt.value(),
                    receipt.contractsReceived(),
                    receipt.dropped(),
                    receipt.message());
        }

        @Override
        public ObjectNode json() {
            ObjectNode json = Wire.json()
                    .createObjectNode()
                    .put("file", file)
                    .put("status", IngestReceipt.REFUSED)
                    .put("line", line)
                    .put("field", field)
                    .put("reason", reason)
                    .put("value", value)
                    .put("contracts_received", received);
            json.set("dropped", Wire.json().valueToTree(dropped));
            return json.put("message", message);
        }

        @Override
        public String text() {
            return file + ": refused, " + reason
                    + (line == null ? "" : " in line " + line)
                    + (field == null ? "" : ", field " + field)
                    + (value == null ? "" : ": \"" + value + "\"")
                    + (message == null ? "" : "\n  " + message);
        }
    }
}
