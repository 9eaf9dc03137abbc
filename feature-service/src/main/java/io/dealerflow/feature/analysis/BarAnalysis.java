package io.dealerflow.feature.analysis;

import java.util.Arrays;

/**
 * The analysis of every bar of a contract, in columns with one entry a bar. An entry of a column of numbers is NaN where there is no value; docs/analysis.md has the
 * definitions.
 */
public final class BarAnalysis {
    private static final byte NO_QUALITY = -1;

    private final Closes closes;
    private final double[] changePct;
    private final double[] beta;
    private final double[] betaRatio;
    private final double[] vix;
    private final double[] threshold;
    private final Signal[] signal;
    private final byte[] quality;
    private final double overallBeta;

    private BarAnalysis(Closes closes, double[] marketPct, double[] vix, AnalysisRules rules) {
        this.closes = closes;
        this.vix = vix;
        this.changePct = closes.changesPct();
        this.beta = Beta.rolling(changePct, marketPct, rules.betaBars());
        this.overallBeta = Beta.overall(changePct, marketPct);
        this.betaRatio = ratios(changePct, marketPct);
        this.threshold = Arrays.stream(vix)
                .map(level -> rules.thresholdPct() * level / rules.calmVix())
                .toArray();
        this.signal = signals(changePct, threshold);
        this.quality = qualities(changePct, signal);
    }

    /**
     * Analyses a contract. Of SPX and VIX each bar sees what was the last at its time.
     *
     * @param contract to be analysed
     */
    public static BarAnalysis of(Closes contract, Market market, AnalysisRules rules) {
        double[] marketPct = Closes.changesPct(market.spx().at(contract));
        return new BarAnalysis(contract, marketPct, market.vix().at(contract), rules);
    }

    private static double[] ratios(double[] changes, double[] market) {
        double[] ratios = new double[changes.length];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = market[i] == 0 ? Double.NaN : changes[i] / market[i];
        }
        return ratios;
    }

    /** No comparison with NaN is true: without a change or a threshold it is {@link Signal#HOLD}. */
    private static Signal[] signals(double[] changes, double[] thresholds) {
        Signal[] signals = new Signal[changes.length];
        for (int i = 0; i < signals.length; i++) {
            signals[i] =
                    changes[i] > thresholds[i] ? Signal.BUY : changes[i] < -thresholds[i] ? Signal.SELL : Signal.HOLD;
        }
        return signals;
    }

    private static byte[] qualities(double[] changes, Signal[] signals) {
        byte[] qualities = new byte[changes.length];
        Arrays.fill(qualities, NO_QUALITY);
        for (int i = 0; i + 1 < qualities.length; i++) {
            double next = changes[i + 1];
            if (signals[i] != Signal.HOLD && !Double.isNaN(next)) {
                boolean isRight = signals[i] == Signal.BUY ? next > 0 : next < 0;
                qualities[i] = (byte) (isRight ? 1 : 0);
            }
        }
        return qualities;
    }

    public int size() {
        return closes.size();
    }

    /** When bar {@code i} begins, microseconds since 1970 in UTC. */
    public long micros(int i) {
        return closes.micros(i);
    }

    public double close(int i) {
        return closes.close(i);
    }

    /** Change of the close since the bar before, percent. */
    public double changePct(int i) {
        return changePct[i];
    }

    /** Covariance with SPX over the variance of SPX, of the last changes. */
    public double beta(int i) {
        return beta[i];
    }

    /** The change of this bar over that of SPX. */
    public double betaRatio(int i) {
        return betaRatio[i];
    }

    public double vix(int i) {
        return vix[i];
    }

    /** Change in percent above which the bar says buy; below its negative it says sell. */
    public double threshold(int i) {
        return threshold[i];
    }

    public Signal signal(int i) {
        return signal[i];
    }

    /** 1 when the next bar moved as the signal says, 0 when it did not, -1 without a signal or a next change. */
    public int quality(int i) {
        return quality[i];
    }

    /** What the analysis of {@code contract} comes to. */
    public ContractSummary summary(String contract) {
        int buys = 0;
        int sells = 0;
        int hits = 0;
        int judged = 0;
        for (int i = 0; i < size(); i++) {
            buys += signal(i) == Signal.BUY ? 1 : 0;
            sells += signal(i) == Signal.SELL ? 1 : 0;
            hits += quality[i] == 1 ? 1 : 0;
            judged += quality[i] == NO_QUALITY ? 0 : 1;
        }
        return new ContractSummary(
                contract,
                size(),
                ContractSummary.instant(micros(0)),
                ContractSummary.instant(micros(size() - 1)),
                buys + sells,
                buys,
                sells,
                HitRate.of(hits, judged),
                Double.isNaN(overallBeta) ? null : overallBeta);
    }
}
