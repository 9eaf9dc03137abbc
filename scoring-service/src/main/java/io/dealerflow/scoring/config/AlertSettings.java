package io.dealerflow.scoring.config;

import io.dealerflow.contracts.scores.Severity;
import io.dealerflow.scoring.alerts.AlertEngine;
import io.dealerflow.scoring.alerts.DriftObservation;
import io.dealerflow.scoring.alerts.PatternObservation;
import io.dealerflow.scoring.alerts.ScoreObservation;
import io.dealerflow.scoring.alerts.SnapshotAlerts;
import io.dealerflow.scoring.alerts.rule.ChartPatternRule;
import io.dealerflow.scoring.alerts.rule.ConcentrationRule;
import io.dealerflow.scoring.alerts.rule.DestabilizingDealersRule;
import io.dealerflow.scoring.alerts.rule.DriftRule;
import io.dealerflow.scoring.alerts.rule.FlipProximityRule;
import io.dealerflow.scoring.alerts.rule.GammaRegimeRule;
import io.dealerflow.scoring.alerts.rule.Grades;
import io.dealerflow.scoring.alerts.rule.InstabilityRegimeRule;
import io.dealerflow.scoring.alerts.rule.PinRiskRule;
import io.dealerflow.scoring.alerts.rule.ScoreJumpRule;
import io.dealerflow.scoring.alerts.rule.WallBreachRule;
import io.dealerflow.scoring.alerts.rule.ZeroDteShareRule;
import io.dealerflow.scoring.feed.FeedAlerts;
import io.dealerflow.scoring.feed.QualityRule;
import io.dealerflow.scoring.feed.StaleRule;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Thresholds of the alert rules for each severity, and where the rules re-arm. */
@ConfigMapping(prefix = "dealerflow.alerts")
public interface AlertSettings {
    FlipProximity flipProximity();

    Concentration concentration();

    PinRisk pinRisk();

    DestabilizingDealers destabilizingDealers();

    WallBreach wallBreach();

    ZeroDteShare zeroDteShare();

    ScoreJump scoreJump();

    DataQuality dataQuality();

    DataStale dataStale();

    ChartPattern chartPattern();

    /** Minimum event time between two alerts of one rule unless the later is more severe; {@code regime_change} counts per regime entered. */
    @WithDefault("PT30M")
    Duration cooldown();

    /** {@code gamma_flip_proximity}: the distance between spot and gamma flip, in percent of spot, at most. */
    interface FlipProximity {
        /** The rule fires from here. */
        @WithDefault("1.0")
        double mediumPct();

        @WithDefault("0.5")
        double highPct();

        @WithDefault("0.25")
        double criticalPct();

        /** Re-arms beyond this multiple of the first threshold. */
        @WithDefault("1.5")
        double rearmFactor();

        default Grades grades() {
            return Grades.atMost(rearmFactor(), mediumPct(), highPct(), criticalPct());
        }
    }

    /** {@code high_gex_concentration}: the share of gross gamma exposure at one strike, 0–1, at least. */
    interface Concentration {
        /** The rule fires from here. */
        @WithDefault("0.25")
        double lowShare();

        @WithDefault("0.40")
        double mediumShare();

        @WithDefault("0.60")
        double highShare();

        @WithDefault("0.80")
        double criticalShare();

        /** Re-arms below this multiple of the first threshold. */
        @WithDefault("0.8")
        double rearmFactor();

        default Grades grades() {
            return Grades.atLeast(
                    rearmFactor(),
                    Map.of(
                            Severity.LOW,
                            lowShare(),
                            Severity.MEDIUM,
                            mediumShare(),
                            Severity.HIGH,
                            highShare(),
                            Severity.CRITICAL,
                            criticalShare()));
        }

        OfHistory history();

        /** When a share is high for its asset, whatever the thresholds. */
        interface OfHistory {
            /** Percentile of the share among those of the asset's earlier snapshots, 0–1, at least. */
            @WithDefault("0.99")
            double percentile();

            /** Re-arms below this percentile. */
            @WithDefault("0.95")
            double rearmPercentile();

            /** The share itself, at least. */
            @WithDefault("0.10")
            double minShare();

            /** Earlier snapshots, at least. */
            @WithDefault("60")
            int minObservations();
        }

        default ConcentrationRule rule() {
            return new ConcentrationRule(
                    grades(),
                    new ConcentrationRule.OfHistory(
                            history().percentile(),
                            history().rearmPercentile(),
                            history().minShare(),
                            history().minObservations()));
        }
    }

    /** {@code pin_risk_warning}: the pin risk of the front expiry, 0–1, at least, and the days to it, at most. */
    interface PinRisk {
        /** The rule fires from here. */
        @WithDefault("0.7")
        double mediumRisk();

        @WithDefault("0.8")
        double highRisk();

        @WithDefault("0.9")
        double criticalRisk();

        /** Calendar days to the expiry. */
        @WithDefault("5")
        int mediumDays();

        @WithDefault("3")
        int highDays();

        @WithDefault("1")
        int criticalDays();

        /** Re-arms below this multiple of the first threshold. */
        @WithDefault("0.85")
        double rearmFactor();

        default Grades grades() {
            return Grades.atLeast(rearmFactor(), mediumRisk(), highRisk(), criticalRisk());
        }

        default PinRiskRule rule() {
            return new PinRiskRule(
                    grades(),
                    Map.of(
                            Severity.MEDIUM,
                            mediumDays(),
                            Severity.HIGH,
                            highDays(),
                            Severity.CRITICAL,
                            criticalDays()));
        }
    }

    /** {@code destabilizing_dealers}: the share of gross gamma exposure by which dealers are short of gamma, 0–1, at least. */
    interface DestabilizingDealers {
        /** The rule fires from here. */
        @WithDefault("0.25")
        double mediumShare();

