package dev.plimsoll;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.http.HttpHeaders;

/** A table of any length for spreadsheets, in the form of {@link Csv}: each row is sent on and not kept. */
public final class CsvStream {

    private final OutputStream out;

    private CsvStream(OutputStream out) {
        this.out = out;
    }

    /** @param name what the file is called, without its ending */
    public static CsvStream begin(HttpServletResponse response, String name, List<String> columns) {
        try {
            response.setContentType(Csv.TYPE.toString());
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, Csv.disposition(name));
            var stream = new CsvStream(response.getOutputStream());
            stream.add(columns);
            return stream;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param values as many as there are columns */
    public void add(List<?> values) {
        try {
            out.write(Csv.line(values).getBytes(UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
