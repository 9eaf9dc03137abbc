package io.dealerflow.kit.security.keys;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key without its text.
 *
 * @param prefix     its first characters
 * @param plan       name of its rate plan
 * @param createdBy  id of the key that created it, or {@code admin-key} or {@code anonymous}
 * @param expiresAt  the first instant at which it is no longer valid; null for never
 * @param rotatedAt  when its text was last replaced
 * @param lastUsedAt to the minute
 */
public record ApiKey(
        UUID id,
        String name,
        String prefix,
        List<Scope> scopes,
        String plan,
        Instant createdAt,
        String createdBy,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        @Nullable Instant rotatedAt,
        @Nullable Instant lastUsedAt) {
    public ApiKey {
        scopes = List.copyOf(scopes);
    }

    /** Why it is not valid at {@code now}; null when it is. */
    public @Nullable String refusal(Instant now) {
        if (revokedAt != null) {
            return "The API key " + prefix + "… was revoked.";
        }
        return expiresAt != null && !now.isBefore(expiresAt) ? "The API key " + prefix + "… has expired." : null;
    }
}
