package dev.plimsoll.gates.kubernetes;

import dev.plimsoll.gates.kubernetes.Clearance.Word;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one image.
 *
 * @param clearance the request that counts; null if there is none, or none is needed
 * @param refusal why not, without the page; null if it is admitted
 */
record Ruling(
        Image image,
        @Nullable Clearance clearance,
        @Nullable String refusal) {

    static Ruling unguarded(Image image) {
        return new Ruling(image, null, null);
    }

    static Ruling refused(Image image, String refusal) {
        return new Ruling(image, null, refusal);
    }

    /** @param found the requests for its digest; one service that may run it is enough */
    static Ruling of(Image image, List<Clearance> found, String environment) {
        var open = newest(found, Word.OPEN).or(() -> newest(found, Word.APPROVED));
        if (open.isPresent()) {
            return new Ruling(image, open.get(), null);
        }
        var telling =
                newest(found, Word.WAITING).or(() -> newest(found, Word.DENIED)).or(() -> newest(found, Word.OVER));
        var why = telling.map(Clearance::because).orElse("nobody has asked for it, see POST /api/v1/gates");
        return new Ruling(
                image,
                telling.orElse(null),
                "%s is not approved for %s: %s".formatted(image.digest(), environment, why));
    }

    boolean isAdmitted() {
        return refusal == null;
    }

    /** Whether this is the use of an approval. */
    boolean isUse() {
        return isAdmitted() && clearance != null && clearance.word() == Word.APPROVED;
    }

    private static Optional<Clearance> newest(List<Clearance> found, Word word) {
        return found.stream().filter(one -> one.word() == word).max(Comparator.comparing(Clearance::id));
    }
}
