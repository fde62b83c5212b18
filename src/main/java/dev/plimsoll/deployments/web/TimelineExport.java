package dev.plimsoll.deployments.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** The marks of a timeline for spreadsheets and programs; times are UTC. */
final class TimelineExport {

    private static final String HEADER =
            "at,mark,number,service,environment,target,slot,sha,digest,kind,actor,because,flagged,until,title,link";

    private TimelineExport() {}

    static ResponseEntity<Json> json(MarkTable table) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Json(table.rows().stream().map(Row::of).toList(), table.nextText()));
    }

    static ResponseEntity<byte[]> csv(MarkTable table) {
        var lines = Stream.concat(
                Stream.of(HEADER), table.rows().stream().map(Row::of).map(TimelineExport::line));
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("timeline.csv")
                                .build()
                                .toString())
                .headers(headers -> next(headers, table))
                .body(lines.collect(Collectors.joining("\r\n", "", "\r\n")).getBytes(UTF_8));
    }

    private static void next(HttpHeaders headers, MarkTable table) {
        if (table.next() != null) {
            headers.add(HttpHeaders.LINK, "<?format=csv&cursor=%s>; rel=\"next\"".formatted(table.nextText()));
        }
    }

    private static String line(Row row) {
        return Stream.of(
                        row.at(),
                        row.mark(),
                        row.number(),
                        row.service(),
                        row.environment(),
                        row.target(),
                        row.slot(),
                        row.sha(),
                        row.digest(),
                        row.kind(),
                        row.actor(),
                        row.because(),
                        row.flagged(),
                        row.until(),
                        row.title(),
                        row.link())
                .map(value -> HistoryExport.field(Objects.toString(value, "")))
                .collect(Collectors.joining(","));
    }

    /** @param next the cursor of the next page; null on the last */
    record Json(List<Row> marks, @Nullable String next) {}

    /**
     * One mark; {@code number} is that of the deployment's page, null where something was only seen. The last three are
     * of incidents and alerts: when it ended, one line about it, and where more stands.
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Row(
            Instant at,
            String mark,
            @Nullable Long number,
            String service,
            String environment,
            String target,
            String slot,
            @Nullable String sha,
            @Nullable String digest,
            String kind,
            @Nullable String actor,
            @Nullable String because,
            @Nullable String flagged,
            @Nullable Instant until,
            @Nullable String title,
            @Nullable String link) {

        static Row of(TimelineMark mark) {
            var trouble = mark.trouble();
            return new Row(
                    mark.at(),
                    mark.kind().name().toLowerCase(Locale.ROOT),
                    mark.id(),
                    mark.service(),
                    mark.environment(),
                    mark.target(),
                    mark.slot(),
                    mark.sha(),
                    mark.digest(),
                    mark.sort(),
                    mark.actor(),
                    mark.because(),
                    mark.flagged(),
                    trouble == null ? null : trouble.endedAt(),
                    trouble == null ? null : trouble.said(),
                    trouble == null ? null : trouble.link());
        }
    }
}
