package io.dealerflow.gexapi.rest.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.contracts.features.GexSnapshot;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SnapshotViewTest {
    private static final Set<String> OF_THE_ENVELOPE = Set.of("source", "ingestTs", "version");

    @Test
    @DisplayName("GraphQL has every figure of a snapshot, in the same order")
    void complete() {
        List<String> figures = names(GexSnapshot.class).stream()
                .filter(name -> !OF_THE_ENVELOPE.contains(name))
                .toList();

        assertThat(names(SnapshotView.class)).containsExactlyElementsOf(figures);
    }

    private static List<String> names(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toList();
    }
}
