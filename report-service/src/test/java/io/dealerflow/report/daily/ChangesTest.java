package io.dealerflow.report.daily;

import static org.assertj.core.api.Assertions.assertThat;

import io.dealerflow.report.text.Markdown;
import io.dealerflow.report.text.ReportFacts;
import io.dealerflow.report.text.Table;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ChangesTest {
    private static Markdown text(String price, String sentence) {
        return new Markdown()
                .heading(1, "Title")
                .heading(2, "SPX")
                .heading(3, "Key levels")
                .table(Table.of("Level", "Price[price]>").row("Spot", price).row("Wall", "4000.00"))
                .paragraph(sentence);
    }

    private static ReportFacts facts(String price, String sentence) {
        return text(price, sentence).facts();
    }

    @Test
    @DisplayName("a changed figure is named by its section, row and column, with what it was")
    void figure() {
        assertThat(Changes.between(facts("3990.56", "Same."), facts("3991.00", "Same.")))
                .containsExactly("SPX, Key levels: Spot, Price 3991.00, was 3990.56.");
    }

    @Test
    @DisplayName("sentences, sections that come and sections that go are named")
    void sections() {
        ReportFacts more =
                text("1.00", "Same.").heading(2, "NDX").paragraph("New.").facts();

        assertThat(Changes.between(facts("1.00", "Before."), facts("1.00", "After.")))
                .containsExactly("SPX, Key levels: sentence 1 \"After.\", was \"Before.\".");
        assertThat(Changes.between(facts("1.00", "Same."), more)).containsExactly("NDX: new.");
        assertThat(Changes.between(more, facts("1.00", "Same."))).containsExactly("NDX: no longer there.");
    }

    @Test
    @DisplayName("of many changes in a section the first are named and the others counted")
    void many() {
        Table then = Table.of("Level", "Price[price]>");
        Table now = Table.of("Level", "Price[price]>");
        for (int i = 0; i < 9; i++) {
            then.row("level " + i, "1.00");
            now.row("level " + i, "2.00");
        }

        List<String> changes = Changes.between(
                new Markdown().table(then).facts(), new Markdown().table(now).facts());

        assertThat(changes)
                .singleElement()
                .asString()
                .startsWith("Overview: level 0, Price 2.00, was 1.00; ")
                .endsWith("; and 6 more.");
    }

    @Test
    @DisplayName("the first revision changes nothing, and what a revision changed is not compared again")
    void revisions() {
        Markdown first = text("1.00", "Same.");
        Changes.write(first, 1, null);
        Markdown second = text("2.00", "Same.");
        Changes.write(second, 2, first.facts());
        Markdown third = text("3.00", "Same.");
        Changes.write(third, 3, second.facts());

        assertThat(first.toString()).doesNotContain("Changes since");
        assertThat(second.toString())
                .endsWith("## Changes since revision 1\n\n- SPX, Key levels: Spot, Price 2.00, was 1.00.\n");
        assertThat(third.toString())
                .endsWith("## Changes since revision 2\n\n- SPX, Key levels: Spot, Price 3.00, was 2.00.\n");
    }

    @Test
    @DisplayName("a revision after one without facts says so")
    void withoutFacts() {
        Markdown text = text("1.00", "Same.");
        Changes.write(text, 7, null);

        assertThat(text.toString()).endsWith("- That revision has kept no facts to compare with.\n");
    }
}
