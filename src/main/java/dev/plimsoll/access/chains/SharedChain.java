package dev.plimsoll.access.chains;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;

/** What people and programs both read: by a session that is there already, or by a token. Nothing here changes anything. */
@Configuration(proxyBeanMethods = false)
class SharedChain {

    @Bean
    @Order(40)
    SecurityFilterChain shared(
            HttpSecurity http,
            KnownTokens tokens,
            FailedTokens failures,
            MachineRefusals refusals,
            BadgeRule badges,
            Clock clock) {
        return http.securityMatcher(
                        MachinePaths.BADGES,
                        MachinePaths.FREEZES,
                        MachinePaths.API_DOCS,
                        MachinePaths.API_DOCS_YAML,
                        MachinePaths.API_DOCS + "/**")
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .headers(headers -> headers.defaultsDisabled().cacheControl(Customizer.withDefaults()))
                .addFilterBefore(new SessionAge(clock), SecurityContextHolderFilter.class)
                .addFilterBefore(new BearerTokenFilter(tokens, failures, refusals), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(Dispatches.AFTER_THE_REQUEST)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, MachinePaths.BADGES)
                        .access(badges)
                        .requestMatchers(HttpMethod.HEAD, MachinePaths.BADGES)
                        .access(badges)
                        .requestMatchers(HttpMethod.GET)
                        .authenticated()
                        .requestMatchers(HttpMethod.HEAD)
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .build();
    }
}
