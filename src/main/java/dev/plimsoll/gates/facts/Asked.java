package dev.plimsoll.gates.facts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A question as the statements get it: all of them at once, as one JSON text. */
record Asked(
        int n,
        long service,
        long environment,
        @Nullable String sha,
        @Nullable String digest,
        @Nullable String config,
        Instant at,
        long deployment,
        List<String> bases) {

    /** The first rows of each statement. */
    static final String ASKED = """
            with recursive q as materialized (
              select n, service, environment, sha, digest, config, at, deployment, bases
                from jsonb_to_recordset(cast(:asked as jsonb)) as a(n integer, service bigint, environment bigint, sha text,
                     digest text, config text, at timestamptz, deployment bigint, bases text[]))
            """;

    static List<Asked> of(List<Question> questions) {
        var asked = new ArrayList<Asked>();
        for (var question : questions) {
            var candidate = question.candidate();
            asked.add(new Asked(
                    asked.size(),
                    candidate.service().id(),
                    candidate.environment().id(),
                    candidate.sha(),
                    candidate.digest(),
                    candidate.configHash(),
                    question.at(),
                    question.deployment(),
                    List.of()));
        }
        return asked;
    }

    Asked from(List<String> shas) {
        return new Asked(n, service, environment, sha, digest, config, at, deployment, shas);
    }
}
