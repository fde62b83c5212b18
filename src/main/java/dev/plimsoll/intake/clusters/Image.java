package dev.plimsoll.intake.clusters;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A container image as a manifest names it.
 *
 * @param name with its registry, without tag and digest
 */
public record Image(
        String name, @Nullable String tag, @Nullable String digest) {

    private static final Pattern REFERENCE =
            Pattern.compile("([^\\s@]+?)(?::([\\w][\\w.-]{0,127}))?(?:@([a-z0-9]+:[0-9a-f]{32,128}))?");
    private static final Pattern COMMIT = Pattern.compile("(?:.*[-_.])?g?([0-9a-f]{7,40})");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern ANY_DIGIT = Pattern.compile("\\d");
    private static final Pattern LETTERS = Pattern.compile("[a-f]+");
    private static final int WHOLE_COMMIT = 40;
    private static final int SHORTEST_VERSION = 4;
    private static final int LONGEST_VERSION = 64;

    /** Null if this names no image. */
    public static @Nullable Image of(@Nullable String reference) {
        var found = REFERENCE.matcher(Objects.requireNonNullElse(reference, ""));
        return found.matches() ? new Image(found.group(1), found.group(2), found.group(3)) : null;
    }

    /**
     * The one among many that is a service's own: the only one, else the only one called by the first of these names that
     * fits any, and of several of one name the one with a tag that is meant. Null if that cannot be told.
     */
    public static @Nullable Image among(List<String> references, List<String> names, Set<String> tags) {
        var images = references.stream()
                .map(Image::of)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var named = names.stream()
                .map(name -> images.stream()
                        .filter(image -> image.shortName().equalsIgnoreCase(name))
                        .toList())
                .filter(fitting -> !fitting.isEmpty())
                .findFirst()
                .orElse(images);
        return named.size() == 1 ? named.get(0) : only(named, tags);
    }

    private static @Nullable Image only(List<Image> images, Set<String> tags) {
        var meant = images.stream()
                .filter(image -> image.tag() != null && tags.contains(image.tag()))
                .toList();
        return meant.size() == 1 ? meant.get(0) : null;
    }

    String shortName() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** The commit that the tag names, as in {@code 9f2c4e6}, {@code sha-9f2c4e6} or {@code 1.4.0-3-g9f2c4e6}. */
    @Nullable
    String commit() {
        var found = COMMIT.matcher(Objects.requireNonNullElse(tag, ""));
        if (!found.matches()) {
            return null;
        }
        var commit = found.group(1);
        var isMixed =
                !DIGITS.matcher(commit).matches() && !LETTERS.matcher(commit).matches();
        return isMixed || commit.length() == WHOLE_COMMIT ? commit : null;
    }

    /** The tag, if it is neither one that moves on, such as {@code latest}, nor too short to tell versions apart. */
    @Nullable
    String version() {
        var length = tag == null ? 0 : tag.length();
        var isLongEnough = length >= SHORTEST_VERSION && length <= LONGEST_VERSION;
        return tag != null && isLongEnough && ANY_DIGIT.matcher(tag).find() ? tag : null;
    }

    @Override
    public String toString() {
        return name + (tag == null ? "" : ":" + tag) + (digest == null ? "" : "@" + digest);
    }
}
