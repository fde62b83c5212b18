package dev.plimsoll.intake.tekton;

import dev.plimsoll.intake.Guide;
import java.util.List;

/** How Tekton is told to send what is read here. */
final class TektonGuide {

    private static final String SINK = """
            kubectl --namespace tekton-pipelines patch configmap config-events --type merge \\
              --patch '{"data": {"sink": "{url-with-secret}"}}'
            """;

    private static final String ANNOTATIONS = """
            metadata:
              annotations:
                plimsoll.dev/repository: https://github.com/acme/shop
                plimsoll.dev/service: shop
                plimsoll.dev/environment: production
                plimsoll.dev/sha: 9b1d03c5
            """;

    static final Guide GUIDE = new Guide(
            "Pipeline runs and task runs, the digests of the images that they build, and deployments where a run says that it is one.",
            Guide.Proof.SHOWN,
            false,
            List.of(
                    new Guide.Step(
                            "Send the events here",
                            "Tekton can set no header, so the secret stands in the address as its password. Before Tekton 0.47 the key is \u201cdefault-cloud-events-sink\u201d of the ConfigMap config-defaults.",
                            SINK),
                    new Guide.Step(
                            "Say what a run is about",
                            "Pipelines as Code names the repository by itself. Only a run with an environment, here or as a parameter \u201cENVIRONMENT\u201d, is taken as a deployment.",
                            ANNOTATIONS)));

    private TektonGuide() {}
}
