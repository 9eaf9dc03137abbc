package io.dealerflow.gexapi.webhooks;

import io.smallrye.mutiny.Uni;

/** Store of the secrets of webhooks. */
public interface WebhookSecretStore {
    /**
     * Secrets that were stored under another key or as text.
     *
     * @param moved      encrypted with the present key now
     * @param unreadable left as they are, since no configured key decrypts them
     */
    record Moved(int moved, int unreadable) {}

    /** Encrypts every secret with the present key that is not yet. */
    Uni<Moved> toPresentKey();
}
