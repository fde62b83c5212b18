package dev.plimsoll.access.providers;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a provider says of a person, read with bounds: at most 1000 groups of 256 characters. */
record Claims(Map<String, Object> all) {

    private static final int MOST_GROUPS = 1000;
    private static final int LONGEST = 256;

    /** A text of 1 to 255 visible characters, or nothing if it is missing or no text. */
    Optional<String> text(String name) {
        return all.get(name) instanceof String text && !text.isBlank()
                ? Optional.of(bounded(text.strip()))
                : Optional.empty();
    }

    boolean isTrue(String name) {
        return Boolean.TRUE.equals(all.get(name)) || "true".equals(all.get(name));
    }

    /**
     * The groups of a person.
     *
     * @param path the name of a claim, or names with dots between them: {@code realm_access.roles}
     * @throws UnusableClaim if there are too many, or if they are no texts
     */
    Set<String> groups(String path) {
        var found = all.containsKey(path) ? all.get(path) : walk(path);
        if (found == null) {
            return Set.of();
        }
        if (found instanceof String one) {
            return Set.of(bounded(one));
        }
        if (!(found instanceof Collection<?> many)) {
            throw new UnusableClaim("The claim %s is no list of texts".formatted(path));
        }
        if (many.size() > MOST_GROUPS) {
            throw new UnusableClaim("The claim %s has more than %d entries".formatted(path, MOST_GROUPS));
        }
        return texts(path, many);
    }

    private @Nullable Object walk(String path) {
        Object here = all;
        for (var name : path.split("\\.", -1)) {
            if (!(here instanceof Map<?, ?> map)) {
                return null;
            }
            here = map.get(name);
        }
        return here;
    }

    private static Set<String> texts(String path, Collection<?> many) {
        var texts = new LinkedHashSet<String>();
        for (var one : many) {
            if (!(one instanceof String text)) {
                throw new UnusableClaim("The claim %s has an entry that is no text".formatted(path));
            }
            texts.add(bounded(text));
        }
        return texts;
    }

    private static String bounded(String text) {
        if (text.length() >= LONGEST || text.indexOf('\0') >= 0) {
            throw new UnusableClaim("A claim has a text of %d characters".formatted(text.length()));
        }
        return text;
    }
}
