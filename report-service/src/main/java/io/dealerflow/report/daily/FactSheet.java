package io.dealerflow.report.daily;

import io.dealerflow.contracts.features.ForwardSource;
import io.dealerflow.contracts.features.GexSnapshot;
import io.dealerflow.contracts.features.GexSnapshot.ExpectedMove;
import io.dealerflow.contracts.features.GexSnapshot.GammaFlip;
import io.dealerflow.contracts.features.GexSnapshot.HedgingFlow;
import io.dealerflow.contracts.features.GexSnapshot.PinRisk;
import io.dealerflow.contracts.features.GexSnapshot.Quality;
import io.dealerflow.contracts.features.GexSnapshot.StrikeGex;
import io.dealerflow.contracts.raw.SpotSource;
import io.dealerflow.contracts.scores.AssetScore;
import io.dealerflow.contracts.scores.AssetScore.Component;
import io.dealerflow.contracts.scores.Regime;
import io.dealerflow.report.phrase.Facts;
import io.dealerflow.report.text.DollarUnit;
import io.dealerflow.report.text.Figures;
import io.dealerflow.report.text.Markdown;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The facts of one symbol's day for phrases. */
final class FactSheet {
    private static final double INDEX_MAX = 100;
    private static final String YES = "YES";
    private static final String NO = "NO";

    private static final Facts.Form PRICE = Figures::price;
    private static final Facts.Form PERCENT = value -> Figures.signed(value, 2);
    private static final Facts.Form POINTS = value -> Figures.signed(value, 2);
    private static final Facts.Form TWO_DECIMALS = value -> Figures.decimals(value, 2);
    private static final Facts.Form COUNT = value -> Figures.count(Math.round(value));

    private final Facts.Builder facts = Facts.builder();
    private final DollarUnit unit;
    private final Facts.Form dollars;

    private FactSheet(DollarUnit unit) {
        this.unit = unit;
        this.dollars = unit::amount;
    }

    static Facts of(SymbolDay day) {
        GexSnapshot latest = day.latest();
        FactSheet sheet = new FactSheet(DollarUnit.of(latest == null ? 0 : latest.grossGex()));
        if (latest != null) {
            sheet.exposure(latest);
            sheet.flip(latest);
            sheet.levels(latest);
            sheet.expectedMove(latest);
            sheet.pinRisk(latest.pinRisk());
            sheet.hedging(latest);
            sheet.quality(latest);
            sheet.change(latest, day.dayBefore());
        }
        sheet.score(day.score(), latest);
        return sheet.facts.build();
    }

    private void exposure(GexSnapshot snapshot) {
        Double netToGross = snapshot.netToGross();
        facts.text("dealer", Markdown.escape(snapshot.convention().dealer()))
                .text("unit", unit.symbol())
                .text("gamma_regime", snapshot.gammaRegime().name())
                .figure("spot", snapshot.spot(), PRICE)
                .figure("net_gex", snapshot.netGex(), dollars)
                .figure("gross_gex", snapshot.grossGex(), dollars);
        facts.figure("put_call_open_interest", snapshot.putCallOpenInterest(), TWO_DECIMALS)
                .figure("put_call_volume", snapshot.putCallVolume(), TWO_DECIMALS)
                .figure("atm_iv_month", snapshot.atmIv30d(), Figures::fractionInPercent)
                .figure("risk_reversal", snapshot.riskReversal25d(), value -> Figures.signed(value * 100, 2));
        if (netToGross != null) {
            facts.figure("net_to_gross_pct", netToGross, Figures::fractionInPercent)
                    .figure("net_to_gross_size", Math.abs(netToGross), TWO_DECIMALS);
        }
    }

    private void flip(GexSnapshot snapshot) {
        GammaFlip flip = snapshot.gammaFlip();
        facts.figure("crossings", (double) flip.all().size(), COUNT);
        if (flip.searched().size() >= 2) {
            facts.figure("searched_low", flip.searched().getFirst(), PRICE)
                    .figure("searched_high", flip.searched().getLast(), PRICE);
        }
        if (flip.value() == null) {
            facts.text(
                    "flip_reason",
                    flip.reason() == null ? "no reason given" : flip.reason().name());
            return;
        }
        facts.figure("flip", flip.value(), PRICE)
                .figure("flip_distance", flip.distance(), POINTS)
                .figure("flip_distance_pct", flip.distancePct(), PERCENT);
    }

    private void levels(GexSnapshot snapshot) {
        double spot = snapshot.spot();
        level("call_wall", snapshot.callWall(), spot);
        level("put_wall", snapshot.putWall(), spot);
        List<StrikeGex> top = StrikesSection.top(snapshot);
        if (!top.isEmpty() && top.getFirst().netGex() != 0) {
            facts.figure("top_strike", top.getFirst().strike(), PRICE)
                    .figure("top_strike_gex", top.getFirst().netGex(), dollars);
        }
        Double implied = snapshot.impliedSpot();
        if (implied != null && snapshot.spotSource() != SpotSource.PARITY) {
            double gapPct = (implied - spot) / spot * 100;
            facts.figure("implied_spot", implied, PRICE)
                    .figure("implied_spot_gap_pct", gapPct, PERCENT)
                    .figure("implied_spot_gap_size_pct", Math.abs(gapPct), TWO_DECIMALS);
        }
    }

