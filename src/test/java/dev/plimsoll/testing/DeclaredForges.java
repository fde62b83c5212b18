package dev.plimsoll.testing;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** Declares a GitHub and a GitLab that hold deployments, both on loopback. */
@TestConfiguration(proxyBeanMethods = false)
class DeclaredForges {

    @Bean(destroyMethod = "close")
    StubGitHub stubGitHub() {
        return new StubGitHub();
    }

    @Bean(destroyMethod = "close")
    StubGitLab stubGitLab() {
        return new StubGitLab();
    }

    @Bean
    DynamicPropertyRegistrar forges(StubGitHub github, StubGitLab gitlab) {
        return properties -> {
            properties.add("plimsoll.gates.github.api", github::address);
            properties.add("plimsoll.gates.github.app-id", () -> StubGitHub.APP);
            properties.add("plimsoll.gates.github.private-key-file", github::keyFile);
            properties.add("plimsoll.gates.github.timeout", () -> "1s");
            properties.add("plimsoll.gates.gitlab.base-url", gitlab::address);
            properties.add("plimsoll.gates.gitlab.token-file", gitlab::tokenFile);
            properties.add("plimsoll.gates.gitlab.timeout", () -> "1s");
        };
    }
}
