package dev.plimsoll.testing;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** Declares providers of OpenID Connect: one that is real, one that says what a test wants, one that never answers. */
@TestConfiguration(proxyBeanMethods = false)
class DeclaredProviders {

    private static final String HERE = "plimsoll.access.providers.here.";
    private static final String ODD = "plimsoll.access.providers.odd.";
    private static final String DOWN = "plimsoll.access.providers.down.";

    @Bean(destroyMethod = "close")
    OpenIdProvider openIdProvider() {
        return OpenIdProvider.start();
    }

    @Bean(destroyMethod = "close")
    OddProvider oddProvider() {
        return OddProvider.start();
    }

    @Bean
    DynamicPropertyRegistrar providers(OpenIdProvider provider, OddProvider odd) {
        return properties -> {
            properties.add(HERE + "issuer", provider::issuer);
            properties.add(HERE + "client-id", () -> OpenIdProvider.CLIENT);
            properties.add(HERE + "client-secret", () -> OpenIdProvider.CLIENT_SECRET);
            properties.add(HERE + "label", () -> "The Harbour");
            properties.add(HERE + "roles.viewer", () -> "crew");
            properties.add(HERE + "roles.approver", () -> "mates");
            properties.add(HERE + "roles.admin", () -> "masters");
            properties.add(HERE + "teams.Payments", () -> "pay-team");
            properties.add(ODD + "issuer", odd::issuer);
            properties.add(ODD + "client-id", () -> OpenIdProvider.CLIENT);
            properties.add(ODD + "client-secret", () -> OddProvider.CLIENT_SECRET);
            properties.add(ODD + "roles.viewer", () -> "crew");
            properties.add(DOWN + "issuer", () -> "http://127.0.0.1:9/nobody");
            properties.add(DOWN + "client-id", () -> "plimsoll");
            properties.add(DOWN + "client-secret", () -> "of no use");
        };
    }
}
