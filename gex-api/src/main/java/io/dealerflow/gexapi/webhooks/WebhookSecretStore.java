package io.dealerflow.gexapi.webhooks;

import io.smallrye.mutiny.Uni;

/** Store of the secrets and URLs of webhooks. */
public interface WebhookSecretStore {
    /**
     * Webhooks whose secret or URL was stored under another key or as text.
     *
     * @param moved      encrypted with the present key now
     * @param unreadable left with a text that no configured key decrypts
     */
    record Moved(int moved, int unreadable) {}

    /** Encrypts every secret and URL with the present key that is not yet. */
    Uni<Moved> toPresentKey();
}
