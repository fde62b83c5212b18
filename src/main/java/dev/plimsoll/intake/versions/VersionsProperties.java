package dev.plimsoll.intake.versions;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How services are asked which version they are.
 *
 * @param timeout how long one question may take in all, its redirects among it; at most 30 seconds
 * @param firstDelay how long after a success a service is asked first
 * @param deadline how long after a success it is asked again and again
 * @param steadyInterval how often it is asked all the time; zero means only after deployments
 * @param workers how many questions this replica asks at once; zero means that it asks none
 * @param privateAddresses which addresses that are not public may be asked: {@code allow}, {@code deny}, or ranges such
 *     as {@code 10.1.0.0/16}
 * @param endpoints endpoints declared here instead of on a page, by a name of your own
 */
@Validated
@ConfigurationProperties("plimsoll.versions")
public record VersionsProperties(
        @DefaultValue("5s") Duration timeout,
        @DefaultValue("0s") Duration firstDelay,
        @DefaultValue("15m") Duration deadline,
        @DefaultValue("5m") Duration steadyInterval,
        @DefaultValue("2") @Min(0) @Max(32) int workers,
        @DefaultValue("allow") @NotEmpty List<@NotBlank String> privateAddresses,
        @DefaultValue Map<String, @Valid DeclaredEndpoint> endpoints) {

    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(30);

    @AssertTrue(message = "timeout is from 100ms to 30s")
    boolean isTimeoutInRange() {
        return timeout.toMillis() >= 100 && timeout.compareTo(LONGEST_TIMEOUT) <= 0;
    }

    @AssertTrue(message = "a duration is negative: first-delay, deadline and steady-interval are zero or more")
    boolean isNoDurationNegative() {
        return !firstDelay.isNegative() && !deadline.isNegative() && !steadyInterval.isNegative();
    }

    @AssertTrue(message = "private-addresses is allow, deny, or ranges of addresses such as 10.1.0.0/16")
    boolean isEachRangeReadable() {
        return privateAddresses.stream().allMatch(AddressRules::isReadable);
    }

    /**
     * One endpoint.
     *
     * @param target the part of the environment, such as a region; {@code *} for all of it
     * @param pointer where in the JSON of the answer the version stands; without it the answer is plain text
     * @param pattern a regular expression with one group, which is the version
     * @param names what the version is: {@code sha} or {@code digest}
     */
    public record DeclaredEndpoint(
            @NotBlank String service,
            @NotBlank String environment,
            @DefaultValue("*") @NotBlank String target,
            @NotBlank String url,
            @Nullable String pointer,
            @Nullable String pattern,
            @DefaultValue("sha") String names) {}
}