        @WithDefault("0.50")
        double highShare();

        @WithDefault("0.75")
        double criticalShare();

        /** Re-arms below this multiple of the first threshold. */
        @WithDefault("0.8")
        double rearmFactor();

        default Grades grades() {
            return Grades.atLeast(rearmFactor(), mediumShare(), highShare(), criticalShare());
        }
    }

    /** {@code wall_breach}: the distance beyond the wall that spot has crossed, in percent of the wall, at least. */
    interface WallBreach {
        /** The rule fires from here. */
        @WithDefault("0.05")
        double mediumPct();

        @WithDefault("0.5")
        double highPct();

        @WithDefault("1.0")
        double criticalPct();

        /** Re-arms when spot is this far inside the walls, in percent of spot. */
        @WithDefault("0.25")
        double rearmPct();

        /** Time since the snapshot whose walls count, at most. */
        @WithDefault("P4D")
        Duration maxGap();

        default WallBreachRule rule() {
            Grades grades = Grades.atLeast(1, mediumPct(), highPct(), criticalPct());
            return new WallBreachRule(grades, rearmPct(), maxGap());
        }
    }

    /** {@code zero_dte_share}: the share of gross gamma exposure that expires on the day, 0–1, at least. */
    interface ZeroDteShare {
        /** The rule fires from here. */
        @WithDefault("0.50")
        double mediumShare();

        @WithDefault("0.65")
        double highShare();

        @WithDefault("0.80")
        double criticalShare();

        /** Re-arms below this multiple of the first threshold. */
        @WithDefault("0.8")
        double rearmFactor();

        default Grades grades() {
            return Grades.atLeast(rearmFactor(), mediumShare(), highShare(), criticalShare());
        }
    }

    /** {@code score_jump}: the change of the instability index, points of 100, at least. */
    interface ScoreJump {
        /** The rule fires from here. */
        @WithDefault("15")
        double mediumPoints();

        @WithDefault("25")
        double highPoints();

        @WithDefault("40")
        double criticalPoints();

        /** Re-arms below this multiple of the first threshold. */
        @WithDefault("0.5")
        double rearmFactor();

        /** Age of the index that it is compared with, at least. */
        @WithDefault("PT1H")
        Duration window();

        /** Age of that index, at most. */
        @WithDefault("P4D")
        Duration maxAge();

        default ScoreJumpRule rule() {
            Grades grades = Grades.atLeast(rearmFactor(), mediumPoints(), highPoints(), criticalPoints());
            return new ScoreJumpRule(grades, window(), maxAge());
        }
    }

    /** {@code data_quality}: the share of a file's records with a bad value, 0–1, at least. A share above 0.05 refuses the file. */
    interface DataQuality {
        /** The rule fires from here. */
        @WithDefault("0.005")
        double lowShare();

        @WithDefault("0.02")
        double mediumShare();

        /** Re-arms below this multiple of the first threshold. */
        @WithDefault("0.8")
        double rearmFactor();

        default Grades grades() {
            return Grades.atLeast(rearmFactor(), Map.of(Severity.LOW, lowShare(), Severity.MEDIUM, mediumShare()));
        }
    }

    /** {@code data_stale}: the time since a feed's last delivery as a multiple of the largest gap that its kind allows, at least. */
    interface DataStale {
        /** The rule fires from here. */
        @WithDefault("1")
        double mediumGaps();

        @WithDefault("4")
        double highGaps();

        default Grades grades() {
            return Grades.atLeast(1, Map.of(Severity.MEDIUM, mediumGaps(), Severity.HIGH, highGaps()));
        }
    }

    /** {@code chart_pattern}: the probability that the model gives the formation, 0–1, at least. */
    interface ChartPattern {
        /** The rule fires from here. */
        @WithDefault("0.8")
        double mediumProbability();

        @WithDefault("0.95")
        double highProbability();

        /** Re-arms below this multiple of the first threshold. */
        @WithDefault("0.75")
        double rearmFactor();

        default Grades grades() {
            return Grades.atLeast(
                    rearmFactor(), Map.of(Severity.MEDIUM, mediumProbability(), Severity.HIGH, highProbability()));
        }
    }

    /** The alerts about the data of sources, under these settings. */
    default FeedAlerts feedAlerts() {
        return new FeedAlerts(
                new QualityRule(dataQuality().grades()),
                new StaleRule(dataStale().grades()),
                cooldown());
    }

    /** The alerts on snapshots, under these settings. */
    default SnapshotAlerts snapshotAlerts() {
        return new SnapshotAlerts(new AlertEngine<>(
                List.of(
                        new FlipProximityRule(flipProximity().grades()),
                        concentration().rule(),
                        pinRisk().rule(),
                        new GammaRegimeRule(),
                        new DestabilizingDealersRule(destabilizingDealers().grades()),
                        wallBreach().rule(),
                        new ZeroDteShareRule(zeroDteShare().grades())),
                cooldown()));
    }

    /** The engine of the rule on the drift of models, under these settings. */
    default AlertEngine<DriftObservation> driftAlerts() {
        return new AlertEngine<>(List.of(new DriftRule()), cooldown());
    }

    /** The engine of the rule on pictures of charts, under these settings. */
    default AlertEngine<PatternObservation> patternAlerts() {
        return new AlertEngine<>(List.of(new ChartPatternRule(chartPattern().grades())), cooldown());
    }

    /** The engine of the rules on scores, under these settings. */
    default AlertEngine<ScoreObservation> scoreAlerts() {
        return new AlertEngine<>(
                List.of(new InstabilityRegimeRule(), scoreJump().rule()), cooldown());
    }
}
