package io.dealerflow.gexapi.feed;

import io.dealerflow.gexapi.config.GexApiConfig;
import io.dealerflow.kit.core.UnavailableException;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.MultiSelectFirstUntilOtherOp;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts open streams, limits their number, and ends them when the service stops. */
@ApplicationScoped
public class Subscribers {
    private final Map<Transport, AtomicInteger> counts = new EnumMap<>(Transport.class);
    private final MeterRegistry registry;
    private final int max;
    private final BroadcastProcessor<Void> ending = BroadcastProcessor.create();
    private volatile boolean stopping;

    Subscribers(GexApiConfig config, MeterRegistry registry) {
        this.registry = registry;
        this.max = config.streams().maxSubscribers();
        for (Transport transport : Transport.values()) {
            counts.put(transport, new AtomicInteger());
        }
    }

    /** At the start, so that a replica without a stream shows zero. */
    void registerGauges(@Observes Startup started) {
        counts.forEach((transport, count) -> Gauge.builder("dealerflow.stream.subscribers", count, AtomicInteger::get)
                .description("Open streams")
                .tag("transport", transport.name().toLowerCase(Locale.ROOT))
                .register(registry));
    }

    /** How a stream is delivered. */
    public enum Transport {
        /** {@code /stream/sse}. */
        SSE,
        /** {@code /stream}. */
        WEBSOCKET,
        /** {@code /alerts/stream}. */
        ALERTS
    }

    /** Completes all streams; readers resume them at another replica. */
    public void end() {
        stopping = true;
        ending.onComplete();
    }

    /**
     * The stream, counted while it is open; it completes when the service stops. Throws {@link UnavailableException} when this replica has the maximum number of streams, or stops.
     */
    public <T> Multi<T> admit(Transport transport, Multi<T> stream) {
        if (stopping) {
            throw new UnavailableException("this replica stops", new IllegalStateException());
        }
        if (counts.values().stream().mapToInt(AtomicInteger::get).sum() >= max) {
            throw new UnavailableException(
                    "this replica has " + max + " open streams, the maximum", new IllegalStateException());
        }
        AtomicInteger count = Objects.requireNonNull(counts.get(transport));
        return stream.plug(endless -> new MultiSelectFirstUntilOtherOp<>(endless, ending))
                .onSubscription()
                .invoke(count::incrementAndGet)
                .onTermination()
                .invoke(count::decrementAndGet);
    }
}
