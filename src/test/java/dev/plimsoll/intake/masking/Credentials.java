package dev.plimsoll.intake.masking;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Credentials of every rule, drawn at random: none of them opens anything. */
public final class Credentials {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final String WORD = LETTERS + "0123456789";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final String HEX = "0123456789abcdef";

    private final Random random;

    /** @param seed the same seed draws the same credentials */
    public Credentials(long seed) {
        random = new Random(seed);
    }

    /**
     * A credential in the text in which it is sent.
     *
     * @param rule the id of the rule that finds it
     * @param text holds the secret once, word for word
     */
    public record Planted(String rule, String text, String secret) {

        static Planted of(String rule, String form, String secret) {
            return new Planted(rule, form.formatted(secret), secret);
        }
    }

    /** One of each rule and of each shape that it knows. */
    public List<Planted> all() {
        var all = new ArrayList<Planted>();
        addresses(all);
        clouds(all);
        services(all);
        tools(all);
        headers(all);
        pairs(all);
        return all;
    }

    /** A password of 20 letters and digits, at least one of them a digit. */
    public String password() {
        return draw(WORD, 19) + random.nextInt(10);
    }

    private void addresses(List<Planted> all) {
        add(all, "url-password", "https://deploy:%s@git.example.org/acme/pay.git", password());
        add(all, "url-password", "proxy=http://robot:%s@10.0.0.7:3128", password());
        for (var scheme : List.of("postgresql", "postgres", "mysql", "mongodb+srv", "amqp", "clickhouse", "redis")) {
            add(all, "url-password", "DATABASE_URL=" + scheme + "://admin:%s@db.example.org:5432/pay", password());
        }
        add(all, "database-password", "redis://:%s@cache.example.org:6379/0", "a/" + password() + "#?b");
        add(all, "private-key", "-----BEGIN RSA PRIVATE KEY-----\n%s\n-----END RSA PRIVATE KEY-----", pem());
        add(all, "private-key", "-----BEGIN OPENSSH PRIVATE KEY-----\n%s\n-----END OPENSSH PRIVATE KEY-----", pem());
        add(all, "private-key", "-----BEGIN PRIVATE KEY-----\\n%s\\n-----END PRIVATE KEY-----", draw(WORD, 300));
        add(all, "private-key", "AGE-SECRET-KEY-1%s", draw(UPPER, 58));
    }

    private void clouds(List<Planted> all) {
        add(all, "aws-access-key", "using %s now", "AKIA" + draw(UPPER, 16));
        add(all, "aws-access-key", "%s", "ASIA" + draw(UPPER, 16));
        add(all, "aws-secret-key", "AWS_SECRET_ACCESS_KEY=%s", draw(WORD, 40));
        add(all, "aws-secret-key", "aws_session_token = \"%s\"", draw(WORD, 300));
        add(
                all,
                "azure-account-key",
                "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=%s==;E=x",
                draw(WORD, 86));
        add(all, "azure-account-key", "Endpoint=sb://a.example/;SharedAccessKey=%s=", draw(WORD, 43));
        add(all, "azure-sas", "https://a.blob.example/logs?sv=2024&sig=%s&se=2026", draw(WORD, 43) + "%3D");
    }

