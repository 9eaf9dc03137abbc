package io.dealerflow.worker;

import io.dealerflow.worker.model.SeriesSource;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Series in memory. A bar of an hour has ended an hour after its start; a day at its end. */
public record StoredSeries(Map<String, List<AssetDay>> days, Map<String, List<HourBar>> bars) implements SeriesSource {
    private static final long HOUR = 3_600;

    public static StoredSeries ofDays(String asset, List<AssetDay> days) {
        return new StoredSeries(Map.of(asset, days), Map.of());
    }

    public static StoredSeries ofBars(String symbol, List<HourBar> bars, List<HourBar> vix) {
        return new StoredSeries(Map.of(), Map.of(symbol, bars, "VIX", vix));
    }

    @Override
    public List<AssetDay> daily(String asset, Instant asOf, int most) {
        return last(
                days.getOrDefault(asset, List.of()).stream()
                        .filter(day -> !day.date()
                                .plusDays(1)
                                .atStartOfDay()
                                .toInstant(ZoneOffset.UTC)
                                .isAfter(asOf))
                        .toList(),
                most);
    }

    @Override
    public List<HourBar> hourly(String symbol, Instant asOf, int most) {
        return last(
                bars.getOrDefault(symbol, List.of()).stream()
                        .filter(bar -> !bar.start().plusSeconds(HOUR).isAfter(asOf))
                        .toList(),
                most);
    }

    private static <T> List<T> last(List<T> all, int most) {
        return all.subList(Math.max(0, all.size() - most), all.size());
    }
}
