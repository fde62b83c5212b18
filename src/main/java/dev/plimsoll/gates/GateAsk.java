package dev.plimsoll.gates;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a pipeline or a platform asks for.
 *
 * @param askedBy which program asks, such as the name of its token
 * @param key what makes the same question the same; a second one with it is answered like the first
 * @param targets none for all of the environment
 * @param kind {@code code, config, infra, flag, secret} or {@code migration}
 * @param hands who had a hand in it as far as the sender says: who started the run, who repeated it, who edited the
 *     configuration, and the person to whom the asking token belongs
 */
public record GateAsk(
        String askedBy,
        String key,
        String service,
        String environment,
        List<String> targets,
        @Nullable String sha,
        @Nullable String digest,
        @Nullable String configHash,
        @Nullable String ref,
        String kind,
        @Nullable String image,
        @Nullable String platform,
        Map<String, String> labels,
        List<String> required,
        @Nullable String runUrl,
        List<String> hands,
        boolean isRollback) {

    /** @throws GateRefusal if it names nothing that could pass, or what cannot be a name */
    public GateAsk {
        refuseIf(service.isBlank() || service.length() > 200, "service", "Name the service, in at most 200 characters");
        refuseIf(
                environment.isBlank() || environment.length() > 200,
                "environment",
                "Name the environment, in at most 200 characters");
        refuseIf(!Words.areUsable(ref, 500), "ref", "A ref has at most 500 characters, none of them for control");
        refuseIf(
                !Words.areUsable(image, 500), "image", "An image has at most 500 characters, none of them for control");
        refuseIf(!Words.areUsable(platform, 100), "platform", "A platform is such as linux/amd64");
        refuseIf(
                !Words.areUsable(service, 200)
                        || !Words.areUsable(environment, 200)
                        || !Words.areUsable(key, 200)
                        || !Words.areUsable(sha, 64)
                        || !Words.areUsable(configHash, 200)
                        || !Words.areUsable(runUrl, 2100),
                "service",
                "A name, a key, an id or an address has no characters for control, such as a line break");
        refuseIf(
                !Words.areUsable(targets, 200, 200),
                "targets",
                "Name at most 200 targets, in at most 200 characters each");
        refuseIf(
                !Words.areUsable(required, 2000, 200),
                "required_secrets",
                "Name at most 2000 variables, in at most 200 characters each");
        refuseIf(!Words.areUsable(hands, 200, 200), "hands", "Name at most 200 people, in at most 200 characters each");
        refuseIf(
                !Words.areUsable(labels.keySet(), 200, 300)
                        || labels.values().stream().anyMatch(value -> value == null || !Words.areUsable(value, 2000)),
                "labels",
                "Give at most 200 labels, of at most 300 characters for the name and 2000 for the value");
        refuseIf(key.isBlank() || key.length() > 200, "Idempotency-Key", "Give a key of 1 to 200 characters");
        refuseIf(
                sha == null && digest == null && configHash == null,
                "digest",
                "Name what wants to pass: sha, digest or config_hash");
        refuseIf(sha != null && !sha.matches("\\S{1,64}"), "sha", "A commit id has 1 to 64 characters and no blanks");
        refuseIf(
                digest != null && !digest.matches("sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128}|blake3:[0-9a-f]{64}"),
                "digest",
                "A digest is sha256: and 64 hexadecimal digits in lower case");
        refuseIf(
                configHash != null && !configHash.matches("\\S{1,200}"),
                "config_hash",
                "A hash of the configuration has 1 to 200 characters and no blanks");
        refuseIf(
                !List.of("code", "config", "infra", "flag", "secret", "migration")
                        .contains(kind),
                "kind",
                "A kind is code, config, infra, flag, secret or migration");
        targets = targets.isEmpty()
                ? List.of("*")
                : targets.stream().distinct().sorted().toList();
    }

    /** An artifact, with nothing else said. */
    public static GateAsk of(
            String askedBy, String key, String service, String environment, String sha, String digest) {
        return new GateAsk(
                askedBy,
                key,
                service,
                environment,
                List.of(),
                sha,
                digest,
                null,
                null,
                "code",
                null,
                null,
                Map.of(),
                List.of(),
                null,
                List.of(),
                false);
    }

    /** The same question under another key. */
    GateAsk under(String other) {
        return new GateAsk(
                askedBy,
                other,
                service,
                environment,
                targets,
                sha,
                digest,
                configHash,
                ref,
                kind,
                image,
                platform,
                labels,
                required,
                runUrl,
                hands,
                isRollback);
    }

    private static void refuseIf(boolean isWrong, String field, String sentence) {
        if (isWrong) {
            throw new GateRefusal(field, sentence);
        }
    }
}
