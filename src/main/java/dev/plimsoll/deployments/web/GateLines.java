package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.AtGate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Puts into words what waits at gates: a sentence for what is held, and one for what waits for people. */
record GateLines(Map<Long, MatrixService> services, Map<Long, MatrixColumn> columns) {

    private static final String ALL = "/approvals";

    List<AttentionLine> of(Cells cells) {
        var gated = cells.gated().values().stream()
                .filter(this::isShown)
                .sorted(Comparator.comparing(AtGate::since))
                .toList();
        return Stream.of(held(gated), waiting(gated)).flatMap(Optional::stream).toList();
    }

    private boolean isShown(AtGate gate) {
        return services.containsKey(gate.serviceId()) && columns.containsKey(gate.environmentId());
    }

    private Optional<AttentionLine> held(List<AtGate> gated) {
        var held = only(gated, AtGate::isHeld);
        return held.stream()
                .findFirst()
                .map(oldest -> held.size() == 1
                        ? one(oldest, "cold", ": the gate holds ")
                        : several(held.size(), oldest, "cold", "cold", " are held at gates. The oldest is "));
    }

    private Optional<AttentionLine> waiting(List<AtGate> gated) {
        var waiting = only(gated, Predicate.not(AtGate::isHeld));
        return waiting.stream()
                .findFirst()
                .map(oldest -> waiting.size() == 1
                        ? one(oldest, "wait", " waits for approval of ")
                        : several(waiting.size(), oldest, "clock", "wait", " wait for approval. The oldest is "));
    }

    private static List<AtGate> only(List<AtGate> gated, Predicate<AtGate> wanted) {
        return gated.stream().filter(wanted).toList();
    }

    private AttentionLine one(AtGate gate, String tone, String before) {
        return new AttentionLine(
                gate.isHeld() ? "cold" : "clock",
                tone,
                place(gate),
                before,
                shown(gate),
                ": %s.".formatted(gate.because()),
                "Read it",
                ALL + "/" + gate.number(),
                gate.since());
    }

    private AttentionLine several(int count, AtGate oldest, String icon, String tone, String before) {
        return new AttentionLine(
                icon,
                tone,
                count + " requests",
                before,
                shown(oldest),
                " of " + place(oldest) + ".",
                "Show them",
                ALL,
                oldest.since());
    }

    private String place(AtGate gate) {
        var service = Objects.requireNonNull(services.get(gate.serviceId()));
        var environment = Objects.requireNonNull(columns.get(gate.environmentId()));
        return "%s to %s".formatted(service.name(), environment.name());
    }

    private static String shown(AtGate gate) {
        return gate.sha() == null && gate.digest() == null
                ? String.valueOf(gate.configHash())
                : new Artifact(gate.sha(), gate.digest()).shown();
    }
}
