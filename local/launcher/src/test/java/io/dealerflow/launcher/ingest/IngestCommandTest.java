package io.dealerflow.launcher.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.embedded.ProcessIdentity;
import io.dealerflow.launcher.Captured;
import io.dealerflow.launcher.system.CommandFailure;
import io.dealerflow.launcher.system.DataFolder;
import io.dealerflow.launcher.system.RunningSystem;
import io.dealerflow.launcher.system.ServiceEntry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that answers as ingest-service and gex-api do: a file that begins with {@code bad} is refused. */
class IngestCommandTest {
    private static final String ACCEPTED = """
        {"status":"accepted","symbol":"SPX","as_of":"2026-03-11T19:00:00Z",
         "ingest_ts":"2026-03-11T19:00:05Z","spot":100.5,"contracts_received":82,"accepted":81,"dropped":{"NOT_A_NUMBER":1},"event_id":"e1","sha256":"s1"}\
        """;
    private static final String REFUSED = """
        {"status":"refused","contracts_received":20,"dropped":{"DUPLICATE":10},
         "sha256":"s2","line":3,"field":"date","reason":"NO_DATE","value":"some day",
         "message":"The file does not say when."}\
        """;

    private static final String STORED = """
        {"status":"accepted","kind":"fx","source":"ecb","records_received":3,"records_accepted":2,
         "dropped":{"NOT_A_NUMBER":1},"first_as_of":"2026-03-10T15:00:00Z","last_as_of":"2026-03-11T15:00:00Z",
         "keys":["EURUSD"],"sha256":"s3"}\
        """;

    private static final Duration TIMEOUT = Duration.ofMillis(300);
    private static final UploadClient.Sending ANY = new UploadClient.Sending(null, null, null);

    @TempDir
    Path data;

    private final AtomicInteger unavailable = new AtomicInteger();
    private final AtomicInteger notYetServed = new AtomicInteger();
    private final List<String> requests = new ArrayList<>();
    private String served = "e1";
    private String servedSince = "2026-03-11T19:00:05Z";
    private final CountDownLatch hung = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/v1/files", this::upload);
        server.createContext("/api/v1/files/s3", this::progress);
        server.createContext("/api/v1/gex/SPX", this::snapshot);
        server.start();
        int port = server.getAddress().getPort();
        DataFolder folder = new DataFolder(data);
        folder.create();
        ProcessIdentity.of(ProcessHandle.current().pid())
                .orElseThrow()
                .write(folder.run().resolve("owner.pid"));
        var services =
                List.of(new ServiceEntry("ingest-service", 1, port, ""), new ServiceEntry("gex-api", 1, port, ""));
        new RunningSystem(data.toString(), "", 1, services, "", "", "", "").write(folder);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void upload(HttpExchange exchange) throws IOException {
        if (hung.getCount() == 0) {
            requests.add("hung");
            return; // the connection stays open without an answer
        }
        requests.add(exchange.getRequestURI().toString());
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (unavailable.getAndDecrement() > 0) {
            answer(exchange, 503, "{\"detail\":\"The database does not answer\"}");
        } else if (body.startsWith("bad")) {
            answer(exchange, 422, REFUSED);
        } else {
            answer(exchange, 200, body.startsWith("rates") ? STORED : ACCEPTED);
        }
    }

