package io.dealerflow.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/**
 * What a service served at {@code /q/metrics} at one time, in Prometheus's text format.
 *
 * @param text of all metrics
 */
record ServedMetrics(String text) {
    static ServedMetrics of(HttpClient client, String url) throws IOException, InterruptedException {
        HttpRequest get = HttpRequest.newBuilder(URI.create(url + "/q/metrics")).build();
        return new ServedMetrics(
                client.send(get, HttpResponse.BodyHandlers.ofString()).body());
    }

    /** The sum over all label sets that contain {@code label}, such as {@code stage="reading"}; 0 where there is none. */
    double sum(String name, String label) {
        return text.lines()
                .filter(line -> line.startsWith(name + "{") && line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }
}
