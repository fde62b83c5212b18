package dev.plimsoll.intake;

import dev.plimsoll.catalog.RepositoryClaim;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which repository an address belongs to, as far as it can be read from the address itself. */
public final class RepositoryAddress {

    private static final Pattern SCHEME = Pattern.compile("https?://.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    /** As Git writes it: {@code git@host:owner/name.git} or {@code ssh://git@host/owner/name.git}. */
    private static final Pattern SSH =
            Pattern.compile("(?:ssh://)?git@([^:/]{1,200})(?::\\d+/|[:/])([^:?#]{1,200}?)(?:\\.git)?/?");

    /** An address of something that belongs to a repository, or of one. */
    private static final Pattern PART = Pattern.compile(
            "/(?:api/v\\d+/)?(?:repos/)?([^/]+(?:/[^/]+?)+?)(?:\\.git)?/?(?:(?:/-)?/(?:actions|pulls?|issues|branches|tree"
                    + "|commits?|merge_requests|releases|pipelines|jobs|runs)(?:/.*)?)?");

    /** Looks like a repository and may be anything: only in an address of a well-known forge it is one. */
    private static final Pattern FORGE = Pattern.compile("(?:api\\.)?github\\..+|gitlab\\..+|bitbucket\\.org");

    private RepositoryAddress() {}

    /** The host in lower case; null if the text is no address of the web. */
    public static @Nullable String host(@Nullable String text) {
        var address = address(text);
        var host = address == null ? null : address.getHost();
        return host == null ? null : forge(host.toLowerCase(Locale.ROOT));
    }

    /** A repository by its name or its address; null if the text is neither. */
    public static @Nullable RepositoryClaim repository(String text, String origin, Instant at) {
        if (SCHEME.matcher(text).matches()) {
            var host = host(text);
            var name = name(text);
            return host == null || name == null ? null : new RepositoryClaim(host, null, name, at);
        }
        var overSsh = SSH.matcher(text);
        if (overSsh.matches()) {
            return new RepositoryClaim(overSsh.group(1).toLowerCase(Locale.ROOT), null, overSsh.group(2), at);
        }
        return text.isBlank() || text.length() > 200 ? null : new RepositoryClaim(origin, null, text, at);
    }

    /** The repository to which the thing at this address belongs; null if nobody can tell. */
    public static @Nullable RepositoryClaim repositoryOf(String text, Instant at) {
        var host = host(text);
        return host == null || !FORGE.matcher(host).matches() ? null : repository(text, host, at);
    }

    private static @Nullable String name(String text) {
        var address = address(text);
        var path = address == null ? null : address.getPath();
        var found = PART.matcher(path == null ? "" : path);
        return found.matches() && found.group(1).length() <= 200 ? found.group(1) : null;
    }

    /** The API of GitHub has a host of its own. */
    private static String forge(String host) {
        return host.equals("api.github.com") ? "github.com" : host;
    }

    private static @Nullable URI address(@Nullable String text) {
        if (text == null || !SCHEME.matcher(text).matches()) {
            return null;
        }
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
