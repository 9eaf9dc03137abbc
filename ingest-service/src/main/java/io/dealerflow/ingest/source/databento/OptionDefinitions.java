package io.dealerflow.ingest.source.databento;

import io.dealerflow.contracts.raw.OptionChain;
import io.dealerflow.contracts.raw.Settlement;
import io.dealerflow.dbn.Field;
import io.dealerflow.dbn.Prices;
import io.dealerflow.dbn.RecordLayout;
import io.dealerflow.dbn.RecordView;
import io.dealerflow.ingest.source.cboe.ContractDefect;
import io.dealerflow.ingest.source.futures.DeliveryMonth;
import io.dealerflow.quant.pricing.Right;
import io.dealerflow.quant.time.OptionRoot;
import io.dealerflow.quant.time.OptionSymbol;
import io.dealerflow.quant.time.SettlementStyle;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The options that a file defines, by id; of several definitions of an id the last. An OSI symbol says root, expiry and strike. Elsewhere the
 * root is the product without the digits that CME numbers weeks with ({@code E3C} is {@code EC}): the expiry says the week. What
 * expires before noon in New York settles at the opening.
 */
final class OptionDefinitions {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final char CALL = 'C';
    private static final char PUT = 'P';
    private static final char DELETED = 'D';
    private static final double LISTED_MULTIPLIER = 100;

    private final Map<Long, Definition> definitions = new LinkedHashMap<>();
    private @Nullable Fields fields;

    /** What a record defines. */
    sealed interface Definition {
        String symbol();
    }

    /**
     * An option.
     *
     * @param id           of the instrument
     * @param symbol       the venue's
     * @param underlyingId of the instrument that it is on, 0 where the definition names none
     * @param isOnFuture   whether that is a future
     */
    record Option(
            long id,
            String symbol,
            OptionSymbol terms,
            OptionChain.Series series,
            String underlying,
            long underlyingId,
            boolean isOnFuture)
            implements Definition {}

    /** An option that cannot be used. */
    record Unusable(
            String symbol,
            ContractDefect defect,
            String field,
            @Nullable String value) implements Definition {}

    private record Fields(
            RecordLayout layout,
            Field instrumentClass,
            Field action,
            Field symbol,
            Field asset,
            Field underlying,
            Field underlyingId,
            Field strike,
            Field expiration,
            Field tick,
            Field tickAmount,
            Field unit) {
        static Fields of(RecordLayout layout) {
            return new Fields(
                    layout,
                    layout.field("instrument_class"),
                    layout.field("security_update_action"),
                    layout.field("raw_symbol"),
                    layout.field("asset"),
                    layout.field("underlying"),
                    layout.field("underlying_id"),
                    layout.field("strike_price"),
                    layout.field("expiration"),
                    layout.field("min_price_increment"),
                    layout.field("min_price_increment_amount"),
                    layout.field("unit_of_measure_qty"));
        }
    }

    boolean isEmpty() {
        return definitions.isEmpty();
    }

    Map<Long, Definition> all() {
        return definitions;
    }

    /** Takes the definition of an option, and leaves others. */
    void define(RecordView record) {
        Fields used = fields;
        if (used == null || used.layout() != record.layout()) {
            used = Fields.of(record.layout());
            fields = used;
        }
        char type = record.character(used.instrumentClass());
        if (type != CALL && type != PUT) {
            return;
        }
        if (record.character(used.action()) == DELETED) {
            definitions.remove(record.instrumentId());
        } else {
            definitions.put(record.instrumentId(), definition(record, used, type == CALL ? Right.CALL : Right.PUT));
        }
    }

    private static Definition definition(RecordView record, Fields used, Right right) {
        String symbol = record.text(used.symbol()).strip();
        Optional<OptionSymbol> osi = OptionSymbol.parse(symbol);
        if (osi.isPresent()) {
            OptionSymbol terms = osi.get();
            boolean isMorning = OptionRoot.settlement(terms.root()) == SettlementStyle.AM;
            double multiplier = multiplier(record, used);
            return new Option(
                    record.instrumentId(),
                    symbol,
                    terms,
                    new OptionChain.Series(
                            terms.root(),
                            terms.expiry(),
                            isMorning ? Settlement.AM : Settlement.PM,
                            multiplier > 0 ? multiplier : LISTED_MULTIPLIER),
                    OptionRoot.underlying(terms.root()),
                    record.number(used.underlyingId()),
                    false);
        }
        return ofVenue(record, used, right, symbol);
    }

    private static Definition ofVenue(RecordView record, Fields used, Right right, String symbol) {
        Instant expiration = Times.instant(record.number(used.expiration()));
        if (expiration == null) {
            return new Unusable(symbol, ContractDefect.NOT_A_DATE, "expiration", null);
        }
        double multiplier = multiplier(record, used);
        if (!(multiplier > 0)) {
            return new Unusable(symbol, ContractDefect.MISSING, "unit_of_measure_qty", null);
        }
        LocalDate expiry = LocalDate.ofInstant(expiration, NEW_YORK);
        boolean isMorning = LocalTime.ofInstant(expiration, NEW_YORK).isBefore(LocalTime.NOON);
        String root = record.text(used.asset()).strip().replaceAll("[0-9]", "");
        double strike = record.price(used.strike());
        OptionSymbol terms;
        try {
            terms = new OptionSymbol(root, expiry, right, strike);
        } catch (IllegalArgumentException e) {
            return new Unusable(symbol, ContractDefect.BAD_SYMBOL, "raw_symbol", e.getMessage());
        }
        String underlying = record.text(used.underlying()).strip();
        Optional<DeliveryMonth.Named> future =
                DeliveryMonth.ofSymbol(underlying, LocalDate.ofInstant(expiration, ZoneOffset.UTC));
        String name = future.map(DeliveryMonth.Named::root).orElse(underlying.isEmpty() ? root : underlying);
        return new Option(
                record.instrumentId(),
                symbol,
                terms,
                new OptionChain.Series(root, expiry, isMorning ? Settlement.AM : Settlement.PM, multiplier),
                name,
                record.number(used.underlyingId()),
                future.isPresent());
    }

    /** Dollars per point: what a tick is worth by its size, else the unit of the contract; NaN when the definition has neither. */
    private static double multiplier(RecordView record, Fields used) {
        double perTick = record.price(used.tickAmount()) / record.price(used.tick());
        if (perTick > 0 && Double.isFinite(perTick)) {
            return perTick;
        }
        long unit = record.number(used.unit());
        return unit == Prices.UNDEFINED ? Double.NaN : Prices.toDouble(unit);
    }
}
