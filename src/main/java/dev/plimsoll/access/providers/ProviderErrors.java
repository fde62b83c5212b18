package dev.plimsoll.access.providers;

import java.io.IOException;
import java.net.URI;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.converter.HttpMessageConversionException;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;

/**
 * Understands the errors of OAuth 2.0, and takes everything else that is no answer, such as a page, as one too. Of that
 * nothing is quoted, because what a provider writes there may be anything.
 */
class ProviderErrors extends OAuth2ErrorResponseErrorHandler {

    @Override
    public void handleError(URI address, HttpMethod method, ClientHttpResponse response) throws IOException {
        try {
            super.handleError(address, method, response);
        } catch (HttpMessageConversionException | RestClientResponseException e) {
            throw answered(address, response.getStatusCode());
        }
    }

    static RestClientException answered(URI address, HttpStatusCode status) {
        return new RestClientException("%s answered %s".formatted(address.getHost(), status));
    }
}
