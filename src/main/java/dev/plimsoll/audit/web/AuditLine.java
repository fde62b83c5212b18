package dev.plimsoll.audit.web;

import dev.plimsoll.audit.Recorded;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An entry as the page shows it. */
record AuditLine(Recorded entry) {

    private static final int SHORT_SEAL = 8;

    /** Such as {@code Service renamed}. */
    public String action() {
        return inWords(entry.action());
    }

    static String inWords(String action) {
        var words = action.replace('.', ' ').replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** What the actor is called; null once that was erased. */
    public @Nullable String who() {
        return entry.actorName();
    }

    /** The id, where it says more than the name. */
    public @Nullable String id() {
        return entry.actorId() == null || entry.actorId().equalsIgnoreCase(entry.actorName()) ? null : entry.actorId();
    }

    /** What tells an erased actor from another one. */
    public String seal() {
        return entry.actorSeal()
                .substring(0, Math.min(SHORT_SEAL, entry.actorSeal().length()));
    }

    public String kind() {
        return switch (entry.actorKind()) {
            case "program" -> "program";
            case "system" -> "by itself";
            case "nobody" -> "not signed in";
            default -> "";
        };
    }

    public String through() {
        return switch (entry.via()) {
            case "api" -> "API";
            case "provider" -> "webhook";
            case "system" -> "Plimsoll itself";
            default -> "page";
        };
    }

    public List<Difference> differences() {
        return Difference.between(entry.before(), entry.after());
    }
}
