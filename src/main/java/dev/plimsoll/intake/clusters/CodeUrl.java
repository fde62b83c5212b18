package dev.plimsoll.intake.clusters;

import dev.plimsoll.catalog.RepositoryClaim;
import java.time.Instant;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads which repository of which forge an address to clone from is about. */
public final class CodeUrl {

    private static final Pattern ADDRESS = Pattern.compile(
            "(?:(?:https?|ssh|git)://)?(?:[^@/]+@)?([\\w.-]+\\.[\\w-]+)(?::\\d+)?[/:]([\\w.-]+(?:/[\\w.-]+)+?)(?:\\.git)?/?");

    private CodeUrl() {}

    /** Null if the address is none. */
    public static @Nullable RepositoryClaim repository(@Nullable String address, Instant at) {
        var found = ADDRESS.matcher(Objects.requireNonNullElse(address, ""));
        return found.matches() ? new RepositoryClaim(found.group(1), null, found.group(2), at) : null;
    }
}
