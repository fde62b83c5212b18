package dev.plimsoll.intake.evidence;

import dev.plimsoll.intake.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an artifact consists of, or which vulnerabilities it has, in the words of CycloneDX. */
class CycloneDx implements EvidenceFormat {

    /** The worst first. */
    private static final List<String> SEVERITIES = List.of("critical", "high", "medium", "low", "info", "none");

    private static final Set<String> SETTLED =
            Set.of("not_affected", "false_positive", "resolved", "resolved_with_pedigree");

    @Override
    public boolean isOf(Tree file) {
        return "CycloneDX".equals(file.text("bomFormat"));
    }

    @Override
    public FoundOut read(Tree file, @Nullable String kind) {
        var vulnerabilities = file.items("vulnerabilities");
        var chosen = Kinds.chosen(kind, allowed(file, vulnerabilities));
        var summary = new LinkedHashMap<String, Object>();
        summary.put("components", components(file));
        if (chosen.equals("scan")) {
            count(vulnerabilities, summary);
        }
        var version = file.text("specVersion");
        if (version != null) {
            summary.put("spec_version", version);
        }
        var isBad = summary.getOrDefault("critical", 0) instanceof Integer critical
                && summary.getOrDefault("high", 0) instanceof Integer high
                && critical + high > 0;
        return FoundOut.of(
                "cyclonedx", chosen, isBad ? "failed" : "passed", summary, file.instant("metadata", "timestamp"));
    }

    /** A list of parts is the proof of a scan only where it has room for what the scan would have found. */
    private static List<String> allowed(Tree file, List<Tree> vulnerabilities) {
        if (!file.at("vulnerabilities").node().isArray()) {
            return Kinds.OF_LISTS;
        }
        return vulnerabilities.isEmpty() ? List.of("sbom", "scan") : List.of("scan", "sbom");
    }

    private static int components(Tree of) {
        return of.stream("components").mapToInt(one -> 1 + components(one)).sum();
    }

    private static void count(List<Tree> vulnerabilities, Map<String, Object> summary) {
        SEVERITIES.forEach(severity -> summary.put(severity, 0));
        summary.put("unknown", 0);
        summary.put("settled", 0);
        vulnerabilities.forEach(one -> summary.merge(
                isSettled(one) ? "settled" : worst(one), 1, (before, more) -> (Integer) before + (Integer) more));
    }

    private static boolean isSettled(Tree vulnerability) {
        return SETTLED.contains(Objects.requireNonNullElse(vulnerability.text("analysis", "state"), ""));
    }

    private static String worst(Tree vulnerability) {
        var told = vulnerability.stream("ratings")
                .map(rating ->
                        Objects.requireNonNullElse(rating.text("severity"), "").toLowerCase(Locale.ROOT))
                .toList();
        return SEVERITIES.stream().filter(told::contains).findFirst().orElse("unknown");
    }
}
