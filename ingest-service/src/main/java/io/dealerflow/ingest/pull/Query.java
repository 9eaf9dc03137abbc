package io.dealerflow.ingest.pull;

import io.dealerflow.contracts.api.FileKind;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request; its answer is one file.
 *
 * @param uri      may hold the API key: it is not logged or stored
 * @param headers  of the request, which may hold the key as well; left out when a redirect leads to another host
 * @param filename of the answer, by which formats know the subject of some
 * @param kind     as which the answer is read; null to let the content decide
 * @param isSame   whether every request of the subject has this URL, so that the source may answer that nothing has changed
 */
public record Query(
        URI uri,
        Map<String, String> headers,
        String filename,
        @Nullable FileKind kind,
        boolean isSame) {
    public Query {
        headers = Map.copyOf(headers);
    }

    /** Of a URL that is asked again and again. */
    public static Query same(URI uri, String filename, @Nullable FileKind kind) {
        return new Query(uri, Map.of(), filename, kind, true);
    }

    /** Of a URL that says from when on data is wanted. */
    public static Query since(URI uri, String filename, @Nullable FileKind kind) {
        return new Query(uri, Map.of(), filename, kind, false);
    }

    /** With these headers. */
    public Query with(Map<String, String> further) {
        return new Query(uri, further, filename, kind, isSame);
    }
}
