package dev.plimsoll.intake.alerts;

import dev.plimsoll.intake.Tree;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What stands at an alert by names that everybody makes up: the service and the environment among them. */
public final class Labels {

    private static final int LONGEST_NAME = 200;
    private static final String[] SERVICE = {"service", "app", "application", "app_kubernetes_io_name"};
    private static final String[] ENVIRONMENT = {"env", "environment", "deployment_environment"};

    private final Map<String, String> values = new TreeMap<>();

    private Labels() {}

    /** The fields of an object. */
    public static Labels of(Tree object) {
        var labels = new Labels();
        object.node().properties().forEach(entry -> labels.add(entry.getKey(), new Tree(entry.getValue()).text()));
        return labels;
    }

    /** Tags such as {@code service:pay}; of two with one name the first counts. */
    public static Labels ofTags(Stream<String> tags) {
        var labels = new Labels();
        tags.map(tag -> tag.split(":", 2))
                .filter(pair -> pair.length == 2)
                .forEach(pair -> labels.add(pair[0].strip(), pair[1].strip()));
        return labels;
    }

    /** These, and from others what is missing here. */
    public Labels or(Labels others) {
        var both = new Labels();
        values.forEach(both::add);
        others.values.forEach(both::add);
        return both;
    }

    private void add(String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            values.putIfAbsent(name, value);
        }
    }

    /** The value of the first of these names that has one; too long ones are passed over. */
    public @Nullable String first(String... names) {
        return Stream.of(names)
                .map(values::get)
                .filter(value -> value != null && value.length() <= LONGEST_NAME)
                .findFirst()
                .orElse(null);
    }

    public @Nullable String service() {
        return first(SERVICE);
    }

    public @Nullable String environment() {
        return first(ENVIRONMENT);
    }
}
