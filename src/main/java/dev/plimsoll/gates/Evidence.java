package dev.plimsoll.gates;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What people vote on: the candidate, what it is compared with, and the policies it must satisfy. */
record Evidence(
        int round,
        String candidate,
        @Nullable String baseSha,
        @Nullable String baseDigest,
        List<Long> policies) {

    static Evidence of(GateRequest request) {
        var candidate = request.candidate();
        var bound = String.join(
                " ",
                String.valueOf(candidate.sha()),
                String.valueOf(candidate.digest()),
                String.valueOf(candidate.configHash()),
                String.valueOf(candidate.ref()),
                String.valueOf(candidate.environment().id()),
                candidate.targets().stream().sorted().toList().toString());
        return new Evidence(request.round(), bound, request.baseSha(), request.baseDigest(), request.policies());
    }

    /** One word for all of it. */
    String word() {
        try {
            var hash = MessageDigest.getInstance("SHA-256")
                    .digest("%s|%s|%s|%s"
                            .formatted(candidate, baseSha, baseDigest, policies)
                            .getBytes(StandardCharsets.UTF_8));
            return round + "-" + HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is so now that was not so before, a sentence each. */
    List<String> changesSince(Evidence before) {
        var changes = new ArrayList<String>();
        if (!policies.equals(before.policies)) {
            changes.add("the policy has a new version");
        }
        if (!Objects.equals(baseSha, before.baseSha) || !Objects.equals(baseDigest, before.baseDigest)) {
            changes.add("%s runs now, not %s"
                    .formatted(named(baseSha, baseDigest), named(before.baseSha, before.baseDigest)));
        }
        if (!candidate.equals(before.candidate)) {
            changes.add("it is another artifact");
        }
        if (round != before.round && changes.isEmpty()) {
            changes.add("an approval no longer held, and the votes before it are void");
        }
        return changes;
    }

    private static String named(@Nullable String sha, @Nullable String digest) {
        if (sha != null) {
            return sha.substring(0, Math.min(7, sha.length()));
        }
        return digest == null ? "nothing" : digest.substring(0, Math.min(19, digest.length()));
    }
}
