package dev.plimsoll;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * A table for spreadsheets, after RFC 4180: lines end in CR LF, times are UTC, what is not known is empty.
 *
 * @param name what the file is called, without its ending
 * @param rows each with as many values as there are columns
 * @param next the cursor of the next page, which stands in the header {@code Link}; null on the last
 */
public record Csv(
        String name,
        List<String> columns,
        List<List<?>> rows,
        @Nullable String next) {

    public static final MediaType TYPE = new MediaType("text", "csv", UTF_8);

    public ResponseEntity<byte[]> answer() {
        return ResponseEntity.ok()
                .contentType(TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(name))
                .headers(this::link)
                .body(text().getBytes(UTF_8));
    }

    static String disposition(String name) {
        return ContentDisposition.attachment().filename(name + ".csv").build().toString();
    }

    private void link(HttpHeaders headers) {
        if (next != null) {
            headers.add(HttpHeaders.LINK, "<?%s>; rel=\"next\"".formatted(queryOf(next)));
        }
    }

    /** The question that is being answered, from the next page on. */
    private static String queryOf(String cursor) {
        var asked = RequestContextHolder.getRequestAttributes() == null
                ? UriComponentsBuilder.newInstance()
                : ServletUriComponentsBuilder.fromCurrentRequest();
        return Objects.requireNonNull(asked.replaceQueryParam("format", "csv")
                .replaceQueryParam("cursor", cursor)
                .build()
                .getQuery());
    }

    String text() {
        return Stream.concat(Stream.of(columns), rows.stream()).map(Csv::line).collect(Collectors.joining());
    }

    static String line(List<?> values) {
        return values.stream()
                .map(value -> field(Objects.toString(value, "")))
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    /** Quoted where needed; a value that a spreadsheet would run as a formula is made plain text by an apostrophe. */
    public static String field(String value) {
        var plain = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return plain.matches("(?s).*[\",\\r\\n].*") ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
    }
}
