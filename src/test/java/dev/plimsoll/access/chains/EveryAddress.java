package dev.plimsoll.access.chains;

import java.util.Arrays;
import java.util.List;

/** Every page and call there is, by who may ask for it; a mapping that is missing here fails the test. */
enum EveryAddress {
    /** For everybody. */
    OPEN("""
            GET  /css/app.css
            GET  /sign-in
            """),

    /** Leads whoever asks to the page Sign in, unless something special happened before. */
    LEADS_TO_SIGN_IN("""
            GET  /sign-in/no-role
            GET  /sign-out/on
            POST /welcome
            POST /me/sign-out
            """),

    /** For everybody who has signed in. */
    READ("""
            GET  /
            GET  /state
            GET  /find
            GET  /find/suggest
            GET  /now
            GET  /now/rows/{service}
            GET  /now/attention
            GET  /peek
            GET  /peek/{service}
            GET  /services/{name}
            GET  /deployments
            GET  /d/{number}
            GET  /sha/{token}
            GET  /timeline
            GET  /timeline/at
            GET  /compare
            GET  /rollbacks
            GET  /dora/playground
            GET  /dora
            GET  /dora/definitions
            GET  /dora/marks
            GET  /dora/marks/new
            GET  /dora/{measure}
            GET  /dora/{measure}.csv
            GET  /more
            GET  /gates
            GET  /gates/coverage
            GET  /gates/import
            GET  /gates/new
            GET  /gates/{id:\\d{1,18}}
            GET  /gates/{id:\\d{1,18}}/edit
            GET  /gates/{id:\\d{1,18}}/policy.yaml
            GET  /freezes
            GET  /freezes/new
            GET  /freezes/stop
            GET  /incidents
            GET  /incidents/new
            GET  /incidents/{key}
            GET  /incidents/{key}/details
            GET  /t
            GET  /t/{at}
            GET  /incidents/{key}.csv
            GET  /incidents/{key}.json
            GET  /incidents/{key}.md
            GET  /sources
            GET  /approvals
            GET  /approvals/{id:\\d{1,18}}
            GET  /approvals/{id:\\d{1,18}}/glass
            GET  /approvals/{id:\\d{1,18}}/news
            GET  /sources/new
            GET  /sources/{name}
            GET  /sources/{name}/setup
            GET  /sources/{name}/first-event
            GET  /sources/{name}/imports
            GET  /sources/{name}/history
            GET  /sources/versions
            GET  /sources/versions/new
            GET  /sources/versions/{id}
            GET  /sources/deliveries/{number:\\d{1,18}}
            GET  /sources/{name}/deliveries/{number:\\d{1,18}}
            GET  /welcome
            GET  /me
            POST /me/password
            GET  /me/notifications
            POST /me/notifications
            """),

    /** For approvers and administrators; about which request, the gate itself decides. */
    APPROVE("""
            POST /approvals/{id:\\d{1,18}}/votes
            POST /approvals/{id:\\d{1,18}}/breaker
            POST /approvals/{id:\\d{1,18}}/checklist
            POST /approvals/{id:\\d{1,18}}/glass
            POST /approvals/{id:\\d{1,18}}/glass/again
            POST /approvals/{id:\\d{1,18}}/review
            POST /dora/marks
            POST /dora/marks/{id:\\d{1,18}}/lift
            """),

    /** For reporters, approvers and administrators. */
    RECORD("""
            POST /incidents
            POST /incidents/repair
            POST /incidents/{key}/notes
            POST /incidents/{key}/entries
            POST /incidents/{key}/cause
            POST /incidents/{key}/details
            POST /incidents/{key}/merge
            POST /incidents/{key}/split
            """),

    /** A stream: whoever has not signed in is told so, and not sent to a page. */
    STREAM("GET /live"),

