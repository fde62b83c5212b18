package dev.plimsoll.intake;

import dev.plimsoll.catalog.RepositoryClaim;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The address that a CI clones from, such as {@code git@github.com:acme/pay.git}: it names the repository as the forge does.
 * Nobody ever calls it.
 */
public final class GitAddress {

    private static final Pattern SCP = Pattern.compile("(?:[\\w.+-]{1,100}@)?([\\w.-]{1,200}):(?!/)([^\\s?#]{1,300})");
    private static final Pattern AROUND = Pattern.compile("^/+|/+$|(?:\\.git)?/*$");
    private static final String AZURE = "_git";
    private static final int LONGEST = 200;

    private GitAddress() {}

    /** The repository of this address, by its name; null if the address names none. */
    public static @Nullable RepositoryClaim repository(@Nullable String address, Instant at) {
        var text = address == null ? "" : address.strip();
        return text.contains("://") ? ofUrl(text, at) : ofScp(text, at);
    }

    private static @Nullable RepositoryClaim ofUrl(String url, Instant at) {
        try {
            var uri = URI.create(url);
            return uri.getPath() == null ? null : claim(uri.getHost(), uri.getPath(), at);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable RepositoryClaim ofScp(String text, Instant at) {
        var parts = SCP.matcher(text);
        return parts.matches() && (text.contains("@") || parts.group(1).contains("."))
                ? claim(parts.group(1), parts.group(2), at)
                : null;
    }

    private static @Nullable RepositoryClaim claim(@Nullable String host, String path, Instant at) {
        var name = host == null ? "" : fullName(AROUND.matcher(path).replaceAll(""));
        return host == null || name.isEmpty() || name.length() > LONGEST
                ? null
                : new RepositoryClaim(host.toLowerCase(Locale.ROOT), null, name, at);
    }

    /** Owner and name; of Azure DevOps project and name, of Bitbucket Server without the word that stands for Git. */
    private static String fullName(String path) {
        var parts = new ArrayList<>(List.of(path.split("/")));
        var git = parts.indexOf(AZURE);
        if (git >= 0 && git + 1 < parts.size()) {
            var name = parts.get(git + 1);
            return (git >= 2 ? parts.get(git - 1) : name) + "/" + name;
        }
        if (parts.size() == 4 && parts.get(0).equals("v3")) {
            return parts.get(2) + "/" + parts.get(3);
        }
        return parts.size() == 3 && parts.get(0).equals("scm") ? parts.get(1) + "/" + parts.get(2) : path;
    }
}
