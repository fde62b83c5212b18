package dev.plimsoll.gates.github;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The GitHub App that answers protection rules.
 *
 * @param api where its API is; {@code https://<host>/api/v3} for an Enterprise Server
 * @param appId its number or its client id; without it nobody answers
 * @param privateKeyFile its private key as PEM, as GitHub gives it; read each time it is needed
 * @param covers for how long one approval counts for the same artifact of the same run and environment; zero for once
 * @param timeout how long GitHub has for one answer
 */
@ConfigurationProperties("plimsoll.gates.github")
record GitHubProperties(
        @DefaultValue("https://api.github.com") URI api,
        @Nullable String appId,
        @Nullable Path privateKeyFile,
        @DefaultValue("60m") Duration covers,
        @DefaultValue("5s") Duration timeout) {}
