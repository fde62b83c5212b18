package dev.plimsoll.intake.evidence;

import dev.plimsoll.intake.RefusedDelivery;
import dev.plimsoll.intake.Tree;
import dev.plimsoll.intake.UnreadableDelivery;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Statements about artifacts by in-toto, SLSA among them: plain, in a DSSE envelope or in a Sigstore bundle.
 *
 * <p>No signature is checked here.
 */
class InToto implements EvidenceFormat {

    private static final String BUNDLE = "application/vnd.dev.sigstore.bundle";

    private final JsonMapper json;
    private final List<EvidenceFormat> lists;

    /**
     * @param lists formats that stand as predicates in statements
     */
    InToto(JsonMapper json, List<EvidenceFormat> lists) {
        this.json = json;
        this.lists = lists;
    }

    @Override
    public boolean isOf(Tree file) {
        return isStatement(file) || isEnvelope(file) || isBundle(file);
    }

    @Override
    public FoundOut read(Tree file, @Nullable String kind) {
        if (isStatement(file)) {
            return statement(file, "none", kind);
        }
        if (isEnvelope(file)) {
            return statement(inside(file), "dsse", kind);
        }
        return file.at("dsseEnvelope").isObject()
                ? statement(inside(file.at("dsseEnvelope")), "sigstore", kind)
                : signature(file, kind);
    }

    private static boolean isStatement(Tree file) {
        return Objects.requireNonNullElse(file.text("_type"), "").startsWith("https://in-toto.io/Statement/");
    }

    private static boolean isEnvelope(Tree file) {
        return file.has("payload") && file.has("payloadType");
    }

    private static boolean isBundle(Tree file) {
        return Objects.requireNonNullElse(file.text("mediaType"), "").startsWith(BUNDLE)
                || file.at("dsseEnvelope").isObject();
    }

    private Tree inside(Tree envelope) {
        try {
            var statement = Tree.parse(json, decoded(Objects.requireNonNullElse(envelope.text("payload"), "")));
            if (isStatement(statement)) {
                return statement;
            }
        } catch (UnreadableDelivery | IllegalArgumentException e) {
            throw noStatement();
        }
        throw noStatement();
    }

    private static RefusedDelivery noStatement() {
        return new RefusedDelivery(
                "payload", "\u201cpayload\u201d of the envelope is no statement of in-toto in Base64.");
    }

    private static byte[] decoded(String text) {
        return text.indexOf('-') >= 0 || text.indexOf('_') >= 0
                ? Base64.getUrlDecoder().decode(text)
                : Base64.getDecoder().decode(text);
    }

    private FoundOut statement(Tree statement, String envelope, @Nullable String kind) {
        var subjects = Subjects.of(statement);
        var found = predicate(statement, kind);
        var summary = new LinkedHashMap<>(found.summary());
        summary.put("predicate_type", Objects.requireNonNullElse(statement.text("predicateType"), ""));
        summary.put("envelope", envelope);
        summary.put("subjects", statement.items("subject").size());
        return new FoundOut(
                "in-toto",
                found.kind(),
                found.status(),
                summary,
                subjects.digests(),
                subjects.commit() == null ? found.sha() : subjects.commit(),
                found.at());
    }

    private FoundOut predicate(Tree statement, @Nullable String kind) {
        var predicate = statement.at("predicate");
        return lists.stream()
                .filter(format -> format.isOf(predicate))
                .findFirst()
                .map(format -> format.read(predicate, kind))
                .orElseGet(() -> Predicates.read(
                        Objects.requireNonNullElse(statement.text("predicateType"), ""), predicate, kind));
    }

    /** A bundle that signs an artifact and states nothing about it. */
    private static FoundOut signature(Tree bundle, @Nullable String kind) {
        var digest = bundle.at("messageSignature", "messageDigest");
        if (!"SHA2_256".equals(digest.text("algorithm"))) {
            throw new RefusedDelivery(
                    "messageSignature", "The bundle has neither a \u201cdsseEnvelope\u201d nor a SHA2_256 digest.");
        }
        var hash = Subjects.orNull("sha256", hex(Objects.requireNonNullElse(digest.text("digest"), "")));
        if (hash == null) {
            throw new RefusedDelivery("messageSignature", "\u201cmessageDigest.digest\u201d is no SHA-256 in Base64.");
        }
        return new FoundOut(
                "sigstore",
                Kinds.chosen(kind, Kinds.OF_SIGNATURES),
                "passed",
                Map.of("envelope", "sigstore"),
                List.of(hash),
                null,
                null);
    }

    private static String hex(String base64) {
        try {
            return HexFormat.of().formatHex(decoded(base64));
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
