package dev.plimsoll.intake.masking;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Replaces credentials by a word that says which rule found them, and leaves everything else byte for byte.
 *
 * <p>What was JSON stays JSON, what was a form stays a form, and what is no text stays as it is.
 */
public final class Masker {

    private static final int LONGEST_PLACE = 200;

    private final List<Rule> rules;
    private final Keywords keywords;
    private final Function<byte[], String> fingerprint;

    /**
     * @param fingerprint makes of a credential what is the same for the same one, and cannot be turned back
     */
    public Masker(Rules rules, Function<byte[], String> fingerprint) {
        this.rules = rules.all();
        this.keywords = new Keywords(rules.all());
        this.fingerprint = fingerprint;
    }

    /**
     * Masks a body.
     *
     * @param contentType as the sender said it; what a body is shows in its first bytes too
     */
    public Masked body(byte[] body, @Nullable String contentType) {
        var wide = WideText.charsetOf(body);
        if (wide == null) {
            return narrow(body, contentType);
        }
        var masked = narrow(new String(body, wide).getBytes(StandardCharsets.UTF_8), contentType);
        return masked.isChanged()
                ? new Masked(new String(masked.bytes(), StandardCharsets.UTF_8).getBytes(wide), masked.findings())
                : new Masked(body, List.of());
    }

    /** Masks the value of a header, or another single text. */
    public Masked text(@Nullable String name, String place, byte[] text) {
        var worth = keywords.rules(text) | (name == null ? 0 : keywords.rules(name.getBytes(StandardCharsets.UTF_8)));
        if (worth == 0) {
            return new Masked(text, List.of());
        }
        var scan = new Scan(worth(worth));
        scan.field(name, Text.of(text), () -> place);
        scan.text(Text.of(text), () -> place);
        return masked(text, scan.found());
    }

    private Masked narrow(byte[] body, @Nullable String contentType) {
        var worth = keywords.rules(body);
        if (worth == 0 || Text.of(body).has('\0')) {
            return new Masked(body, List.of());
        }
        var scan = new Scan(worth(worth));
        look(scan, Text.of(body), contentType);
        return masked(body, scan.found());
    }

    private static void look(Scan scan, Text text, @Nullable String contentType) {
        if (JsonScan.mayBe(text)) {
            JsonScan.of(scan, text, () -> "body");
        } else if (contentType != null && contentType.toLowerCase(Locale.ROOT).contains("form-urlencoded")) {
            FormScan.of(scan, text, () -> "body");
        } else {
            scan.text(text, () -> "body");
        }
    }

    private List<Rule> worth(long bits) {
        return rules.stream().filter(rule -> (bits >>> rule.rank() & 1) == 1).toList();
    }

    private Masked masked(byte[] body, List<Find> finds) {
        if (finds.isEmpty()) {
            return new Masked(body, List.of());
        }
        var out = new ByteArrayOutputStream(body.length);
        var at = 0;
        for (var find : finds) {
            out.write(body, at, find.from() - at);
            out.writeBytes(find.mask().getBytes(StandardCharsets.US_ASCII));
            at = find.to();
        }
        out.write(body, at, body.length - at);
        return new Masked(out.toByteArray(), finds.stream().map(this::finding).toList());
    }

    private Finding finding(Find find) {
        var utf8 = new String(find.place().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        var place = utf8.replaceAll("\\p{Cntrl}", " ");
        return new Finding(
                find.rule().id(),
                place.substring(0, Math.min(place.length(), LONGEST_PLACE)),
                fingerprint.apply(find.credential()));
    }
}
