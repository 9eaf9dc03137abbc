package io.dealerflow.gexapi.webhooks;

import io.smallrye.mutiny.Uni;

/** Sends to the outside. */
public interface Sender {
    /** One attempt. Never fails: what went wrong is in the outcome. */
    Uni<Outcome> send(Sending sending);
}
