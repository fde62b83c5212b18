package dev.plimsoll.access.chains;

import dev.plimsoll.access.Acts;
import dev.plimsoll.access.People;
import dev.plimsoll.access.Reauthentication;
import dev.plimsoll.access.providers.ProviderSignIn;
import dev.plimsoll.access.providers.ProviderSignOut;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The pages: a session, and a token in every form. What no other chain answers for is a page. */
@Configuration(proxyBeanMethods = false)
class PageChain {

    private static final String[] OPEN = {
        "/css/**",
        "/js/**",
        "/cli/**",
        "/webjars/**",
        "/favicon.svg",
        "/favicon.ico",
        "/robots.txt",
        "/sign-in",
        "/sign-in/**",
        "/sign-out/on",
        "/welcome",
        "/error"
    };

    private static final RequestMatcher LIVE = PathPatternRequestMatcher.pathPattern("/live");

    @Bean
    @Order(100)
    SecurityFilterChain pages(
            HttpSecurity http,
            PageRefusals refusals,
            SignInAttempts attempts,
            ProviderSignIn providers,
            ProviderSignOut signOut,
            People people,
            Acts acts,
            Reauthentication proof,
            Clock clock) {
        var requests = requestCache();
        var outcome = new SignInOutcome(requests, attempts, people, acts, proof);
        return providers
                .addTo(http, outcome)
                .authorizeHttpRequests(rules -> rules.dispatcherTypeMatchers(Dispatches.AFTER_THE_REQUEST)
                        .permitAll()
                        .requestMatchers(OPEN)
                        .permitAll()
                        .requestMatchers("/settings", "/settings/**", "/audit", "/audit/**")
                        .hasRole("ADMIN")
                        .requestMatchers(HttpMethod.POST, "/approvals/**", "/dora/marks", "/dora/marks/**")
                        .hasAnyRole("APPROVER", "ADMIN")
                        .requestMatchers(HttpMethod.POST, "/incidents", "/incidents/**")
                        .hasAnyRole("REPORTER", "APPROVER", "ADMIN")
                        .requestMatchers("/me", "/me/**")
                        .authenticated()
                        .requestMatchers(HttpMethod.GET)
                        .authenticated()
                        .requestMatchers(HttpMethod.HEAD)
                        .authenticated()
                        .anyRequest()
                        .hasRole("ADMIN"))
                .addFilterBefore(new SessionAge(clock), SecurityContextHolderFilter.class)
                .addFilterBefore(
                        new SignInThrottle(attempts, SignInThrottle.BEFORE), UsernamePasswordAuthenticationFilter.class)
                .addFilterAfter(new SignInThrottle(attempts, SignInAttempts.OF_ONESELF), AuthorizationFilter.class)
                .formLogin(form ->
                        form.loginPage("/sign-in").successHandler(outcome).failureHandler(outcome))
                .logout(out -> out.logoutUrl("/sign-out").logoutSuccessHandler(signOut))
                .requestCache(cache -> cache.requestCache(requests))
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .headers(headers -> headers.defaultsDisabled().cacheControl(Customizer.withDefaults()))
                .build();
    }

    private static RequestCache requestCache() {
        var cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(PageChain::isPage);
        return cache;
    }

    /** Whether a person would want to come back to it: no fragment, no stream and no picture. */
    private static boolean isPage(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        return HttpMethod.GET.matches(request.getMethod())
                && request.getHeader("HX-Request") == null
                && accept != null
                && accept.contains("text/html")
                && !LIVE.matches(request);
    }
}
