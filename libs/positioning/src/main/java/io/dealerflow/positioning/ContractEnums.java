package io.dealerflow.positioning;

import io.dealerflow.contracts.raw.Settlement;
import io.dealerflow.quant.time.SettlementStyle;

/**
 * Maps the enums of {@code quant} to those of the contracts. Neither module depends on the other; the constants of both
 * have the same names.
 */
final class ContractEnums {
    private ContractEnums() {}

    /** The settlement of an observed series as the enum of {@code quant}. */
    static SettlementStyle settlement(Settlement settlement) {
        return SettlementStyle.valueOf(settlement.name());
    }

    /** The constant of {@code type} that has the name of {@code value}. */
    static <E extends Enum<E>> E of(Class<E> type, Enum<?> value) {
        return Enum.valueOf(type, value.name());
    }
}
