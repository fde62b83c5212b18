package dev.plimsoll.intake.azuredevops;

import dev.plimsoll.catalog.Claim;
import dev.plimsoll.catalog.RepositoryClaim;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Times;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.UnreadableDelivery;
import dev.plimsoll.intake.WebAddress;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The body of a service hook, with what every event has in common. An administrator may have it sent with hardly any
 * details, so that any field may be absent.
 */
record HookBody(Tree tree, Inbound inbound) {

    private static final int LONGEST = 200;

    String type() {
        return Objects.requireNonNullElse(tree.text("eventType"), "");
    }

    /** What the event is about. */
    Tree resource() {
        return tree.at("resource");
    }

    @Nullable
    String text(String... path) {
        return resource().text(path);
    }

    /**
     * The text at the path of the resource.
     *
     * @throws UnreadableDelivery if there is none
     */
    String needed(String... path) {
        var text = text(path);
        if (text == null) {
            throw new UnreadableDelivery(
                    "The body has no \u201cresource.%s\u201d. A service hook sends it with all details of the resource."
                            .formatted(String.join(".", path)));
        }
        return text;
    }

    /** As {@link #needed}, for what is a name or a number. */
    String name(String... path) {
        var name = needed(path);
        if (name.length() > LONGEST) {
            throw new UnreadableDelivery(
                    "\u201cresource.%s\u201d is longer than %d characters.".formatted(String.join(".", path), LONGEST));
        }
        return name;
    }

    /** When the event happened, by the sender's clock, with its seven digits of a second. */
    @Nullable
    Instant said() {
        return Times.ofUtc(tree.text("createdDate"));
    }

    Instant at() {
        return inbound.now(said());
    }

    boolean isSkewed() {
        var said = said();
        return said != null && !inbound.now(said).equals(said);
    }

    /** An instant of the resource; the year 1 says that there is none. */
    @Nullable
    Instant instant(String... path) {
        return Times.ofUtc(text(path));
    }

    /** The organisation of the first of these addresses. */
    String origin(@Nullable String... addresses) {
        return Organisation.of(Stream.of(addresses));
    }

    /** A repository as Azure DevOps describes it. */
    RepositoryClaim repository(Tree repository) {
        var name = repository.text("name");
        var project = repository.text("project", "name");
        var fullName = name == null ? repository.text("id") : (project == null ? name : project) + "/" + name;
        if (fullName == null || fullName.length() > LONGEST) {
            throw new UnreadableDelivery(
                    "The body has no \u201cresource.repository.name\u201d of at most 200 characters.");
        }
        var origin = origin(repository.text("remoteUrl"), repository.text("webUrl"), repository.text("url"));
        return new RepositoryClaim(origin, repository.text("id"), fullName, at());
    }

    static Claim about(String origin, @Nullable RepositoryClaim repository) {
        return new Claim(origin, repository, null, null);
    }

    /** How Azure DevOps tells people apart, else how it shows them. */
    static @Nullable String person(Tree person) {
        return first(person.text("uniqueName"), person.text("displayName"));
    }

    static @Nullable String link(Tree thing) {
        return WebAddress.orNull(thing.text("_links", "web", "href"));
    }

    static @Nullable String first(@Nullable String... texts) {
        return Stream.of(texts).filter(Objects::nonNull).findFirst().orElse(null);
    }

    static List<String> several(@Nullable String... texts) {
        return Stream.of(texts).filter(Objects::nonNull).distinct().toList();
    }
}
