package dev.plimsoll.gates.facts;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What wants to pass a gate, exactly as it was asked for: whoever says yes says it to this and to nothing else.
 *
 * @param targets the parts of the environment; {@code *} for all of it
 * @param sha the commit, as the pipeline says it
 * @param digest of the artifact
 * @param ref fully qualified, such as {@code refs/heads/main}
 * @param kind {@code code, config, infra, flag, secret} or {@code migration}
 * @param image the reference by which the artifact is pulled
 * @param platform such as {@code linux/amd64}
 * @param labels of the image
 * @param required the names of the variables that the release needs
 * @param isRollback whether it asks to go back to what ran before
 */
public record Candidate(
        Service service,
        Environment environment,
        Set<String> targets,
        @Nullable String sha,
        @Nullable String digest,
        @Nullable String configHash,
        @Nullable String ref,
        String kind,
        @Nullable String image,
        @Nullable String platform,
        Map<String, String> labels,
        List<String> required,
        boolean isRollback) {

    /**
     * What is deployed, and whose it is.
     *
     * @param team the name of the team that owns it
     */
    public record Service(
            long id,
            String name,
            @Nullable Long teamId,
            @Nullable String team) {}

    /**
     * Where it goes.
     *
     * @param position in the order of promotion: lower is earlier
     */
    public record Environment(long id, String name, String tier, int position) {}

    /** Everything that is asked for, but not where. */
    public List<Object> artifact() {
        return Arrays.asList(
                targets, sha, digest, configHash, ref, kind, image, platform, labels, required, isRollback);
    }

    /** The shortest that people recognise it by. */
    public String shortName() {
        if (sha != null) {
            return sha.matches("[0-9a-f]{40}|[0-9a-f]{64}") ? sha.substring(0, 7) : sha;
        }
        return digest != null ? digest.substring(0, Math.min(19, digest.length())) : "configuration " + configHash;
    }
}
