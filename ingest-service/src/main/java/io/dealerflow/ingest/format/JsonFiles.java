package io.dealerflow.ingest.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.CharConversionException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Reading JSON files as streams, and the refusals of what cannot be read. */
public final class JsonFiles {
    private static final int MAX_STRING = 4096;
    private static final JsonFactory FACTORY = factory(MAX_STRING);

    private JsonFiles() {}

    private static JsonFactory factory(int maxString) {
        return JsonFactory.builder()
                .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(32)
                        .maxStringLength(maxString)
                        .maxNumberLength(100)
                        .build())
                .build();
    }

    /** A parser with limits on the nesting, and on the length of strings and numbers. */
    public static JsonParser parser(InputStream in) throws IOException {
        return FACTORY.createParser(in);
    }

    /** A parser of files with texts: as {@link #parser(InputStream)}, with strings of up to {@code maxString} characters. */
    public static JsonParser parser(InputStream in, int maxString) throws IOException {
        return factory(maxString).createParser(in);
    }

    /** Reads a document, whose first token is the current one. */
    @FunctionalInterface
    public interface Document {
        void read(JsonParser json) throws IOException;
    }

    /**
     * Reads a file that is one document and nothing else.
     *
     * @return its last line
     * @throws RefusalException when it is no well-formed JSON, or the reader refuses it
     */
    public static int read(InputStream in, Document document) throws IOException {
        try (JsonParser json = parser(in)) {
            try {
                json.nextToken();
                document.read(json);
                requireEnd(json);
                return json.currentLocation().getLineNr();
            } catch (IOException e) {
                throw explained(e, json, null);
            }
        }
    }

    /** What a failure means: a refusal where the content is at fault, else the failure itself. */
    public static IOException explained(IOException failure, JsonParser json, @Nullable String path) {
        return switch (failure) {
            case JsonEOFException _, EOFException _ ->
                refusal(RefusalReason.TRUNCATED, json, path, null, "The file ends before it is complete.");
            case StreamConstraintsException _ ->
                refusal(
                        RefusalReason.UNDECODABLE,
                        json,
                        path,
                        null,
                        "A string, a number or the nesting of the JSON exceeds the limits.");
            case JsonParseException _, CharConversionException _, ZipException _ ->
                refusal(RefusalReason.UNDECODABLE, json, path, null, "The file is not well-formed JSON.");
            default -> failure;
        };
    }

    /** A refusal at the place that is read. */
    public static RefusalException refusal(
            RefusalReason reason, JsonParser json, @Nullable String field, @Nullable String value, String message) {
        return new RefusalException(
                reason, new SourceLocation(json.currentLocation().getLineNr(), field, value), message);
    }

    /** Refuses anything but white space after the end of the document. */
    public static void requireEnd(JsonParser json) throws IOException {
        if (json.nextToken() != null) {
            throw refusal(
                    RefusalReason.UNDECODABLE,
                    json,
                    null,
                    null,
                    "There is more text after the end of the JSON document.");
        }
    }

    /** Takes a member of an object, whose value is the current token; it may leave the value unread. */
    @FunctionalInterface
    public interface Member {
        void accept(String name) throws IOException;
    }

    /** Takes an item of an array, which is the current token; it may leave it unread. */
    @FunctionalInterface
    public interface Item {
        void accept(int index) throws IOException;
    }

    /**
     * Reads the object that begins with the current token.
     *
     * @param path of the object; null for the document
     * @throws RefusalException when it is no object
     */
    public static void members(JsonParser json, @Nullable String path, Member member) throws IOException {
        require(json, JsonToken.START_OBJECT, path, "an object");
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            member.accept(name);
            json.skipChildren();
        }
    }

    /** As {@link #members}, of an array. */
    public static void items(JsonParser json, @Nullable String path, Item item) throws IOException {
        require(json, JsonToken.START_ARRAY, path, "an array");
        for (int index = 0; json.nextToken() != JsonToken.END_ARRAY; index++) {
            item.accept(index);
            json.skipChildren();
        }
    }

    private static void require(JsonParser json, JsonToken token, @Nullable String path, String what)
            throws IOException {
        if (json.currentToken() != token) {
            throw refusal(
                    RefusalReason.WRONG_STRUCTURE,
                    json,
                    path,
                    text(json),
                    "Where " + what + " is expected, there is none.");
        }
    }

    /** Text of the current string, number, true or false; null for null; the bracket of an object or array. */
    public static @Nullable String text(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        return token == null || token == JsonToken.VALUE_NULL
                ? null
                : token.isStructStart() ? token.asString() : json.getText();
    }
}
