package io.dealerflow.scoring.alerts.rule;

import io.dealerflow.contracts.features.GexSnapshot;
import java.time.LocalDate;
import java.time.ZoneId;

/** Dates where options expire. */
final class NewYork {
    private static final ZoneId ZONE = ZoneId.of("America/New_York");

    private NewYork() {}

    static LocalDate dateOf(GexSnapshot snapshot) {
        return snapshot.asOf().atZone(ZONE).toLocalDate();
    }
}
