package io.dealerflow.launcher.dlq;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.embedded.ProcessIdentity;
import io.dealerflow.launcher.Captured;
import io.dealerflow.launcher.system.DataFolder;
import io.dealerflow.launcher.system.RunningSystem;
import io.dealerflow.testkit.KafkaProbe;
import io.dealerflow.testkit.TestServers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DlqCommandIT {
    private static final byte[] BYTES = {'{', 0, (byte) 0xff};

    @TempDir
    Path data;

    @BeforeEach
    void describeTheBrokerAsARunningSystem() throws Exception {
        DataFolder folder = new DataFolder(data);
        folder.create();
        ProcessIdentity.of(ProcessHandle.current().pid())
                .orElseThrow()
                .write(folder.run().resolve("owner.pid"));
        new RunningSystem(data.toString(), "", 1, List.of(), TestServers.kafka(), "", "", "").write(folder);
    }

    /** Makes the topic and buries one record on it for each consumer. */
    private static void bury(String topic, String... consumers) {
        try (KafkaProbe kafka = new KafkaProbe()) {
            kafka.createTopics(topic, Topics.deadLettersOf(topic));
            for (String consumer : consumers) {
                kafka.send(
                        Topics.deadLettersOf(topic),
                        "SPX",
                        BYTES,
                        Map.of(
                                HeaderNames.CE_ID, "id-1",
                                HeaderNames.DLQ_CONSUMER, consumer,
                                HeaderNames.DLQ_REASON, "UNREADABLE",
                                HeaderNames.DLQ_TOPIC, topic,
                                HeaderNames.DLQ_PARTITION, "0",
                                HeaderNames.DLQ_OFFSET, "7",
                                HeaderNames.DLQ_ERROR, "not JSON"));
            }
        }
    }

    private Captured dlq(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "dlq";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 2] = "--data";
        all[all.length - 1] = data.toString();
        Captured captured = Captured.run(all);
        assertThat(captured.exitCode()).as(captured.err()).isZero();
        return captured;
    }

    @Test
    void listCountsByTopicConsumerAndReason() {
        bury("dealerflow.listed", "a/one", "a/one", "b/two");

        assertThat(dlq("list", "--topic", "listed").out().lines().map(line -> line.replaceAll(" +", " ")))
                .anyMatch(line -> line.startsWith("dealerflow.listed.dlq a/one UNREADABLE 2 0 "))
                .anyMatch(line -> line.startsWith("dealerflow.listed.dlq b/two UNREADABLE 1 0 "));
        assertThat(dlq("list", "--topic", "listed", "--consumer", "b", "--json")
                        .out()
                        .lines())
                .singleElement()
                .asString()
                .contains("\"consumer\":\"b/two\"", "\"waiting\":1");
    }

    @Test
    void showPrintsHeadersAndHarmlessBytes() {
        bury("dealerflow.shown", "a/one");

        assertThat(dlq("show", "dealerflow.shown.dlq-0@0").out())
                .contains("dlq_error: not JSON", "ce_id: id-1", "key: SPX", "3 bytes: {\\x00\\xff");
    }

    @Test
    void replaySendsTheOriginalToTheConsumerThatFailed() {
        bury("dealerflow.replayed", "a/one");

        assertThat(dlq("replay", "--topic", "replayed").out()).contains("replayed 1 record");

        try (KafkaProbe kafka = new KafkaProbe()) {
            var sent = kafka.all("dealerflow.replayed").getFirst();
            assertThat(sent.value()).isEqualTo(BYTES);
            assertThat(sent.key()).isEqualTo("SPX");
            assertThat(KafkaProbe.header(sent, HeaderNames.CE_ID)).isEqualTo("id-1");
            assertThat(KafkaProbe.header(sent, HeaderNames.DLQ_REPLAY_FOR)).isEqualTo("a/one");
            assertThat(sent.headers().headers(HeaderNames.DLQ_REASON)).isEmpty();
        }
    }

    @Test
    void whatWasReplayedIsReplayedAgainOnlyWhenAskedFor() {
        bury("dealerflow.twice", "a/one", "b/two");

        assertThat(dlq("replay", "--topic", "twice", "--consumer", "a/one").out())
                .contains("replayed 1 record");
        assertThat(dlq("replay", "--topic", "twice").out()).contains("replayed 1 record");
        assertThat(dlq("replay", "--topic", "twice").out()).contains("replayed 0 records");
        assertThat(dlq("replay", "--topic", "twice", "--again").out()).contains("replayed 2 records");
        try (KafkaProbe kafka = new KafkaProbe()) {
            assertThat(kafka.all("dealerflow.twice")).hasSize(4);
            assertThat(new String(kafka.all("dealerflow.twice").getFirst().value(), UTF_8))
                    .startsWith("{");
        }
    }
}
