package dev.plimsoll.deployments.web;

import dev.plimsoll.deployments.Contradiction;
import dev.plimsoll.deployments.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What needs a person now, worst first: open incidents in production, production that failed, versions that are not what was reported, loops, gates
 * that wait, deployments that take too long, and what is odd.
 *
 * @param lines at most {@value #MOST}
 * @param more how many there are besides
 */
record Attention(List<AttentionLine> lines, int more) {

    static final int MOST = 4;

    private static final Duration LONG = Duration.ofMinutes(60);
    private static final Duration STILL_NEWS = Duration.ofDays(1);

    /** @param incidents those that are open in production */
    static Attention of(
            List<MatrixService> services, Columns columns, Cells cells, List<Trouble> incidents, Instant now) {
        var writer = new Writer(services, columns, now);
        var rules = new CellRules(now);
        var lines = new ArrayList<AttentionLine>();
        var current = Stream.concat(cells.open().keySet().stream(), cells.troubled().keySet().stream())
                .distinct()
                .filter(writer::isAbout)
                .flatMap(key -> rules
                        .exception(
                                cells.running().getOrDefault(key, List.of()),
                                cells.open().getOrDefault(key, List.of()),
                                cells.troubled().getOrDefault(key, List.of()))
                        .stream())
                .sorted(Comparator.comparing(Attempt::at).reversed())
                .toList();
        incidents.stream().map(Writer::open).forEach(lines::add);
        current.stream().filter(writer::isFailedProduction).map(writer::failed).forEach(lines::add);
        writer.found(cells, Contradiction::isGrave).forEach(lines::add);
        writer.loops(cells).forEach(lines::add);
        lines.addAll(new GateLines(writer.services(), writer.columns()).of(cells));
        writer.waiting(current.stream()
                        .filter(one -> !cells.gated().containsKey(new Cells.Key(one.serviceId(), one.environmentId())))
                        .toList())
                .ifPresent(lines::add);
        current.stream().filter(writer::isLong).map(writer::takesLong).forEach(lines::add);
        cells.open().entrySet().stream()
                .filter(entry -> writer.isAbout(entry.getKey()))
                .flatMap(entry -> entry.getValue().stream())
                .filter(writer::isLostNews)
                .map(writer::lost)
                .forEach(lines::add);
        cells.troubled().values().stream()
                .flatMap(List::stream)
                .filter(writer::isFlaggedNews)
                .map(writer::flagged)
                .forEach(lines::add);
        writer.found(cells, one -> !one.isGrave() && !one.isNoOp()).forEach(lines::add);
        return new Attention(lines.stream().limit(MOST).toList(), Math.max(0, lines.size() - MOST));
    }

    /** Puts what was found into words. */
    private record Writer(Map<Long, MatrixService> services, Map<Long, MatrixColumn> columns, Instant now) {

        Writer(List<MatrixService> services, Columns columns, Instant now) {
            this(
                    services.stream().collect(Collectors.toMap(MatrixService::id, Function.identity())),
                    columns.all().stream().collect(Collectors.toMap(MatrixColumn::id, Function.identity())),
                    now);
        }

        boolean isAbout(Cells.Key key) {
            return services.containsKey(key.service()) && columns.containsKey(key.environment());
        }

        boolean isFailedProduction(Attempt attempt) {
            return attempt.mark().isFailure() && column(attempt).isProduction();
        }

        boolean isLong(Attempt attempt) {
            return (attempt.mark() == StateMark.RUNNING || attempt.mark() == StateMark.QUEUED)
                    && !attempt.isLost(now)
                    && attempt.at().plus(LONG).isBefore(now);
        }

        /** Only while it is news, and unless what came later has settled the place. */
        boolean isLostNews(Attempt attempt) {
            return attempt.isLost(now)
                    && Objects.requireNonNull(attempt.lostAfter())
                            .plus(STILL_NEWS)
                            .isAfter(now);
        }

        boolean isFlaggedNews(Attempt attempt) {
            return attempt.flagged() != null
                    && attempt.at().plus(STILL_NEWS).isAfter(now)
                    && services.containsKey(attempt.serviceId())
                    && columns.containsKey(attempt.environmentId());
        }

        static AttentionLine open(Trouble incident) {
            var what = incident.title() == null || incident.title().equals(incident.key()) ? "" : incident.title();
            var where = incident.about().isEmpty() ? "" : " on " + incident.about();
            return new AttentionLine(
                    "bolt",
                    "bad",
                    incident.key(),
                    " is open in %s%s"
                            .formatted(Objects.requireNonNullElse(incident.environment(), "production"), where),
                    null,
                    what.isEmpty() ? "." : ": " + what + ".",
                    "Show incident",
                    "/incidents/" + incident.key(),
                    incident.beganAt());
        }

        AttentionLine failed(Attempt attempt) {
            var word = attempt.mark() == StateMark.PARTIAL ? ": only part of it has " : " did not get ";
            var end = attempt.mark() == StateMark.PARTIAL ? " in " : " to ";
            return line(attempt, "no", "bad", word, end + environment(attempt) + ".", "Show deployment");
        }

        AttentionLine lost(Attempt attempt) {
            return line(
                    attempt,
                    "said",
                    "warn",
                    ": nothing more was heard of ",
                    " to %s. How it ended is unknown, so it counts as nothing.".formatted(environment(attempt)),
                    "Show reports");
        }

        AttentionLine takesLong(Attempt attempt) {
            var minutes = Duration.between(attempt.at(), now).toMinutes();
            var took = minutes < 120 ? minutes + " minutes" : minutes / 60 + " hours";
            return line(
                    attempt,
                    "run",
                    "warn",
                    " has been deploying ",
                    " to %s for %s.".formatted(environment(attempt), took),
                    "Show deployment");
        }

        AttentionLine flagged(Attempt attempt) {
            return line(
                    attempt,
                    "warn",
                    "warn",
                    ": what was reported of ",
                    " in %s cannot be right: %s.".formatted(environment(attempt), attempt.flagged()),
                    "Show reports");
        }

        /** What does not add up about what runs, the newest first. */
        List<AttentionLine> found(Cells cells, Predicate<Contradiction> which) {
            return cells.findings().values().stream()
                    .flatMap(finding -> finding.once().stream())
                    .filter(one -> isAbout(new Cells.Key(one.serviceId(), one.environmentId())))
                    .filter(which)
                    .sorted(Comparator.comparing(Contradiction::since).reversed())
                    .map(this::contradicted)
                    .toList();
        }

        List<AttentionLine> loops(Cells cells) {
            return cells.findings().entrySet().stream()
                    .filter(entry -> isAbout(entry.getKey()) && entry.getValue().loop() != null)
                    .map(entry -> looping(
                            entry.getKey(),
                            Objects.requireNonNull(entry.getValue().loop())))
                    .sorted(Comparator.comparing(AttentionLine::at).reversed())
                    .toList();
        }

        private AttentionLine contradicted(Contradiction one) {
            var said = one.said().substring(0, 1).toLowerCase(Locale.ROOT)
                    + one.said().substring(1);
            var service = Objects.requireNonNull(services.get(one.serviceId())).name();
            var environment =
                    Objects.requireNonNull(columns.get(one.environmentId())).name();
            return new AttentionLine(
                    one.isGrave() ? "no" : "warn",
                    one.isGrave() ? "bad" : "warn",
                    service,
                    " in %s: ".formatted(environment),
                    null,
                    (said + ". " + one.then()).strip(),
                    one.deploymentId() == null ? "Show service" : "Show deployment",
                    one.deploymentId() == null ? "/services/" + service : "/d/" + one.deploymentId(),
                    one.since());
        }

        private AttentionLine looping(Cells.Key key, Loop loop) {
            var service = Objects.requireNonNull(services.get(key.service())).name();
            var environment =
                    Objects.requireNonNull(columns.get(key.environment())).name();
            return new AttentionLine(
                    "loop",
                    "warn",
                    service,
                    " was given the same version in %s ".formatted(environment),
                    null,
                    loop.words() + ". A pipeline may be starting itself.",
                    "Show deployments",
                    "/services/%s?env=%s".formatted(service, environment),
                    loop.last());
        }

        /** All that wait make one sentence. */
        Optional<AttentionLine> waiting(List<Attempt> current) {
            var waiting = current.stream()
                    .filter(one -> one.mark() == StateMark.WAITING)
                    .toList();
            return waiting.stream()
                    .min(Comparator.comparing(Attempt::at))
                    .map(oldest -> waiting.size() == 1
                            ? line(
                                    oldest,
                                    "clock",
                                    "wait",
                                    " waits for approval of ",
                                    " to " + environment(oldest) + ".",
                                    "Show")
                            : severalWait(waiting.size(), oldest));
        }

        private AttentionLine severalWait(int count, Attempt oldest) {
            return new AttentionLine(
                    "clock",
                    "wait",
                    count + " deployments",
                    " wait for approval. The oldest is ",
                    oldest.artifact().shown(),
                    " of %s to %s.".formatted(service(oldest), environment(oldest)),
                    "Show them",
                    "/deployments?state=waiting",
                    oldest.at());
        }

        private AttentionLine line(
                Attempt attempt, String icon, String tone, String before, String after, String action) {
            return new AttentionLine(
                    icon,
                    tone,
                    service(attempt),
                    before,
                    attempt.artifact().shown(),
                    after,
                    action,
                    "/d/" + attempt.id(),
                    attempt.at());
        }

        private String service(Attempt attempt) {
            return Objects.requireNonNull(services.get(attempt.serviceId())).name();
        }

        private String environment(Attempt attempt) {
            return column(attempt).name();
        }

        private MatrixColumn column(Attempt attempt) {
            return Objects.requireNonNull(columns.get(attempt.environmentId()));
        }
    }
}
