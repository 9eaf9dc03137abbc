package io.dealerflow.ingest.source;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.dealerflow.ingest.pull.Fetcher;
import io.dealerflow.ingest.pull.Reach;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Good and bad servers. */
class HttpFetcherTest {
    private static final Instant NOW = Instant.parse("2026-03-04T15:30:00Z");
    private static final Vertx VERTX = Vertx.vertx();
    private static final WireMockServer SERVER =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));
    private static final HttpFetcher FETCHER = HttpFetcher.on(VERTX, Clock.fixed(NOW, ZoneOffset.UTC));
    private static final Reach REACH = new Reach(Set.of("localhost"), true);
    private static final String TEXT = "line\n".repeat(50_000);

    @BeforeAll
    static void startServer() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        FETCHER.close();
        SERVER.stop();
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @BeforeEach
    void reset() {
        SERVER.resetAll();
    }

    private static URI url(String host, String path) {
        return URI.create("http://" + host + ":" + SERVER.port() + path);
    }

    private static Fetcher.Request request(URI uri, Reach reach, Duration timeout) {
        return new Fetcher.Request(uri, Map.of("Authorization", "Bearer secret"), reach, timeout, "\"v1\"", null);
    }

    private static Fetcher.Answer fetch(String path) throws IOException {
        return FETCHER.fetch(request(url("127.0.0.1", path), REACH, Duration.ofSeconds(10)));
    }

    private static String text(Fetcher.Answer answer) throws IOException {
        assertThat(answer).isInstanceOf(Fetcher.Body.class);
        try (Fetcher.Body body = (Fetcher.Body) answer) {
            return new String(body.bytes().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    @DisplayName("a body is unpacked, and comes with what tells it from others")
    void body() throws IOException {
        SERVER.stubFor(get("/a?b=%5EC")
                .willReturn(aResponse()
                        .withBody(TEXT)
                        .withHeader("ETag", "\"v2\"")
                        .withHeader("Last-Modified", "Tue, 11 Jun 2024 10:00:00 GMT")));

        Fetcher.Body body = (Fetcher.Body) fetch("/a?b=%5EC");

        assertThat(text(body)).isEqualTo(TEXT);
        assertThat(body.etag()).startsWith("\"v2");
        assertThat(body.lastModified()).isEqualTo("Tue, 11 Jun 2024 10:00:00 GMT");
        SERVER.verify(getRequestedFor(urlEqualTo("/a?b=%5EC"))
                .withHeader("If-None-Match", equalTo("\"v1\""))
                .withHeader("Authorization", equalTo("Bearer secret"))
                .withHeader("Accept-Encoding", containing("gzip")));
    }

    @Test
    void notModified() throws IOException {
        SERVER.stubFor(get("/a").willReturn(aResponse().withStatus(304)));

        assertThat(fetch("/a")).isEqualTo(new Fetcher.NotModified());
    }

    @ParameterizedTest
    @ValueSource(strings = {"90", "Wed, 04 Mar 2026 15:31:30 GMT"})
    void retryAfter(String header) throws IOException {
        SERVER.stubFor(get("/a").willReturn(aResponse().withStatus(429).withHeader("Retry-After", header)));

        assertThat(fetch("/a")).isEqualTo(new Fetcher.Status(429, Duration.ofSeconds(90)));
    }

    @Test
    @DisplayName("a redirect is followed to a host of the source, which gets no key")
    void redirect() throws IOException {
        SERVER.stubFor(
                get("/a").willReturn(temporaryRedirect(url("localhost", "/b").toString())));
        SERVER.stubFor(get("/b").willReturn(aResponse().withBody("there")));

        assertThat(text(fetch("/a"))).isEqualTo("there");
        SERVER.verify(getRequestedFor(urlEqualTo("/b")).withHeader("Authorization", absent()));
    }

    @ParameterizedTest
    @DisplayName("a redirect elsewhere is not followed, and its URL is not told")
    @ValueSource(
            strings = {
                "https://elsewhere.example.test/b?token=x",
                "http://169.254.169.254/latest?token=x",
                "file:///etc/passwd?token=x",
                "//elsewhere.example.test/?token=x",
                "http://[::1/?token=x"
            })
    void redirectElsewhere(String location) throws IOException {
        SERVER.stubFor(get("/a").willReturn(temporaryRedirect(location)));

        assertThat(fetch("/a"))
                .isInstanceOfSatisfying(
                        Fetcher.Forbidden.class,
                        forbidden -> assertThat(forbidden.message())
                                .contains("not allowed")
                                .doesNotContain("token"));
    }

    @Test
    void redirectsWithoutEnd() throws IOException {
        SERVER.stubFor(get("/a").willReturn(temporaryRedirect("/a")));

        assertThat(fetch("/a")).isInstanceOf(Fetcher.Forbidden.class);
        SERVER.verify(6, getRequestedFor(urlEqualTo("/a")));
    }

    @Test
    @DisplayName("an address of this machine is not connected to unless the source allows it")
    void privateAddress() throws IOException {
        SERVER.stubFor(get("/a").willReturn(aResponse().withBody("secret")));
        var closed = new Reach(Set.of(), false);

        for (String host : new String[] {"127.0.0.1", "localhost"}) {
            assertThat(FETCHER.fetch(request(url(host, "/a"), closed, Duration.ofSeconds(10))))
                    .isEqualTo(new Fetcher.Forbidden(host + " has an address that is not allowed"));
        }
        SERVER.verify(0, getRequestedFor(urlEqualTo("/a")));
    }

    @Test
    @DisplayName("a body that comes drop by drop ends with the timeout")
    void slowBody() throws IOException {
        SERVER.stubFor(get("/a").willReturn(aResponse().withBody(TEXT).withChunkedDribbleDelay(40, 40_000)));

        Fetcher.Answer answer = FETCHER.fetch(request(url("127.0.0.1", "/a"), REACH, Duration.ofSeconds(2)));

        assertThatIOException().isThrownBy(() -> text(answer)).withMessageContaining("not complete in time");
    }

    @Test
    void noAnswer() {
        SERVER.stubFor(get("/a").willReturn(aResponse().withFixedDelay(5_000)));

        assertThatIOException()
                .isThrownBy(() -> FETCHER.fetch(request(url("127.0.0.1", "/a"), REACH, Duration.ofMillis(400))));
    }

    @Test
    void noServer() {
        assertThatIOException()
                .isThrownBy(
                        () -> FETCHER.fetch(request(URI.create("http://127.0.0.1:1/"), REACH, Duration.ofSeconds(5))));
        assertThatIOException()
                .isThrownBy(() -> FETCHER.fetch(
                        request(URI.create("http://no-such-host.invalid/"), REACH, Duration.ofSeconds(5))))
                .withMessage("no-such-host.invalid has no address");
    }

    @ParameterizedTest
    @DisplayName("a body that is shorter than announced, or not ended, is cut")
    @ValueSource(strings = {"Content-Length: 100\r\n\r\nabc", "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"})
    void cutBody(String rest) throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Thread.ofVirtual().start(() -> serveOnce(server, "HTTP/1.1 200 OK\r\n" + rest));

            Fetcher.Answer answer = FETCHER.fetch(request(
                    URI.create("http://127.0.0.1:" + server.getLocalPort() + "/"), REACH, Duration.ofSeconds(10)));

            assertThatIOException().isThrownBy(() -> text(answer)).withMessageContaining("cut short");
        }
    }

    private static void serveOnce(ServerSocket server, String answer) {
        try (var connection = server.accept()) {
            var request =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));
            while (!request.readLine().isEmpty()) {
                // to the end of its head
            }
            connection.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
            connection.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
