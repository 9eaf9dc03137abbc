package io.dealerflow.report.daily;

import static io.dealerflow.report.text.Figures.missing;
import static io.dealerflow.report.text.Figures.price;
import static io.dealerflow.report.text.Figures.signed;

import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.GexSnapshot.ExpiryGex;
import io.dealerflow.report.text.Markdown;
import io.dealerflow.report.text.Table;
import org.jspecify.annotations.Nullable;

/** The prices at which hedging changes, and how far from spot they are. */
final class LevelsSection {
    private final Table table =
            Table.of("Level", "Price[price]>", "Distance from spot, points>", "Distance from spot, %>");
    private final double spot;

    private LevelsSection(double spot) {
        this.spot = spot;
    }

    static void write(Markdown out, GexSnapshot snapshot) {
        LevelsSection levels = new LevelsSection(snapshot.spot());
        GexSnapshot.GammaFlip flip = snapshot.gammaFlip();
        levels.add("Spot", snapshot.spot(), "");
        levels.add("Spot implied by the front forward", snapshot.impliedSpot(), Reasons.NO_PARITY);
        levels.add("Gamma flip", flip.value(), Reasons.noFlip(flip));
        flip.all().stream()
                .filter(crossing -> !crossing.equals(flip.value()))
                .forEach(crossing -> levels.add("Further zero crossing", crossing, ""));
        levels.add("Call wall", snapshot.callWall(), Reasons.NO_CALL_WALL);
        levels.add("Put wall", snapshot.putWall(), Reasons.NO_PUT_WALL);
        if (!snapshot.byExpiry().isEmpty()) {
            ExpiryGex front = snapshot.byExpiry().getFirst();
            String name = "Max pain of " + front.expiry() + " (" + Markdown.escape(front.root()) + ")";
            levels.add(name, front.maxPain(), Reasons.NO_OPEN_INTEREST);
        }
        out.table(levels.table);
    }

    private void add(String name, @Nullable Double level, String reason) {
        if (level == null) {
            String none = missing(Reasons.NO_LEVEL);
            table.row(name, missing(reason), none, none);
            return;
        }
        double distance = level - spot;
        table.row(name, price(level), signed(distance, 2), signed(distance / spot * 100, 2));
    }
}
