package io.dealerflow.gexapi.it;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A reader of an event stream. */
final class Sse implements AutoCloseable {
    record Event(String id, String name, String data) {}

    private final HttpClient client = HttpClient.newHttpClient();
    private final Stream<String> lines;
    final List<Event> events = new CopyOnWriteArrayList<>();
    final List<String> comments = new CopyOnWriteArrayList<>();

    Sse(String url, @Nullable String lastEventId) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<Stream<String>> response = client.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        if (response.statusCode() != 200) {
            throw new IOException("status " + response.statusCode());
        }
        lines = response.body();
        Thread.ofVirtual().start(this::read);
    }

    List<String> ids() {
        return events.stream().map(Event::id).toList();
    }

    private void read() {
        String[] fields = new String[3];
        try {
            lines.forEach(line -> take(line, fields));
        } catch (RuntimeException e) {
            // Closed by this side.
        }
    }

    private void take(String line, String[] fields) {
        if (line.startsWith(":")) {
            comments.add(line);
        } else if (line.startsWith("id:")) {
            fields[0] = line.substring(3).strip();
        } else if (line.startsWith("event:")) {
            fields[1] = line.substring(6).strip();
        } else if (line.startsWith("data:")) {
            fields[2] = line.substring(5).strip();
        } else if (line.isEmpty() && fields[2] != null) {
            events.add(new Event(fields[0], fields[1], fields[2]));
            fields[2] = null;
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
