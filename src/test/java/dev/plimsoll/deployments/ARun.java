package dev.plimsoll.deployments;

import java.math.BigDecimal;
import java.time.Instant;

/** Builds what runs somewhere, with plain defaults: maya brought it from main. */
public final class ARun {

    private final String sha;
    private String target = "*";
    private String slot = "stable";
    private String state = "running";
    private String countsAs = "change";
    private BigDecimal weight;
    private Instant since = Instant.parse("2026-11-24T08:00:00Z");
    private Instant observedAt;
    private Long deployment = 7L;

    private ARun(String sha) {
        this.sha = sha;
    }

    public static ARun aRun(String sha) {
        return new ARun(sha);
    }

    public ARun on(String name) {
        target = name;
        return this;
    }

    public ARun in(String name) {
        slot = name;
        return this;
    }

    public ARun mixed() {
        state = "mixed";
        return this;
    }

    public ARun countingAs(String word) {
        countsAs = word;
        return this;
    }

    public ARun weighing(int percent) {
        weight = BigDecimal.valueOf(percent);
        return this;
    }

    public ARun since(Instant at) {
        since = at;
        return this;
    }

    public ARun seen(Instant at) {
        observedAt = at;
        return this;
    }

    /** Seen, and nobody says to have deployed it. */
    public ARun thatNobodyReported() {
        deployment = null;
        return this;
    }

    public Runs get() {
        return new Runs(
                1,
                "pay",
                1,
                "production",
                target,
                slot,
                state,
                sha,
                null,
                null,
                weight,
                since,
                null,
                false,
                deployment == null ? "observed" : "claimed",
                deployment == null ? "first_sight" : "deployed",
                deployment,
                deployment == null ? null : "d-7",
                countsAs,
                null,
                null,
                "maya",
                "main",
                null,
                null,
                null,
                observedAt,
                observedAt != null,
                null,
                null);
    }
}
