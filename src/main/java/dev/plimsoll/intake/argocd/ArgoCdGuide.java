package dev.plimsoll.intake.argocd;

import dev.plimsoll.intake.Guide;
import java.util.List;

/** How Argo CD is told to send what is read here. */
final class ArgoCdGuide {

    private static final String SECRET_STEP = """
            kubectl --namespace argocd patch secret argocd-notifications-secret --type merge \\
              --patch '{"stringData": {"plimsoll-secret": "{secret}"}}'
            """;

    /** Only what is needed, part by part: the parameters of charts may be secret. */
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
                        "context": {"argocdUrl": {{ toJson .context.argocdUrl }}},
                        "app": {
                          "metadata": {
                            "name": {{ toJson .app.metadata.name }},
                            "namespace": {{ toJson .app.metadata.namespace }},
                            "uid": {{ toJson .app.metadata.uid }},
                            "labels": {{ toJson .app.metadata.labels }},
                            "annotations": {
                              {{ range $key, $value := .app.metadata.annotations }}{{ if hasPrefix "plimsoll.dev/" $key }}{{ toJson $key }}: {{ toJson $value }}, {{ end }}{{ end }}
                              "from": "plimsoll"
                            },
                            "finalizers": {{ toJson .app.metadata.finalizers }},
                            "deletionTimestamp": {{ toJson .app.metadata.deletionTimestamp }}
                          },
                          "spec": {"destination": {{ toJson .app.spec.destination }}},
                          "status": {
                            "health": {{ toJson .app.status.health }},
                            "summary": {{ toJson .app.status.summary }},
                            "resources": {{ toJson .app.status.resources }},
                            "sync": {{ with .app.status.sync }}{
                              "status": {{ toJson .status }},
                              "revision": {{ toJson .revision }},
                              "revisions": {{ toJson .revisions }}
                            }{{ else }}null{{ end }},
                            "operationState": {{ with .app.status.operationState }}{
                              "phase": {{ toJson .phase }},
                              "startedAt": {{ toJson .startedAt }},
                              "finishedAt": {{ toJson .finishedAt }},
                              "message": {{ toJson .message }},
                              "operation": {
                                "initiatedBy": {{ toJson .operation.initiatedBy }},
                                "sync": {{ with .operation.sync }}{"dryRun": {{ toJson .dryRun }}}{{ else }}null{{ end }}
                              }
                            }{{ else }}null{{ end }}
                          }
                        }
                      }
              trigger.plimsoll: |
                - when: app.status.operationState != nil and app.status.operationState.phase == 'Running'
                  oncePer: app.status.operationState.startedAt
                  send: [plimsoll]
                - when: app.status.operationState != nil and app.status.operationState.phase in ['Failed', 'Error']
                  oncePer: app.status.operationState.startedAt
                  send: [plimsoll]
                - when: app.status.operationState != nil and app.status.operationState.phase == 'Succeeded' and app.status.health.status == 'Healthy'
                  oncePer: app.status.operationState.startedAt
                  send: [plimsoll]
                - when: app.status.operationState != nil and app.status.operationState.phase == 'Succeeded' and app.status.health.status == 'Degraded'
                  oncePer: app.status.operationState.startedAt
                  send: [plimsoll]
                - when: app.metadata.deletionTimestamp != nil
                  oncePer: app.metadata.uid
                  send: [plimsoll]
              subscriptions: |
                - recipients: [plimsoll]
                  triggers: [plimsoll]
            """;

    private static final String LABELS = """
            metadata:
              annotations:
                plimsoll.dev/service: shop
                plimsoll.dev/environment: production
            """;

    static final Guide GUIDE = new Guide(
            "Every synchronisation of an application as a deployment: succeeded once it is also healthy, failed if it ends up degraded. Deleted applications end what ran.",
            Guide.Proof.SHOWN,
            false,
            List.of(
                    new Guide.Step(
                            "Give Argo CD the secret",
                            "It stands in a Secret of the cluster and not in the configuration.",
                            SECRET_STEP),
                    new Guide.Step(
                            "Add the template and the triggers",
                            "Into the ConfigMap argocd-notifications-cm. An entry \u201csubscriptions\u201d that is there already gets one more item instead.",
                            TEMPLATE),
                    new Guide.Step(
                            "Say what is deployed where",
                            "Onto each application. Without them the service is called as the application is, and the environment as its cluster, or its namespace in the cluster of Argo CD itself.",
                            LABELS)));

    private ArgoCdGuide() {}
}
