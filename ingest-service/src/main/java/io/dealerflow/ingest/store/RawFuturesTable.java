package io.dealerflow.ingest.store;

import io.dealerflow.contracts.raw.FuturesCurve;
import io.dealerflow.kit.core.EventHandler;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.database.Db;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Table {@code raw_futures}: a row for each contract of an event. A repeat changes nothing. */
public final class RawFuturesTable implements EventHandler<FuturesCurve> {
    private static final String INSERT = """
            INSERT INTO raw_futures (event_id, contract, source, root, day, as_of, ingest_ts, expiry, settlement, open_interest,
               volume)
            SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::date[], $6::timestamptz[],
               $7::timestamptz[], $8::date[], $9::float8[], $10::bigint[], $11::bigint[])
            ON CONFLICT (event_id, contract) DO NOTHING""";

    private final Db db;

    public RawFuturesTable(Db db) {
        this.db = db;
    }

    private record Line(FuturesCurve curve, FuturesCurve.Contract contract) {}

    @Override
    public Uni<Void> handle(List<Received<FuturesCurve>> batch) {
        var columns = new Columns<>(batch.stream()
                .map(Received::event)
                .flatMap(curve -> curve.contracts().stream().map(contract -> new Line(curve, contract)))
                .toList());
        return db.update(
                        INSERT,
                        columns.of(String[]::new, line -> line.curve().eventId()),
                        columns.of(String[]::new, line -> line.contract().symbol()),
                        columns.of(String[]::new, line -> line.curve().source()),
                        columns.of(String[]::new, line -> line.curve().root()),
                        columns.of(LocalDate[]::new, line -> line.curve().day()),
                        columns.of(Instant[]::new, line -> line.curve().asOf()),
                        columns.of(Instant[]::new, line -> line.curve().ingestTs()),
                        columns.of(LocalDate[]::new, line -> line.contract().expiry()),
                        columns.of(Double[]::new, line -> line.contract().settlement()),
                        columns.of(Long[]::new, line -> line.contract().openInterest()),
                        columns.of(Long[]::new, line -> line.contract().volume()))
                .replaceWithVoid();
    }
}
