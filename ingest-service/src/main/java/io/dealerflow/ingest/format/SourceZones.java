package io.dealerflow.ingest.format;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * Zones of times that files give without one.
 *
 * @param bySource names of sources; of others the zone is UTC
 */
public record SourceZones(Map<String, ZoneId> bySource) {
    public static final SourceZones UTC = new SourceZones(Map.of());

    public SourceZones {
        bySource = Map.copyOf(bySource);
    }

    public ZoneId of(String source) {
        return bySource.getOrDefault(source, ZoneOffset.UTC);
    }
}
