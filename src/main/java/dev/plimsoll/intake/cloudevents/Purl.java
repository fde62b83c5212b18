package dev.plimsoll.intake.cloudevents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A package URL, which says what an artifact is.
 *
 * @param type such as {@code oci}
 * @param namespace such as {@code acme}; empty if there is none
 * @param version as it is after decoding
 */
record Purl(
        String type,
        String namespace,
        String name,
        @Nullable String version,
        Map<String, String> qualifiers) {

    private static final String SCHEME = "pkg:";
    private static final Map<String, String> FORGES =
            Map.of("github", "github.com", "gitlab", "gitlab.com", "bitbucket", "bitbucket.org");
    private static final Pattern DIGEST = Pattern.compile("(?:sha256|blake3):[0-9a-f]{64}|sha512:[0-9a-f]{128}");
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final Pattern SHORT_COMMIT = Pattern.compile("[0-9a-f]{7,64}");
    private static final Set<String> SOURCES = Set.of("github", "gitlab", "bitbucket", "git", "generic");

    /** Empty if the text is no package URL. */
    static Optional<Purl> of(@Nullable String text) {
        if (text == null || !text.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return Optional.empty();
        }
        var rest = text.substring(SCHEME.length()).replaceFirst("#.*", "").replaceFirst("^/+", "");
        var query = rest.indexOf('?');
        var path = query < 0 ? rest : rest.substring(0, query);
        var at = path.lastIndexOf('@');
        var version = at > path.lastIndexOf('/') ? Percent.decoded(path.substring(at + 1)) : null;
        var parts = parts(version == null ? path : path.substring(0, at));
        return parts.size() < 2
                ? Optional.empty()
                : Optional.of(new Purl(
                        parts.get(0).toLowerCase(Locale.ROOT),
                        String.join("/", parts.subList(1, parts.size() - 1)),
                        parts.get(parts.size() - 1),
                        version == null || version.isEmpty() ? null : version,
                        query < 0 ? Map.of() : qualifiers(rest.substring(query + 1))));
    }

    private static List<String> parts(String path) {
        return new ArrayList<>(Arrays.stream(path.split("/"))
                .filter(part -> !part.isEmpty())
                .map(Percent::decoded)
                .toList());
    }

    private static Map<String, String> qualifiers(String query) {
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(
                        pair -> pair[0].toLowerCase(Locale.ROOT),
                        pair -> Percent.decoded(pair[1]),
                        (first, second) -> first));
    }

    /** The digest of the artifact; null if the version is none. */
    @Nullable
    String digest() {
        return digestOrNull(version);
    }

    static @Nullable String digestOrNull(@Nullable String text) {
        return text != null && DIGEST.matcher(text).matches() ? text : null;
    }

    /** The commit that the version is; null if it is none, or may be something else. */
    @Nullable
    String sha() {
        var isSource = SOURCES.contains(type);
        return version != null
                        && (isSource ? SHORT_COMMIT : COMMIT).matcher(version).matches()
                ? version
                : null;
    }

    /** What it is called where it is neither a digest nor a commit: its tag, else its version. */
    @Nullable
    String label() {
        var tag = qualifiers.get("tag");
        return tag != null ? tag : digest() == null && sha() == null ? version : null;
    }

    /** Where its code lives, as an address; null if the type does not say. */
    @Nullable
    String repository() {
        var forge = FORGES.get(type);
        return forge == null || namespace.isEmpty() ? null : "https://%s/%s/%s".formatted(forge, namespace, name);
    }

    /** The image as registries name it; null if it is none. */
    @Nullable
    String image() {
        if (!type.equals("oci") && !type.equals("docker")) {
            return null;
        }
        var registry = qualifiers.get("repository_url");
        var path = namespace.isEmpty() ? name : namespace + "/" + name;
        return registry == null || registry.endsWith("/" + name)
                ? registry == null ? path : registry
                : registry + "/" + path;
    }
}
