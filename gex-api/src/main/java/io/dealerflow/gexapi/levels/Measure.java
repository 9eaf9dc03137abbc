package io.dealerflow.gexapi.levels;

import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A figure by which symbols are screened and sorted. Its name outside is the field's. */
public enum Measure {
    SPOT(row -> row.levels().spot()),
    IMPLIED_SPOT(row -> row.levels().impliedSpot()),
    NET_GEX(row -> row.levels().netGex()),
    CALL_GEX(row -> row.levels().callGex()),
    PUT_GEX(row -> row.levels().putGex()),
    GROSS_GEX(row -> row.levels().grossGex()),
    NET_TO_GROSS(row -> row.levels().netToGross()),
    GAMMA_FLIP(row -> row.levels().gammaFlip()),
    FLIP_DISTANCE(row -> row.levels().flipDistance()),
    FLIP_DISTANCE_PCT(row -> row.levels().flipDistancePct()),
    CALL_WALL(row -> row.levels().callWall()),
    PUT_WALL(row -> row.levels().putWall()),
    MAX_PAIN(row -> row.levels().maxPain()),
    EXPECTED_MOVE_STRADDLE(row -> row.levels().expectedMoveStraddle()),
    EXPECTED_MOVE_SIGMA(row -> row.levels().expectedMoveSigma()),
    PIN_RISK(row -> row.levels().pinRisk()),
    PIN_STRIKE(row -> row.levels().pinStrike()),
    ATM_IV_30D(row -> row.levels().atmIv30d()),
    PUT_CALL_OPEN_INTEREST(row -> row.levels().putCallOpenInterest()),
    INDEX(ScreenRow::index);

    /** Reads a record and nothing else. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Function<ScreenRow, @Nullable Double> value;

    Measure(Function<ScreenRow, @Nullable Double> value) {
        this.value = value;
    }

    /** The name of the field. */
    public String field() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Null where the symbol has none. */
    public @Nullable Double of(ScreenRow row) {
        return value.apply(row);
    }
}