    private void level(String name, @Nullable Double level, double spot) {
        if (level != null) {
            facts.figure(name, level, PRICE).figure(name + "_distance", level - spot, POINTS);
        }
    }

    private void expectedMove(GexSnapshot snapshot) {
        ExpectedMove move = snapshot.expectedMove();
        if (move == null) {
            return;
        }
        facts.text("move_expiry", move.expiry().toString())
                .text("move_root", Markdown.escape(move.root()))
                .figure("straddle", move.straddle(), PRICE);
        Double sigma = move.sigma();
        if (sigma == null) {
            return;
        }
        facts.figure("sigma", sigma, PRICE).figure("sigma_pct", sigma / snapshot.spot() * 100, TWO_DECIMALS);
        Double distance = snapshot.gammaFlip().distance();
        if (distance != null && sigma > 0) {
            facts.figure("flip_sigmas", Math.abs(distance) / sigma, TWO_DECIMALS);
        }
    }

    private void pinRisk(@Nullable PinRisk pinRisk) {
        if (pinRisk != null) {
            facts.text("pin_high", pinRisk.high() ? YES : NO)
                    .text("pin_expiry", pinRisk.expiry().toString())
                    .text("pin_root", Markdown.escape(pinRisk.root()))
                    .figure("pin_risk", pinRisk.value(), TWO_DECIMALS)
                    .figure("pin_strike", pinRisk.strike(), PRICE);
        }
    }

    /** The flows nearest to a fall and a rise of one percent. */
    private void hedging(GexSnapshot snapshot) {
        flow("fall", nearest(snapshot, -1));
        flow("rise", nearest(snapshot, 1));
    }

    private static Optional<HedgingFlow> nearest(GexSnapshot snapshot, int movePct) {
        return snapshot.hedgingFlow().stream()
                .filter(flow -> flow.movePct() * movePct > 0)
                .min(Comparator.comparingDouble((HedgingFlow flow) -> Math.abs(flow.movePct() - movePct))
                        .thenComparingDouble(HedgingFlow::movePct));
    }

    private void flow(String name, Optional<HedgingFlow> flow) {
        flow.ifPresent(found -> facts.figure(name + "_move", found.movePct(), PERCENT)
                .figure(name + "_dollars", found.dollars(), dollars));
    }

    private void quality(GexSnapshot snapshot) {
        Quality quality = snapshot.quality();
        long parity = snapshot.byExpiry().stream()
                .filter(expiry -> expiry.forwardSource() == ForwardSource.PARITY)
                .count();
        int expiries = snapshot.byExpiry().size();
        facts.figure("received", (double) quality.received(), COUNT)
                .figure("used", (double) quality.used(), COUNT)
                .figure("expiries", (double) expiries, COUNT)
                .figure("parity_forwards", (double) parity, COUNT)
                .figure("curve_forwards", (double) (expiries - parity), COUNT);
        if (quality.received() > 0) {
            double share = (double) quality.used() / quality.received();
            facts.figure("used_share", share, TWO_DECIMALS).figure("used_pct", share, Figures::fractionInPercent);
        }
    }

    private void change(GexSnapshot latest, @Nullable GexSnapshot dayBefore) {
        if (dayBefore == null) {
            return;
        }
        boolean changed = dayBefore.gammaRegime() != latest.gammaRegime();
        facts.text(
                        "day_before_date",
                        dayBefore.asOf().atZone(Figures.NEW_YORK).toLocalDate().toString())
                .text("day_before_gamma_regime", dayBefore.gammaRegime().name())
                .text("gamma_regime_changed", changed ? YES : NO)
                .figure("day_before_net_gex", dayBefore.netGex(), dollars)
                .figure("day_before_net_gex_change", latest.netGex() - dayBefore.netGex(), dollars);
    }

    private void score(@Nullable AssetScore score, @Nullable GexSnapshot latest) {
        if (score == null) {
            return;
        }
        Regime previous = score.previousRegime();
        Regime regime = score.regime();
        List<Component> abstained =
                score.components().stream().filter(c -> c.value() == null).toList();
        facts.figure("index", score.index(), value -> Figures.decimals(value, 1))
                .figure("index_max", INDEX_MAX, COUNT)
                .text("regime", regime == null ? null : regime.name())
                .text("pressure", score.pressure().name())
                .text("pressure_rule", sentence(Markdown.escape(score.pressureRule())))
                .text("score_as_of", Figures.utc(score.asOf()))
                .figure("component_count", (double) score.components().size(), COUNT)
                .figure("abstained_count", (double) abstained.size(), COUNT)
                .text("abstained", names(abstained));
        if (previous != null) {
            facts.text("previous_regime", previous.name()).text("regime_changed", previous == regime ? NO : YES);
        }
        if (latest != null) {
            facts.text("score_of_latest", score.restsOn(latest.eventId()) ? YES : NO);
        }
    }

    private static String names(List<Component> components) {
        return components.stream().map(c -> Markdown.escape(c.name())).collect(Collectors.joining(", "));
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }
}
