package dev.plimsoll.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plimsoll.intake.masking.Finding;
import dev.plimsoll.intake.masking.Masked;
import dev.plimsoll.intake.masking.Masker;
import dev.plimsoll.intake.masking.Rules;
import dev.plimsoll.secrets.Seals;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** Takes credentials out of what was sent, after its signature was checked and before anybody else sees it. */
@Component
public class Masking {

    private final Masker masker;

    Masking(Seals seals) {
        masker = new Masker(Rules.shipped(), seals::fingerprint);
    }

    /** Masks a body. */
    public Masked body(byte[] body, @Nullable String contentType) {
        return masker.body(body, contentType);
    }

    /** Masks a single text. */
    String text(String text) {
        var masked = masker.text(null, "", text.getBytes(UTF_8));
        return masked.isChanged() ? new String(masked.bytes(), UTF_8) : text;
    }

    /**
     * A request without credentials. Those that its sender proves itself with are left to {@link HeaderKeeper}.
     *
     * @return the very same request if nothing was found
     */
    Clean clean(Inbound inbound) {
        var body = body(inbound.body(), inbound.headers().getFirst(HttpHeaders.CONTENT_TYPE));
        var findings = new ArrayList<Finding>();
        var headers = headers(inbound.headers(), findings);
        findings.addAll(body.findings());
        return findings.isEmpty()
                ? new Clean(inbound, List.of())
                : new Clean(new Inbound(headers, body.bytes(), inbound.receivedAt()), List.copyOf(findings));
    }

    private HttpHeaders headers(HttpHeaders sent, List<Finding> findings) {
        var clean = new HttpHeaders();
        sent.forEach((name, values) -> clean.addAll(
                name,
                values.stream().map(value -> header(name, value, findings)).toList()));
        return clean;
    }

    private String header(String name, String value, List<Finding> findings) {
        var plain = name.toLowerCase(Locale.ROOT);
        if (HeaderKeeper.isCredential(plain) || plain.contains("signature")) {
            return value;
        }
        var masked = masker.text(name, "header/" + plain, value.getBytes(UTF_8));
        findings.addAll(masked.findings());
        return masked.isChanged() ? new String(masked.bytes(), UTF_8) : value;
    }

    /** A request without credentials, and where they were. */
    record Clean(Inbound inbound, List<Finding> findings) {}
}
