package dev.plimsoll.intake.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A first event to paste into a shell, with what belongs to this installation and this source filled in.
 *
 * @param url where it is sent to
 * @param secret null if it is not to be shown
 * @param at when the deployment in it happened
 */
record Sample(String url, @Nullable String secret, Instant at) {

    private static final String SHA = "2f6c1d4e8a90b7c35e1f0d2a6b4c8e97d0a1b2c3";

    /** For a GitHub source: a deployment's success, signed as GitHub signs. */
    public String github() {
        return """
                SECRET='%s'
                BODY='{
                  "action": "created",
                  "deployment_status": {"id": 2, "state": "success", "created_at": "%s"},
                  "deployment": {"id": 1, "sha": "%s", "ref": "main",
                    "environment": "test", "creator": {"login": "me"}, "created_at": "%s"},
                  "repository": {"id": 1, "full_name": "example/hello-plimsoll",
                    "html_url": "https://github.example/example/hello-plimsoll"}
                }'
                SIGNATURE=$(printf '%%s' "$BODY" | openssl dgst -sha256 -hmac "$SECRET" | sed 's/^.* //')
                curl -sS %s \\
                  -H 'Content-Type: application/json' \\
                  -H 'X-GitHub-Event: deployment_status' \\
                  -H "X-GitHub-Delivery: first-event-$(date +%%s)" \\
                  -H "X-Hub-Signature-256: sha256=$SIGNATURE" \\
                  --data-binary "$BODY"
                """.formatted(secret == null ? "(the secret of this source)" : secret, at, SHA, at, quoted(url))
                .stripTrailing();
    }

    /** For Alertmanager: a receiver that sends here, with the secret in a file beside it. */
    public String alertmanager() {
        return """
                receivers:
                  - name: plimsoll
                    webhook_configs:
                      - url: %s
                        send_resolved: true
                        http_config:
                          authorization:
                            type: Bearer
                            credentials_file: /etc/alertmanager/plimsoll-secret
                """.formatted(quoted(url)).stripTrailing();
    }

    /** For the event API: the same, with a bearer token. */
    public String events() {
        return """
                TOKEN='(the secret of your token)'
                curl -sS %s \\
                  -H "Authorization: Bearer $TOKEN" \\
                  -H 'Content-Type: application/json' \\
                  -d '{
                    "type": "deployment", "id": "hello-1", "service": "hello-plimsoll", "environment": "test",
                    "sha": "%s", "status": "succeeded", "finished_at": "%s"
                  }'
                """.formatted(quoted(url), SHA, at).stripTrailing();
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
