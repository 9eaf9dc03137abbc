package io.dealerflow.gexapi.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.event.Wire;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * An event for people.
 *
 * @param title   one line
 * @param context when, and where in the stream
 */
public record Summary(String title, String context) {
    /** @param event as the streams deliver it */
    public static Summary of(String event) {
        JsonNode json = Wire.readJson(event, JsonNode.class);
        return new Summary(
                title(json, json.path("data")),
                json.path("as_of").asText() + ", seq " + json.path("seq").asText());
    }

    private static String title(JsonNode event, JsonNode data) {
        String symbol = event.path("symbol").asText();
        return switch (event.path("type").asText()) {
            case "alert", "resolution" ->
                "[" + data.path("severity").asText().toUpperCase(Locale.ROOT) + "] " + symbol + ": "
                        + data.path("message").asText();
            case "acknowledgement" ->
                "Acknowledged by " + data.path("acknowledged_by").asText() + ": " + symbol + ": "
                        + data.path("message").asText();
            case "levels" -> symbol + ": changed " + levels(data);
            case "score" ->
                symbol + ": instability " + data.path("index").asText() + ", regime "
                        + data.path("regime").asText();
            case "signal" -> signal(data);
            case "prediction" ->
                "Answer of " + data.path("model").asText() + " to "
                        + data.path("id").asText();
            case "report" -> "Report: " + data.path("title").asText();
            case "snapshot" ->
                symbol + ": spot " + data.path("spot").asText() + ", net GEX "
                        + data.path("net_gex").asText();
            default -> data.path("message").asText();
        };
    }

    private static String signal(JsonNode signal) {
        JsonNode output = signal.path("output");
        String about = signal.path("asset").asText(signal.path("source").asText());
        String said = output.path("label").asText(output.path("reason").asText());
        String title = signal.path("title").asText("");
        return about + ": " + signal.path("model").asText() + " " + said + (title.isEmpty() ? "" : ": " + title);
    }

    private static String levels(JsonNode data) {
        return StreamSupport.stream(data.path("changed").spliterator(), false)
                .map(JsonNode::asText)
                .map(name -> name + " "
                        + (data.path("previous").isObject()
                                ? data.at("/previous/" + name).asText() + " → "
                                : "")
                        + data.path(name).asText())
                .collect(Collectors.joining(", "));
    }

    /** A message for a Slack incoming webhook, in JSON. */
    public String slack() {
        return Wire.writeJsonText(Map.of(
                "text",
                escaped(title),
                "blocks",
                List.of(
                        Map.of("type", "section", "text", Map.of("type", "mrkdwn", "text", escaped(title))),
                        Map.of(
                                "type",
                                "context",
                                "elements",
                                List.of(Map.of("type", "mrkdwn", "text", escaped(context)))))));
    }

    /** Slack's three control characters. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
