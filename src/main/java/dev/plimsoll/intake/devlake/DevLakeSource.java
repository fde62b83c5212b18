package dev.plimsoll.intake.devlake;

import dev.plimsoll.intake.Authorization;
import dev.plimsoll.intake.Guide;
import dev.plimsoll.intake.Inbound;
import dev.plimsoll.intake.Translation;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.UnreadableDelivery;
import dev.plimsoll.intake.WebhookSource;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Pipelines that post deployments and incidents as Apache DevLake takes them. */
@Component
class DevLakeSource implements WebhookSource {

    static final String KIND = "devlake";
    static final String TITLE = "DevLake webhook";

    private final JsonMapper json;

    DevLakeSource(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public Guide guide() {
        return new Guide(
                "Deployments and incidents in the form that pipelines post to Apache DevLake\u2019s incoming webhooks: point them here, or post to both.",
                Guide.Proof.SHOWN,
                false,
                List.of(
                        new Guide.Step(
                                "Post deployments here",
                                "The body stays as it was for DevLake. One without finishedDate is under way.",
                                """
                                curl -X POST {url} \\
                                  -H 'Authorization: Bearer {secret}' \\
                                  -H 'Content-Type: application/json' \\
                                  -d '{"id": "41", "result": "SUCCESS", "environment": "PRODUCTION",
                                       "startedDate": "2026-11-24T09:30:00Z", "finishedDate": "2026-11-24T09:34:00Z",
                                       "deploymentCommits": [{"repoUrl": "https://github.com/acme/pay",
                                         "commitSha": "<40 hexadecimal digits>", "refName": "main"}]}'"""),
                        new Guide.Step(
                                "Post incidents to the same address",
                                "DevLake closes an issue by another address; here it is posted again with the status DONE.",
                                null)));
    }

    @Override
    public boolean isSigned(Inbound inbound, List<String> secrets) {
        return Authorization.shows(inbound, secrets);
    }

    /** None: the same bytes are the same delivery. */
    @Override
    public String deliveryKey(Inbound inbound) {
        return "";
    }

    @Override
    public String event(Inbound inbound) {
        try {
            return Form.of(Tree.parse(json, inbound.body())).word();
        } catch (UnreadableDelivery e) {
            return "";
        }
    }

    @Override
    public Translation translate(Inbound inbound) {
        var body = Tree.parse(json, inbound.body());
        return switch (Form.of(body)) {
            case DEPLOYMENT -> DevLakeDeployment.translate(body, inbound);
            case ISSUE -> DevLakeIssue.translate(body, inbound);
            case OTHER ->
                Translation.unrecognised(
                        "It has neither \u201cdeploymentCommits\u201d or \u201ccommit_sha\u201d, nor \u201cissueKey\u201d.");
        };
    }

    /** What a body is, for DevLake says so only by the address. */
    private enum Form {
        DEPLOYMENT,
        ISSUE,
        OTHER;

        static Form of(Tree body) {
            return body.has("issueKey")
                    ? ISSUE
                    : body.has("deploymentCommits") || body.has("commit_sha") || body.has("deployment_commits")
                            ? DEPLOYMENT
                            : OTHER;
        }

        String word() {
            return this == DEPLOYMENT ? "deployment" : this == ISSUE ? "issue" : "";
        }
    }
}
