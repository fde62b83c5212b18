package dev.plimsoll.intake.spinnaker;

import dev.plimsoll.intake.Guide;
import java.util.List;

/** How Spinnaker is told to send what is read here. */
final class SpinnakerGuide {

    private static final String ECHO = """
            rest:
              enabled: true
              endpoints:
                - wrap: false
                  url: {url}
                  username: plimsoll
                  password: {secret}
            """;

    private static final String PARAMETERS = """
            PLIMSOLL_ENVIRONMENT   production
            PLIMSOLL_SERVICE       shop
            PLIMSOLL_SHA           9b1d03c5
            """;

    static final Guide GUIDE = new Guide(
            "Executions of pipelines and their stages; as deployments only those that name an environment.",
            Guide.Proof.SHOWN,
            false,
            List.of(
                    new Guide.Step("Send the events here", "In echo-local.yml, then restart echo.", ECHO),
                    new Guide.Step(
                            "Say what a pipeline deploys where",
                            "As parameters of the pipeline, with defaults or from what triggers it. Without an environment it is no deployment.",
                            PARAMETERS)));

    private SpinnakerGuide() {}
}
