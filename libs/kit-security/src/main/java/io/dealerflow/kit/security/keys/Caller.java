package io.dealerflow.kit.security.keys;

import java.util.Set;

/**
 * The sender of a request.
 *
 * @param id     of the key, or {@link #ADMIN_KEY} or {@link #ANONYMOUS}
 * @param name   of the key
 * @param scopes granted to it
 * @param plan   name of its rate plan
 */
public record Caller(String id, String name, Set<Scope> scopes, String plan) {
    public static final String ADMIN_KEY = "admin-key";
    public static final String ANONYMOUS = "anonymous";

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** Whether its scopes include this one. */
    public boolean has(Scope scope) {
        // Asked by every request.
        for (Scope own : scopes) {
            if (own.compareTo(scope) >= 0) {
                return true;
            }
        }
        return false;
    }

    public boolean isAnonymous() {
        return id.equals(ANONYMOUS);
    }
}
