package io.dealerflow.ingest.source.news;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.ingest.format.FileType;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.TextStream;
import io.dealerflow.ingest.intake.Arrival;
import io.dealerflow.ingest.intake.Format;
import io.dealerflow.ingest.intake.Reading;
import io.dealerflow.ingest.intake.TextFiles;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** News feeds: RSS, Atom, Google's news sitemap and JSON Feed. Records are items. */
public final class NewsFormat implements Format {
    /** Largest feed after unpacking: its items are in memory at once. */
    private static final long MAX_BYTES = 32L << 20;

    private static final Pattern JSON_FEED =
            Pattern.compile("\"version\"\\s*:\\s*\"https?:(//|\\\\/\\\\/)jsonfeed\\.org");
    private static final Pattern TAG = Pattern.compile("<(?:[\\w.-]{1,64}:)?([\\w.-]{1,64})[\\s>/]");

    private final ParseLimits limits;

    public NewsFormat(ParseLimits limits) {
        this.limits = limits.withMaxBytes(Math.min(MAX_BYTES, limits.maxBytes()));
    }

    @Override
    public String name() {
        return "news-feed";
    }

    @Override
    public Set<FileKind> kinds() {
        return Set.of(FileKind.NEWS);
    }

    @Override
    public String source() {
        return "news";
    }

    @Override
    public boolean recognises(byte[] head) {
        String text = FileType.text(head).stripLeading();
        if (text.startsWith("{")) {
            return JSON_FEED.matcher(text).find();
        }
        Matcher tag = TAG.matcher(text);
        return text.startsWith("<") && tag.find() && FeedWords.isRoot(tag.group(1));
    }

    @Override
    public Reading read(Arrival arrival, InputStream bytes) throws IOException {
        return TextFiles.read(bytes, limits, text -> {
            var items = new NewsItems(arrival.file(), limits);
            return TextStream.firstCharacter(text) == '<' ? FeedXml.read(text, items) : FeedJson.read(text, items);
        });
    }
}
