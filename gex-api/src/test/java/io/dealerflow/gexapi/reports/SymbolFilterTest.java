package io.dealerflow.gexapi.reports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dealerflow.contracts.event.Wire;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SymbolFilterTest {
    private static final SymbolFilter SPX = new SymbolFilter(List.of("SPX", "WTI", "A&B"), List.of("SPX"));

    @Test
    @DisplayName("sections and rows of other assets are left out, what is of no asset stays")
    void markdown() {
        String text = """
                # Title

                | Symbol | Spot |
                | --- | ---: |
                | SPX | 1.00 |
                | WTI | 2.00 |
                | A\\&B | 3.00 |

                ## SPX

                | Level | Price |
                | --- | ---: |
                | WTI | 4.00 |

                ## WTI

                ### Features

                Something.

                ## Portfolio

                | Date | Symbol |
                | --- | --- |
                | today | WTI |
                | today | market |
                """;

        assertThat(SPX.markdown(text)).isEqualTo("""
                # Title

                | Symbol | Spot |
                | --- | ---: |
                | SPX | 1.00 |

                ## SPX

                | Level | Price |
                | --- | ---: |
                | WTI | 4.00 |

                ## Portfolio

                | Date | Symbol |
                | --- | --- |
                | today | market |
                """);
    }

    @Test
    @DisplayName("a page loses the sections and rows that carry the names of other assets")
    void html() {
        String page =
                "<table><tr data-symbol=\"SPX\"><td>1</td></tr>\n<tr data-symbol=\"A&amp;B\"><td>3</td></tr>\n</table>"
                        + "<section data-heading=\"SPX\">a</section>\n<section data-heading=\"WTI\">b\nc</section>\n<p>end</p>";

        assertThat(SPX.html(page))
                .isEqualTo("<table><tr data-symbol=\"SPX\"><td>1</td></tr>\n</table>"
                        + "<section data-heading=\"SPX\">a</section>\n<p>end</p>");
    }

    @Test
    @DisplayName("facts lose the sections of other assets and their rows in tables with a column of symbols")
    void facts() {
        JsonNode facts = Wire.readJson("""
                {"sections": [
                 {"symbol": null, "tables": [{"columns": ["Symbol", "Spot"], "rows": [
                   {"cells": [{"text": "SPX"}]}, {"cells": [{"text": "WTI"}]}]}]},
                 {"symbol": "WTI", "tables": []},
                 {"symbol": "SPX", "tables": [{"columns": ["Level"], "rows": [{"cells": [{"text": "WTI"}]}]}]}]}
                """, JsonNode.class);

        JsonNode kept = SPX.facts(facts);

        assertThat(kept.path("sections").findValuesAsText("symbol")).containsExactly("null", "SPX");
        assertThat(kept.at("/sections/0/tables/0/rows").findValuesAsText("text"))
                .containsExactly("SPX");
        assertThat(kept.at("/sections/1/tables/0/rows")).hasSize(1);
        assertThat(facts.path("sections")).hasSize(3);
    }
}
