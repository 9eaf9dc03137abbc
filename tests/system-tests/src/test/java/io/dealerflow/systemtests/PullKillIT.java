package io.dealerflow.systemtests;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.dbn.DbnWriter;
import io.dealerflow.testkit.KafkaProbe;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A connector whose process is killed in the middle of its work, against a server of a vendor. */
@Tag("long")
class PullKillIT {
    private static final Duration SOON = Duration.ofMinutes(6);
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final int DAYS = 12;
    private static final LocalDate FIRST = TODAY.minusDays(DAYS);

    @TempDir
    private static Path data;

    /** Where in the answer to a request the process is killed. */
    private enum Kill {
        BEFORE,
        WITHIN,
        BEHIND
    }

    private static final Map<Integer, Kill> KILLS = Map.of(2, Kill.WITHIN, 5, Kill.BEHIND, 8, Kill.BEFORE);

    @Test
    @DisplayName(
            "rows, events and landing are those of everything that the vendor has, each once, however often the process was killed")
    void killedWhilePulling() throws Exception {
        try (Vendor vendor = new Vendor()) {
            Files.createDirectories(data.resolve("config"));
            Files.writeString(data.resolve("config/application.properties"), """
                    dealerflow.ingest.claim-lifetime=21s
                    dealerflow.ingest.pull-first-retry=1s
                    dealerflow.ingest.pull.killed.connector=databento
                    dealerflow.ingest.pull.killed.url=http://127.0.0.1:%d/v0
                    dealerflow.ingest.pull.killed.allow-http=true
                    dealerflow.ingest.pull.killed.allow-private=true
                    dealerflow.ingest.pull.killed.api-key=a-key
                    dealerflow.ingest.pull.killed.subjects=ESZ9
                    dealerflow.ingest.pull.killed.start=%s
                    dealerflow.ingest.pull.killed.requests-per-minute=600
                    dealerflow.ingest.pull.killed.every=1s
                    """.formatted(vendor.port(), FIRST));
            try (Product product = Product.start(data, "--no-market")) {
                vendor.serve(() -> product.processOf("ingest-service").destroyForcibly());

                await().atMost(SOON)
                        .untilAsserted(() -> assertThat(rows(product)).isEqualTo(expectedRows()));

                assertThat(vendor.kills.get()).isEqualTo(KILLS.size());
                assertThat(events(product)).hasSize(DAYS);
                assertThat(landed()).isEqualTo(vendor.served);
            }
        }
    }

    /** The settlement of a day, and no other record. */
    private static byte[] file(LocalDate day) {
        Instant evening = day.atTime(21, 0).toInstant(ZoneOffset.UTC);
        return DbnWriter.zstd(new DbnWriter(3)
                .map("ESZ9", 7, day, day.plusDays(1))
                .price(DbnWriter.SETTLEMENT_PRICE, 7, evening, evening, settlement(day) * 1_000_000_000L)
                .file());
    }

    private static long settlement(LocalDate day) {
        return 5000 + day.getDayOfYear();
    }

    private static Set<String> expectedRows() {
        return FIRST.datesUntil(TODAY)
                .map(day -> day + " ESZ9 " + settlement(day))
                .collect(toCollection(TreeSet::new));
    }

    private static Set<String> rows(Product product) throws SQLException {
        Set<String> rows = new TreeSet<>();
        try (var connection = DriverManager.getConnection(
                        product.described().path("jdbc_url").asText());
                var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT day, contract, settlement FROM ingest.raw_futures")) {
            while (found.next()) {
                String row = found.getString(1) + " " + found.getString(2) + " " + found.getLong(3);
                assertThat(rows.add(row)).as(row + " once").isTrue();
            }
        }
        return rows;
    }

    private static Set<String> events(Product product) {
        Set<String> ids = new TreeSet<>();
        try (var kafka =
                new KafkaProbe(product.described().path("bootstrap_servers").asText())) {
            kafka.all(Topics.RAW_FUTURES.name()).forEach(each -> ids.add(KafkaProbe.header(each, HeaderNames.CE_ID)));
        }
        return ids;
    }

    /** The hashes that files in landing have in their names, each of one file. */
    private static Set<String> landed() throws IOException {
        Set<String> hashes = new TreeSet<>();
        try (Stream<Path> files = Files.walk(data.resolve("landing/databento"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String hash = EventIds.sha256(Files.readAllBytes(file));
                assertThat(file.getFileName().toString()).startsWith(hash);
                assertThat(hashes.add(hash)).as(file + " once").isTrue();
            }
        }
        return hashes;
    }

    /** Answers slowly, and has the process that asks killed at some of its requests. */
    private static final class Vendor implements AutoCloseable {
        private static final Pattern START = Pattern.compile("start=(\\d{4}-\\d{2}-\\d{2})");

        private final HttpServer server;
        private final AtomicInteger requests = new AtomicInteger();
        private final AtomicInteger kills = new AtomicInteger();
        private final Set<String> served = new ConcurrentSkipListSet<>();
        private final CountDownLatch open = new CountDownLatch(1);
        private volatile Runnable kill = () -> {};

        Vendor() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/v0/timeseries.get_range", this::answer);
            server.start();
        }

        int port() {
            return server.getAddress().getPort();
        }

        /** Requests wait until now. */
        void serve(Runnable killing) {
            kill = killing;
            open.countDown();
        }

        private void answer(HttpExchange exchange) throws IOException {
            try (exchange) {
                open.await();
                Kill place = KILLS.get(requests.incrementAndGet());
                String query = URLDecoder.decode(exchange.getRequestURI().getRawQuery(), StandardCharsets.UTF_8);
                Matcher start = START.matcher(query);
                assertThat(start.find()).isTrue();
                byte[] body = file(LocalDate.parse(start.group(1)));
                served.add(EventIds.sha256(body));
                killAt(Kill.BEFORE, place);
                exchange.sendResponseHeaders(200, body.length);
                try (OutputStream out = exchange.getResponseBody()) {
                    out.write(body, 0, body.length / 2);
                    out.flush();
                    killAt(Kill.WITHIN, place);
                    out.write(body, body.length / 2, body.length - body.length / 2);
                }
                killAt(Kill.BEHIND, place);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private void killAt(Kill here, Kill place) {
            if (here == place) {
                kills.incrementAndGet();
                kill.run();
            }
        }

        @Override
        public void close() {
            open.countDown();
            server.stop(0);
        }
    }
}
