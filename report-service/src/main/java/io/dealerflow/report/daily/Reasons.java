package io.dealerflow.report.daily;

import static io.dealerflow.report.text.Figures.price;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.NoFlipReason;

/** Reasons of missing figures. */
final class Reasons {
    static final String NO_GROSS = "gross GEX is 0";
    static final String NO_CALL_WALL = "no call exposure at or above spot";
    static final String NO_PUT_WALL = "no put exposure at or below spot";
    static final String NO_PARITY = "no parity forward";
    static final String NO_OPEN_INTEREST = "no open interest";
    static final String NO_ATM_VOL = "no vol at the money";
    static final String NO_PRICE = "no price of this week";
    static final String NO_SCORE = "no score of this date";
    static final String ALL_ABSTAINED = "every component abstained";
    static final String NO_LEVEL = "no level";

    private Reasons() {}

    static String noFlip(GexSnapshot.GammaFlip flip) {
        NoFlipReason given = flip.reason();
        String reason = given == null ? "no reason given" : given.name();
        if (flip.searched().size() < 2) {
            return reason;
        }
        return reason + " from " + price(flip.searched().getFirst()) + " to "
                + price(flip.searched().getLast());
    }
}
