package dev.plimsoll.deployments.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Tests for {@link HistoryExport}. */
class HistoryExportTests {

    @Test
    void quotesOnlyWhatNeedsIt() {
        assertThat(HistoryExport.field("plain")).isEqualTo("plain");
        assertThat(HistoryExport.field("a,b")).isEqualTo("\"a,b\"");
        assertThat(HistoryExport.field("say \"hi\"")).isEqualTo("\"say \"\"hi\"\"\"");
        assertThat(HistoryExport.field("two\nlines")).isEqualTo("\"two\nlines\"");
    }

    @Test
    void makesPlainTextOfWhatASpreadsheetWouldRun() {
        assertThat(HistoryExport.field("=1+1")).isEqualTo("'=1+1");
        assertThat(HistoryExport.field("@sum")).isEqualTo("'@sum");
    }
}
