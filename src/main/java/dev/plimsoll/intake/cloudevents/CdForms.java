package dev.plimsoll.intake.cloudevents;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The forms of the 45 events of CDEvents 0.5.1. */
final class CdForms {

    /** Events as lines: name, version of the type, content in the spelling of {@link ShapeText}. */
    private static final String EVENTS = """
            artifact.deleted 0.2.0 {user}
            artifact.downloaded 0.2.0 {user}
            artifact.packaged 0.3.0 {change*@thing sbom{uri*}}
            artifact.published 0.3.0 {sbom{uri*} user}
            artifact.signed 0.3.0 {signature*}
            branch.created 0.3.0 {repository@thing}
            branch.deleted 0.3.0 {repository@thing}
            build.finished 0.3.0 {artifactId~}
            build.queued 0.3.0 {}
            build.started 0.3.0 {}
            change.abandoned 0.3.0 {repository@thing}
            change.created 0.4.0 {description repository@thing}
            change.merged 0.3.0 {repository@thing}
            change.reviewed 0.3.0 {repository@thing}
            change.updated 0.3.0 {repository@thing}
            environment.created 0.3.0 {name~ uri~}
            environment.deleted 0.3.0 {name~}
            environment.modified 0.3.0 {name~ uri~}
            incident.detected 0.3.0 {description~ environment*@thing service@thing artifactId}
            incident.reported 0.3.0 {description~ environment*@thing service@thing artifactId ticketURI*}
            incident.resolved 0.3.0 {description~ environment*@thing service@thing artifactId}
            pipelinerun.finished 0.3.0 {pipelineName~ uri~ outcome@outcome errors~}
            pipelinerun.queued 0.3.0 {pipelineName~ uri~}
            pipelinerun.started 0.3.0 {pipelineName*~ uri*~}
            repository.created 0.3.0 {name* owner~ uri*~ viewUrl~}
            repository.deleted 0.3.0 {name~ owner~ uri~ viewUrl~}
            repository.modified 0.3.0 {name~ owner~ uri~ viewUrl~}
            service.deployed 0.3.0 {environment*@thing artifactId*}
            service.published 0.3.0 {environment@thing}
            service.removed 0.3.0 {environment@thing}
            service.rolledback 0.3.0 {environment*@thing artifactId*}
            service.upgraded 0.3.0 {environment*@thing artifactId*}
            taskrun.finished 0.3.0 {taskName~ uri~ pipelineRun@thing outcome~ errors~}
            taskrun.started 0.3.0 {taskName~ uri~ pipelineRun@thing}
            testcaserun.finished 0.3.0 {outcome*@outcome @verdict environment*@thing testSuiteRun@run testCase@case}
            testcaserun.queued 0.3.0 {@trigger environment*@thing testSuiteRun@run testCase@case}
            testcaserun.skipped 0.2.0 {reason~ environment@thing testSuiteRun@run testCase@case}
            testcaserun.started 0.3.0 {@trigger environment*@thing testSuiteRun@run testCase@case}
            testoutput.published 0.3.0 {outputType*(report|video|image|log|other) format*~ uri~ testCaseRun@run}
            testsuiterun.finished 0.3.0 {outcome*@outcome @verdict environment*@thing testSuite@suite}
            testsuiterun.queued 0.3.0 {@trigger environment*@thing testSuite@suite}
            testsuiterun.started 0.3.0 {@trigger environment*@thing testSuite@suite}
            ticket.closed 0.2.0 {summary~ creator uri* resolution* updatedBy~ @ticket}
            ticket.created 0.2.0 {summary*~ creator* uri* @ticket}
            ticket.updated 0.2.0 {summary~ creator uri* updatedBy~ @ticket}
            """;

    private static final Map<String, String> PARTS = Map.of(
            "@thing", "{id* source}",
            "@run", "{id* source~}",
            "@outcome", "(success|failure|cancel|error)",
            "@verdict", "severity(low|medium|high|critical) reason~",
            "@trigger", "trigger{type(manual|pipeline|event|schedule|other) uri~}+",
            "@suite", "{id* version~ name~ uri~}",
            "@case",
                    "{id* version~ name~ uri~ type(performance|functional|unit|security|compliance|integration|e2e|other)}",
            "@ticket", "ticketType~ group~ assignees[] priority~ labels[] milestone~");

    private static final Map<String, CdForm> ALL = all();

    private CdForms() {}

    /** By subject and predicate; empty if CDEvents 0.5.1 has no such event. */
    static Optional<CdForm> of(String name) {
        return Optional.ofNullable(ALL.get(name));
    }

    static List<CdForm> every() {
        return List.copyOf(ALL.values());
    }

    private static Map<String, CdForm> all() {
        var forms = new HashMap<String, CdForm>();
        EVENTS.lines().map(line -> line.split(" ", 3)).forEach(line -> {
            var content = line[2];
            for (var part : PARTS.entrySet()) {
                content = content.replace(part.getKey(), part.getValue());
            }
            forms.put(line[0], CdForm.of(line[0], line[1], ShapeText.read(content)));
        });
        return Map.copyOf(forms);
    }
}
