package io.dealerflow.gexapi.alerts;

import static io.dealerflow.gexapi.alerts.SampleAlerts.alert;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AlertWindowTest {
    @Test
    void answersFromMemoryAsFarAsItReaches() {
        AlertWindow window = AlertWindow.startingAt(10).with(List.of(alert(11), alert(12), alert(14)), 100);

        assertThat(window.last()).isEqualTo(14);
        assertThat(window.after(10, 100)).contains(List.of(alert(11), alert(12), alert(14)));
        assertThat(window.after(12, 100)).contains(List.of(alert(14)));
        assertThat(window.after(10, 1)).contains(List.of(alert(11)));
        assertThat(window.after(14, 100)).contains(List.of());
    }

    @Test
    void doesNotAnswerForWhatItNeverSaw() {
        AlertWindow window = AlertWindow.startingAt(10).with(List.of(alert(11)), 100);

        assertThat(window.after(9, 100)).isEmpty();
    }

    @Test
    void forgetsTheOldestAndSaysSo() {
        AlertWindow window = AlertWindow.startingAt(0).with(List.of(alert(1), alert(2), alert(3)), 2);

        assertThat(window.after(0, 100)).isEmpty();
        assertThat(window.after(1, 100)).contains(List.of(alert(2), alert(3)));
    }
}
