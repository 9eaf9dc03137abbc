package io.dealerflow.load;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Sends bodies with {@code Expect: 100-continue}: after the server has said that it takes them. */
final class ExpectingLoad implements AutoCloseable {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** As {@link OpenLoop} sends. */
    Measurement open(String url, byte[] json, double rate, Duration duration) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "application/json")
                .expectContinue(true)
                .POST(HttpRequest.BodyPublishers.ofByteArray(json))
                .build();
        return OpenLoop.run(
                rate,
                duration,
                (due, measurement) -> client.sendAsync(request, HttpResponse.BodyHandlers.discarding())
                        .whenComplete((answer, failure) -> measurement.answered(
                                answer == null ? Measurement.NO_ANSWER : answer.statusCode(),
                                System.nanoTime() - due)));
    }

    @Override
    public void close() {
        client.close();
    }
}
