package io.dealerflow.ingest.store;

import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.kit.core.EventHandler;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.database.Db;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.stream.Stream;

/**
 * Table {@code raw_options}: one row per contract and observation time. A correction replaces what it changes; a repeat changes
 * nothing, and neither does an event that was received earlier than the stored one.
 */
public final class RawOptionsTable implements EventHandler<OptionChain> {
    private static final String UPSERT =
            """
            INSERT INTO raw_options AS raw (source, as_of, event_id, ingest_ts, underlying, %s)
            SELECT $1, $2, $3, $4, $5, c.* FROM unnest(%s) AS c
            ON CONFLICT (as_of, osi, source) DO UPDATE SET
               event_id = excluded.event_id, ingest_ts = excluded.ingest_ts, bid = excluded.bid, ask = excluded.ask,
               last = excluded.last, iv = excluded.iv, delta = excluded.delta, gamma = excluded.gamma,
               volume = excluded.volume, open_interest = excluded.open_interest
            WHERE (raw.ingest_ts, raw.event_id) < (excluded.ingest_ts, excluded.event_id)
               AND (raw.bid, raw.ask, raw.last, raw.iv, raw.delta, raw.gamma, raw.volume, raw.open_interest)
               IS DISTINCT FROM (excluded.bid, excluded.ask, excluded.last, excluded.iv, excluded.delta, excluded.gamma,
               excluded.volume, excluded.open_interest)""".formatted(Column.names(OptionQuote.COLUMNS), Column.parameters(OptionQuote.COLUMNS, 6));

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
        List<OptionQuote> quotes = OptionQuote.of(chain);
        Stream<Object> ofChain =
                Stream.of(chain.source(), chain.asOf(), chain.eventId(), chain.ingestTs(), chain.underlying());
        Stream<Object> ofQuotes = OptionQuote.COLUMNS.stream().map(column -> column.values(quotes));
        return db.update(UPSERT, Stream.concat(ofChain, ofQuotes).toArray());
    }
}
