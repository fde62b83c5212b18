package dev.plimsoll.intake.clusters;

import dev.plimsoll.intake.Tree;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What people have written onto an object of a cluster for Plimsoll: annotations or labels such as {@code
 * plimsoll.dev/service}.
 *
 * @param metadata of the object
 */
public record Marks(Tree metadata) {

    private static final String PREFIX = "plimsoll.dev/";
    private static final int LONGEST = 200;

    /** The value of an annotation, else of a label. */
    public @Nullable String of(String name) {
        return Stream.of("annotations", "labels")
                .map(where -> metadata.text(where, PREFIX + name))
                .filter(Objects::nonNull)
                .filter(value -> value.length() <= LONGEST)
                .findFirst()
                .orElse(null);
    }
}
