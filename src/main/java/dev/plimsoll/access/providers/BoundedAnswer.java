package dev.plimsoll.access.providers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/** An answer of a provider, of which at most 512 KiB are read. */
class BoundedAnswer implements ClientHttpResponse {

    private static final int MOST_BYTES = 512 * 1024;

    private final ClientHttpResponse answer;
    private @Nullable InputStream body;

    BoundedAnswer(ClientHttpResponse answer) {
        this.answer = answer;
    }

    @Override
    public InputStream getBody() throws IOException {
        if (body == null) {
            var bytes = answer.getBody().readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new IOException("The answer is larger than %d bytes".formatted(MOST_BYTES));
            }
            body = new ByteArrayInputStream(bytes);
        }
        return body;
    }

    @Override
    public HttpStatusCode getStatusCode() throws IOException {
        return answer.getStatusCode();
    }

    @Override
    public String getStatusText() throws IOException {
        return answer.getStatusText();
    }

    @Override
    public HttpHeaders getHeaders() {
        return answer.getHeaders();
    }

    @Override
    public void close() {
        answer.close();
    }
}
