package io.dealerflow.positioning;

import io.dealerflow.contracts.raw.Settlement;
import io.dealerflow.quant.time.SettlementStyle;

/**
 * The enums of {@code quant} as those of the contracts. {@code quant} knows no contracts, so each has its own; their constants
 * have the same names.
 */
final class ContractEnums {
    private ContractEnums() {}

    /** The settlement of an observed series, as the analysis calls it. */
    static SettlementStyle settlement(Settlement settlement) {
        return SettlementStyle.valueOf(settlement.name());
    }

    /** The constant of {@code type} that has the name of {@code value}. */
    static <E extends Enum<E>> E of(Class<E> type, Enum<?> value) {
        return Enum.valueOf(type, value.name());
    }
}
