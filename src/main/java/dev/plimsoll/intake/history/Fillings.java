package dev.plimsoll.intake.history;

import dev.plimsoll.audit.Act;
import dev.plimsoll.audit.AuditTrail;
import dev.plimsoll.intake.IntakeProperties;
import dev.plimsoll.intake.IntakeProperties.DeclaredSource;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Fills in histories by the will of people: begins, goes on, and says how far it is. */
@Component
public class Fillings {

    public static final int MOST_DAYS = 3650;

    private static final Pattern REPOSITORY =
            Pattern.compile("[A-Za-z0-9._-]{1,100}/(?!\\.{1,2}$)[A-Za-z0-9._-]{1,100}");

    private final FillingRows rows;
    private final IntakeProperties properties;
    private final AuditTrail audit;
    private final Clock clock;

    Fillings(FillingRows rows, IntakeProperties properties, AuditTrail audit, Clock clock) {
        this.rows = rows;
        this.properties = properties;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether a source can be asked: it is GitHub, and its configuration has a token. */
    public boolean isPossible(String source) {
        return configured(source).isPresent();
    }

    Optional<DeclaredSource> configured(String source) {
        return Optional.ofNullable(properties.sources().get(source))
                .filter(declared -> declared.kind().equals("github"))
                .filter(declared ->
                        declared.apiToken() != null && !declared.apiToken().isBlank());
    }

    /**
     * Begins, and returns at once.
     *
     * @return why not; empty if it has begun
     */
    @Transactional
    public Optional<String> begin(String source, String repository, int days) {
        if (!isPossible(source)) {
            return Optional.of("Nothing was begun: set plimsoll.intake.sources.%s.api-token first.".formatted(source));
        }
        if (!REPOSITORY.matcher(repository).matches()) {
            return Optional.of("Nothing was begun: write the repository as owner and name, such as acme/pay.");
        }
        if (days < 1 || days > MOST_DAYS) {
            return Optional.of("Nothing was begun: give a number of days from 1 to %,d.".formatted(MOST_DAYS));
        }
        if (!rows.begin(source, repository, clock.instant().minus(Duration.ofDays(days)))) {
            return Optional.of(
                    "Nothing was begun: the history of %s is being filled in already.".formatted(repository));
        }
        audit.record(new Act(
                "source.history-asked", "source", source, null, Map.of("repository", repository, "days", days), null));
        return Optional.empty();
    }

    /** Goes on with one that was stopped, at the page that could not be had. False if it is not stopped. */
    @Transactional
    public boolean resume(String source, long number) {
        var isResumed = rows.resume(source, number);
        if (isResumed) {
            audit.record(new Act("source.history-resumed", "source", source, null, Map.of("number", number), null));
        }
        return isResumed;
    }

    /** The last ones of a source, newest first. */
    public List<Filling> newest(String source) {
        return rows.newest(source, 10);
    }
}
