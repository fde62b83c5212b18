package dev.plimsoll.intake.argorollouts;

import dev.plimsoll.intake.Guide;
import java.util.List;

/** How Argo Rollouts is told to send what is read here. */
final class ArgoRolloutsGuide {

    private static final String SECRET_STEP = """
            kubectl --namespace argo-rollouts create secret generic argo-rollouts-notification-secret \\
              --from-literal=plimsoll-secret='{secret}'
            """;

    private static final String TEMPLATE = """
            data:
              service.webhook.plimsoll: |
                url: {url}
                headers:
                  - name: Authorization
                    value: Bearer $plimsoll-secret
                  - name: Content-Type
                    value: application/json
              template.plimsoll: |
                webhook:
                  plimsoll:
                    method: POST
                    body: |
                      {
                        "rollout": {
                          "metadata": {
                            "name": {{ toJson .rollout.metadata.name }},
                            "namespace": {{ toJson .rollout.metadata.namespace }},
                            "uid": {{ toJson .rollout.metadata.uid }},
                            "labels": {{ toJson .rollout.metadata.labels }},
                            "annotations": {{ toJson .rollout.metadata.annotations }}
                          },
                          "spec": {
                            "strategy": {{ toJson .rollout.spec.strategy }},
                            "template": {"spec": {"containers": [
                              {{ range $n, $container := .rollout.spec.template.spec.containers }}{{ if $n }}, {{ end }}{"image": {{ toJson $container.image }}}{{ end }}
                            ]}}
                          },
                          "status": {{ toJson .rollout.status }}
                        }
                      }
              trigger.on-rollout-updated: |
                - send: [plimsoll]
              trigger.on-rollout-step-completed: |
                - send: [plimsoll]
              trigger.on-rollout-paused: |
                - send: [plimsoll]
              trigger.on-rollout-aborted: |
                - send: [plimsoll]
              trigger.on-rollout-completed: |
                - send: [plimsoll]
            """;

    private static final String SUBSCRIPTION = """
            metadata:
              annotations:
                notifications.argoproj.io/subscribe.on-rollout-updated.plimsoll: ""
                notifications.argoproj.io/subscribe.on-rollout-step-completed.plimsoll: ""
                notifications.argoproj.io/subscribe.on-rollout-paused.plimsoll: ""
                notifications.argoproj.io/subscribe.on-rollout-aborted.plimsoll: ""
                notifications.argoproj.io/subscribe.on-rollout-completed.plimsoll: ""
                plimsoll.dev/service: shop
                plimsoll.dev/environment: production
                plimsoll.dev/sha: 9b1d03c5
            """;

    static final Guide GUIDE = new Guide(
            "Rollouts: each step of a canary, where they wait, whether they were completed, and those that were aborted and taken back.",
            Guide.Proof.SHOWN,
            false,
            List.of(
                    new Guide.Step(
                            "Give Argo Rollouts the secret",
                            "If that Secret is there already, add the key to it.",
                            SECRET_STEP),
                    new Guide.Step(
                            "Add the template",
                            "Into the ConfigMap argo-rollouts-notification-configmap. A trigger that is there already keeps what it sends and gets \u201cplimsoll\u201d beside it.",
                            TEMPLATE),
                    new Guide.Step(
                            "Subscribe each rollout",
                            "And say what it deploys where. Without that the service is called as the rollout is, and the environment as its namespace.",
                            SUBSCRIPTION)));

    private ArgoRolloutsGuide() {}
}
