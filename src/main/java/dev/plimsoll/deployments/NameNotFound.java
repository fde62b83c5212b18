package dev.plimsoll.deployments;

import java.util.List;

/** Nothing in the catalogue goes by a name that was asked for. */
public class NameNotFound extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never written
    private final List<String> similar;

    /** @param what {@code service}, {@code environment} or {@code team} */
    NameNotFound(String what, String name, List<String> similar) {
        super("No %s is called \u201c%s\u201d.%s"
                .formatted(
                        what,
                        name,
                        similar.isEmpty() ? "" : " Similar names are %s.".formatted(String.join(", ", similar))));
        this.similar = similar;
    }

    public List<String> similar() {
        return similar;
    }
}
