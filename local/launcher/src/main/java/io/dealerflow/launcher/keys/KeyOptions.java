package io.dealerflow.launcher.keys;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.launcher.system.ApiClient;
import io.dealerflow.launcher.system.ApiOption;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that select the system, and printing of keys. */
final class KeyOptions {
    static final String PATH = "/api/v1/keys";

    @Option(names = "--json", description = "Prints JSON.")
    private boolean json;

    @Mixin
    private ApiOption api = new ApiOption();

    ApiClient client() {
        return api.client();
    }

    /** A key whose text is in the answer. */
    void printIssued(JsonNode key) {
        if (json) {
            System.out.println(key);
            return;
        }
        System.out.println(key.path("secret").asText());
        System.out.println(
                "  Key " + key.path("id").asText() + " (" + key.path("name").asText() + "), scopes " + scopes(key)
                        + ", " + expiry(key) + ". Its text above is not shown again.");
    }

    void printRevoked(JsonNode key) {
        System.out.println(json ? key.toString() : "Key " + key.path("id").asText() + " is revoked.");
    }

    void printList(JsonNode keys) {
        if (json) {
            keys.forEach(System.out::println);
            return;
        }
        System.out.println(row("ID", "NAME", "KEY", "SCOPES", "EXPIRES", "LAST USED", "STATE"));
        for (JsonNode key : keys) {
            System.out.println(row(
                    key.path("id").asText(),
                    key.path("name").asText(),
                    key.path("prefix").asText(),
                    scopes(key),
                    time(key, "expires_at", "never"),
                    time(key, "last_used_at", "never"),
                    key.path("revoked_at").isNull() ? "" : "revoked"));
        }
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "%-36s  %-20s  %-10s  %-17s  %-20s  %-20s  %s", cells)
                .stripTrailing();
    }

    private static String scopes(JsonNode key) {
        return StreamSupport.stream(key.path("scopes").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(","));
    }

    private static String expiry(JsonNode key) {
        return key.path("expires_at").isNull()
                ? "without expiry"
                : "valid until " + key.path("expires_at").asText();
    }

    private static String time(JsonNode key, String field, String none) {
        return key.path(field).isNull() ? none : key.path(field).asText().replaceAll("\\.\\d+Z$", "Z");
    }
}
