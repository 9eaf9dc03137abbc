package io.dealerflow.ingest.source.news;

import static io.dealerflow.ingest.source.news.NewsDraft.Field.AUTHOR;
import static io.dealerflow.ingest.source.news.NewsDraft.Field.CATEGORY;
import static io.dealerflow.ingest.source.news.NewsDraft.Field.CONTENT;
import static io.dealerflow.ingest.source.news.NewsDraft.Field.LANGUAGE;
import static io.dealerflow.ingest.source.news.NewsDraft.Field.LINK;
import static io.dealerflow.ingest.source.news.NewsDraft.Field.PERMALINK;
import static io.dealerflow.ingest.source.news.NewsDraft.Field.PUBLISHED;
import static io.dealerflow.ingest.source.news.NewsDraft.Field.SUMMARY;
import static io.dealerflow.ingest.source.news.NewsDraft.Field.TICKERS;
import static io.dealerflow.ingest.source.news.NewsDraft.Field.TITLE;
import static io.dealerflow.ingest.source.news.NewsDraft.Field.UPDATED;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.raw.NewsItem;
import io.dealerflow.contracts.raw.NewsTime;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.RecordDefect;
import io.dealerflow.ingest.format.RefusalException;
import io.dealerflow.ingest.intake.LandedFile;
import io.dealerflow.ingest.intake.Reading;
import io.dealerflow.ingest.intake.RecordTally;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The items of one feed. Left out are those without title and body ({@code MISSING}), repeats in the same feed ({@code DUPLICATE}), and
 * those with a text of more than a million characters ({@code TOO_LARGE}).
 */
final class NewsItems {
    /** Longest body in an event, characters. */
    private static final int MAX_BODY = 100_000;

    private static final int MAX_LIST = 50;
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    /** By how much a publisher's clock may be ahead. */
    private static final Duration AHEAD = Duration.ofMinutes(10);

    private final LandedFile file;
    private final RecordTally tally;
    private final List<Reading.Observed> events = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();

    NewsItems(LandedFile file, ParseLimits limits) {
        this.file = file;
        this.tally = new RecordTally(limits);
    }

    /** What a feed says of all its items: the base of relative links, and their language. */
    record Common(@Nullable String base, @Nullable String language) {}

    private record Times(
            Instant asOf,
            NewsTime origin,
            @Nullable Instant publishedAt,
            @Nullable Instant revisedAt) {}

    private record Address(@Nullable String url, @Nullable String link) {}

    void add(NewsDraft draft, Common common) throws RefusalException {
        String title = NewsText.plain(Objects.requireNonNullElse(draft.first(TITLE), ""));
        String body = body(draft);
        if (draft.isTooLarge()) {
            tally.leaveOut(draft.line(), RecordDefect.TOO_LARGE);
        } else if (title.isEmpty() && body.isEmpty()) {
            tally.leaveOut(draft.line(), RecordDefect.MISSING);
        } else {
            Times times = times(draft);
            Address address = address(draft, common.base());
            Reading.Identity identity = identity(title + "\n" + body, address.url(), times);
            if (isNew(identity)) {
                tally.accept(draft.line());
                events.add(observed(draft, common, new Texts(title, body), address, times, identity));
            } else {
                tally.leaveOut(draft.line(), RecordDefect.DUPLICATE);
            }
        }
    }

    private boolean isNew(Reading.Identity identity) {
        boolean isNewContent = seen.add(identity.content());
        boolean isNewPlace = identity.place() == null || seen.add(identity.place());
        return isNewContent && isNewPlace;
    }

    /** @param end line where the file ends */
    Reading finish(int end) {
        return tally.finish(FileKind.NEWS, events, end);
    }

    private record Texts(String title, String body) {}

    private static String body(NewsDraft draft) {
        return NewsText.plain(
                Objects.requireNonNullElse(draft.first(CONTENT), Objects.requireNonNullElse(draft.first(SUMMARY), "")));
    }

