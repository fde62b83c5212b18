package dev.plimsoll.intake;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * How deliveries are let in and how long they are kept.
 *
 * @param maxBody the largest body that is read; a larger one is answered with 413
 * @param bodyBudget how much memory all bodies that are being taken in may use together; beyond it senders get 503 and
 *     come again
 * @param retention how long the raw deliveries are kept; what was understood of them is kept for ever
 * @param sources senders declared here instead of on the Sources page, by name
 */
@Validated
@ConfigurationProperties("plimsoll.intake")
public record IntakeProperties(
        @DefaultValue("25MB") DataSize maxBody,
        @DefaultValue("192MB") DataSize bodyBudget,
        @DefaultValue("90d") Duration retention,
        @DefaultValue Map<String, @Valid DeclaredSource> sources) {

    /**
     * One sender.
     *
     * @param kind which tool it is, such as {@code github}
     * @param secrets the keys that both sides know; each of them is valid, so that one can be replaced without a gap
     * @param silentAfter how long it may be quiet at most; null for what its pauses say
     * @param apiToken with which Plimsoll asks the sender's API for what was before its webhooks; null if it asks nothing
     * @param api where that is
     */
    public record DeclaredSource(
            @NotBlank String kind,
            @NotEmpty List<@NotBlank String> secrets,
            @Nullable Duration silentAfter,
            @Nullable String apiToken,
            @DefaultValue("https://api.github.com") URI api) {

        @Override
        public String toString() {
            return "DeclaredSource[kind=%s, secrets=***]".formatted(kind);
        }
    }
}
