package io.dealerflow.ingest.store;

import io.dealerflow.contracts.raw.FxRate;
import io.dealerflow.kit.core.EventHandler;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.database.Db;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Table {@code raw_fx}: a row for each event. A repeat changes nothing. */
public final class RawFxTable implements EventHandler<FxRate> {
    private static final String INSERT = """
            INSERT INTO raw_fx (event_id, source, pair, base, quote, date, as_of, ingest_ts, open, high, low, close)
            SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::date[], $7::timestamptz[],
               $8::timestamptz[], $9::float8[], $10::float8[], $11::float8[], $12::float8[])
            ON CONFLICT (event_id) DO NOTHING""";

    private final Db db;

    public RawFxTable(Db db) {
        this.db = db;
    }

    @Override
    public Uni<Void> handle(List<Received<FxRate>> batch) {
        var columns = new Columns<>(batch.stream().map(Received::event).toList());
        return db.update(
                        INSERT,
                        columns.of(String[]::new, FxRate::eventId),
                        columns.of(String[]::new, FxRate::source),
                        columns.of(String[]::new, FxRate::pair),
                        columns.of(String[]::new, FxRate::base),
                        columns.of(String[]::new, FxRate::quote),
                        columns.of(LocalDate[]::new, FxRate::date),
                        columns.of(Instant[]::new, FxRate::asOf),
                        columns.of(Instant[]::new, FxRate::ingestTs),
                        columns.of(Double[]::new, FxRate::open),
                        columns.of(Double[]::new, FxRate::high),
                        columns.of(Double[]::new, FxRate::low),
                        columns.of(Double[]::new, FxRate::close))
                .replaceWithVoid();
    }
}