    private Times times(NewsDraft draft) {
        Optional<Instant> published = time(draft, PUBLISHED);
        Optional<Instant> updated = time(draft, UPDATED);
        @Nullable Instant given = published.or(() -> updated).orElse(null);
        @Nullable Instant revised = updated.or(() -> published).orElse(null);
        if (given == null
                || given.isBefore(EARLIEST)
                || given.isAfter(file.receivedAt().plus(AHEAD))) {
            return new Times(file.receivedAt(), NewsTime.RECEIVED, given, revised);
        }
        return new Times(given, published.isPresent() ? NewsTime.PUBLISHED : NewsTime.UPDATED, given, revised);
    }

    private static Optional<Instant> time(NewsDraft draft, NewsDraft.Field field) {
        return draft.all(field).stream()
                .flatMap(text -> NewsDates.parse(text).stream())
                .findFirst();
    }

    private static Address address(NewsDraft draft, @Nullable String base) {
        for (NewsDraft.Field field : List.of(LINK, PERMALINK)) {
            for (String link : draft.all(field)) {
                Optional<String> url = CanonicalUrl.of(link, base);
                if (url.isPresent()) {
                    return new Address(url.get(), link);
                }
            }
        }
        return new Address(null, draft.first(LINK));
    }

    /** Titles alone recur, so they are compared within a day. */
    private static Reading.Identity identity(String text, @Nullable String url, Times times) {
        boolean isTitleAlone = text.endsWith("\n");
        String day = times.asOf().atOffset(ZoneOffset.UTC).toLocalDate().toString();
        String words = NewsText.words(text);
        return new Reading.Identity(
                url == null ? null : "url:" + hash(url),
                "text:" + hash(isTitleAlone ? day + "\n" + words : words),
                times.revisedAt());
    }

    /** Of the same item in any feed: its address and its words; without an address its words, of a title alone with the day. */
    private static String eventId(Reading.Identity identity, @Nullable String url, String text) {
        String words = url == null ? identity.content() : NewsText.words(text);
        return EventIds.of("news", Objects.requireNonNullElse(url, ""), Instant.EPOCH, hash(words));
    }

    private Reading.Observed observed(
            NewsDraft draft, Common common, Texts texts, Address address, Times times, Reading.Identity identity) {
        boolean truncated = texts.body().length() > MAX_BODY;
        NewsItem item = new NewsItem(
                eventId(identity, address.url(), texts.title() + "\n" + texts.body()),
                file.source(),
                times.asOf(),
                file.receivedAt(),
                NewsItem.VERSION,
                times.origin(),
                times.publishedAt(),
                address.url(),
                address.link(),
                texts.title(),
                truncated ? cut(texts.body()) : texts.body(),
                truncated,
                plainOrNull(draft.first(AUTHOR)),
                list(draft, CATEGORY),
                list(draft, TICKERS),
                draft.first(LANGUAGE) == null ? common.language() : draft.first(LANGUAGE));
        String part = identity.place() == null ? identity.content() : identity.place();
        return new Reading.Observed(item, Set.of(part), Map.of("title", texts.title()), identity);
    }

    /** Without half of a character that takes two. */
    private static String cut(String body) {
        return body.substring(0, Character.isHighSurrogate(body.charAt(MAX_BODY - 1)) ? MAX_BODY - 1 : MAX_BODY);
    }

    private static @Nullable String plainOrNull(@Nullable String html) {
        String text = html == null ? "" : NewsText.plain(html);
        return text.isEmpty() ? null : text;
    }

    private static List<String> list(NewsDraft draft, NewsDraft.Field field) {
        return draft.all(field).stream()
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(NewsText::plain)
                .filter(text -> !text.isEmpty())
                .distinct()
                .limit(MAX_LIST)
                .toList();
    }

    private static String hash(String text) {
        return EventIds.sha256(text.getBytes(StandardCharsets.UTF_8));
    }
}
