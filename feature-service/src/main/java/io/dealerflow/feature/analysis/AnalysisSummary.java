package io.dealerflow.feature.analysis;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the analysis of all contracts comes to.
 *
 * @param units     contracts that were analysed
 * @param failed    contracts that could not be
 * @param hitRate   over the signals of all contracts
 * @param beta      mean of the contracts' betas over their whole histories; null when none has one
 * @param rules     of the analysis
 * @param contracts each of them, by name
 */
public record AnalysisSummary(
        int units,
        List<Failed> failed,
        long bars,
        long trades,
        long buys,
        long sells,
        HitRate hitRate,
        @Nullable Double beta,
        AnalysisRules rules,
        List<ContractSummary> contracts) {
    /** A contract that could not be analysed. */
    public record Failed(String contract, String error) {}

    public AnalysisSummary {
        failed = List.copyOf(failed);
        contracts = List.copyOf(contracts);
    }

    static AnalysisSummary of(AnalysisRules rules, List<ContractSummary> contracts, List<Failed> failed) {
        List<ContractSummary> ordered = contracts.stream()
                .sorted(Comparator.comparing(ContractSummary::contract))
                .toList();
        List<Double> betas = ordered.stream()
                .map(ContractSummary::beta)
                .filter(Objects::nonNull)
                .toList();
        double betaSum = betas.stream().mapToDouble(Double::doubleValue).sum();
        return new AnalysisSummary(
                ordered.size(),
                failed.stream().sorted(Comparator.comparing(Failed::contract)).toList(),
                ordered.stream().mapToLong(ContractSummary::bars).sum(),
                ordered.stream().mapToLong(ContractSummary::trades).sum(),
                ordered.stream().mapToLong(ContractSummary::buys).sum(),
                ordered.stream().mapToLong(ContractSummary::sells).sum(),
                HitRate.of(
                        ordered.stream()
                                .mapToLong(contract -> contract.hitRate().hits())
                                .sum(),
                        ordered.stream()
                                .mapToLong(contract -> contract.hitRate().n())
                                .sum()),
                betas.isEmpty() ? null : betaSum / betas.size(),
                rules,
                ordered);
    }

    /** This summary with the contracts that only {@code earlier} has. */
    AnalysisSummary over(AnalysisSummary earlier) {
        List<String> known = Stream.concat(
                        contracts.stream().map(ContractSummary::contract),
                        failed.stream().map(Failed::contract))
                .toList();
        return of(
                rules,
                Stream.concat(
                                contracts.stream(),
                                earlier.contracts.stream().filter(other -> !known.contains(other.contract())))
                        .toList(),
                Stream.concat(
                                failed.stream(),
                                earlier.failed.stream().filter(other -> !known.contains(other.contract())))
                        .toList());
    }
}
