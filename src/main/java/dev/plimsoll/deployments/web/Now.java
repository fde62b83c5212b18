package dev.plimsoll.deployments.web;

import dev.plimsoll.PlimsollProperties;
import dev.plimsoll.deployments.Contradictions;
import dev.plimsoll.deployments.Runs;
import dev.plimsoll.deployments.Similar;
import dev.plimsoll.deployments.Trouble;
import dev.plimsoll.deployments.TroubleScope;
import dev.plimsoll.deployments.Troubles;
import dev.plimsoll.deployments.WaitingAtGates;
import dev.plimsoll.deployments.WhatRuns;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
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
    private final Lags lags;
    private final List<WaitingAtGates> gates;
    private final Troubles troubles;
    private final Clock clock;
    private final ZoneId zone;

    Now(
            NowQuery query,
            WhatRuns whatRuns,
            Contradictions contradictions,
            Lags lags,
            List<WaitingAtGates> gates,
            Troubles troubles,
            Clock clock,
            PlimsollProperties properties) {
        this.query = query;
        this.whatRuns = whatRuns;
        this.contradictions = contradictions;
        this.lags = lags;
        this.gates = gates;
        this.troubles = troubles;
        this.clock = clock;
        this.zone = properties.zone();
    }

    NowView view(NowAsk ask) {
        var now = ask.at() == null ? clock.instant() : ask.at();
        var columns = columns(ask, now);
        var scope = Scope.ofTeam(ask.team());
        var inTeam = query.services(scope);
        var cells = cells(scope, columns, now, ask.isPast());
        var rows = inTeam.stream().map(one -> row(one, columns, cells, now)).toList();
        var matches = rows.stream()
                .filter(row -> row.service().isNamedLike(ask.q()))
                .filter(row -> !ask.onlyExceptions() || row.isException())
                .toList();
        return new NowView(
                ask,
                columns,
                query.teams(),
                matches.size() > NowView.MOST_ROWS ? List.of() : behind(matches, columns, cells),
                inTeam.size(),
                rows.stream().filter(MatrixRow::isException).count(),
                matches.size(),
                inTeam.isEmpty() && query.services(Scope.ALL).isEmpty(),
                matches.isEmpty() ? meant(ask) : List.of(),
                Attention.of(inTeam, columns, cells, incidents(ask, columns, now), now),
                peeked(ask, inTeam),
                LocalDate.ofInstant(now, zone),
                shape(columns, matches));
    }

    private List<Trouble> incidents(NowAsk ask, Columns columns, Instant now) {
        var production = columns.all().stream()
                .filter(MatrixColumn::isProduction)
                .map(MatrixColumn::id)
                .toList();
        return production.isEmpty() ? List.of() : troubles.openAt(new TroubleScope(null, ask.team(), production), now);
    }

    /** One row, with the same columns as the page that asks for it. */
    Optional<MatrixRow> row(String service, NowAsk ask) {
        var now = clock.instant();
        return service(service).map(one -> {
            var columns = columns(ask, now);
            var cells = cells(Scope.ofService(one.name()), columns, now, false);
            return behind(List.of(row(one, columns, cells, now)), columns, cells)
                    .get(0);
        });
    }

    /** What one service does in every environment that it was ever deployed to. */
    MatrixRow everywhere(ServiceLine service) {
        var now = clock.instant();
        var columns = Columns.unlimited(query.columns(midnight(now), now));
        var one = service.inMatrix();
        return row(one, columns, cells(Scope.ofService(one.name()), columns, now, false), now);
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
                query.troubled(scope, targets(running), now),
                contradictions.of(running),
                query.loops(scope, now),
                isPast
                        ? List.of()
                        : gates.stream().flatMap(one -> one.all().stream()).toList(),
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

    /** Only for what is shown: how far each environment is behind is read from the graph of commits. */
    private List<MatrixRow> behind(List<MatrixRow> rows, Columns columns, Cells cells) {
        var found = lags.of(rows.stream()
                .map(row -> cells.line(row.service(), columns.all()))
                .toList());
        return rows.stream().map(row -> row.with(found)).toList();
    }

    /** What runs in the cells that have several targets. */
    private static List<Runs> targets(List<Runs> running) {
        var byCell = running.stream()
                .filter(Runs::isStable)
                .collect(Collectors.groupingBy(one -> new Cells.Key(one.serviceId(), one.environmentId())));
        return byCell.values().stream()
                .filter(cell -> cell.size() > 1)
                .flatMap(List::stream)
                .toList();
    }

    private List<String> meant(NowAsk ask) {
        return ask.q() == null
                ? List.of()
                : Similar.to(
                        ask.q(),
                        query.services(Scope.ALL).stream()
                                .map(MatrixService::name)
                                .toList());
    }

    private @Nullable MatrixService peeked(NowAsk ask, List<MatrixService> services) {
        var name = ask.peekService();
        return name == null
                ? null
                : services.stream()
                        .filter(one -> one.name().equals(name))
                        .findFirst()
                        .or(() -> service(name))
                        .orElse(null);
    }

    private Optional<MatrixService> service(String name) {
        return query.services(Scope.ofService(name)).stream().findFirst();
    }

    private static String shape(Columns columns, List<MatrixRow> rows) {
        return Integer.toHexString(Objects.hash(
                columns.shown().stream().map(MatrixColumn::name).toList(),
                rows.stream()
                        .map(row -> row.service().name() + "/" + row.service().team())
                        .toList()));
    }
}
