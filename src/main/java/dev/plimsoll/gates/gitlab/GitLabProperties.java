package dev.plimsoll.gates.gitlab;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The GitLab whose deployments are approved. The secret of its webhook is that of the source.
 *
 * @param baseUrl where it is
 * @param tokenFile a token with the scope {@code api} of somebody who may approve there; read each time it is needed, and
 *     without it nobody answers
 * @param timeout how long GitLab has for one answer
 */
@ConfigurationProperties("plimsoll.gates.gitlab")
record GitLabProperties(
        @DefaultValue("https://gitlab.com") URI baseUrl,
        @Nullable Path tokenFile,
        @DefaultValue("5s") Duration timeout) {}
