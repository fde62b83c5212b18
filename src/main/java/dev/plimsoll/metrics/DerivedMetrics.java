package dev.plimsoll.metrics;

import dev.plimsoll.PlimsollProperties;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers from the derived tables. */
@Component
class DerivedMetrics implements DeliveryMetrics {

    private static final Set<Measure> ALL = Set.of(Measure.values());

    private final Settler settler;
    private final Scopes scopes;
    private final FiguresReader figures;
    private final LeadTimesReader leadTimes;
    private final ObservedReader observed;
    private final Reports reports;
    private final RowsReader rows;
    private final Restating restating;
    private final PlimsollProperties properties;
    private final Clock clock;

    DerivedMetrics(
            Settler settler,
            Scopes scopes,
            FiguresReader figures,
            LeadTimesReader leadTimes,
            ObservedReader observed,
            Reports reports,
            RowsReader rows,
            Restating restating,
            PlimsollProperties properties,
            Clock clock) {
        this.settler = settler;
        this.scopes = scopes;
        this.figures = figures;
        this.leadTimes = leadTimes;
        this.observed = observed;
        this.reports = reports;
        this.rows = rows;
        this.restating = restating;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Measures measures(Question question) {
        return measures(question, ALL);
    }

    @Override
    public Measures measures(Question question, Set<Measure> wanted) {
        return measures(question, wanted, settler.settleBeforeAnAnswer());
    }

    private Measures measures(Question question, Set<Measure> wanted, long settling) {
        var marked = scopes.marked(question);
        var scope = scopes.of(question, marked);
        var read = figures.read(scope, marked, wanted);
        var leads = wanted.contains(Measure.CHANGE_LEAD_TIME)
                ? leadTimes.read(scope, question, true)
                : LeadTimes.none(question.leadTimeOf());
        return measures(calculation(question, read), leads, scope, settling);
    }

    @Override
    public Report report(Question question) {
        var settling = settler.settleBeforeAnAnswer();
        var before = question.before(properties.zone());
        var marked = scopes.marked(question);
        var read = figures.read(scopes.of(before.between(before.from(), question.to()), marked), marked, ALL);
        var scope = scopes.of(question, marked);
        var now = calculation(question, read);
        var leads = leadTimes.read(scope, question, true);
        var scopeBefore = scopes.of(before, marked);
        return new Report(
                measures(now, leads, scope, settling),
                measures(calculation(before, read), leadTimes.read(scopeBefore, before, false), scopeBefore, settling),
                reports.weeks(now),
                reports.services(now, leads),
                reports.teams(now, leads));
    }

    @Override
    public List<Bucket> series(Question question, Bucket.Size size) {
        var settling = settler.settleBeforeAnAnswer();
        var marked = scopes.marked(question);
        var scope = scopes.of(question, marked);
        var whole = calculation(question, figures.read(scope, marked, ALL));
        var window = whole.window();
        return window.parts(size).stream()
                .map(part -> {
                    var asked = question.between(
                            part.from().isBefore(question.from()) ? question.from() : part.from(),
                            part.to().isAfter(question.to()) ? question.to() : part.to());
                    var scopeOfPart = scope.between(asked.from(), asked.to());
                    return new Bucket(
                            part.from(),
                            part.to(),
                            window.isComplete(part),
                            measures(
                                    whole.in(window.between(asked.from(), asked.to())),
                                    leadTimes.read(scopeOfPart, asked, true),
                                    scopeOfPart,
                                    settling));
                })
                .toList();
    }

    @Override
    public Page rows(Measure measure, Question question, @Nullable After after, int limit) {
        settler.settleBeforeAnAnswer();
        return rows.read(measure, question, scopes.of(question, new Marked(Map.of())), after, limit);
    }

    @Override
    public List<Restatement> restatements(Measure measure, Question question) {
        settler.settleBeforeAnAnswer();
        return restating.restatements(measure, question, asked -> measures(asked, Set.of(measure), 0));
    }

    private Calculation calculation(Question question, Figures read) {
        var now = Objects.requireNonNullElseGet(question.asOf(), clock::instant);
        return new Calculation(
                read,
                new Window(
                        question.from(),
                        question.to(),
                        now,
                        read.firstAt(),
                        properties.zone(),
                        read.heard().unheard()),
                observed.hasIncidentSource(question.asOf()),
                observed.attributedWithin(question.asOf()));
    }

    private Measures measures(Calculation calculation, LeadTimes leads, Scope scope, long settling) {
        var frequency = calculation.frequency();
        var failRate = calculation.failRate();
        var noSamples = calculation.changes() > 0
                ? Reason.NO_COMMIT_DATA
                : Objects.requireNonNullElse(failRate.reason(), Reason.NO_DEPLOYMENTS);
        var failedAttempts = observed.failedAttempts(scope);
        return new Measures(
                frequency,
                leads.measure(noSamples),
                failRate,
                calculation.recovery(),
                calculation.rework(),
                new Measures.Observed(
                        firstAt(calculation),
                        calculation.excluded(),
                        observed.withoutCommits(scope),
                        frequency.n() + frequency.redeploys() + failedAttempts,
                        failedAttempts,
                        settling,
                        calculation.hasIncidentSource(),
                        calculation.figures().heard().silent()));
    }

    private static @Nullable Instant firstAt(Calculation calculation) {
        return calculation.figures().firstAt();
    }
}
