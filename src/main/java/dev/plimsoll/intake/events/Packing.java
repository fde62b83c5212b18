package dev.plimsoll.intake.events;

import dev.plimsoll.intake.UnreadableDelivery;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.HttpMediaTypeNotSupportedException;

/** How a body was packed for the way: not at all, or with gzip. */
final class Packing {

    private Packing() {}

    /**
     * The body as it was before it was packed.
     *
     * @throws UnreadableDelivery if it is not packed as it says
     */
    static InputStream unpacked(HttpServletRequest request) throws IOException, HttpMediaTypeNotSupportedException {
        return switch (encoding(request)) {
            case "", "identity" -> request.getInputStream();
            case "gzip", "x-gzip" -> gunzipped(request.getInputStream());
            default ->
                throw new HttpMediaTypeNotSupportedException("Send the body as it is, or with Content-Encoding: gzip.");
        };
    }

    static boolean isPacked(HttpServletRequest request) {
        return !encoding(request).isEmpty();
    }

    private static String encoding(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getHeader(HttpHeaders.CONTENT_ENCODING), "")
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static InputStream gunzipped(InputStream in) throws IOException {
        try {
            return new GZIPInputStream(in, 64 * 1024);
        } catch (ZipException e) {
            throw new UnreadableDelivery("The body says that it is gzip, and is not: " + e.getMessage() + ".");
        }
    }
}
