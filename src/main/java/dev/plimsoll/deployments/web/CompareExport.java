package dev.plimsoll.deployments.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

/** A comparison for spreadsheets and programs: every row, also what is the same; times are UTC. */
final class CompareExport {

    private static final String HEADER = "service,target,likeness,ahead,behind,from_sha,to_sha,from_digest,to_digest,"
            + "from_config_hash,to_config_hash,from_platform,to_platform,from_since,to_since";

    private CompareExport() {}

    static ResponseEntity<byte[]> csv(Comparison comparison) {
        var lines = new ArrayList<String>();
        lines.add(HEADER);
        comparison.rows().stream().map(Row::of).map(CompareExport::csv).forEach(lines::add);
        var attachment = ContentDisposition.attachment().filename("compare.csv").build();
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
                .body((String.join("\r\n", lines) + "\r\n").getBytes(UTF_8));
    }

    static ResponseEntity<Json> json(Comparison comparison, Instant now) {
        var ask = comparison.ask();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Json(
                        new Place(ask.from(), Objects.requireNonNullElse(ask.at(), now)),
                        new Place(ask.to(), Objects.requireNonNullElse(ask.then(), now)),
                        comparison.services(),
                        comparison.same(),
                        comparison.rows().stream().map(Row::of).toList()));
    }

    private static String csv(Row row) {
        var from = row.from() == null ? Side.NONE : row.from();
        var to = row.to() == null ? Side.NONE : row.to();
        return Stream.of(
                        row.service(),
                        row.target(),
                        row.likeness(),
                        row.ahead(),
                        row.behind(),
                        from.sha(),
                        to.sha(),
                        from.digest(),
                        to.digest(),
                        from.configHash(),
                        to.configHash(),
                        from.platform(),
                        to.platform(),
                        from.since(),
                        to.since())
                .map(value -> HistoryExport.field(Objects.toString(value, "")))
                .collect(Collectors.joining(","));
    }

    /** How the two compare. */
    record Json(Place from, Place to, int services, long same, List<Row> rows) {}

    /** An environment at an instant. */
    record Place(String environment, Instant at) {}

    /**
     * How one service compares.
     *
     * @param ahead how many commits only the first has; null where that is unknown
     * @param aheadCommits the newest of them, at most 50
     */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Row(
            String service,
            String target,
            String likeness,
            @Nullable Integer ahead,
            @Nullable Integer behind,
            @Nullable Side from,
            @Nullable Side to,
            List<String> aheadCommits,
            List<String> behindCommits) {

        static Row of(ComparedRow row) {
            return new Row(
                    row.service(),
                    row.pair().target(),
                    row.likeness().code(),
                    row.distance().ahead(),
                    row.distance().behind(),
                    Side.of(row.pair().from()),
                    Side.of(row.pair().to()),
                    row.ahead().stream().map(ListedCommit::sha).toList(),
                    row.behind().stream().map(ListedCommit::sha).toList());
        }
    }

    /** What one of the two runs. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Side(
            @Nullable String sha,
            @Nullable String digest,
            @Nullable String configHash,
            @Nullable String platform,
            @Nullable Instant since,
            @Nullable Long number) {

        static final Side NONE = new Side(null, null, null, null, null, null);

        static @Nullable Side of(@Nullable ComparedSide side) {
            return side == null
                    ? null
                    : new Side(
                            side.runs().sha(),
                            side.runs().digest(),
                            side.runs().configHash(),
                            side.platform(),
                            side.runs().since(),
                            side.runs().deploymentId());
        }
    }
}
