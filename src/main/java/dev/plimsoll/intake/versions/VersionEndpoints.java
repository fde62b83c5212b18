package dev.plimsoll.intake.versions;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The addresses at which services say which version they are: those made on a page and those of the configuration. */
@Component
public class VersionEndpoints {

    private final EndpointRows rows;
    private final CheckRows checks;
    private final Spots spots;
    private final Asker asker;
    private final EndpointActs acts;
    private final Clock clock;

    VersionEndpoints(EndpointRows rows, CheckRows checks, Spots spots, Asker asker, EndpointActs acts, Clock clock) {
        this.rows = rows;
        this.checks = checks;
        this.spots = spots;
        this.asker = asker;
        this.acts = acts;
        this.clock = clock;
    }

    /**
     * Makes one, which is asked within a second, and returns its number.
     *
     * @throws InvalidEndpoint if something in the draft cannot be, or there is one in this place already
     */
    @Transactional
    public long create(Draft draft) {
        var id = rows.insert(spots.known(draft), Question.of(draft), clock.instant())
                .orElseThrow(VersionEndpoints::taken);
        checks.open(spots.serviceNames(draft), clock.instant());
        acts.record("made", null, acts.facts(id));
        return id;
    }

    /**
     * @throws InvalidEndpoint if something in the draft cannot be, or the endpoint is declared in the configuration
     */
    @Transactional
    public void change(long id, Draft draft) {
        refuseDeclared(id);
        var spot = spots.known(draft);
        if (!rows.isFreeBut(id, spot)) {
            throw taken();
        }
        var before = acts.facts(id);
        rows.update(id, spot, Question.of(draft));
        checks.open(spots.serviceNames(draft), clock.instant());
        acts.record("changed", before, acts.facts(id));
    }

    /** Stops asking, or goes on. */
    @Transactional
    public void enable(long id, boolean isEnabled) {
        var before = acts.facts(id);
        if (!rows.enable(id, isEnabled)) {
            throw new EndpointNotFound(id);
        }
        acts.record(isEnabled ? "enabled" : "paused", before, acts.facts(id));
    }

    /**
     * Forgets it and its checks; what was seen stays in the ledger.
     *
     * @throws InvalidEndpoint if it is declared in the configuration
     */
    @Transactional
    public void remove(long id) {
        refuseDeclared(id);
        var before = acts.facts(id);
        if (!rows.remove(id)) {
            throw new EndpointNotFound(id);
        }
        acts.record("removed", before, null);
    }

    /**
     * Asks once and keeps nothing of it.
     *
     * @throws InvalidEndpoint if something in the draft cannot be
     */
    public Asked tryOut(Draft draft) {
        return asker.ask(Question.of(draft), spots.serviceId(draft.service()).orElse(null));
    }

    /** Takes over what the configuration says. */
    @Transactional
    void declare(Map<String, VersionsProperties.DeclaredEndpoint> declared) {
        rows.forgetAllDeclaredBut(declared.keySet());
        var names = new HashMap<EndpointRows.Spot, String>();
        declared.forEach((name, endpoint) -> {
            var draft = Draft.of(endpoint);
            var spot = spots.declared(draft);
            var other = names.put(spot, name);
            if (other != null) {
                throw new InvalidEndpoint(
                        "target",
                        "\u201c%s\u201d and \u201c%s\u201d are about the same service, environment and target."
                                .formatted(other, name));
            }
            rows.declare(name, spot, Question.of(draft), clock.instant());
        });
    }

    private void refuseDeclared(long id) {
        rows.declaredAs(id).ifPresent(name -> {
            throw new InvalidEndpoint(
                    "url",
                    "It is declared in the configuration: change plimsoll.versions.endpoints.%s there."
                            .formatted(name));
        });
    }

    private static InvalidEndpoint taken() {
        return new InvalidEndpoint("target", "This service has an endpoint in this environment and target already.");
    }
}
