package dev.plimsoll.intake.evidence;

import dev.plimsoll.intake.RefusedDelivery;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** As which kind of evidence a file may count. */
final class Kinds {

    static final List<String> OF_TESTS = List.of("test", "smoke");
    static final List<String> OF_SCANS = List.of("scan");
    static final List<String> OF_LISTS = List.of("sbom");
    static final List<String> OF_STATEMENTS = List.of("provenance");
    static final List<String> OF_SIGNATURES = List.of("signature");

    private Kinds() {}

    /** The kind that was asked for, or the first that the file may count as. */
    static String chosen(@Nullable String asked, List<String> allowed) {
        var kind = asked == null ? allowed.get(0) : asked.toLowerCase(Locale.ROOT);
        if (!allowed.contains(kind)) {
            throw new RefusedDelivery(
                    "kind",
                    "This file cannot count as \u201c%s\u201d: leave \u201ckind\u201d out, or write %s."
                            .formatted(asked, String.join(" or ", allowed)));
        }
        return kind;
    }
}
