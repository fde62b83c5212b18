package dev.plimsoll.intake.kubernetes;

import dev.plimsoll.intake.Guide;
import java.util.List;

/** How the watchers of a cluster are told to send what is read here. */
final class KubernetesGuide {

    private static final String KUBEWATCH = """
            handler:
              cloudevent:
                url: "{url-with-secret}"
            resource:
              deployment: true
              statefulset: true
              daemonset: true
            """;

    private static final String EXPORTER = """
            route:
              routes:
                - match:
                    - receiver: plimsoll
                      type: Warning
            receivers:
              - name: plimsoll
                webhook:
                  endpoint: "{url}"
                  headers:
                    Authorization: "Bearer {secret}"
            """;

    private static final String ANNOTATIONS = """
            metadata:
              annotations:
                plimsoll.dev/service: shop
                plimsoll.dev/environment: production
            """;

    static final Guide GUIDE = new Guide(
            "Which image a Deployment, StatefulSet or DaemonSet runs, seen in the cluster itself; and warnings of the cluster as alerts.",
            Guide.Proof.SHOWN,
            false,
            List.of(
                    new Guide.Step(
                            "What runs: kubewatch",
                            "In its configuration. It can set no header, so the secret stands in the address as its password.",
                            KUBEWATCH),
                    new Guide.Step(
                            "What goes wrong: the Kubernetes event exporter",
                            "In its configuration, without a \u201clayout\u201d, so that it sends whole events.",
                            EXPORTER),
                    new Guide.Step(
                            "Say what runs where",
                            "Onto each workload. Without that the service is called as the workload is, and the environment as its namespace.",
                            ANNOTATIONS)));

    private KubernetesGuide() {}
}
