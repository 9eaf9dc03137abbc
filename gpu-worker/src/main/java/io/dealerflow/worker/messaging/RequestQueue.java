package io.dealerflow.worker.messaging;

import com.azure.core.exception.AzureException;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.core.util.Context;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueClientBuilder;
import com.azure.storage.queue.models.QueueErrorCode;
import com.azure.storage.queue.models.QueueMessageItem;
import com.azure.storage.queue.models.QueueStorageException;
import io.dealerflow.kit.core.UnavailableException;
import io.dealerflow.objects.WorkloadIdentity;
import io.dealerflow.worker.config.WorkerConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * An Azure Storage queue with an inference request a message. Who takes a message has it alone while its visibility lasts; then it is visible again. Every
 * method throws {@link UnavailableException} when the queue does not answer, or refuses.
 */
final class RequestQueue {
    /** What the service gives at most in one answer. */
    static final int MOST_AT_A_TIME = 32;

    /** Answers about a message that is somebody else's by now, or answered. */
    private static final Set<QueueErrorCode> LOST =
            Set.of(QueueErrorCode.MESSAGE_NOT_FOUND, QueueErrorCode.POP_RECEIPT_MISMATCH);

    /** So that a message is renewed, or the queue asked again, within its visibility. */
    private static final RequestRetryOptions RETRIES = new RequestRetryOptions(
            RetryPolicyType.EXPONENTIAL, 3, Duration.ofSeconds(5), Duration.ofMillis(200), Duration.ofSeconds(1), null);

    private final QueueClient client;
    private final Duration visibility;

    private RequestQueue(QueueClient client, Duration visibility) {
        this.client = client;
        this.visibility = visibility;
    }

    /**
     * The configured queue; nothing is asked of it yet.
     *
     * @throws IllegalArgumentException when it has no connection string, and no endpoint or workload identity
     */
    static RequestQueue of(WorkerConfig.Queue config) {
        HttpClient http = new JdkHttpClientBuilder().build();
        var client =
                new QueueClientBuilder().httpClient(http).retryOptions(RETRIES).queueName(config.name());
        if (config.connectionString().isPresent()) {
            client.connectionString(config.connectionString().get());
        } else {
            URI account = config.endpoint()
                    .orElseThrow(
                            () -> new IllegalArgumentException("the queue has neither connection string nor endpoint"));
            client.endpoint(account.toString()).credential(WorkloadIdentity.ofPod(http));
        }
        return new RequestQueue(client.buildClient(), config.visibility());
    }

    String name() {
        return client.getQueueName();
    }

    /** The next messages, none when the queue is empty. */
    List<Message> take(int most) {
        return call(
                () -> client.receiveMessages(Math.min(most, MOST_AT_A_TIME), visibility, null, Context.NONE).stream()
                        .map(Message::new)
                        .toList());
    }

    /** A message that was taken. Thread-safe. */
    final class Message {
        private final String id;
        private final String text;
        private final long takes;
        private String receipt;
        private boolean held = true;

        private Message(QueueMessageItem item) {
            this.id = item.getMessageId();
            this.text = item.getBody() == null ? "" : item.getBody().toString();
            this.takes = item.getDequeueCount();
            this.receipt = item.getPopReceipt();
        }

        String id() {
            return id;
        }

        /** How often it was taken, this time included. */
        long takes() {
            return takes;
        }

        /** The JSON, which some clients send in Base64. */
        byte[] bytes() {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            if (!text.stripLeading().startsWith("{")) {
                try {
                    return Base64.getDecoder().decode(text.strip());
                } catch (IllegalArgumentException e) {
                    return bytes;
                }
            }
            return bytes;
        }

        /** Hides it for the visibility from now on. */
        void extend() {
            hide(visibility);
        }

        /** Gives it back: another instance takes it at once. */
        synchronized void release() {
            hide(Duration.ZERO);
            held = false;
        }

        private synchronized void hide(Duration time) {
            if (held) {
                change(() ->
                        receipt = client.updateMessage(id, receipt, text, time).getPopReceipt());
            }
        }

        /** It is answered. */
        synchronized void delete() {
            if (held) {
                change(() -> {
                    client.deleteMessage(id, receipt);
                    return id;
                });
                held = false;
            }
        }

        private void change(Supplier<String> request) {
            try {
                call(request);
            } catch (UnavailableException e) {
                if (!(e.getCause() instanceof QueueStorageException answer) || !LOST.contains(answer.getErrorCode())) {
                    throw e;
                }
                held = false;
            }
        }
    }

    private <T> T call(Supplier<T> request) {
        try {
            return request.get();
        } catch (AzureException | UncheckedIOException e) {
            throw unavailable(e);
        } catch (RuntimeException e) {
            if (e.getCause() instanceof IOException || e.getCause() instanceof TimeoutException) {
                throw unavailable(e);
            }
            throw e;
        }
    }

    private UnavailableException unavailable(RuntimeException e) {
        return new UnavailableException("the queue " + name() + " of Azure Storage: " + e.getMessage(), e);
    }
}
