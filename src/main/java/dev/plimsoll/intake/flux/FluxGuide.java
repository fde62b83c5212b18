package dev.plimsoll.intake.flux;

import dev.plimsoll.intake.Guide;
import java.util.List;

/** How Flux is told to send what is read here. */
final class FluxGuide {

    private static final String TOKEN = """
            kubectl --namespace flux-system create secret generic plimsoll --from-literal=token='{secret}'
            """;

    private static final String PROVIDER = """
            apiVersion: notification.toolkit.fluxcd.io/v1beta3
            kind: Provider
            metadata:
              name: plimsoll
              namespace: flux-system
            spec:
              type: generic-hmac
              address: {url}
              secretRef:
                name: plimsoll
            ---
            apiVersion: notification.toolkit.fluxcd.io/v1beta3
            kind: Alert
            metadata:
              name: plimsoll
              namespace: flux-system
            spec:
              providerRef:
                name: plimsoll
              eventMetadata:
                environment: production
              eventSeverity: info
              eventSources:
                - kind: Kustomization
                  name: '*'
                  namespace: flux-system
                - kind: HelmRelease
                  name: '*'
                  namespace: shop
            """;

    private static final String ANNOTATIONS = """
            metadata:
              annotations:
                event.toolkit.fluxcd.io/service: shop
                event.toolkit.fluxcd.io/image: registry.example.org/acme/shop:9b1d03c5
            """;

    static final Guide GUIDE = new Guide(
            "What Kustomizations and HelmReleases deploy, how that went, and what Flux rolled back by itself.",
            Guide.Proof.SIGNED_OR_SHOWN,
            false,
            List.of(
                    new Guide.Step("Give Flux the secret", "With it each event is signed.", TOKEN),
                    new Guide.Step(
                            "Add the provider and an alert",
                            "The environment stands in the alert. Name the namespaces in which your objects are.",
                            PROVIDER),
                    new Guide.Step(
                            "Say what is deployed",
                            "Onto a Kustomization or HelmRelease: what it deploys, and the image or the commit (\u201csha\u201d). The revision that Flux sends is one of the manifests and not of the code.",
                            ANNOTATIONS)));

    private FluxGuide() {}
}
