package io.dealerflow.contracts.raw;

import static io.dealerflow.contracts.event.Checks.text;

import io.dealerflow.contracts.event.Event;
import io.dealerflow.contracts.event.RequiredUnlessNullable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One item of a news feed, in plain text. An item that several feeds have is one event, that of the feed received first.
 *
 * @param source      the feed
 * @param asOf        when it was published; of an item without a possible time of publication, when it was received
 * @param asOfOrigin  which of these it is
 * @param publishedAt as the feed says, even where it cannot be; null when it does not say, or not readably
 * @param url         address in the form by which items are compared: https, host in lower case, without fragment, parameters of
 *                    tracking and slash at the end; null when the feed gives none
 * @param link        the address as the feed gives it
 * @param title       may be empty where there is a body
 * @param body        content or summary; empty when the feed gives none
 * @param truncated   whether the body is longer than this event has it
 * @param tickers     as the feed gives them
 * @param language    as the feed gives it, for example {@code en-us}
 */
@RequiredUnlessNullable
public record NewsItem(
        String eventId,
        String source,
        Instant asOf,
        Instant ingestTs,
        int version,
        NewsTime asOfOrigin,
        @Nullable Instant publishedAt,
        @Nullable String url,
        @Nullable String link,
        String title,
        String body,
        boolean truncated,
        @Nullable String author,
        List<String> categories,
        List<String> tickers,
        @Nullable String language)
        implements Event {
    public static final int VERSION = 1;

    public NewsItem {
        text(eventId, "event_id");
        text(source, "source");
        text(title + body, "title and body");
        categories = List.copyOf(categories);
        tickers = List.copyOf(tickers);
    }

    @Override
    public String subject() {
        return source;
    }

    @Override
    public String type() {
        return "io.dealerflow.news-item.v1";
    }
}
