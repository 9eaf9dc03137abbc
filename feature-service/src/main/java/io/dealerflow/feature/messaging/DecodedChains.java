package io.dealerflow.feature.messaging;

import io.dealerflow.contracts.raw.OptionChain;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The chains used last, up to a number of contracts, about 80 bytes each. Not thread-safe. */
final class DecodedChains {
    private static final int MAX_CONTRACTS = 200_000;

    private final Map<String, OptionChain> byEventId = new LinkedHashMap<>(16, 0.75f, true);
    private int contracts;

    OptionChain get(String eventId, Supplier<OptionChain> reader) {
        OptionChain known = byEventId.get(eventId);
        if (known != null) {
            return known;
        }
        OptionChain chain = reader.get();
        put(chain);
        return chain;
    }

    void put(OptionChain chain) {
        if (byEventId.put(chain.eventId(), chain) == null) {
            contracts += chain.contracts().size();
        }
        Iterator<OptionChain> eldest = byEventId.values().iterator();
        while (contracts > MAX_CONTRACTS && byEventId.size() > 1) {
            contracts -= eldest.next().contracts().size();
            eldest.remove();
        }
    }
}