    private void progress(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestURI().toString());
        int readable = notYetServed.getAndDecrement() > 0 ? 1 : 2;
        answer(
                exchange,
                200,
                "{\"sha256\":\"s3\",\"source\":\"ecb\",\"kind\":\"fx\",\"events\":2,\"readable\":" + readable + "}");
    }

    private void snapshot(HttpExchange exchange) throws IOException {
        if (hung.getCount() == 0) {
            return;
        }
        String id = notYetServed.getAndDecrement() > 0 ? "another" : served;
        answer(
                exchange,
                200,
                "{\"as_of\":\"2026-03-11T19:00:00Z\",\"ingest_ts\":\"" + servedSince + "\",\"observation_ids\":[\"" + id
                        + "\"]}");
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(data.resolve(name), content);
    }

    private static List<JsonNode> objects(Captured captured) {
        return captured.out().lines().map(IngestCommandTest::json).toList();
    }

    private static JsonNode json(String line) {
        try {
            return Wire.json().readTree(line);
        } catch (IOException e) {
            throw new AssertionError(line, e);
        }
    }

    @Test
    void anAcceptedFileIsOneObjectOfTheFixedFields() throws Exception {
        notYetServed.set(3);
        Path file = file("a file.csv", "good");

        Captured captured = Captured.run("ingest", file.toString(), "--json", "--data", data.toString());

        assertThat(captured.exitCode()).isZero();
        JsonNode object = objects(captured).getFirst();
        assertThat(object.propertyStream().map(Map.Entry::getKey))
                .containsExactly(
                        "file",
                        "status",
                        "symbol",
                        "as_of",
                        "spot",
                        "contracts_received",
                        "accepted",
                        "dropped",
                        "event_id",
                        "sha256",
                        "url");
        assertThat(object.path("as_of").asText()).isEqualTo("2026-03-11T19:00:00Z");
        assertThat(object.path("url").asText()).endsWith("/api/v1/gex/SPX?as_of=2026-03-11T19:00:00Z");
        assertThat(notYetServed.get()).isNegative();
        assertThat(requests.getFirst()).endsWith("/api/v1/files?filename=a%20file.csv");
    }

    @Test
    @DisplayName("a file of another kind is one object of its fixed fields, printed when all its rows can be read")
    void anotherKindIsReportedOnceItsRowsCanBeRead() throws Exception {
        notYetServed.set(2);
        String file = file("rates.csv", "rates").toString();

        Captured captured =
                Captured.run("ingest", file, "--kind", "fx", "--source", "ecb", "--json", "--data", data.toString());

        assertThat(captured.exitCode()).isZero();
        JsonNode object = objects(captured).getFirst();
        assertThat(object.propertyStream().map(Map.Entry::getKey))
                .containsExactly(
                        "file",
                        "status",
                        "kind",
                        "source",
                        "records_received",
                        "records_accepted",
                        "dropped",
                        "first_as_of",
                        "last_as_of",
                        "keys",
                        "sha256");
        assertThat(object.path("kind").asText()).isEqualTo("fx");
        assertThat(requests.getFirst()).endsWith("/api/v1/files?filename=rates.csv&source=ecb&kind=fx");
        assertThat(requests.subList(1, requests.size())).hasSize(3).containsOnly("/api/v1/files/s3?source=ecb&kind=fx");
    }

    @Test
    void aRefusedFileIsOneObjectOfTheFixedFieldsAndSix() throws Exception {
        Captured captured =
                Captured.run("ingest", file("f.csv", "bad").toString(), "--json", "--data", data.toString());

        assertThat(captured.exitCode()).isEqualTo(6);
        JsonNode object = objects(captured).getFirst();
        assertThat(object.propertyStream().map(Map.Entry::getKey))
                .containsExactly(
                        "file",
                        "status",
                        "line",
                        "field",
                        "reason",
                        "value",
                        "contracts_received",
                        "dropped",
                        "message");
        assertThat(object.path("line").asInt()).isEqualTo(3);
    }

    @DisplayName("a refusal's JSON has counts and the message")
    @Test
    void aRefusalCarriesItsCountsAndItsMessage() throws Exception {
        Captured captured =
                Captured.run("ingest", file("f.csv", "bad").toString(), "--json", "--data", data.toString());

        JsonNode object = objects(captured).getFirst();
        assertThat(object.path("contracts_received").asInt()).isEqualTo(20);
        assertThat(object.path("dropped").path("DUPLICATE").asInt()).isEqualTo(10);
        assertThat(object.path("message").asText()).isEqualTo("The file does not say when.");
    }

    @Test
    void allFilesAreTriedAndReportedInOrder() throws Exception {
        Captured captured = Captured.run(
                "ingest",
                file("1.csv", "bad").toString(),
                data.resolve("absent.csv").toString(),
                file("3.csv", "good").toString(),
                "--json",
                "--data",
                data.toString());

        assertThat(captured.exitCode()).isEqualTo(6);
        assertThat(objects(captured))
                .extracting(object -> object.path("status").asText())
                .containsExactly("refused", "refused", "accepted");
    }

    @Test
    @DisplayName("a file replaced by a later one of the same time is accepted, and reported as replaced")
    void anObservationThatWasCorrectedIsNotWaitedFor() throws Exception {
        served = "e2";
        servedSince = "2026-03-11T19:10:00Z";

        Captured captured = Captured.run("ingest", file("f.csv", "good").toString(), "--data", data.toString());

        assertThat(captured.exitCode()).isZero();
        assertThat(captured.err()).contains("f.csv: a file received later for the same time has replaced this one");
    }

    @Test
    void anInstantGivenByHandIsSentWithTheFile() throws Exception {
        String file = file("f.csv", "good").toString();

        Captured given =
                Captured.run("ingest", "--as-of", "2026-03-11T15:00:00-04:00", file, "--data", data.toString());
        Captured wrong = Captured.run("ingest", "--as-of", "yesterday", file, "--data", data.toString());

        assertThat(given.exitCode()).isZero();
        assertThat(requests).singleElement().asString().contains("as_of=2026-03-11T19%3A00%3A00Z");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).contains("--as-of", "yesterday");
    }

    @Test
    void aServiceThatIsDownIsRetried() throws Exception {
        unavailable.set(1);

        Captured captured =
                Captured.run("ingest", file("f.csv", "good").toString(), "--no-wait", "--data", data.toString());

        assertThat(captured.exitCode()).isZero();
        assertThat(captured.out()).contains("SPX at 2026-03-11T19:00:00Z", "81 of 82 contracts");
        assertThat(requests).hasSize(2);
    }

    @Test
    @DisplayName("a folder is refused as a folder, not as an unreadable file")
    void aFolderIsRefusedAsAFolder() throws Exception {
        Path folder = Files.createDirectory(data.resolve("chains"));

        Captured captured = Captured.run("ingest", folder.toString(), "--data", data.toString());

        assertThat(captured.exitCode()).isEqualTo(6);
        assertThat(captured.out()).contains("NOT_A_FILE", "This is a folder; name its files");
        assertThat(requests).isEmpty();
    }

    @Test
    @DisplayName("an ingest-service that accepts the connection and never answers costs one timeout, not minutes")
    void aHungIngestServiceIsGivenUp() throws Exception {
        hung.countDown();
        UploadClient client =
                new UploadClient(RunningSystem.read(new DataFolder(data)).orElseThrow(), ANY, TIMEOUT);

        Path file = file("f.csv", "good");

        assertThatThrownBy(() -> client.send(file))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("ingest-service does not answer");
        assertThat(requests).hasSizeLessThan(3);
    }

    @Test
    @DisplayName("a gex-api that accepts the connection and never answers costs one timeout, not minutes")
    void aHungGexApiIsGivenUp() throws Exception {
        UploadClient client =
                new UploadClient(RunningSystem.read(new DataFolder(data)).orElseThrow(), ANY, TIMEOUT);
        Answer.Accepted accepted = (Answer.Accepted) client.send(file("f.csv", "good"));
        hung.countDown();

        assertThatThrownBy(() -> client.awaitServed(accepted))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("f.csv was accepted, but gex-api has not answered");
    }
}
