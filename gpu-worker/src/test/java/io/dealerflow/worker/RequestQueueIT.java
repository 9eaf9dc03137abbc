package io.dealerflow.worker;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.Context;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import com.azure.storage.queue.models.QueueMessageItem;
import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.models.InferenceRequest;
import io.dealerflow.contracts.models.InferenceResult;
import io.dealerflow.contracts.models.ModelInput;
import io.dealerflow.contracts.models.ModelName;
import io.dealerflow.kit.core.EventCodec;
import io.dealerflow.testkit.DealerflowServers;
import io.dealerflow.testkit.KafkaProbe;
import io.dealerflow.testkit.StoreServers;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Requests from a queue on Azurite, a server of Azure Storage. */
@Tag("long")
@EnabledIf(value = "isAvailable", disabledReason = "Azurite is not in .tools; ./dealerflow verify fetches it")
@QuarkusTest
@TestProfile(RequestQueueIT.OnAzurite.class)
@WithTestResource(
        value = DealerflowServers.class,
        scope = TestResourceScope.GLOBAL,
        initArgs = {
            @ResourceArg(name = "servers", value = "postgres,kafka"),
            @ResourceArg(name = "role", value = "worker")
        })
class RequestQueueIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Instant AS_OF = Instant.parse("2026-03-10T14:00:00Z");
    private static final String UP = "Shares jump as quarterly profit beats expectations and outlook is raised";
    private static final String STARTED = "test.azure-queues";
    private static final Duration VISIBILITY = Duration.ofSeconds(20);
    private static final int MAX_TAKES = 2;

    private static KafkaProbe kafka;
    private static QueueClient queue;

    static boolean isAvailable() {
        return StoreServers.AZURITE_QUEUES.isThere();
    }

    public static final class OnAzurite implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            if (!isAvailable()) {
                return Map.of();
            }
            if (System.getProperty(STARTED) == null) {
                try {
                    System.setProperty(STARTED, StoreServers.azureQueues());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                sendWhatNobodyAnswers();
            }
            return Map.of(
                    "dealerflow.worker.queue.connection-string",
                    System.getProperty(STARTED),
                    "dealerflow.worker.queue.visibility",
                    VISIBILITY.toSeconds() + "s",
                    "dealerflow.worker.queue.max-takes",
                    Integer.toString(MAX_TAKES),
                    "dealerflow.worker.queue.poll-every",
                    "200ms");
        }

        /** A message that was taken before the worker starts, as often as it may be, by somebody who ended each time. */
        private static void sendWhatNobodyAnswers() {
            QueueClient queue = client();
            queue.create();
            queue.sendMessage(json(request("queue-poison", ModelName.NEWS_SENTIMENT, ModelInput.news(UP, null))));
            for (int take = 1; take <= MAX_TAKES; take++) {
                await().atMost(LIMIT)
                        .until(() -> !taken(queue, Duration.ofSeconds(1)).isEmpty());
            }
        }
    }

    @BeforeAll
    static void connect() throws Exception {
        kafka = new KafkaProbe();
        queue = client();
        Series.create();
    }

    @AfterAll
    static void disconnect() {
        kafka.close();
    }

    @BeforeEach
    void awaitReadiness() {
        await().atMost(LIMIT).until(() -> get("/q/health/ready").statusCode() == 200);
    }

    @Test
    @DisplayName("a request is answered on the topic of results and its message deleted, in plain text and in Base64")
    void answers() throws Exception {
        queue.sendMessage(json(request("queue-plain", ModelName.NEWS_SENTIMENT, ModelInput.news(UP, null))));
        String text = json(request("queue-base64", ModelName.NEWS_SENTIMENT, ModelInput.news(UP, null)));
        queue.sendMessage(Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)));

        assertThat(result("queue-plain").results().getFirst().label()).isEqualTo("positive");
        assertThat(result("queue-base64").results().getFirst().label()).isEqualTo("positive");
        awaitEmptyQueue();
    }

    @Test
    @DisplayName("what is no request is dead-lettered under the id of its message, with its bytes")
    void unreadable() throws Exception {
        String id = queue.sendMessage("no request").getMessageId();

        ConsumerRecord<String, byte[]> letter = letter(id);

        assertThat(letter.value()).asString().isEqualTo("no request");
        assertThat(KafkaProbe.header(letter, HeaderNames.DLQ_REASON)).isEqualTo("UNREADABLE");
        awaitEmptyQueue();
    }

    @Test
    @DisplayName("a message that was taken too often is dead-lettered without being tried again")
    void poison() throws Exception {
        ConsumerRecord<String, byte[]> letter = letter("queue-poison");

        assertThat(KafkaProbe.header(letter, HeaderNames.DLQ_REASON)).isEqualTo("INVALID");
        assertThat(KafkaProbe.header(letter, HeaderNames.DLQ_ERROR)).contains("taken from the queue 3 times");
        assertThat(KafkaProbe.header(letter, HeaderNames.DLQ_CONSUMER)).isEqualTo("gpu-worker/requests");
        assertThat(kafka.all(Topics.INFERENCE_RESULTS.name())).noneMatch(result -> "queue-poison".equals(result.key()));
        awaitEmptyQueue();
    }

    @Test
    @DisplayName("a message is hidden from others for as long as it is worked on, however short its visibility is")
    void renewal() throws Exception {
        Series.lockOut("worker");
        try {
            queue.sendMessage(json(request("queue-waits", ModelName.REGIME, ModelInput.ofAsset("NOBODY", AS_OF))));
            await().atMost(LIMIT)
                    .until(() -> get("/q/metrics")
                            .asString()
                            .contains("dealerflow_consumer_paused{consumer=\"gpu-worker/series-requests\"} 1.0"));

            await().during(VISIBILITY.multipliedBy(2))
                    .atMost(LIMIT)
                    .until(() -> taken(queue, Duration.ofSeconds(30)).isEmpty());
        } finally {
            Series.letIn("worker");
        }
        assertThat(result("queue-waits").results().getFirst().reason()).isEqualTo("TOO_FEW_BARS");
        awaitEmptyQueue();
    }

    private static void awaitEmptyQueue() {
        await().atMost(LIMIT).until(() -> queue.getProperties().getApproximateMessagesCount() == 0);
    }

    private static List<QueueMessageItem> taken(QueueClient queue, Duration visibility) {
        return queue.receiveMessages(1, visibility, null, Context.NONE).stream().toList();
    }

    private static QueueClient client() {
        return new QueueClientBuilder()
                .connectionString(System.getProperty(STARTED))
                .queueName("gpu-worker")
                .httpClient(new JdkHttpClientBuilder().build())
                .buildClient();
    }

    private static InferenceResult result(String request) throws IOException {
        return Wire.readJson(
                kafka.awaitKey(Topics.INFERENCE_RESULTS.name(), request, 1, LIMIT)
                        .getFirst()
                        .value(),
                InferenceResult.class);
    }

    private static ConsumerRecord<String, byte[]> letter(String key) {
        return kafka.awaitKey(Topics.INFERENCE_REQUESTS.deadLetters(), key, 1, LIMIT)
                .getFirst();
    }

    private static InferenceRequest request(String id, ModelName model, ModelInput... inputs) {
        return new InferenceRequest(id, "test", AS_OF, AS_OF, InferenceRequest.VERSION, model, List.of(inputs));
    }

    private static String json(InferenceRequest request) {
        return new String(EventCodec.write(request), StandardCharsets.UTF_8);
    }
}
