package dev.plimsoll.gates.kubernetes;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of an image as a pod has it.
 *
 * @param text as it is written
 * @param repository with its registry, all ways to write the same made one; without tag and digest
 * @param digest null if only a tag names it, or what is no digest
 */
record Image(String text, String repository, @Nullable String digest) {

    private static final Pattern PINNED =
            Pattern.compile("[^@\\s]+@(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}|blake3:[0-9a-f]{64})");

    private static final String HUB = "docker.io";
    private static final int LONGEST_SHOWN = 200;

    static Image of(String text) {
        var pinned = PINNED.matcher(text);
        return new Image(text, repository(text), pinned.matches() ? pinned.group(1) : null);
    }

    /** The beginning of a name in the same form, such as {@code docker.io/acme} of {@code acme/}. */
    static String beginning(String text) {
        var name = text.replaceAll("/+$", "");
        var slash = name.indexOf('/');
        var first = slash < 0 ? name : name.substring(0, slash);
        return isRegistry(first) ? registry(first) + name.substring(first.length()) : HUB + "/" + name;
    }

    /** Whether it is this repository or one below; {@code ghcr.io/acme-tools} is not below {@code ghcr.io/acme}. */
    boolean isBelow(String beginning) {
        return repository.equals(beginning) || repository.startsWith(beginning + "/");
    }

    /** For messages: what is written in an object may be of any length. */
    String shown() {
        return text.isBlank() ? "A container without an image" : cut(text);
    }

    String shownRepository() {
        return cut(repository);
    }

    private static String cut(String name) {
        return name.length() <= LONGEST_SHOWN ? name : name.substring(0, LONGEST_SHOWN) + "…";
    }

    private static String repository(String text) {
        var at = text.indexOf('@');
        var name = at < 0 ? text : text.substring(0, at);
        var tag = name.indexOf(':', name.lastIndexOf('/') + 1);
        var path = tag < 0 ? name : name.substring(0, tag);
        var slash = path.indexOf('/');
        if (slash < 0) {
            return HUB + "/library/" + path;
        }
        var first = path.substring(0, slash);
        return isRegistry(first) ? registry(first) + path.substring(slash) : HUB + "/" + path;
    }

    /** As container runtimes tell a registry from the first part of a name at Docker Hub. */
    private static boolean isRegistry(String first) {
        return first.contains(".")
                || first.contains(":")
                || first.equals("localhost")
                || !first.equals(first.toLowerCase(Locale.ROOT));
    }

    private static String registry(String host) {
        var name = host.toLowerCase(Locale.ROOT).replaceFirst(":443$", "");
        return switch (name) {
            case "index.docker.io", "registry-1.docker.io", "registry.hub.docker.com" -> HUB;
            default -> name;
        };
    }
}
