package dev.plimsoll.gates.api;

import dev.plimsoll.gates.GateAsk;
import dev.plimsoll.gates.GateRefusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * What a pipeline asks for, as it writes it.
 *
 * @param targets none for all of the environment
 * @param kind {@code code, config, infra, flag, secret} or {@code migration}; {@code code} if nothing is said
 * @param requiredSecrets the names of the variables and secrets that the release needs
 * @param runUrl where the run can be seen
 * @param triggeredBy who started the run
 * @param hands who else had a hand in it: who repeated the run, who edited the configuration
 * @param rollback whether it goes back to what ran before
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
record AskBody(
        @Nullable String service,
        @Nullable String environment,
        @Nullable List<String> targets,
        @Nullable String sha,
        @Nullable String digest,
        @Nullable String configHash,
        @Nullable String ref,
        @Nullable String kind,
        @Nullable String image,
        @Nullable String platform,
        @Nullable Map<String, String> labels,
        @Nullable List<String> requiredSecrets,
        @Nullable String runUrl,
        @Nullable String triggeredBy,
        @Nullable List<String> hands,
        @Nullable Boolean rollback) {

    /**
     * @param owners the people to whom the asking token belongs: what it asks for is theirs too
     * @throws GateRefusal if it names nothing that could pass, or what cannot be
     */
    GateAsk by(String program, List<String> owners, String key) {
        if (runUrl != null && !runUrl.matches("https?://\\S{1,2000}")) {
            throw new GateRefusal("run_url", "An address begins with https:// or http:// and has no blanks");
        }
        return new GateAsk(
                program,
                key,
                Objects.requireNonNullElse(service, ""),
                Objects.requireNonNullElse(environment, ""),
                Objects.requireNonNullElse(targets, List.of()),
                sha,
                digest,
                configHash,
                ref,
                Objects.requireNonNullElse(kind, "code"),
                image,
                platform,
                Objects.requireNonNullElse(labels, Map.of()),
                Objects.requireNonNullElse(requiredSecrets, List.of()),
                runUrl,
                everyHand(owners),
                Boolean.TRUE.equals(rollback));
    }

    private List<String> everyHand(List<String> owners) {
        var all = new LinkedHashSet<>(owners);
        all.addAll(Objects.requireNonNullElse(hands, List.of()));
        if (triggeredBy != null) {
            all.add(triggeredBy);
        }
        return Collections.unmodifiableList(new ArrayList<>(all));
    }
}
