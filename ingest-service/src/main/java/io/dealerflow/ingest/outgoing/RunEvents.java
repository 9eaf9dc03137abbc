package io.dealerflow.ingest.outgoing;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.dealerflow.contracts.quality.FileQuality;
import io.dealerflow.ingest.intake.Arrival;
import io.dealerflow.ingest.intake.Lineage;
import io.openlineage.client.OpenLineage;
import io.openlineage.client.OpenLineage.InputDataset;
import io.openlineage.client.OpenLineage.OutputDataset;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineage.RunFacets;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * OpenLineage run events of the reading of files (<a href="https://openlineage.io/spec/2-0-2/OpenLineage.json">specification 2-0-2</a>). The input of a run is
 * the landed file, with the facets of data quality; its outputs are the topic and the raw table, with their schemas.
 */
final class RunEvents {
    private static final URI PRODUCER = URI.create("https://dealerflow.io/ingest-service");
    private static final String LANDING = "landing";

    private final OpenLineage model = new OpenLineage(PRODUCER);
    private final String namespace;
    private final Map<String, LineageOutput> outputs;
    private final Clock clock;

    /**
     * @param namespace of jobs and datasets
     * @param outputs   by the wire name of their kind
     */
    RunEvents(String namespace, Map<String, LineageOutput> outputs, Clock clock) {
        this.namespace = namespace;
        this.outputs = Map.copyOf(outputs);
        this.clock = clock;
    }

    RunEvent started(Arrival arrival) {
        return event(RunEvent.EventType.START, arrival.file().key(), null, null);
    }

    /** COMPLETE of an accepted file, FAIL of a refused one. */
    RunEvent ended(FileQuality report) {
        String message = report.message();
        return event(
                message == null ? RunEvent.EventType.COMPLETE : RunEvent.EventType.FAIL,
                report.landingKey(),
                report,
                message);
    }

    RunEvent failed(Arrival arrival, String error) {
        return event(RunEvent.EventType.FAIL, arrival.file().key(), null, error);
    }

    private RunEvent event(
            RunEvent.EventType type, String landingKey, @Nullable FileQuality report, @Nullable String error) {
        RunFacets facets = error == null
                ? null
                : model.newRunFacetsBuilder()
                        .errorMessage(model.newErrorMessageRunFacet(error, "java", null))
                        .build();
        return model.newRunEventBuilder()
                .eventType(type)
                .eventTime(clock.instant().atZone(ZoneOffset.UTC))
                .run(model.newRun(UUID.fromString(Lineage.runId(landingKey)), facets))
                .job(model.newJob(namespace, "ingest-service.intake", null))
                .inputs(List.of(input(landingKey, report)))
                .outputs(outputs(report))
                .build();
    }

    private InputDataset input(String landingKey, @Nullable FileQuality report) {
        var input = model.newInputDatasetBuilder().namespace(namespace).name(LANDING + "/" + landingKey);
        if (report == null) {
            return input.build();
        }
        Integer received = report.received();
        var metrics = model.newDataQualityMetricsInputDatasetFacetBuilder()
                .rowCount(received == null ? null : received.longValue())
                .fileCount(1L)
                .columnMetrics(model.newDataQualityMetricsInputDatasetFacetColumnMetricsBuilder()
                        .build())
                .build();
        var assertions = report.rules().stream()
                .map(rule -> model.newDataQualityAssertionsDatasetFacetAssertionsBuilder()
                        .assertion(rule.rule())
                        .success(rule.passed())
                        .expected("at most " + rule.limit())
                        .actual(String.valueOf(rule.measured()))
                        .build())
                .toList();
        return input.inputFacets(model.newInputDatasetInputFacetsBuilder()
                        .dataQualityMetrics(metrics)
                        .dataQualityAssertions(model.newDataQualityAssertionsDatasetFacet(assertions))
                        .build())
                .build();
    }

    private List<OutputDataset> outputs(@Nullable FileQuality report) {
        if (report == null || report.message() != null) {
            return List.of();
        }
        LineageOutput output = outputs.get(Objects.requireNonNullElse(report.kind(), ""));
        if (output == null) {
            return List.of();
        }
        return List.of(
                output(output.topic().name(), fields(output.topic().type()), (long) report.events()),
                output("ingest." + output.table(), output.columns(), null));
    }

    private OutputDataset output(String name, Map<String, String> fields, @Nullable Long rows) {
        List<OpenLineage.SchemaDatasetFacetFields> schema = new ArrayList<>();
        fields.forEach((field, type) -> schema.add(model.newSchemaDatasetFacetFieldsBuilder()
                .name(field)
                .type(type)
                .build()));
        var output = model.newOutputDatasetBuilder()
                .namespace(namespace)
                .name(name)
                .facets(model.newDatasetFacetsBuilder()
                        .schema(model.newSchemaDatasetFacet(schema))
                        .build());
        if (rows != null) {
            output.outputFacets(model.newOutputDatasetOutputFacetsBuilder()
                    .outputStatistics(model.newOutputStatisticsOutputDatasetFacetBuilder()
                            .rowCount(rows)
                            .build())
                    .build());
        }
        return output.build();
    }

    /** Of an event record, as on the wire. */
    private static Map<String, String> fields(Class<?> type) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (RecordComponent component : type.getRecordComponents()) {
            String name = PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE.translate(component.getName());
            fields.put(name, component.getType().getSimpleName());
        }
        return fields;
    }
}
