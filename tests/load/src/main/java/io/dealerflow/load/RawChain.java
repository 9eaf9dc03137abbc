package io.dealerflow.load;

import io.dealerflow.contracts.Topics;
import io.dealerflow.contracts.event.EventIds;
import io.dealerflow.contracts.event.HeaderNames;
import io.dealerflow.contracts.event.Wire;
import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.contracts.raw.OptionChain.Contracts;
import io.dealerflow.contracts.raw.OptionChain.Series;
import io.dealerflow.contracts.raw.Settlement;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;

/** An event of {@code raw.option-chains}: calls above spot and puts below, so that the flip is at spot and raises an alert. */
final class RawChain {
    private static final double SPOT = 5000;
    private static final int EXPIRIES = 5;
    private static final double WIDTH = 0.2;

    private RawChain() {}

    static ProducerRecord<String, byte[]> record(String symbol, int contracts) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        OptionChain chain = chain(symbol, now, contracts);
        var record = new ProducerRecord<>(Topics.RAW_OPTION_CHAINS.name(), symbol, Wire.writeCbor(chain));
        Map.of(
                        "content-type",
                        HeaderNames.CBOR,
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        chain.eventId(),
                        "ce_type",
                        chain.type(),
                        "ce_source",
                        "load",
                        "ce_time",
                        now.toString(),
                        "ce_subject",
                        symbol)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return record;
    }

    private static OptionChain chain(String symbol, Instant asOf, int contracts) {
        LocalDate today = LocalDate.ofInstant(asOf, ZoneOffset.UTC);
        List<Series> series = IntStream.rangeClosed(1, EXPIRIES)
                .mapToObj(month -> new Series(symbol, today.plusDays(30L * month), Settlement.PM, 100))
                .toList();
        String content = symbol + " " + contracts;
        return new OptionChain(
                EventIds.of("load", symbol, asOf, EventIds.sha256(content.getBytes(StandardCharsets.UTF_8))),
                "load",
                asOf,
                asOf,
                OptionChain.VERSION,
                symbol,
                SPOT,
                series,
                contracts(contracts));
    }

    private static Contracts contracts(int count) {
        int[] series = new int[count];
        boolean[] call = new boolean[count];
        double[] strike = new double[count];
        long[] openInterest = new long[count];
        int strikes = Math.max(1, count / (2 * EXPIRIES));
        for (int i = 0; i < count; i++) {
            series[i] = i % EXPIRIES;
            call[i] = i / EXPIRIES % 2 == 0;
            strike[i] = SPOT * (1 - WIDTH + 2 * WIDTH * (i / (2 * EXPIRIES) % strikes + 0.5) / strikes);
            openInterest[i] = call[i] == strike[i] > SPOT ? 2_000 : 1_000;
        }
        double[] none = filled(count, Double.NaN);
        double[] zero = filled(count, 0);
        return new Contracts(
                series, call, strike, zero, zero, none, filled(count, 0.2), none, none, new long[count], openInterest);
    }

    private static double[] filled(int count, double value) {
        double[] column = new double[count];
        Arrays.fill(column, value);
        return column;
    }
}
