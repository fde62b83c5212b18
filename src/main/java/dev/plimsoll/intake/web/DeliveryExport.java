package dev.plimsoll.intake.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
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

/** A list of deliveries for spreadsheets and programs, without their bodies; times are UTC. */
final class DeliveryExport {

    /** The most rows of one file; where the next ones are is in the {@code Link} header. */
    static final int MOST = 5000;

    private static final String HEADER = "number,received_at,event,outcome,made,took_us,bytes,replayed_at";

    private DeliveryExport() {}

    static ResponseEntity<Json> json(DeliveryPage page) {
        var rows = page.lines().stream().map(Row::of).toList();
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(new Json(rows, page.next()));
    }

    static ResponseEntity<byte[]> csv(DeliveryAsk ask, DeliveryPage page) {
        var rows = page.lines().stream().map(Row::of).map(DeliveryExport::line);
        var text = Stream.concat(Stream.of(HEADER), rows).collect(Collectors.joining("\r\n", "", "\r\n"));
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment("deliveries.csv"))
                .headers(headers -> addNext(headers, ask, page))
                .body(text.getBytes(UTF_8));
    }

    static String attachment(String file) {
        return ContentDisposition.attachment().filename(file).build().toString();
    }

    private static void addNext(HttpHeaders headers, DeliveryAsk ask, DeliveryPage page) {
        if (page.next() != null) {
            headers.add(HttpHeaders.LINK, "<%s>; rel=\"next\"".formatted(ask.query(page.next(), "csv")));
        }
    }

    private static String line(Row row) {
        return Stream.of(
                        row.number(),
                        row.receivedAt(),
                        row.event(),
                        row.outcome(),
                        row.made(),
                        row.tookUs(),
                        row.bytes(),
                        row.replayedAt())
                .map(value -> field(Objects.toString(value, "")))
                .collect(Collectors.joining(","));
    }

    /** Quoted where needed; a value that a spreadsheet would run as a formula is made plain text by an apostrophe. */
    static String field(String value) {
        var plain = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return plain.matches("(?s).*[\",\\r\\n].*") ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
    }

    /** @param next the cursor of the next page; null on the last */
    record Json(List<Row> deliveries, @Nullable String next) {}

    /** One delivery; {@code number} is that of its page. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Row(
            long number,
            Instant receivedAt,
            String event,
            String outcome,
            @Nullable String made,
            int tookUs,
            int bytes,
            @Nullable Instant replayedAt) {

        static Row of(DeliveryLine line) {
            return new Row(
                    line.id(),
                    line.receivedAt(),
                    line.event(),
                    line.outcome(),
                    line.made(),
                    line.tookUs(),
                    line.bytes(),
                    line.replayedAt());
        }
    }
}
