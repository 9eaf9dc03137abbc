package io.dealerflow.report.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTest {
    @Test
    void blocksStandApartByOneEmptyLine() {
        Markdown out = new Markdown()
                .heading(2, "SPX")
                .bullets(List.of("one", "two"))
                .bullets(List.of())
                .paragraph("end");

        assertThat(out).hasToString("## SPX\n\n- one\n- two\n\nend\n");
    }

    @Test
    void tableIsGfm() {
        Markdown out = new Markdown().table(Table.of("Name", "Spot[price]>").row("a|b", "1.00"));

        assertThat(out).hasToString("| Name | Spot |\n| --- | ---: |\n| a\\|b | 1.00 |\n");
    }

    @Test
    void rowMustFitTheHeader() {
        Table table = Table.of("Name", "Spot[price]>");

        assertThatThrownBy(() -> table.row("a")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void foreignTextCannotBecomeMarkup() {
        assertThat(Markdown.escape("<script>\n# *x* [y](z) `q` _e_ NEAR_FLIP"))
                .isEqualTo("\\<script\\> \\# \\*x\\* \\[y\\](z) \\`q\\` \\_e\\_ NEAR_FLIP");
    }
}
