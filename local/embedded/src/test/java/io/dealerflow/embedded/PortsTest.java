package io.dealerflow.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void aPortOnWhichSomebodyListensIsReplaced() throws Exception {
        int wanted = Ports.free();
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(wanted));

            assertThat(Ports.preferred(wanted)).isNotEqualTo(wanted);
        }
    }

    @Test
    void twoProcessesThatWantOnePortAtTheSameMomentGetTwo() throws Exception {
        int wanted = Ports.free();

        String chosenByAnother = preferredOfAnotherProcess(wanted);

        assertThat(Ports.isFree(wanted)).as("nobody listens yet").isTrue();
        assertThat(chosenByAnother).matches("\\d+").isNotEqualTo(Integer.toString(wanted));
    }

    private static String preferredOfAnotherProcess(int wanted) throws Exception {
        Process process = new ProcessBuilder(List.of(
                        JavaCommand.executable().toString(),
                        "-cp",
                        JavaCommand.ownClassPath(),
                        Preferred.class.getName(),
                        Integer.toString(wanted)))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var output = process.getInputStream()) {
            return new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
    }

    /** The program of the other process. */
    static final class Preferred {
        private Preferred() {}

        public static void main(String[] arguments) {
            System.out.println(Ports.preferred(Integer.parseInt(arguments[0])));
        }
    }
}
