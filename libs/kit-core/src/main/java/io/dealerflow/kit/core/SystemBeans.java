package io.dealerflow.kit.core;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dealerflow.contracts.event.Wire;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Beans of every service: the clock and the JSON mapper. */
@Singleton
class SystemBeans {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Singleton
    static class WireCustomizer implements ObjectMapperCustomizer {
        @Override
        public void customize(ObjectMapper mapper) {
            Wire.configure(mapper);
        }
    }
}
