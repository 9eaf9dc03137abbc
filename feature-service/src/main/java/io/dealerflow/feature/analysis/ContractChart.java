package io.dealerflow.feature.analysis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The history of a contract for a chart, in columns with one entry for some neighbouring bars: at most {@value #POINTS} entries.
 *
 * @param at    when the last of the bars begins
 * @param close of the last of the bars
 * @param buys  signals to buy at the bars
 * @param sells signals to sell at the bars
 */
public record ContractChart(List<Instant> at, List<Double> close, List<Integer> buys, List<Integer> sells) {
    static final int POINTS = 240;

    static ContractChart of(BarAnalysis analysis) {
        int step = Math.ceilDiv(analysis.size(), POINTS);
        var chart = new ContractChart(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int first = 0; first < analysis.size(); first += step) {
            chart.add(analysis, first, Math.min(first + step, analysis.size()));
        }
        return chart;
    }

    private void add(BarAnalysis analysis, int from, int to) {
        int bought = 0;
        int sold = 0;
        for (int i = from; i < to; i++) {
            bought += analysis.signal(i) == Signal.BUY ? 1 : 0;
            sold += analysis.signal(i) == Signal.SELL ? 1 : 0;
        }
        at.add(ContractSummary.instant(analysis.micros(to - 1)));
        close.add(analysis.close(to - 1));
        buys.add(bought);
        sells.add(sold);
    }
}
