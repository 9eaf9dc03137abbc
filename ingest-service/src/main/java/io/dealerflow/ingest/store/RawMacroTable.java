package io.dealerflow.ingest.store;

import io.dealerflow.contracts.raw.MacroValue;
import io.dealerflow.kit.core.EventHandler;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.database.Db;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Table {@code raw_macro}: a row for each event. A repeat changes nothing. */
public final class RawMacroTable implements EventHandler<MacroValue> {
    private static final String INSERT = """
            INSERT INTO raw_macro (event_id, source, series, date, as_of, ingest_ts, value, vintage)
            SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::date[], $5::timestamptz[], $6::timestamptz[],
               $7::float8[], $8::date[])
            ON CONFLICT (event_id) DO NOTHING""";

    private final Db db;

    public RawMacroTable(Db db) {
        this.db = db;
    }

    @Override
    public Uni<Void> handle(List<Received<MacroValue>> batch) {
        var columns = new Columns<>(batch.stream().map(Received::event).toList());
        return db.update(
                        INSERT,
                        columns.of(String[]::new, MacroValue::eventId),
                        columns.of(String[]::new, MacroValue::source),
                        columns.of(String[]::new, MacroValue::series),
                        columns.of(LocalDate[]::new, MacroValue::date),
                        columns.of(Instant[]::new, MacroValue::asOf),
                        columns.of(Instant[]::new, MacroValue::ingestTs),
                        columns.of(Double[]::new, MacroValue::value),
                        columns.of(LocalDate[]::new, MacroValue::vintage))
                .replaceWithVoid();
    }
}
