package io.dealerflow.load;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.contracts.raw.Settlement;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Chains that come faster than they are stored: rows a second into {@code raw_options} and into staging, by the offsets that their consumers have
 * committed; beside it one INSERT of the same rows from one table into another.
 */
final class RawRows implements LoadRun.Scenario {
    private static final String SOURCE = "load-rows";
    private static final String TOPIC = Topics.RAW_OPTION_CHAINS.name();
    private static final int CHAINS = 40;
    private static final int CONTRACTS = 10_000;
    private static final int STRIKES = 200;
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final LocalSystem system;

    RawRows(LocalSystem system) {
        this.system = system;
    }

    @Override
    public void run() throws Exception {
        Map<String, Object> settings = Map.of("bootstrap.servers", system.bootstrapServers());
        try (Admin admin = Admin.create(settings);
                Connection connection = DriverManager.getConnection(system.jdbcUrl());
                Statement statement = connection.createStatement()) {
            publish(settings, 4);
            until(admin, "dealerflow-ingest-service-raw-options"); // the partitions of the table are there
            long start = System.nanoTime();
            publish(settings, CHAINS);
            double published = seconds(start);
            until(admin, "dealerflow-ingest-service-raw-options");
            double stored = seconds(start);
            until(admin, "dealerflow-ingest-service-staging");
            double staged = seconds(start);
            double rows = (double) CHAINS * CONTRACTS;
            double bare = bare(statement, rows);
            Report.figure("rows published a second", rows / published, "", "");
            Report.figure("rows a second into raw_options", rows / stored, "", ">= 60000");
            Report.figure("rows a second by one INSERT of the same", bare, "", "");
            Report.figure("  raw_options : one INSERT", rows / stored / bare, "", "");
            Report.figure("rows a second into staging, with its wait of 20 s", rows / staged, "", "");
            statement.execute("DELETE FROM ingest.raw_options WHERE source = '" + SOURCE + "'");
        }
    }

    private static void publish(Map<String, Object> settings, int chains) {
        Instant asOf = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < chains; i++) {
                var _ = producer.send(message(chain(asOf.plusMillis(i))));
            }
        }
    }

    /** Waits until a group has committed all that is in the topic. */
    private static void until(Admin admin, String group) throws ExecutionException, InterruptedException {
        new CommittedOffsets(admin, TOPIC, group).await(LONGEST);
    }

    /** The same rows again, into a table with the same key. */
    private static double bare(Statement statement, double rows) throws SQLException {
        statement.execute("DROP TABLE IF EXISTS load_rows");
        statement.execute("CREATE TABLE load_rows (LIKE ingest.raw_options, PRIMARY KEY (as_of, osi, source))");
        long start = System.nanoTime();
        int inserted = statement.executeUpdate(
                "INSERT INTO load_rows SELECT * FROM ingest.raw_options WHERE source = '" + SOURCE + "'");
        double seconds = seconds(start);
        statement.execute("DROP TABLE load_rows");
        if (inserted < rows) {
            throw new IllegalStateException("raw_options has " + inserted + " rows of " + rows);
        }
        return inserted / seconds;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static ProducerRecord<String, byte[]> message(OptionChain chain) {
        var message = new ProducerRecord<>(TOPIC, chain.subject(), Wire.writeCbor(chain));
        Map.of(
                        "content-type", HeaderNames.CBOR,
                        "ce_specversion", "1.0",
                        "ce_id", chain.eventId(),
                        "ce_type", chain.type(),
                        "ce_source", "load",
                        "ce_time", chain.asOf().toString(),
                        "ce_subject", chain.subject())
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return message;
    }

    private static OptionChain chain(Instant asOf) {
        LocalDate first = LocalDate.ofInstant(asOf, ZoneOffset.UTC).plusDays(3);
        List<OptionChain.Series> series = IntStream.range(0, CONTRACTS / (2 * STRIKES))
                .mapToObj(week -> new OptionChain.Series("LOAD", first.plusWeeks(week), Settlement.PM, 100))
                .toList();
        int[] of = new int[CONTRACTS];
        boolean[] call = new boolean[CONTRACTS];
        double[] strike = new double[CONTRACTS];
        double[] price = new double[CONTRACTS];
        long[] count = new long[CONTRACTS];
        for (int i = 0; i < CONTRACTS; i++) {
            of[i] = i / (2 * STRIKES);
            call[i] = i % 2 == 0;
            strike[i] = 50 + i / 2 % STRIKES;
            price[i] = 0.25 + i % 50 / 100.0;
            count[i] = i % 900;
        }
        return new OptionChain(
                UUID.randomUUID().toString().replace("-", ""),
                SOURCE,
                asOf,
                asOf,
                OptionChain.VERSION,
                "LOAD",
                150.5,
                series,
                new OptionChain.Contracts(of, call, strike, price, price, price, price, price, price, count, count));
    }
}
