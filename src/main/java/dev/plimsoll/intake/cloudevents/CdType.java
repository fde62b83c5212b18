package dev.plimsoll.intake.cloudevents;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The type of an event of CDEvents, taken apart.
 *
 * @param name subject and predicate, such as {@code service.deployed}
 * @param version such as {@code 0.3.0}; empty if the type has none
 */
record CdType(String name, String version) {

    static final String PREFIX = "dev.cdevents.";

    private static final Pattern TYPE =
            Pattern.compile("dev\\.cdevents\\.([a-z]+\\.[a-z]+)(?:\\.(\\d{1,4}\\.\\d{1,4}\\.\\d{1,4})(?:-\\S*)?)?");

    /** Empty if it is none of CDEvents' own. */
    static Optional<CdType> of(String type) {
        var found = TYPE.matcher(type);
        return found.matches()
                ? Optional.of(new CdType(found.group(1), found.group(2) == null ? "" : found.group(2)))
                : Optional.empty();
    }

    /** Whether this version is before (negative), the same as (zero) or after another. One that is not there is before. */
    int compareTo(String other) {
        return version.isEmpty() ? -1 : Arrays.compare(numbers(version), numbers(other));
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}
