package io.dealerflow.quant.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FuturesRollTest {
    private static final LocalDate MARCH = LocalDate.of(2024, 3, 20);
    private static final LocalDate APRIL = LocalDate.of(2024, 4, 17);

    private static List<String> liquid(LocalDate date, FuturesContract... contracts) {
        return FuturesRoll.liquid(date, List.of(contracts)).stream()
                .map(FuturesContract::symbol)
                .toList();
    }

    @Test
    @DisplayName("a contract is part of the curve until five days before its expiry, and no longer")
    void roll() {
        var near = new FuturesContract("VXH4", MARCH, 15, 100);
        var next = new FuturesContract("VXJ4", APRIL, 16, 100);

        assertThat(FuturesRoll.lastDay(MARCH)).isEqualTo(LocalDate.of(2024, 3, 15));
        assertThat(liquid(LocalDate.of(2024, 3, 15), next, near)).containsExactly("VXH4", "VXJ4");
        assertThat(liquid(LocalDate.of(2024, 3, 16), next, near)).containsExactly("VXJ4");
    }

    @Test
    @DisplayName(
            "of an expiry the contract with the most open interest counts, and none with less than a twentieth of the largest")
    void openInterest() {
        var weekly = new FuturesContract("VX10", LocalDate.of(2024, 3, 13), 15, 4);
        var monthly = new FuturesContract("VXH4", MARCH, 15, 100);
        var other = new FuturesContract("AAA", MARCH, 15, 99);

        assertThat(liquid(LocalDate.of(2024, 3, 1), weekly, other, monthly)).containsExactly("VXH4");
        assertThat(liquid(LocalDate.of(2024, 3, 1))).isEmpty();
    }
}
