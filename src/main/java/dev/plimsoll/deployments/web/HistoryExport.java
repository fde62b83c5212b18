package dev.plimsoll.deployments.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.Csv;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/** A list of deployments for spreadsheets and programs; times are UTC. */
final class HistoryExport {

    /** The most rows of one file; the address of the next ones is in its {@code Link} header. */
    static final int MOST = 5000;

    private static final String HEADER =
            "number,service,environment,target,sha,digest,kind,state,counts_as,verified_at,actor,started_at,finished_at,"
                    + "took_s,happened_at,url,flagged";

    private HistoryExport() {}

    static ResponseEntity<Json> json(History history) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Json(history.lines().stream().map(Row::of).toList(), history.nextText()));
    }

    static ResponseEntity<byte[]> csv(History history) {
        var lines = new ArrayList<String>();
        lines.add(HEADER);
        history.lines().stream().map(Row::of).map(HistoryExport::csv).forEach(lines::add);
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("deployments.csv")
                                .build()
                                .toString())
                .headers(headers -> next(headers, history))
                .body((String.join("\r\n", lines) + "\r\n").getBytes(UTF_8));
    }

    private static void next(HttpHeaders headers, History history) {
        if (history.next() != null) {
            headers.add(HttpHeaders.LINK, "<?format=csv&cursor=%s>; rel=\"next\"".formatted(history.nextText()));
        }
    }

    private static String csv(Row row) {
        return java.util.stream.Stream.of(
                        row.number(),
                        row.service(),
                        row.environment(),
                        row.target(),
                        row.sha(),
                        row.digest(),
                        row.kind(),
                        row.state(),
                        row.countsAs(),
                        row.verifiedAt(),
                        row.actor(),
                        row.startedAt(),
                        row.finishedAt(),
                        row.tookS(),
                        row.happenedAt(),
                        row.url(),
                        row.flagged())
                .map(value -> field(Objects.toString(value, "")))
                .collect(Collectors.joining(","));
    }

    static String field(String value) {
        return Csv.field(value);
    }

    /** @param next the cursor of the next page; null on the last */
    record Json(List<Row> deployments, @Nullable String next) {}

    /** One deployment; {@code number} is that of its page. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Row(
            long number,
            String service,
            String environment,
            String target,
            @Nullable String sha,
            @Nullable String digest,
            String kind,
            String state,
            @Nullable String countsAs,
            @Nullable Instant verifiedAt,
            @Nullable String actor,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable Long tookS,
            Instant happenedAt,
            @Nullable String url,
            @Nullable String flagged) {

        static Row of(DeploymentLine line) {
            Duration took = line.took();
            return new Row(
                    line.id(),
                    line.service(),
                    line.environment(),
                    line.target(),
                    line.sha(),
                    line.digest(),
                    line.kind(),
                    line.state(),
                    line.countsAs(),
                    line.verifiedAt(),
                    line.actor(),
                    line.startedAt(),
                    line.finishedAt(),
                    took == null ? null : took.toSeconds(),
                    line.happenedAt(),
                    line.url(),
                    line.flagged());
        }
    }
}
