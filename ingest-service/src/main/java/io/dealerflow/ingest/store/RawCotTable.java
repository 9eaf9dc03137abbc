package io.dealerflow.ingest.store;

import io.dealerflow.contracts.raw.CotReport;
import io.dealerflow.kit.core.EventHandler;
import io.dealerflow.kit.core.Received;
import io.dealerflow.kit.database.Db;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Table {@code raw_cot}: a row for each group of traders of an event. A repeat changes nothing. */
public final class RawCotTable implements EventHandler<CotReport> {
    private static final String INSERT = """
            INSERT INTO raw_cot (event_id, trader_group, source, market, market_name, report, combined, report_date, as_of,
               released_at, ingest_ts, open_interest, contract_units, long_positions, short_positions, spread_positions,
               long_change, short_change, spread_change, long_share, short_share, spread_share, long_traders, short_traders,
               spread_traders)
            SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::boolean[],
               $8::date[], $9::timestamptz[], $10::timestamptz[], $11::timestamptz[], $12::bigint[], $13::text[],
               $14::bigint[], $15::bigint[], $16::bigint[], $17::bigint[], $18::bigint[], $19::bigint[], $20::float8[],
               $21::float8[], $22::float8[], $23::integer[], $24::integer[], $25::integer[])
            ON CONFLICT (event_id, trader_group) DO NOTHING""";

    private final Db db;

    public RawCotTable(Db db) {
        this.db = db;
    }

    private record Line(CotReport report, CotReport.Group group) {
        <T> @Nullable T spreads(Function<CotReport.Side, @Nullable T> value) {
            CotReport.Side side = group.spreads();
            return side == null ? null : value.apply(side);
        }
    }

    @Override
    public Uni<Void> handle(List<Received<CotReport>> batch) {
        List<Line> lines = batch.stream()
                .map(Received::event)
                .flatMap(report -> report.groups().stream().map(group -> new Line(report, group)))
                .toList();
        var columns = new Columns<>(lines);
        return db.update(
                        INSERT,
                        columns.of(String[]::new, line -> line.report().eventId()),
                        columns.of(String[]::new, line -> line.group().name().name()),
                        columns.of(String[]::new, line -> line.report().source()),
                        columns.of(String[]::new, line -> line.report().market()),
                        columns.of(String[]::new, line -> line.report().marketName()),
                        columns.of(String[]::new, line -> line.report().report().name()),
                        columns.of(Boolean[]::new, line -> line.report().combined()),
                        columns.of(LocalDate[]::new, line -> line.report().reportDate()),
                        columns.of(Instant[]::new, line -> line.report().asOf()),
                        columns.of(Instant[]::new, line -> line.report().releasedAt()),
                        columns.of(Instant[]::new, line -> line.report().ingestTs()),
                        columns.of(Long[]::new, line -> line.report().openInterest()),
                        columns.of(String[]::new, line -> line.report().contractUnits()),
                        columns.of(Long[]::new, line -> line.group().longs().positions()),
                        columns.of(Long[]::new, line -> line.group().shorts().positions()),
                        columns.of(Long[]::new, line -> line.<Long>spreads(CotReport.Side::positions)),
                        columns.of(Long[]::new, line -> line.group().longs().change()),
                        columns.of(Long[]::new, line -> line.group().shorts().change()),
                        columns.of(Long[]::new, line -> line.<Long>spreads(CotReport.Side::change)),
                        columns.of(Double[]::new, line -> line.group().longs().share()),
                        columns.of(Double[]::new, line -> line.group().shorts().share()),
                        columns.of(Double[]::new, line -> line.<Double>spreads(CotReport.Side::share)),
                        columns.of(Integer[]::new, line -> line.group().longs().traders()),
                        columns.of(Integer[]::new, line -> line.group().shorts().traders()),
                        columns.of(Integer[]::new, line -> line.<Integer>spreads(CotReport.Side::traders)))
                .replaceWithVoid();
    }
}
