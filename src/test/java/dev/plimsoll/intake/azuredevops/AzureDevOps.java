package dev.plimsoll.intake.azuredevops;

/** Bodies of service hooks as Azure DevOps sends them, of our own writing. */
final class AzureDevOps {

    static final String SHA = "4f2c9d1" + "0".repeat(33);

    static final String REPOSITORY = """
            "repository": {"id": "r-1", "name": "pay", "project": {"id": "p-1", "name": "Shop"},
                           "remoteUrl": "https://acme@dev.azure.com/acme/Shop/_git/pay"}""";

    private AzureDevOps() {}

    static String event(String type, String time, String resource) {
        return """
               {"subscriptionId": "s-1", "id": "%s/%s/%d", "eventType": "%s", "publisherId": "any",
                "message": {"text": "In any language"}, "resource": %s,
                "resourceContainers": {"project": {"id": "p-1"}}, "createdDate": "2026-11-20T%sZ"}""".formatted(type, time, resource.hashCode(), type, resource, time);
    }

    static String push(String commits) {
        return event("git.push", "09:00:00.1234567", """
                {"commits": [%s], "refUpdates": [{"name": "refs/heads/main", "oldObjectId": "%s", "newObjectId": "%s"}],
                 %s, "pushId": 4}""".formatted(commits, "0".repeat(40), SHA, REPOSITORY));
    }

    static String pull(String type, String time, String status, String closed) {
        return event(type, time, """
                {%s, "pullRequestId": 7, "status": "%s", "title": "Pay in instalments",
                 "createdBy": {"displayName": "Maya", "uniqueName": "maya@acme.example"},
                 "creationDate": "2026-11-20T08:00:00.1234567Z", "closedDate": "%s",
                 "lastMergeCommit": {"commitId": "%s"}, "lastMergeSourceCommit": {"commitId": "%s"},
                 "labels": [{"name": "hotfix"}]}""".formatted(REPOSITORY, status, closed, SHA, "b".repeat(40)));
    }

    static String run(String time, String state, String result) {
        return event("ms.vss-pipelines.run-state-changed-event", time, """
                {"run": {"id": 11, "name": "20261120.1", "state": "%s", "result": %s,
                         "createdDate": "2026-11-20T09:00:00Z", "finishedDate": "2026-11-20T09:05:00Z",
                         "url": "https://dev.azure.com/acme/p-1/_apis/pipelines/1/runs/11"},
                 "pipeline": {"id": 1, "name": "pay-ci"},
                 "repositories": [{"type": "Git", "url": "https://acme@dev.azure.com/acme/Shop/_git/pay"}]}""".formatted(state, result));
    }

    static String part(String type, String part) {
        return event("ms.vss-pipelines.%s-state-changed-event".formatted(type), "09:03:00", """
                {%s, "run": {"id": 11, "url": "https://dev.azure.com/acme/p-1/_apis/pipelines/1/runs/11"}}""".formatted(part));
    }

    static String build(String id, String more) {
        return event("build.complete", "09:06:00", """
                {"id": %s, "url": "https://acme.visualstudio.com/p-1/_apis/build/Builds/%s",
                 "startTime": "2026-11-20T09:00:00.83Z", "finishTime": "2026-11-20T09:05:10.69Z",
                 "definition": {"name": "pay-ci"}, "project": {"name": "Shop"},
                 "requestedFor": {"uniqueName": "maya@acme.example"}, %s}""".formatted(id, id, more));
    }

    static String release(String type, String time) {
        return event("ms.vss-release.release-%s-event".formatted(type), time, """
                {"release": {"id": 40, "name": "Release-8", "createdOn": "2026-11-20T09:10:00Z",
                             "createdBy": {"uniqueName": "maya@acme.example"}, %s,
                             "releaseDefinition": {"name": "pay", "url": "https://vsrm.dev.azure.com/acme/p-1/_apis/Release/definitions/1"}},
                 "project": {"id": "p-1", "name": "Shop"}}""".formatted(artifacts()));
    }

    static String deployment(String type, String time, String status, int attempt, String more) {
        return event("ms.vss-release.deployment-%s-event".formatted(type), time, """
                {"environment": {"id": 81, "name": "Production", "status": "%s", "deploySteps": [],
                                 "release": {"id": 40, "name": "Release-8",
                                             "url": "https://acme.vsrm.visualstudio.com/p-1/_apis/Release/releases/40"}%s},
                 "deployment": {"attempt": %d, "release": {%s}, "releaseDefinition": {"name": "pay"}},
                 "project": {"id": "p-1", "name": "Shop"}}""".formatted(
                        status, more, attempt, artifacts()));
    }

    static String approval(String type, String time, String status) {
        return event("ms.vss-release.deployment-approval-%s-event".formatted(type), time, """
                {"approval": {"approvalType": "preDeploy", "status": "%s", "comments": "Not today",
                              "approvedBy": {"displayName": "Ilir"}, "release": {"id": 40, "name": "Release-8"},
                              "releaseEnvironment": {"id": 81, "name": "Production"}},
                 "release": {"id": 40, "name": "Release-8",
                             "releaseDefinition": {"name": "pay", "url": "https://acme.vsrm.visualstudio.com/x"}}}""".formatted(status));
    }

    static String workItem(String type, String time, String fields) {
        return event("workitem." + type, time, """
                {"id": 3, "workItemId": 501, "url": "https://dev.azure.com/acme/_apis/wit/workItems/501", "fields": {%s},
                 "revision": {"id": 501, "fields": {"System.Title": "Card payments fail", "System.WorkItemType": "Bug",
                              "System.CreatedDate": "2026-11-20T10:00:00.4Z", "System.Tags": "Incident; env:production; service:pay",
                              "System.ChangedDate": "2026-11-20T%sZ"}}}""".formatted(fields, time));
    }

    private static String artifacts() {
        return """
               "artifacts": [{"type": "Git", "alias": "scripts"},
                             {"type": "Build", "isPrimary": true, "definitionReference": {
                               "repository": {"id": "r-1", "name": "pay"}, "project": {"id": "p-1", "name": "Shop"},
                               "branch": {"id": "refs/heads/main", "name": "refs/heads/main"},
                               "sourceVersion": {"id": "%s"}}}]""".formatted(SHA);
    }
}
