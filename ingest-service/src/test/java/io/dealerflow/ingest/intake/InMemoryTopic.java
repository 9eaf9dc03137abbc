package io.dealerflow.ingest.intake;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.quality.FileQuality;
import io.dealerflow.kit.core.UnavailableException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A topic that several instances may share. */
public final class InMemoryTopic implements Publisher {
    public final List<Event> published = new CopyOnWriteArrayList<>();
    /** Of the published events. */
    final List<Origin> origins = new CopyOnWriteArrayList<>();
    /** Reports on the quality of files, which have a topic of their own. */
    final List<FileQuality> reports = new CopyOnWriteArrayList<>();

    public boolean away;
    /** While set, events are stored at once and acknowledged when this is completed. */
    @Nullable
    CompletableFuture<Void> acknowledgement;

    @Override
    public CompletableFuture<Void> publish(Event event, Origin origin) {
        if (away) {
            return CompletableFuture.failedFuture(new UnavailableException("away", new IOException("away")));
        }
        if (event instanceof FileQuality report) {
            reports.add(report);
            return CompletableFuture.completedFuture(null);
        }
        published.add(event);
        origins.add(origin);
        return acknowledgement == null ? CompletableFuture.completedFuture(null) : acknowledgement;
    }

    public List<String> ids() {
        return published.stream().map(Event::eventId).toList();
    }
}
