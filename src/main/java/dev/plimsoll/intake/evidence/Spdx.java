package dev.plimsoll.intake.evidence;

import dev.plimsoll.intake.Tree;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an artifact consists of, in the words of SPDX 2 or 3. */
class Spdx implements EvidenceFormat {

    @Override
    public boolean isOf(Tree file) {
        return isSecond(whole(file)) || isThird(file);
    }

    @Override
    public FoundOut read(Tree file, @Nullable String kind) {
        return isThird(file) ? third(file, kind) : second(whole(file), kind);
    }

    /** GitHub puts it into an object. */
    private static Tree whole(Tree file) {
        return file.at("sbom").isObject() ? file.at("sbom") : file;
    }

    private static boolean isSecond(Tree file) {
        return Objects.requireNonNullElse(file.text("spdxVersion"), "").startsWith("SPDX-2");
    }

    private static boolean isThird(Tree file) {
        return file.at("@graph").node().isArray()
                && file.at("@context").node().toString().contains("spdx.org/rdf/3");
    }

    private static FoundOut second(Tree file, @Nullable String kind) {
        return found(
                kind,
                Objects.requireNonNull(file.text("spdxVersion")).substring("SPDX-".length()),
                file.at("packages").node().size(),
                file.at("files").node().size(),
                file.instant("creationInfo", "created"));
    }

    private static FoundOut third(Tree file, @Nullable String kind) {
        var graph = file.items("@graph");
        var info = graph.stream().filter(one -> isA(one, "CreationInfo")).findFirst();
        return found(
                kind,
                Objects.requireNonNullElse(
                        info.map(one -> one.text("specVersion")).orElse(null), "3"),
                graph.stream().filter(one -> isA(one, "software_Package")).count(),
                graph.stream().filter(one -> isA(one, "software_File")).count(),
                info.map(one -> one.instant("created")).orElse(null));
    }

    private static boolean isA(Tree one, String type) {
        return type.equals(one.text("type")) || type.equals(one.text("@type"));
    }

    private static FoundOut found(
            @Nullable String kind, String version, long packages, long files, @Nullable Instant at) {
        var summary = new LinkedHashMap<String, Object>();
        summary.put("packages", packages);
        summary.put("files", files);
        summary.put("spec_version", version);
        return FoundOut.of("spdx", Kinds.chosen(kind, Kinds.OF_LISTS), "passed", summary, at);
    }
}
