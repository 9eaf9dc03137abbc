package io.dealerflow.gexapi.webhooks;

import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event on its way to a webhook.
 *
 * @param delivery id of the delivery, which stays the same when it is sent again
 * @param webhook  id of the webhook
 * @param secret   of the webhook; null for mail, and where it cannot be decrypted
 * @param attempts including this one
 * @param event    as the streams deliver it
 */
public record Sending(
        long delivery,
        UUID webhook,
        URI target,
        Webhook.Format format,
        @Nullable String secret,
        int attempts,
        String eventId,
        String eventType,
        String event) {
    /** Names the event for the receiver, who gets it at least once. */
    public Map<String, String> headers() {
        return Map.of(
                "DealerFlow-Event-Id",
                eventId,
                "DealerFlow-Event-Type",
                eventType,
                "DealerFlow-Delivery",
                Long.toString(delivery),
                "DealerFlow-Attempt",
                Integer.toString(attempts));
    }

    /** What is sent to a URL. */
    public String body() {
        return format == Webhook.Format.SLACK ? Summary.of(event).slack() : event;
    }
}
