package io.dealerflow.ingest.store;

import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.kit.core.EventHandler;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.database.Db;
import io.dealerflow.quant.pricing.Right;
import io.dealerflow.quant.time.OptionSymbol;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Table {@code raw_options}: one row per contract and observation time. A correction replaces what it changes; a repeat changes
 * nothing, and neither does an event that was received earlier than the stored one.
 */
public final class RawOptionsTable implements EventHandler<OptionChain> {
    private static final String UPSERT = """
            INSERT INTO raw_options AS raw
              (source, as_of, event_id, ingest_ts, underlying, osi, root, expiry, is_call, strike,
               bid, ask, last, iv, delta, gamma, volume, open_interest)
            SELECT $1, $2, $3, $4, $5, c.* FROM unnest($6::text[], $7::text[], $8::date[], $9::boolean[], $10::float8[],
               $11::float8[], $12::float8[], $13::float8[], $14::float8[], $15::float8[], $16::float8[], $17::bigint[],
               $18::bigint[]) AS c
            ON CONFLICT (as_of, osi, source) DO UPDATE SET
               event_id = excluded.event_id, ingest_ts = excluded.ingest_ts, bid = excluded.bid, ask = excluded.ask,
               last = excluded.last, iv = excluded.iv, delta = excluded.delta, gamma = excluded.gamma,
               volume = excluded.volume, open_interest = excluded.open_interest
            WHERE (raw.ingest_ts, raw.event_id) < (excluded.ingest_ts, excluded.event_id)
               AND (raw.bid, raw.ask, raw.last, raw.iv, raw.delta, raw.gamma, raw.volume, raw.open_interest)
               IS DISTINCT FROM (excluded.bid, excluded.ask, excluded.last, excluded.iv, excluded.delta, excluded.gamma,
               excluded.volume, excluded.open_interest)""";

    private final Db db;

    public RawOptionsTable(Db db) {
        this.db = db;
    }

    @Override
    public Uni<Void> handle(List<Received<OptionChain>> batch) {
        return Multi.createFrom()
                .iterable(batch)
                .onItem()
                .transformToUniAndConcatenate(received -> upsert(received.event()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Integer> upsert(OptionChain chain) {
        OptionChain.Contracts contracts = chain.contracts();
        int n = contracts.size();
        IntFunction<OptionChain.Series> series =
                i -> chain.series().get(contracts.series()[i]);
        return db.update(
                UPSERT,
                chain.source(),
                chain.asOf(),
                chain.eventId(),
                chain.ingestTs(),
                chain.underlying(),
                column(new String[n], i -> symbol(series.apply(i), contracts, i)),
                column(new String[n], i -> series.apply(i).root()),
                column(new LocalDate[n], i -> series.apply(i).expiry()),
                column(new Boolean[n], i -> contracts.call()[i]),
                numbers(contracts.strike()),
                numbers(contracts.bid()),
                numbers(contracts.ask()),
                numbers(contracts.last()),
                numbers(contracts.iv()),
                numbers(contracts.delta()),
                numbers(contracts.gamma()),
                column(new Long[n], i -> contracts.volume()[i]),
                column(new Long[n], i -> contracts.openInterest()[i]));
    }

    private static String symbol(OptionChain.Series series, OptionChain.Contracts contracts, int i) {
        Right right = contracts.call()[i] ? Right.CALL : Right.PUT;
        return new OptionSymbol(series.root(), series.expiry(), right, contracts.strike()[i]).text();
    }

    private static <T> Object column(T[] elements, IntFunction<T> values) {
        Arrays.setAll(elements, values);
        return elements;
    }

    /** A value missing in the source is null in the table. */
    private static Object numbers(double[] values) {
        @Nullable Double[] elements = new Double[values.length];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = Double.isNaN(values[i]) ? null : (Double) values[i];
        }
        return elements;
    }
}
