package io.dealerflow.ingest.source.cboe;

import io.dealerflow.ingest.format.LineReader;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.RefusalException;
import io.dealerflow.ingest.format.RefusalReason;
import io.dealerflow.ingest.format.SourceLocation;
import io.dealerflow.ingest.format.TextStream;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads an option chain from the bytes of a file: Cboe's delayed-quote JSON or its quotedata CSV, either also compressed. The
 * content determines which, never a file name.
 */
public final class ChainParser {
    private final ParseLimits limits;

    public ChainParser(ParseLimits limits) {
        this.limits = limits;
    }

    /** As {@link #parse(InputStream, Instant)}, with the instant of the file. */
    public ParseOutcome parse(InputStream bytes) throws IOException {
        return parse(bytes, null);
    }

    /**
     * Reads to the end of {@code bytes} and leaves it open.
     *
     * @param asOf instant that the quotes describe, given by the sender; null to read it from the file
     * @throws IOException when the bytes cannot be fetched; whatever is wrong with them is an outcome
     */
    public ParseOutcome parse(InputStream bytes, @Nullable Instant asOf) throws IOException {
        try {
            BufferedInputStream text = TextStream.open(bytes, limits);
            return switch (TextStream.firstCharacter(text)) {
                case '{', '[' -> CboeJsonParser.parse(text, limits, asOf);
                default -> CboeCsvParser.parse(new LineReader(text), limits, asOf);
            };
        } catch (RefusalException e) {
            return ParseOutcome.Refused.of(e.reason(), e.location(), e.sentence());
        } catch (EOFException e) {
            return refused(RefusalReason.TRUNCATED, "The compressed data ends before it is complete.");
        } catch (ZipException e) {
            return refused(RefusalReason.UNDECODABLE, "The compressed data is damaged.");
        }
    }

    private static ParseOutcome refused(RefusalReason reason, String message) {
        return ParseOutcome.Refused.of(reason, new SourceLocation(1, null, null), message);
    }
}
