package dev.plimsoll.intake.datadog;

import dev.plimsoll.intake.Guide;
import java.util.List;

/** How Datadog is told to send what is read here. */
final class DatadogGuide {

    private static final String HEADERS = """
            {"Authorization": "Bearer {secret}"}
            """;

    private static final String PAYLOAD = """
            {
              "id": "$ID",
              "cycle_key": "$ALERT_CYCLE_KEY",
              "transition": "$ALERT_TRANSITION",
              "alert_id": "$ALERT_ID",
              "alert_title": "$ALERT_TITLE",
              "title": "$EVENT_TITLE",
              "event_type": "$EVENT_TYPE",
              "priority": "$ALERT_PRIORITY",
              "scope": "$ALERT_SCOPE",
              "tags": "$TAGS",
              "date": "$DATE",
              "text": "$ALERT_STATUS",
              "link": "$LINK"
            }
            """;

    static final Guide GUIDE = new Guide(
            "Alerts of monitors, from when they are triggered until they recover. Grave ones in production open an incident.",
            Guide.Proof.SHOWN,
            false,
            List.of(
                    new Guide.Step(
                            "The webhook",
                            "In Integrations, Webhooks, add a webhook with the name plimsoll. As URL enter:",
                            Guide.URL),
                    new Guide.Step(
                            "The payload",
                            "Replace what stands in Payload by this, and leave Encode as form unticked. Without $ALERT_CYCLE_KEY nothing tells which alert a recovery is of.",
                            PAYLOAD),
                    new Guide.Step("The header", "Tick Custom Headers and enter:", HEADERS),
                    new Guide.Step(
                            "The monitors",
                            "In the message of each monitor whose alerts are to come here, write this. Service and environment are those of the tags service and env, which the group or the tags of the monitor have.",
                            "@webhook-plimsoll")));

    private DatadogGuide() {}
}