    private void services(List<Planted> all) {
        for (var kind : List.of("ghp_", "gho_", "ghs_", "ghu_", "ghr_")) {
            add(all, "github-token", "git clone with %s", kind + draw(WORD, 36));
        }
        add(all, "github-token", "token %s", "github_pat_" + draw(WORD, 22) + "_" + draw(WORD, 59));
        add(all, "gitlab-token", "%s", "glpat-" + draw(WORD, 20));
        add(all, "slack-token", "%s", "xoxb-" + draw("0123456789", 12) + "-" + draw(WORD, 24));
        add(
                all,
                "chat-webhook",
                "https://hooks.slack.com/services/%s",
                "T" + draw(UPPER, 8) + "/B" + draw(UPPER, 8) + "/" + draw(WORD, 24));
        add(all, "chat-webhook", "https://discord.com/api/webhooks/112233445566778899/%s", draw(WORD, 68));
        add(
                all,
                "chat-webhook",
                "https://acme.webhook.office.com/webhookb2/%s",
                draw(HEX, 36) + "@" + draw(HEX, 36) + "/IncomingWebhook/" + draw(HEX, 32));
        add(all, "stripe-key", "%s", "sk_live_" + draw(WORD, 24));
        add(all, "stripe-key", "%s", "whsec_" + draw(WORD, 32));
        add(all, "npm-token", "%s", "npm_" + draw(WORD, 36));
        add(all, "npm-token", "//registry.example/:_authToken=%s", draw(WORD, 36));
        add(all, "pypi-token", "%s", "pypi-" + draw(WORD, 150));
        add(all, "rubygems-token", "%s", "rubygems_" + draw(HEX, 48));
        add(all, "twilio-key", "twilio key %s", "SK" + draw(HEX, 32));
        add(all, "sendgrid-key", "%s", "SG." + draw(WORD, 22) + "." + draw(WORD, 43));
        add(all, "google-key", "%s", "AIza" + draw(WORD, 35));
        add(all, "google-key", "%s", "GOCSPX-" + draw(WORD, 28));
        add(all, "model-key", "%s", "sk-proj-" + draw(WORD, 47) + "7");
        add(all, "hugging-face-token", "%s", "hf_" + draw(WORD, 34));
        add(all, "atlassian-token", "%s", "ATATT3" + draw(WORD, 180) + "=" + draw(UPPER, 8));
    }

    private void tools(List<Planted> all) {
        add(all, "digitalocean-token", "%s", "dop_v1_" + draw(HEX, 64));
        add(all, "hashicorp-token", "%s", "hvs." + draw(WORD, 90));
        add(all, "hashicorp-token", "%s", draw(WORD, 14) + ".atlasv1." + draw(WORD, 64));
        add(all, "docker-token", "%s", "dckr_pat_" + draw(WORD, 27));
        add(all, "delivery-tool-token", "%s", "glsa_" + draw(WORD, 32) + "_" + draw(HEX, 8));
        add(all, "delivery-tool-token", "%s", "pul-" + draw(HEX, 40));
        add(all, "delivery-tool-token", "%s", "NRAK-" + draw(UPPER, 27));
        add(all, "jwt", "%s", jwt());
    }

    private void headers(List<Planted> all) {
        add(all, "bearer", "curl -H 'Authorization: Bearer %s'", draw(WORD, 39) + "1");
        add(all, "basic", "Authorization: Basic %s", base64("robot:" + password()));
    }

    private void pairs(List<Planted> all) {
        for (var form : List.of(
                "password=%s",
                "password: %s",
                "--db-password %s",
                "PGPASSWORD='%s'",
                "<password>%s</password>",
                "Server=db;User Id=sa;Password=%s;",
                "jdbc:postgresql://db/pay?user=a&password=%s",
                "pwd := \"%s\"")) {
            add(all, "password", form, password());
        }
        for (var form : List.of(
                "client_secret=%s", "api_key: %s", "X-Api-Key=%s", "access_token=%s", "webhook_secret: \"%s\"")) {
            add(all, "secret", form, password());
        }
        add(all, "token", "token=%s", password());
        add(all, "token", "MY_TOKEN: %s", password());
    }

    private static void add(List<Planted> all, String rule, String form, String secret) {
        all.add(Planted.of(rule, form, secret));
    }

    private String pem() {
        var lines = new ArrayList<String>();
        for (var n = 0; n < 12; n++) {
            lines.add(draw(WORD, 64));
        }
        return String.join("\n", lines);
    }

    private String jwt() {
        return base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + base64("{\"sub\":\"" + password() + "\"}") + "."
                + draw(WORD, 43);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private String draw(String alphabet, int length) {
        var drawn = new StringBuilder();
        random.ints(length, 0, alphabet.length()).forEach(n -> drawn.append(alphabet.charAt(n)));
        return drawn.toString();
    }
}