    /** For administrators. */
    ADMIN("""
            GET  /audit
            POST /audit/check
            GET  /settings
            GET  /settings/services
            GET  /settings/services/{name}
            POST /settings/services/{name}/name
            POST /settings/services/{name}/ownership
            POST /settings/services/{name}/runbook
            POST /settings/services/{name}/dependencies
            POST /settings/services/{name}/paths
            POST /settings/services/{name}/aliases
            POST /settings/services/{name}/aliases/removal
            GET  /settings/environments
            GET  /settings/environments/{id}
            POST /settings/environments/{id}/position
            POST /settings/environments/{id}/name
            POST /settings/environments/{id}/tier
            POST /settings/environments/{id}/aliases
            POST /settings/environments/{id}/aliases/removal
            GET  /settings/teams
            POST /settings/teams
            POST /settings/teams/{id}/name
            POST /settings/teams/{id}/removal
            GET  /settings/people
            POST /settings/people
            POST /settings/people/resolution
            GET  /settings/people/{id:\\d{1,18}}
            POST /settings/people/{id:\\d{1,18}}/role
            POST /settings/people/{id:\\d{1,18}}/disabling
            POST /settings/people/{id:\\d{1,18}}/enabling
            POST /settings/people/{id:\\d{1,18}}/sign-out
            POST /settings/people/{id:\\d{1,18}}/password
            POST /settings/people/{id:\\d{1,18}}/identities
            POST /settings/people/{id:\\d{1,18}}/identities/removal
            GET  /settings/tokens
            POST /settings/tokens
            POST /settings/tokens/{id:\\d{1,18}}/revocation
            GET  /settings/targets
            POST /settings/targets/presets
            POST /settings/targets/{measure}
            GET  /settings/failures
            POST /settings/failures/severity
            POST /settings/failures/blame
            POST /settings/failures/windows
            GET  /settings/notifications
            POST /settings/notifications/receivers
            POST /settings/notifications/receivers/{id:\\d{1,18}}/removal
            POST /settings/notifications/receivers/{id:\\d{1,18}}/digest
            POST /settings/notifications/{channel}/test
            POST /settings/notifications/messages/{id:\\d{1,18}}/retry
            POST /freezes
            POST /freezes/preview
            POST /freezes/stop
            POST /freezes/{id:\\d{1,18}}/lift
            POST /gates
            POST /gates/import
            POST /gates/preview
            POST /gates/{id:\\d{1,18}}/withdrawal
            POST /sources
            POST /sources/search
            POST /sources/versions
            POST /sources/versions/trial
            POST /sources/versions/{id}
            POST /sources/versions/{id}/trial
            POST /sources/versions/{id}/pause
            POST /sources/versions/{id}/pause/removal
            POST /sources/versions/{id}/removal
            POST /sources/{name}/exposures/{number:\\d{1,18}}/rotation
            POST /sources/{name}/exposures/{number:\\d{1,18}}/dismissal
            POST /sources/{name}/history
            POST /sources/{name}/history/{number:\\d{1,18}}/resumption
            POST /sources/{name}/heartbeat
            POST /sources/{name}/secrets
            POST /sources/{name}/secrets/removal
            POST /sources/{name}/deliveries/{number:\\d{1,18}}/replay
            POST /demo
            POST /demo/removal
            """),

    /** For everybody who has signed in, and for every program with a token. */
    SHARED("""
            GET  /badge/{service}/{environment}.svg
            GET  /badge/{service}/dora/{measure}.svg
            GET  /freezes.ics
            GET  /v3/api-docs
            GET  /v3/api-docs.yaml
            """),

    /** For every program with a token. */
    API_READ("""
            GET  /api/v1/services
            GET  /api/v1/environments
            GET  /api/v1/teams
            GET  /api/v1/deployments
            GET  /api/v1/deployments/{id}
            GET  /api/v1/deployments/{id}/commits
            GET  /api/v1/deployments/{id}/replaced
            GET  /api/v1/rollbacks
            GET  /api/v1/metrics
            GET  /api/v1/metrics/definitions
            GET  /api/v1/metrics/series
            GET  /api/v1/metrics/failure-rules
            GET  /api/v1/metrics/playground
            GET  /api/v1/metrics/{measure}/samples
            GET  /api/v1/metrics/{measure}/restatements
            GET  /api/v1/running
            GET  /api/v1/shas/{sha}
            GET  /api/v1/exposures
            GET  /api/v1/gates/{id}
            GET  /api/v1/imports
            GET  /api/v1/incidents
            GET  /api/v1/incidents/{id}
            GET  /api/v1/incidents/{id}/timeline
            GET  /api/v1/incidents/{id}/postmortem.md
            """),

    /** For programs of administrators. */
    API_ADMIN("""
            GET  /api/v1/audit
            GET  /api/v1/audit/verify
            PUT  /api/v1/metrics/failure-rules
            """),

    /** For programs that report. */
    API_REPORT("""
            POST /api/v1/events
            POST /api/v1/evidence
            POST /api/v1/gates
            POST /api/v1/gates/{id}/consume
            POST /api/v1/gates/{id}/cancel
            GET  /api/v1/gates/argo
            POST /api/v1/gates/flagger/confirm-rollout
            POST /api/v1/gates/flagger/confirm-traffic-increase
            POST /api/v1/gates/flagger/confirm-promotion
            POST /api/v1/gates/flagger/rollback
            POST /api/v1/gates/kubernetes/{environment}
            POST /api/v1/gates/azure
            """);

    @SuppressWarnings("ImmutableEnumChecker") // Stream.toList() lets nobody change it.
    private final List<String> addresses;

    EveryAddress(String lines) {
        addresses = lines.lines()
                .map(line -> line.strip().replaceAll(" +", " "))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Such as {@code GET /now}, with the names of variables in braces. */
    List<String> addresses() {
        return addresses;
    }

    static List<String> all() {
        return Arrays.stream(values())
                .flatMap(group -> group.addresses().stream())
                .toList();
    }

    boolean isForPrograms() {
        return this == API_READ || this == API_ADMIN || this == API_REPORT;
    }
}
