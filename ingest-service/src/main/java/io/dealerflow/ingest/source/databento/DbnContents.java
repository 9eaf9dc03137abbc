package io.dealerflow.ingest.source.databento;

import io.dealerflow.contracts.api.FileKind;
import io.dealerflow.contracts.api.FileReceipt;
import io.dealerflow.contracts.raw.FuturesCurve;
import io.dealerflow.dbn.DbnMetadata;
import io.dealerflow.dbn.DbnReader;
import io.dealerflow.dbn.RecordType;
import io.dealerflow.dbn.RecordView;
import io.dealerflow.dbn.SymbolMap;
import io.dealerflow.ingest.format.ParseLimits;
import io.dealerflow.ingest.format.RecordDefect;
import io.dealerflow.ingest.format.RefusalReason;
import io.dealerflow.ingest.format.SourceLocation;
import io.dealerflow.ingest.intake.LandedFile;
import io.dealerflow.ingest.intake.QualityReport;
import io.dealerflow.ingest.intake.Reading;
import io.dealerflow.ingest.source.cboe.ChainReadings;
import io.dealerflow.ingest.source.futures.Curves;
import io.dealerflow.ingest.source.futures.DeliveryMonth;
import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads one file: counts its records, and makes an option chain of those about options, or else curves of those about futures. Where there are
 * none, or the sender says so, its bars are read.
 */
final class DbnContents {
    private static final String UNKNOWN_TYPE = "UNKNOWN_TYPE";
    static final String NO_INSTRUMENT = "NO_INSTRUMENT";

    private final ParseLimits limits;
    private final @Nullable FileKind wanted;
    private final Curves curves;
    private final DbnBars bars;
    private final LandedFile file;
    private final DbnChain chain;
    private final Instruments instruments = new Instruments();
    private final Statistics statistics = new Statistics();
    private final Map<RecordType, Integer> counts = new EnumMap<>(RecordType.class);
    private final Map<String, Integer> dropped = new TreeMap<>();
    private final Set<String> keys = new LinkedHashSet<>();
    private @Nullable SymbolMap symbols;
    private long first = Long.MAX_VALUE;
    private long last = -1;
    private int received;
    private int stored;
    private int bad;

    DbnContents(LandedFile file, ParseLimits limits) {
        this.limits = limits;
        this.wanted = file.kind();
        this.curves = new Curves(file);
        this.bars = new DbnBars(file);
        this.file = file;
        this.chain = new DbnChain(limits, file.asOf());
    }

    Reading read(DbnReader reader) throws IOException {
        Optional<DbnMetadata> metadata = reader.metadata();
        String dataset = metadata.map(DbnMetadata::dataset).orElse("");
        if (metadata.isPresent()) {
            symbols = SymbolMap.of(metadata.get());
        }
        int files = reader.files();
        RecordView record = reader.record();
        while (reader.next()) {
            if (reader.files() != files) {
                files = reader.files();
                DbnMetadata next = reader.metadata().orElseThrow();
                if (!next.dataset().equals(dataset)) {
                    return refused(
                            RefusalReason.WRONG_STRUCTURE,
                            "dataset",
                            next.dataset(),
                            "Files of the datasets " + dataset + " and " + next.dataset()
                                    + " were put together; one id is different instruments in them.");
                }
                symbols = symbols == null ? SymbolMap.of(next) : symbols.with(next);
            }
            count(record);
            RecordDefect defect = take(record);
            if (defect != null) {
                drop(defect);
            }
            if (stored + chain.priced() > limits.maxRecords()) {
                return refused(
                        RefusalReason.TOO_MANY_RECORDS,
                        "offset",
                        Long.toString(reader.position()),
                        "The file has more than " + limits.maxRecords()
                                + " definitions, statistics, bars and instruments with prices.");
            }
        }
        received += Math.toIntExact(reader.skipped());
        if (reader.skipped() > 0) {
            dropped.put(UNKNOWN_TYPE, Math.toIntExact(reader.skipped()));
        }
        return wanted == null || wanted == FileKind.OPTION_CHAIN ? chain() : withoutChain();
    }

    private Reading chain() {
        Optional<String> missing = chain.missing();
        if (missing.isEmpty()) {
            return ChainReadings.of(chain.outcome(), file);
        }
        return wanted == null
                ? withoutChain()
                : refused(
                        RefusalReason.INCOMPLETE_CHAIN,
                        null,
                        null,
                        "An option chain needs definitions, quotes and open interest; the file has no " + missing.get()
                                + ". Files of one dataset may be put together, as with cat.");
    }

    private Reading withoutChain() {
        return wanted == FileKind.BARS ? bars() : curves();
    }

    /** The bars, of which only their own faults count. */
    private Reading bars() {
        if (bars.isEmpty() && bars.bad() == 0) {
            return withoutEvents();
        }
        dropped.keySet().removeIf(reason -> !reason.equals(UNKNOWN_TYPE));
        bars.dropped().forEach((reason, count) -> dropped.merge(reason, count, Integer::sum));
        bad = bars.bad();
        return isTooBad() ? tooManyBad() : new Reading.Read(FileKind.BARS, bars.observations(), quality(), contents());
    }

