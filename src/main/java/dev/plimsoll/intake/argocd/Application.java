package dev.plimsoll.intake.argocd;

import dev.plimsoll.intake.Times;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.WebAddress;
import dev.plimsoll.intake.clusters.Image;
import dev.plimsoll.intake.clusters.Marks;
import java.net.URI;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An application of Argo CD as a notification shows it.
 *
 * @param app the object itself
 * @param context what stands beside it
 */
record Application(Tree app, Tree context) {

    static final String ITSELF = "https://kubernetes.default.svc";

    private static final String CASCADE = "resources-finalizer.argocd.argoproj.io";
    private static final String KIND = "argocd";

    static Application of(Tree body) {
        return new Application(body.at("app").isObject() ? body.at("app") : body, body.at("context"));
    }

    boolean isOne() {
        return app.at("metadata").isObject() && app.at("status").isObject();
    }

    @Nullable
    String name() {
        return app.text("metadata", "name");
    }

    @Nullable
    String uid() {
        return app.text("metadata", "uid");
    }

    private Marks marks() {
        return new Marks(app.at("metadata"));
    }

    String service(String name) {
        return Objects.requireNonNullElse(marks().of("service"), name);
    }

    @Nullable
    String target() {
        return marks().of("target");
    }

    @Nullable
    String sha() {
        return marks().of("sha");
    }

    /** The mark, else the cluster where it has a name or an address of its own, else the namespace. */
    @Nullable
    String environment() {
        var marked = marks().of("environment");
        var cluster = app.text("spec", "destination", "name");
        if (marked != null) {
            return marked;
        }
        if (cluster != null && !cluster.equals("in-cluster")) {
            return cluster;
        }
        var server = app.text("spec", "destination", "server");
        return server == null || server.startsWith(ITSELF)
                ? app.text("spec", "destination", "namespace")
                : host(server);
    }

    /** The host of the Argo CD, if it says where it is: two of them may have applications of one uid, after a restore. */
    String origin() {
        var host = host(context.text("argocdUrl"));
        return host == null ? KIND : host;
    }

    private static @Nullable String host(@Nullable String address) {
        try {
            return address == null ? null : URI.create(address).getHost();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    @Nullable
    String url() {
        var base = WebAddress.orNull(context.text("argocdUrl"));
        var namespace = app.text("metadata", "namespace");
        return base == null || namespace == null
                ? null
                : "%s/applications/%s/%s".formatted(base.replaceAll("/+$", ""), namespace, name());
    }

    @Nullable
    Instant deletedAt() {
        return Times.of(app.text("metadata", "deletionTimestamp"));
    }

    /** Whether what it deployed goes with it: without the finalizer only the application itself is deleted. */
    boolean takesAllWithIt() {
        var finalizers = app.texts("metadata", "finalizers");
        return finalizers == null || finalizers.stream().anyMatch(finalizer -> finalizer.startsWith(CASCADE));
    }

    /** Whether it does nothing but make other applications, which tell of themselves. */
    boolean isParent() {
        var kinds = app.stream("status", "resources")
                .map(resource -> resource.text("kind"))
                .collect(Collectors.toSet());
        return images().isEmpty()
                && (kinds.contains("Application") || kinds.contains("ApplicationSet"))
                && Set.of("Application", "ApplicationSet", "AppProject").containsAll(kinds);
    }

    Operation operation() {
        return new Operation(app.at("status", "operationState"), app.at("status", "health"));
    }

    List<String> images() {
        return Objects.requireNonNullElse(app.texts("status", "summary", "images"), List.of());
    }

    /** The image of the service itself; null if there is none, or which one it is cannot be told. */
    @Nullable
    Image image(String name) {
        var names = Stream.of(marks().of("image"), service(name), name)
                .filter(Objects::nonNull)
                .toList();
        return Image.among(images(), names, tags());
    }

    /** What the sources were told to deploy, which tells the image on its way in from the one on its way out. */
    private Set<String> tags() {
        var tags = new HashSet<>(revisions());
        sources().forEach(source -> {
            Stream.ofNullable(source.text("targetRevision")).forEach(tags::add);
            source.stream("helm", "parameters")
                    .map(parameter -> parameter.text("value"))
                    .filter(Objects::nonNull)
                    .forEach(tags::add);
            source.stream("kustomize", "images")
                    .map(image -> Image.of(image.text()))
                    .filter(Objects::nonNull)
                    .map(Image::tag)
                    .filter(Objects::nonNull)
                    .forEach(tags::add);
        });
        return tags;
    }

    private Stream<Tree> sources() {
        return Stream.concat(Stream.of(app.at("spec", "source")), app.stream("spec", "sources"));
    }

    /** Of the repositories with the manifests, one for each source. */
    List<String> revisions() {
        return Stream.of("operationState.syncResult", "sync")
                .map(place -> revisions(app.at("status").at(place.split("\\."))))
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static List<String> revisions(Tree place) {
        var many = place.texts("revisions");
        var one = place.text("revision");
        return many != null && !many.isEmpty() ? many : one == null ? List.of() : List.of(one);
    }
}
