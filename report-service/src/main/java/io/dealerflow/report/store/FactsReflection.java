package io.dealerflow.report.store;

import io.dealerflow.report.text.ReportFacts;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** Registers stored facts for native images. */
@RegisterForReflection(
        targets = {
            ReportFacts.class,
            ReportFacts.Cell.class,
            ReportFacts.ChartFacts.class,
            ReportFacts.Figure.class,
            ReportFacts.Grid.class,
            ReportFacts.Point.class,
            ReportFacts.Row.class,
            ReportFacts.Section.class,
            ReportFacts.Statement.class
        })
final class FactsReflection {
    private FactsReflection() {}
}
