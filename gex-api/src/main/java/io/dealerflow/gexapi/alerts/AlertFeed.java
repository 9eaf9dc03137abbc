package io.dealerflow.gexapi.alerts;

import io.dealerflow.gexapi.config.GexApiConfig;
import io.dealerflow.gexapi.feed.Feed;
import io.smallrye.mutiny.Multi;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Alerts as a stream. */
@ApplicationScoped
public class AlertFeed {
    private final Feed<StoredAlert> feed;

    AlertFeed(AlertStore store, GexApiConfig config) {
        this.feed = new Feed<>("alerts", store, config.streams().window());
    }

    /** Reads new alerts from the store and notifies the readers. */
    public void refresh() {
        feed.refresh();
    }

    /** Reads the alerts in memory again, because one was acknowledged. */
    public void reload() {
        feed.reload();
    }

    /** Seq of the newest alert. Throws {@link io.dealerflow.kit.core.UnavailableException} until the store has answered once. */
    public long newestSeq() {
        return feed.newestSeq();
    }

    /** The alerts after {@code seq}, then each new one, in pages of one or more. */
    public Multi<List<StoredAlert>> after(long seq) {
        return feed.after(seq, Feed.Thinning.none());
    }
}
