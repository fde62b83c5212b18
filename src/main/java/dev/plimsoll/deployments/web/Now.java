package dev.plimsoll.deployments.web;

import dev.plimsoll.PlimsollProperties;
import dev.plimsoll.deployments.Contradictions;
import dev.plimsoll.deployments.Similar;
import dev.plimsoll.deployments.WhatRuns;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the matrix together: what each service runs in each environment now, or ran at an instant. */
@Component
class Now {

    /** A deployment that has been under way for longer than this without a word is not shown as under way. */
    private static final Duration HEARD_OF = Duration.ofDays(30);

    private final NowQuery query;
    private final WhatRuns whatRuns;
    private final Contradictions contradictions;
    private final Clock clock;
    private final ZoneId zone;

    Now(NowQuery query, WhatRuns whatRuns, Contradictions contradictions, Clock clock, PlimsollProperties properties) {
        this.query = query;
        this.whatRuns = whatRuns;
        this.contradictions = contradictions;
        this.clock = clock;
        this.zone = properties.zone();
    }

    NowView view(NowAsk ask) {
        var now = ask.at() == null ? clock.instant() : ask.at();
        var columns = columns(ask, now);
        var everyone = query.services();
        var inTeam = everyone.stream().filter(one -> one.isOf(ask.team())).toList();
        var cells = cells(Scope.of(ask.team()), columns, now, ask.isPast());
        var rows = inTeam.stream().map(one -> row(one, columns, cells, now)).toList();
        var matches = rows.stream()
                .filter(row -> row.service().isNamedLike(ask.q()))
                .filter(row -> !ask.onlyExceptions() || row.isException())
                .toList();
        return new NowView(
                ask,
                columns,
                teams(everyone),
                matches.size() > NowView.MOST_ROWS ? List.of() : matches,
                inTeam.size(),
                rows.stream().filter(MatrixRow::isException).count(),
                matches.size(),
                everyone.isEmpty(),
                meant(ask, everyone),
                Attention.of(inTeam, columns, cells, now),
                peeked(ask, everyone),
                LocalDate.ofInstant(now, zone),
                shape(columns, matches));
    }

    /** One row, with the same columns as the page that asks for it. */
    Optional<MatrixRow> row(String service, NowAsk ask) {
        var now = clock.instant();
        return query.services().stream()
                .filter(one -> one.name().equals(service))
                .findFirst()
                .map(one -> {
                    var columns = columns(ask, now);
                    return row(one, columns, cells(Scope.of(one), columns, now, false), now);
                });
    }

    /** What one service does in every environment that it was ever deployed to. */
    MatrixRow everywhere(ServiceLine service) {
        var now = clock.instant();
        var columns = Columns.unlimited(query.columns(midnight(now), now));
        var one = service.inMatrix();
        return row(one, columns, cells(Scope.of(one), columns, now, false), now);
    }

    private Columns columns(NowAsk ask, Instant now) {
        return Columns.of(query.columns(midnight(now), now), Objects.requireNonNull(ask.env()));
    }

    private Instant midnight(Instant now) {
        return LocalDate.ofInstant(now, zone).atStartOfDay(zone).toInstant();
    }

    private Cells cells(Scope scope, Columns columns, Instant now, boolean isPast) {
        var from = LocalDate.ofInstant(now, zone)
                .minusDays(Fortnight.DAYS - 1L)
                .atStartOfDay(zone)
                .toInstant();
        var running = isPast ? whatRuns.at(scope.asked(), now) : whatRuns.now(scope.asked(), now);
        return Cells.of(
                running,
                isPast ? query.underWayAt(scope, now) : query.open(scope, now.minus(HEARD_OF)),
                query.troubled(scope, now),
                contradictions.of(running),
                query.loops(scope, now),
                query.days(scope, columns.drawn(), from, now, zone));
    }

    private MatrixRow row(MatrixService service, Columns columns, Cells cells, Instant now) {
        var rules = new CellRules(now);
        var row = columns.shown().stream()
                .map(column -> cells.cell(service, column, columns.isPrimary(column), rules))
                .toList();
        var days = cells.days().getOrDefault(service.id(), List.of());
        return new MatrixRow(service, MatrixRow.joined(row), Fortnight.of(days, LocalDate.ofInstant(now, zone)));
    }

    private static List<String> teams(List<MatrixService> services) {
        return services.stream()
                .map(MatrixService::team)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static List<String> meant(NowAsk ask, List<MatrixService> services) {
        return ask.q() == null
                ? List.of()
                : Similar.to(ask.q(), services.stream().map(MatrixService::name).toList());
    }

    private static @Nullable MatrixService peeked(NowAsk ask, List<MatrixService> services) {
        return services.stream()
                .filter(one -> one.name().equals(ask.peekService()))
                .findFirst()
                .orElse(null);
    }

    private static String shape(Columns columns, List<MatrixRow> rows) {
        return Integer.toHexString(Objects.hash(
                columns.shown().stream().map(MatrixColumn::name).toList(),
                rows.stream()
                        .map(row -> row.service().name() + "/" + row.service().team())
                        .toList()));
    }
}
