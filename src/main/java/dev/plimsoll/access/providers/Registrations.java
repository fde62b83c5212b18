package dev.plimsoll.access.providers;

import dev.plimsoll.access.AccessProperties;
import dev.plimsoll.access.DeclaredProvider;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Component;

/** The declared providers. What one says of itself is asked for at its first use, so that none can keep us from starting. */
@Component
class Registrations implements ClientRegistrationRepository {

    private static final Logger log = LoggerFactory.getLogger(Registrations.class);
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Map<String, DeclaredProvider> declared;
    private final Discovery discovery;
    private final Clock clock;
    private final Map<String, Found> found = new ConcurrentHashMap<>();
    private final Map<String, Failed> failed = new ConcurrentHashMap<>();

    Registrations(AccessProperties properties, Discovery discovery, Clock clock) {
        this.declared = properties.providers();
        this.discovery = discovery;
        this.clock = clock;
    }

    /**
     * Null for a provider that is not declared. One that failed is not asked again for five seconds; one that answered
     * before is used as it was known.
     *
     * @throws ProviderUnavailable if the provider is not known yet and does not answer
     */
    @Override
    public @Nullable ClientRegistration findByRegistrationId(String name) {
        var provider = declared.get(name);
        if (provider == null) {
            return null;
        }
        var known = found.get(name);
        if (known != null && known.at().plus(FRESH).isAfter(clock.instant())) {
            return known.registration();
        }
        return renewed(name, provider, known);
    }

    /** What is known of it without asking anybody. */
    @Nullable
    ClientRegistration known(String name) {
        var known = found.get(name);
        return known == null ? null : known.registration();
    }

    private ClientRegistration renewed(String name, DeclaredProvider provider, @Nullable Found known) {
        var last = failed.get(name);
        if (last != null && last.at().plus(PAUSE).isAfter(clock.instant())) {
            return knownOrThrow(known, last.why());
        }
        try {
            var registration = discovery.of(name, provider);
            found.put(name, new Found(registration, clock.instant()));
            failed.remove(name);
            return registration;
        } catch (RuntimeException e) {
            log.warn("The provider {} cannot be used: {}", name, e.toString());
            var why = new ProviderUnavailable(name, e);
            failed.put(name, new Failed(why, clock.instant()));
            return knownOrThrow(known, why);
        }
    }

    private static ClientRegistration knownOrThrow(@Nullable Found known, ProviderUnavailable why) {
        if (known == null) {
            throw why;
        }
        return known.registration();
    }

    private record Found(ClientRegistration registration, Instant at) {}

    private record Failed(ProviderUnavailable why, Instant at) {}
}
