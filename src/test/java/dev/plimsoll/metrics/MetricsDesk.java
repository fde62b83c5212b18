package dev.plimsoll.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.testing.Plimsoll;
import dev.plimsoll.testing.ShortHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reports histories as programs do, and tells in short lines what the answers say of them. */
class MetricsDesk {

    private static final String WINDOW = "from=2026-11-02&to=2026-11-20";

    private final Plimsoll plimsoll;

    MetricsDesk(Plimsoll plimsoll) {
        this.plimsoll = plimsoll;
    }

    void tell(String history) {
        tell(ShortHistory.events(history));
    }

    void tell(List<String> events) {
        var answer = plimsoll.report("[" + String.join(",", events) + "]");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).contains("\"rejected\":[]");
    }

    JsonNode measures() {
        return measures("");
    }

    /** @param ask further parameters, beginning with an ampersand */
    JsonNode measures(String ask) {
        return plimsoll.get("/api/v1/metrics?" + window(ask));
    }

    private static String window(String ask) {
        return ask.contains("&from=") ? ask.substring(1) : WINDOW + ask;
    }

    /** Such as {@code n=3 failed=1/2 rework=1/3 lead=4}: how many each measure counts. */
    String counts() {
        return counts("");
    }

    String counts(String ask) {
        var all = measures(ask);
        var failRate = all.path("change_fail_rate");
        var rework = all.path("rework_rate");
        return "n=%d failed=%d/%d rework=%d/%d lead=%d"
                .formatted(
                        all.path("deployment_frequency").path("n").asLong(),
                        failRate.path("failed").asLong(),
                        failRate.path("of").asLong(),
                        rework.path("part").asLong(),
                        rework.path("of").asLong(),
                        all.path("change_lead_time").path("n").asLong());
    }

    /** Such as {@code d1 baseline, d2 change}: what counts, the earliest first. */
    String kinds() {
        return rows("deployment_frequency", "").stream()
                .map(row -> row.path("deployment").asString() + " "
                        + row.path("kind").asString() + (row.path("counted").asBoolean() ? "" : "!"))
                .collect(Collectors.joining(", "));
    }

    /** What failed, the earliest first. */
    String failed() {
        return rows("change_fail_rate", "").stream()
                .filter(row -> row.path("failed").asString().equals("true"))
                .map(row -> row.path("deployment").asString())
                .collect(Collectors.joining(", "));
    }

    /** Such as {@code d2 b 3.0, d2 m merge}: each row of the lead time with its hours, or why it is no sample. */
    String leads() {
        return rows("change_lead_time", "").stream()
                .map(row -> "%s %s %s"
                        .formatted(
                                row.path("deployment").asString(),
                                ShortHistory.name(
                                        row.path("sample").path("commit").asString()),
                                row.path("value_s").isNull()
                                        ? row.path("sample").path("left_out").asString()
                                        : String.valueOf(row.path("value_s").asDouble() / 3600)))
                .collect(Collectors.joining(", "));
    }

    /** All rows of a measure, the earliest deployment first. */
    List<JsonNode> rows(String measure, String ask) {
        var rows = new ArrayList<JsonNode>();
        var cursor = "";
        do {
            var page = plimsoll.get(
                    "/api/v1/metrics/%s/samples?%s&limit=1000&cursor=%s".formatted(measure, window(ask), cursor));
            page.path("samples").forEach(row -> rows.add(0, row));
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());
        return rows;
    }
}