    private Reading withoutEvents() {
        boolean isDefinitions = counts.keySet().equals(Set.of(RecordType.DEFINITION));
        return new Reading.Read(
                isDefinitions ? FileKind.INSTRUMENTS : FileKind.MARKET_DATA, List.of(), quality(), contents());
    }

    private boolean isTooBad() {
        return bad > limits.maxBadFraction() * received;
    }

    private void count(RecordView record) {
        received++;
        counts.merge(record.type(), 1, Integer::sum);
        long time = record.tsIndex();
        if (time >= 0) {
            first = Math.min(first, time);
            last = Math.max(last, time);
        }
        if (keys.size() < FileReceipt.MAX_KEYS) {
            keys.add(key(record));
        }
    }

    private @Nullable RecordDefect take(RecordView record) {
        if (LastPrices.isPrice(record.type())) {
            chain.price(record);
        }
        return switch (record.type()) {
            case DEFINITION -> {
                stored++;
                instruments.define(record);
                chain.define(record);
                yield null;
            }
            case STATISTICS -> {
                stored++;
                chain.statistic(record);
                yield statistics.statistic(record);
            }
            case OHLCV_1D, OHLCV_EOD -> {
                bar(record);
                yield statistics.bar(record);
            }
            case OHLCV_1S, OHLCV_1M, OHLCV_1H -> {
                bar(record);
                yield null;
            }
            default -> null;
        };
    }

    private void bar(RecordView record) {
        stored++;
        bars.take(record, symbols == null ? null : symbols.find(record.instrumentId(), record.tsEvent()));
    }

    private void drop(RecordDefect defect) {
        dropped.merge(defect.name(), 1, Integer::sum);
        // An undefined value is none; the others are wrong.
        bad += defect == RecordDefect.MISSING ? 0 : 1;
    }

    private String key(RecordView record) {
        if (record.type() == RecordType.DEFINITION) {
            return record.text(record.layout().field("raw_symbol"));
        }
        String symbol = symbols == null ? null : symbols.find(record.instrumentId(), record.tsIndex());
        return symbol == null ? Long.toString(record.instrumentId()) : symbol;
    }

    private Reading curves() {
        if (isTooBad()) {
            return tooManyBad();
        }
        Map<String, Integer> unused = new TreeMap<>();
        statistics.figures().forEach((key, figures) -> {
            Instruments.Instrument future = future(key, figures);
            if (future == null) {
                unused.merge(NO_INSTRUMENT, figures.records, Integer::sum);
            } else if (figures.isAny() && !curves.add(future.root(), key.day(), contract(future, figures))) {
                // An instrument of another id, or of another venue, with the same symbol.
                unused.merge(RecordDefect.DUPLICATE.name(), figures.records, Integer::sum);
            }
        });
        if (curves.isEmpty()) {
            return wanted == FileKind.FUTURES ? withoutEvents() : bars();
        }
        dropped.putAll(unused);
        return new Reading.Read(FileKind.FUTURES, curves.observations(), quality(), contents());
    }

    private static FuturesCurve.Contract contract(Instruments.Instrument future, DayFigures figures) {
        return new FuturesCurve.Contract(
                future.symbol(), future.expiry(), figures.settlement, figures.openInterest, figures.volume());
    }

    /** By its definition, or for statistics by its symbol; null when it is no future, or not known. */
    private Instruments.@Nullable Instrument future(Statistics.Key key, DayFigures figures) {
        Instruments.Instrument defined = instruments.find(key.instrumentId(), key.day());
        if (defined != null || symbols == null || !figures.hasStatistic()) {
            return defined;
        }
        String symbol = symbols.find(key.instrumentId(), key.day());
        return symbol == null
                ? null
                : DeliveryMonth.ofSymbol(symbol, key.day())
                        .map(named -> new Instruments.Instrument(symbol, named.root(), null))
                        .orElse(null);
    }

    private Reading.Contents contents() {
        Map<String, Integer> byType = new TreeMap<>();
        counts.forEach((type, count) -> byType.put(type.label(), count));
        return new Reading.Contents(
                last < 0 ? null : Times.instant(first), Times.instant(last), List.copyOf(keys), byType);
    }

    private QualityReport quality() {
        return new QualityReport(received, dropped, bad, List.of());
    }

    private Reading tooManyBad() {
        return refused(
                RefusalReason.TOO_MANY_BAD_RECORDS,
                null,
                null,
                bad + " of " + received + " records cannot be used: " + dropped + ".");
    }

    private Reading refused(RefusalReason reason, @Nullable String field, @Nullable String value, String sentence) {
        return new Reading.Refused(reason.name(), new SourceLocation(null, field, value), sentence, quality());
    }
}
