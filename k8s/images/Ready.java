import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** The health check of compose.yaml, run from its source: exit code 0 when the service of this container is ready. */
final class Ready {
    private static final int NOT_READY = 1;

    private Ready() {}

    public static void main(String... arguments) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:8080/q/health/ready")).build();
        int status = HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
        System.exit(status == 200 ? 0 : NOT_READY);
    }
}
