package io.dealerflow.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.event.Topic;
import io.dealerflow.testkit.KafkaProbe;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one system has landed, given to another with a Kafka and a PostgreSQL of its own, both empty. */
@Tag("long")
class FreshSystemIT {
    private static final Duration SOON = Duration.ofMinutes(2);
    private static final Duration QUIET = Duration.ofSeconds(5);
    private static final ZonedDateTime AS_OF = ZonedDateTime.parse("2026-03-11T11:00:00-04:00[America/New_York]");
    private static final Path DBN_CHAINS = Path.of(
                    "../../ingest-service/src/test/resources/io/dealerflow/ingest/source/databento")
            .toAbsolutePath()
            .normalize();
    /** Chains, each a snapshot and a score. */
    private static final int CHAINS = 5;

    @TempDir
    private static Path folder;

    @Test
    @DisplayName("events, features and scores have the same ids as in the first, and a replay adds none")
    void sameIds() throws Exception {
        Map<String, Set<String>> first;
        try (Product product = Product.start(folder.resolve("first"), "--no-market")) {
            List<String> command =
                    new ArrayList<>(files().stream().map(Path::toString).toList());
            command.add("--json");
            Product.Outcome outcome = product.run("ingest", command.toArray(String[]::new));
            assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
            assertThat(product.get("/api/v1/gex/ES").path("spot_source").asText())
                    .isEqualTo("QUOTED");
            assertThat(product.get("/api/v1/gex/SPX").path("spot_source").asText())
                    .isEqualTo("PARITY");
            first = settled(product);
        }
        assertThat(first)
                .containsKeys(
                        Topics.RAW_FUTURES.name(),
                        Topics.RAW_FX.name(),
                        Topics.RAW_MACRO.name(),
                        Topics.RAW_BARS.name(),
                        Topics.RAW_TRADES.name(),
                        Topics.RAW_NEWS.name());
        copy(folder.resolve("first/landing"), folder.resolve("second/landing"));

        try (Product product = Product.start(folder.resolve("second"), "--no-market")) {
            assertThat(settled(product)).isEqualTo(first);

            Product.Outcome replayed =
                    product.run("replay", "--from", "2000-01-01", "--to", "2099-12-31", "--speed", "max");

            assertThat(replayed.exitCode()).as(replayed.out() + replayed.err()).isZero();
            assertThat(settled(product)).isEqualTo(first);
            assertThat(product.get("/api/v1/gex/ES").path("spot").asDouble()).isEqualTo(6712.375);
        }
    }

    /** Two observations of one symbol, one of another, two chains in DBN, and other kinds, among them bars whose symbol is in the file's name alone. */
    private static List<Path> files() throws IOException {
        Path files = Files.createDirectories(folder.resolve("files"));
        return List.of(
                Files.write(
                        files.resolve("1.csv"), QuoteFile.of("FRESHA", AS_OF).bytes()),
                Files.write(
                        files.resolve("2.csv"),
                        QuoteFile.of("FRESHA", AS_OF.plusHours(1)).bytes()),
                Files.write(
                        files.resolve("3.csv"), QuoteFile.of("FRESHB", AS_OF).bytes()),
                dbn(files, "es-options.dbn.zst"),
                dbn(files, "opra-options.dbn.zst"),
                write(
                        files.resolve("vx.csv"),
                        "Trade Date,Futures,Open,High,Low,Close,Settle,Change,Total Volume,EFP,Open Interest",
                        "2026-03-10,K (May 2026),20,21,19,20,20.5,0,10,0,1000",
                        "2026-03-11,K (May 2026),20,21,19,20,20.75,0,11,0,1001"),
                write(
                        files.resolve("eurofxref-hist.csv"),
                        "Date,USD,JPY",
                        "2026-03-11,1.5,150.25",
                        "2026-03-10,1.25,151"),
                write(files.resolve("DGS10.csv"), "observation_date,DGS10", "2026-03-10,4.25", "2026-03-11,4.5"),
                write(
                        files.resolve("bars.csv"),
                        "symbol,time,open,high,low,close,volume",
                        "FRESH,2026-03-11T15:00:00Z,10,12,9,11,100",
                        "FRESH,2026-03-11T16:00:00Z,11,13,10,12,90"),
                write(files.resolve("NAMED_1h.csv"), "time,open,high,low,close", "2026-03-11T15:00:00Z,10,12,9,11"),
                write(
                        files.resolve("fills.csv"),
                        "account,instrument,time,side,quantity,price,commission",
                        "FRESH-1,ESU6,2026-03-11T13:30:00Z,buy,2,6200.25,"),
                write(
                        files.resolve("feed.xml"),
                        "<rss version=\"2.0\"><channel><title>T</title><link>https://fresh.example.test/</link>",
                        "<item><title>Fresh</title><link>https://fresh.example.test/1</link><description>Words.</description>",
                        "<pubDate>Wed, 11 Mar 2026 12:00:00 GMT</pubDate></item></channel></rss>"));
    }

    /** A chain that the tests of ingest-service have in base64. */
    private static Path dbn(Path files, String name) throws IOException {
        byte[] text = Files.readAllBytes(DBN_CHAINS.resolve(name + ".b64"));
        return Files.write(files.resolve(name), Base64.getMimeDecoder().decode(text));
    }

    private static Path write(Path file, String... lines) throws IOException {
        return Files.write(file, List.of(lines), StandardCharsets.UTF_8);
    }

    /** As tools that copy objects do: the copies have times of their own. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Path target = to.resolve(from.relativize(path));
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
    }

    /** The event ids of each topic of raw data, features and scores, once every chain has its score and nothing more comes. */
    private static Map<String, Set<String>> settled(Product product) {
        var last = new AtomicReference<Map<String, Set<String>>>(Map.of());
        try (var kafka =
                new KafkaProbe(product.described().path("bootstrap_servers").asText())) {
            await().atMost(SOON)
                    .during(QUIET)
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> {
                        Map<String, Set<String>> now = ids(kafka);
                        return now.equals(last.getAndSet(now))
                                && now.getOrDefault(Topics.SCORES_ASSETS.name(), Set.of())
                                                .size()
                                        >= CHAINS;
                    });
        }
        assertThat(last.get().get(Topics.FEATURES_GEX.name())).hasSize(CHAINS);
        return last.get();
    }

    /** Of scores only the last version of each asset and instant: those before it depend on what was known when. */
    private static Map<String, Set<String>> ids(KafkaProbe kafka) {
        Map<String, Set<String>> ids = new TreeMap<>();
        Stream<Topic<?>> raw =
                Topics.all().stream().filter(topic -> topic.name().contains(".raw."));
        Stream.concat(raw, Stream.of(Topics.FEATURES_GEX, Topics.SCORES_ASSETS)).forEach(topic -> {
            Map<String, String> versions = new TreeMap<>();
            kafka.all(topic.name()).forEach(each -> {
                String id = KafkaProbe.header(each, HeaderNames.CE_ID);
                boolean isScore = topic.equals(Topics.SCORES_ASSETS);
                versions.put(isScore ? each.key() + " " + KafkaProbe.header(each, HeaderNames.CE_TIME) : id, id);
            });
            if (!versions.isEmpty()) {
                ids.put(topic.name(), new TreeSet<>(versions.values()));
            }
        });
        return ids;
    }
}
