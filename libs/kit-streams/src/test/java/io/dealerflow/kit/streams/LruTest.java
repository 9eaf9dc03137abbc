package io.dealerflow.kit.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LruTest {
    private final List<String> loads = new ArrayList<>();

    private String load(String key) {
        loads.add(key);
        return key;
    }

    @Test
    void theValueUsedLongestAgoGoesFirst() {
        var lru = new Lru<String, String>(2);
        lru.get("a", this::load);
        lru.get("b", this::load);
        lru.get("a", this::load);
        lru.get("c", this::load);
        lru.get("a", this::load);
        lru.get("b", this::load);

        assertThat(loads).containsExactly("a", "b", "c", "b");
    }

    @Test
    void weightsCountAndTheHeaviestStaysWhileItIsTheLast() {
        var lru = new Lru<String, String>(5, String::length);
        lru.put("a", "12");
        lru.put("a", "123");
        lru.put("b", "12");
        lru.get("a", this::load);
        lru.put("c", "1234567");
        lru.get("c", this::load);
        lru.get("b", this::load);

        assertThat(loads).containsExactly("b");
    }

    @Test
    void whatIsRemovedIsLoadedAgainAndItsWeightIsFree() {
        var lru = new Lru<String, String>(4, String::length);
        lru.put("a", "12");
        lru.put("b", "12");
        lru.remove("a");
        lru.remove("unknown");
        lru.put("c", "12");
        lru.get("b", this::load);
        lru.get("a", this::load);

        assertThat(loads).containsExactly("a");
    }
}
