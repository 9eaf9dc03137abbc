package io.dealerflow.ingest.intake;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.kit.core.UnavailableException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A topic that several instances may share. */
public final class InMemoryTopic implements Publisher {
    public final List<Event> published = new CopyOnWriteArrayList<>();
    public boolean away;
    /** While set, events are stored at once and acknowledged when this is completed. */
    @Nullable
    CompletableFuture<Void> acknowledgement;

    @Override
    public CompletableFuture<Void> publish(Event event) {
        if (away) {
            return CompletableFuture.failedFuture(new UnavailableException("away", new IOException("away")));
        }
        published.add(event);
        return acknowledgement == null ? CompletableFuture.completedFuture(null) : acknowledgement;
    }

    public List<String> ids() {
        return published.stream().map(Event::eventId).toList();
    }
}
