package dev.plimsoll.access.providers;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestTemplate;

/** How providers are called: soon given up, never redirected, and no more is read than an answer can need. */
@Component
class ProviderHttp {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(5);

    private final ClientHttpRequestFactory requests = requests();
    private final ClientHttpRequestInterceptor bound =
            (request, body, execution) -> new BoundedAnswer(execution.execute(request, body));

    /** For JSON. */
    RestClient json() {
        return RestClient.builder()
                .requestFactory(requests)
                .requestInterceptor(bound)
                .defaultStatusHandler(HttpStatusCode::isError, (request, answer) -> {
                    throw ProviderErrors.answered(request.getURI(), answer.getStatusCode());
                })
                .build();
    }

    /** For the endpoint that gives a token for a code. */
    RestClient tokens() {
        return RestClient.builder()
                .requestFactory(requests)
                .requestInterceptor(bound)
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new ProviderErrors())
                .build();
    }

    /** For keys and for what is known of a person. */
    RestTemplate template() {
        var template = new RestTemplate(requests);
        template.setInterceptors(List.of(bound));
        template.setErrorHandler(new ProviderErrors());
        return template;
    }

    private static ClientHttpRequestFactory requests() {
        var factory = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        factory.setReadTimeout(ANSWER);
        return factory;
    }
}
