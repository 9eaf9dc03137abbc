package io.dealerflow.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.testkit.StoreServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Analyses of bar histories by the command: by two workers of which one is killed, with a contract that fails, and on S3. */
@Tag("long")
class JobWorkersIT {
    private static final Duration SOON = Duration.ofMinutes(3);
    private static final String GROUP = "dealerflow-feature-service-jobs";
    private static final int CONTRACTS = 60;
    private static final String BUCKET = "histories";

    @TempDir
    private static Path folder;

    private static Product product;

    @BeforeAll
    static void start() throws Exception {
        Map<String, String> environment = new HashMap<>(Map.of("DEALERFLOW_JOBS_WORKERS", "1"));
        if (StoreServers.S3PROXY.isThere()) {
            Path buckets = folder.resolve("buckets");
            sampleBars(buckets.resolve(BUCKET).resolve("in"), 3, 500);
            environment.putAll(Map.of(
                    "S3_ENDPOINT",
                    StoreServers.s3(buckets).toString(),
                    "AWS_ACCESS_KEY_ID",
                    StoreServers.USER,
                    "AWS_SECRET_ACCESS_KEY",
                    StoreServers.PASSWORD,
                    "AWS_REGION",
                    "us-east-1"));
        }
        product = Product.start(folder.resolve("data"), environment, "--no-market");
    }

    @AfterAll
    static void stop() throws Exception {
        if (product != null) {
            product.close();
        }
    }

    @Test
    @DisplayName(
            "two workers share the units; when one is killed the other does its units, and no byte differs from those of one worker")
    void killedWorker() throws Exception {
        Path bars = sampleBars(folder.resolve("bars"), CONTRACTS, 28_048);
        assertDone(analyze(bars, folder.resolve("undisturbed")));
        Path place = Files.createDirectories(folder.resolve("replica"));
        CompletableFuture<Product.Outcome> run;
        try (Replica replica = Replica.of(
                product.processOf("feature-service"),
                place,
                Map.of("STATE_DIR", place.resolve("streams").toString()))) {
            await().atMost(SOON).ignoreExceptions().until(replica::isReady);
            await().atMost(SOON).until(JobWorkersIT::areBothAssigned);
            run = CompletableFuture.supplyAsync(() -> analyze(bars, folder.resolve("killed")));
            await().atMost(SOON).pollInterval(Duration.ofMillis(50)).until(() -> {
                JsonNode newest = product.get("/api/v1/jobs?limit=1").path(0);
                return newest.at("/parameters/output").asText().endsWith("killed")
                        && newest.path("done").asInt() >= 6;
            });
        }

        assertDone(run.join());
        assertThat(hashes(folder.resolve("killed")))
                .hasSize(CONTRACTS + 1)
                .isEqualTo(hashes(folder.resolve("undisturbed")));
    }

    private static boolean areBothAssigned() throws Exception {
        String brokers = product.described().path("bootstrap_servers").asText();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            Collection<MemberDescription> members = admin.describeConsumerGroups(List.of(GROUP))
                    .all()
                    .get()
                    .get(GROUP)
                    .members();
            return members.size() == 2
                    && members.stream()
                            .noneMatch(member ->
                                    member.assignment().topicPartitions().isEmpty());
        }
    }

    @Test
    @DisplayName(
            "a contract that fails is tried four times and listed; made good, it is analysed alone and leaves the others as they are")
    void failedContract() throws Exception {
        Path bars = sampleBars(folder.resolve("some"), 2, 500);
        Path bad = bars.resolve("BAD.csv");
        Files.writeString(bad, "time,close\n1262358000,?\n");
        Path output = folder.resolve("listed");

        Product.Outcome listed = analyze(bars, output);

        assertThat(listed.exitCode()).isNotZero();
        assertThat(listed.out())
                .contains("analysed 2 of 3 contracts")
                .contains("BAD failed after 4 attempts: BAD.csv, line 2, column close: must be a number, was '?'");
        Map<String, String> before = hashes(output);

        Files.copy(bars.resolve("C00001.csv"), bad, StandardCopyOption.REPLACE_EXISTING);
        Product.Outcome alone = analyze(bars, output, "--contract", "BAD");

        assertDone(alone);
        assertThat(alone.out()).contains("analysed 1 of 1 contracts");
        Map<String, String> after = hashes(output);
        assertThat(after.remove("BAD/part-0.parquet")).isEqualTo(before.get("C00001/part-0.parquet"));
        JsonNode summary = Product.json(Files.readString(output.resolve("summary.json")));
        assertThat(summary.path("failed")).isEmpty();
        assertThat(summary.path("contracts").findValuesAsText("contract")).containsExactly("BAD", "C00001", "C00002");
        before.remove("summary.json");
        after.remove("summary.json");
        assertThat(after).isEqualTo(before);
    }

    @Test
    @DisplayName("on a server of S3 the results are those of folders")
    void s3() throws Exception {
        assumeTrue(StoreServers.S3PROXY.isThere(), StoreServers.S3PROXY.absence());
        Path bucket = folder.resolve("buckets").resolve(BUCKET);
        assertDone(analyze(bucket.resolve("in"), folder.resolve("local")));

        assertDone(product.run("analyze", "--input", "s3://" + BUCKET + "/in", "--output", "s3://" + BUCKET + "/out"));

        assertThat(hashes(bucket.resolve("out"))).hasSize(4).isEqualTo(hashes(folder.resolve("local")));
    }

    private static Path sampleBars(Path target, int contracts, int bars) throws Exception {
        Files.createDirectories(target.getParent());
        Product.Outcome written = Product.execute(List.of(
                "sample",
                "bars",
                "--contracts",
                Integer.toString(contracts),
                "--bars",
                Integer.toString(bars),
                "--output",
                target.toString()));
        assertDone(written);
        return target;
    }

    private static Product.Outcome analyze(Path input, Path output, String... more) {
        try {
            return product.run(
                    "analyze",
                    Stream.concat(
                                    Stream.of("--input", input.toString(), "--output", output.toString()),
                                    Stream.of(more))
                            .toArray(String[]::new));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void assertDone(Product.Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.out() + outcome.err()).isZero();
    }

    /** Of each file below a folder, by its name. */
    private static Map<String, String> hashes(Path output) throws IOException {
        Map<String, String> hashes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(output)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                hashes.put(output.relativize(file).toString(), EventIds.sha256(Files.readAllBytes(file)));
            }
        }
        return hashes;
    }
}
