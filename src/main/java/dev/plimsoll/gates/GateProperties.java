package dev.plimsoll.gates;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long requests live.
 *
 * @param deadline until a request must be decided
 * @param approvalLasts until an approval must be used
 * @param settleWindow for how long after the last approval a denial still comes in time
 * @param lookAgain how often an open request is looked at when nothing has happened
 */
@ConfigurationProperties("plimsoll.gates")
public record GateProperties(
        @DefaultValue("24h") Duration deadline,
        @DefaultValue("2h") Duration approvalLasts,
        @DefaultValue("2s") Duration settleWindow,
        @DefaultValue("5m") Duration lookAgain) {}
