package dev.plimsoll.metrics;

import java.util.Arrays;
import java.util.List;

/**
 * What a measure means, in words: the page, the API and the reference say the same because all of them read it here.
 *
 * @param sentence what it is
 * @param formula how it is calculated
 * @param counts what is part of it
 * @param doesNotCount what is listed beside it, and why not
 * @param withoutValue when it has no value
 * @param source what it follows
 */
public record Definition(
        Measure measure,
        String sentence,
        String formula,
        List<String> counts,
        List<String> doesNotCount,
        List<String> withoutValue,
        String source) {

    private static final String GUIDE = "The guide of the DORA programme, dora.dev, 5 January 2026";

    public Definition {
        counts = List.copyOf(counts);
        doesNotCount = List.copyOf(doesNotCount);
        withoutValue = List.copyOf(withoutValue);
    }

    /** All of them, in the order of the page. */
    public static List<Definition> all(RulesInForce rules) {
        return Arrays.stream(Measure.values())
                .map(measure -> of(measure, rules))
                .toList();
    }

    /** @param rules what counts as a failure */
    public static Definition of(Measure measure, RulesInForce rules) {
        return switch (measure) {
            case DEPLOYMENT_FREQUENCY -> frequency();
            case CHANGE_LEAD_TIME -> leadTime();
            case CHANGE_FAIL_RATE -> failRate(rules);
            case FAILED_DEPLOYMENT_RECOVERY_TIME -> recovery();
            case REWORK_RATE -> rework();
        };
    }

    private static Definition frequency() {
        return new Definition(
                Measure.DEPLOYMENT_FREQUENCY,
                "How often a deployment takes effect in production.",
                "deployments that count / days of the window that were watched",
                List.of(
                        "Deployments that ended well, at the end that their source gives: changes, changes of configuration, rollbacks and re-releases.",
                        "A change after a rollback that brings no commit that is new there (redeploy_of_withdrawn); it is no sample of the lead time.",
                        "The same version in several targets of one roll-out, or in several environments of the tier within %d hours, as one."
                                .formatted(Rules.GROUPED_WITHIN.toHours()),
                        "Each service of a pipeline by itself.",
                        "Weeks and days without any, as zero."),
                List.of(
                        "A redeployment of what runs already: same version, same configuration.",
                        "Attempts that failed before they took effect, and those that were cancelled or skipped.",
                        "Switches of feature flags.",
                        "The first version ever seen, if it was told as the state of things and not as a deployment.",
                        "Deployments that people excluded.",
                        "As days: time in which none of the sources that bring these deployments said a word, each for longer than it may be quiet. It is said beside the value, and its weeks are not whole."),
                List.of(
                        "The window ends before anything was reported: window_before_first_event.",
                        "No source that brings deployments said a word in all of it: sources_silent.",
                        "A window that was watched and had no deployment is 0, not unknown.",
                        "Its band among survey clusters, which are no thresholds, needs %d whole weeks that were watched: too_few_weeks."
                                .formatted(Rules.WEEKS_FOR_A_BAND)),
                GUIDE);
    }

    private static Definition leadTime() {
        return new Definition(
                Measure.CHANGE_LEAD_TIME,
                "How long a commit takes from its author until it first runs in production.",
                "median over commits of (end of the first deployment that brought it - author time)",
                List.of(
                        "Commits that are in the new version and in none that ran there before; of a service in a shared repository those that touch its paths.",
                        "Each commit once: a later deployment of it gives no second sample.",
                        "Of a commit that was picked or rebased, the time of the original where it is known.",
                        "Commits of bots, unless they are switched off.",
                        "A time of less than zero by up to %d minutes, as zero: clocks differ."
                                .formatted(Rules.CLOCKS_DIFFER_BY.toMinutes())),
                List.of(
                        "Merge commits and reverts.",
                        "Commits of the first deployment of a service, which would bring all of its history.",
                        "Commits whose time lies more than %d minutes after the deployment."
                                .formatted(Rules.CLOCKS_DIFFER_BY.toMinutes()),
                        "Rollbacks and re-releases: they bring nothing new.",
                        "Deployments that people excluded."),
                List.of(
                        "No commit is known that first arrived in the window: no_commit_data.",
                        "No deployment ended in it: no_deployments.",
                        "A stage that nobody can tell is unknown, not zero; the stages of a sample add up to its lead time."),
                GUIDE + "; the choices change request and from merge compare with tools that count so");
    }

    private static Definition failRate(RulesInForce rules) {
        return new Definition(
                Measure.CHANGE_FAIL_RATE,
                "Which share of the changes in production had to be mended at once.",
                "failed changes / changes, by the time of their end",
                List.of(
                        "A change failed if an incident is laid at its door, if it was rolled back, if a later deployment says that it mends it, or if people say so.",
                        gravity(rules),
                        "An incident is laid at the door of the latest change of a service that it affects, if that took effect within %s before; people may decide otherwise."
                                .formatted(rules.windowInWords()),
                        rules.blame().value().sentence(),
                        "A deployment once, however many incidents it has.",
                        "Changes of the last %s, though they may still turn out to have failed; how many is said."
                                .formatted(rules.windowInWords())),
                List.of(
                        "Rollbacks, re-releases and redeployments.",
                        "Incidents without a deployment before them.",
                        "Attempts that failed before they took effect.",
                        "Deployments that people excluded."),
                List.of(
                        "No change ended in the window: no_deployments.",
                        "Nobody tells of incidents and nothing was rolled back: no_incident_source. It is not 0 %: nobody can know."),
                GUIDE);
    }

    private static String gravity(RulesInForce rules) {
        return rules.everyIncidentCounts()
                ? "Every incident, whatever its severity."
                : "Incidents of the severity %s or graver, and those of which nobody can tell how grave they are; others make no change a failure."
                        .formatted(rules.threshold().value().word());
    }

    private static Definition recovery() {
        return new Definition(
                Measure.FAILED_DEPLOYMENT_RECOVERY_TIME,
                "How long it takes until what a failed deployment broke is mended.",
                "median over failed deployments of (end of all their incidents - start of the deployment)",
                List.of(
                        "Failed deployments, as the change fail rate counts them, from the start of the deployment on; from its end where nobody knows the start.",
                        "Until the last of their incidents is mitigated; without an incident, until the end of the rollback or the remediation."),
                List.of(
                        "Those that have not recovered yet: they are listed as open and stand in the Kaplan-Meier median.",
                        "A finished rollback by itself, while its incident goes on.",
                        "Deployments that people excluded."),
                List.of(
                        "Nothing failed: no_failures.",
                        "Nothing that failed has recovered: none_recovered.",
                        "Nobody tells of incidents and nothing was rolled back: no_incident_source."),
                GUIDE);
    }

    private static Definition rework() {
        return new Definition(
                Measure.REWORK_RATE,
                "Which share of the deployments was not planned, but mended something in production.",
                "(rollbacks + remediations) / deployments that count",
                List.of(
                        "Rollbacks.",
                        "Changes that mend a failed deployment: they say so, revert one of its commits, or bring a change request labelled as a hotfix while it is not over."),
                List.of(
                        "Re-releases of what was rolled back.",
                        "Redeployments of what runs already.",
                        "Deployments that people excluded."),
                List.of("No deployment ended in the window: no_deployments."),
                GUIDE
                        + "; the survey asks people for the share of the last six months that was not planned, here it is counted");
    }
}
