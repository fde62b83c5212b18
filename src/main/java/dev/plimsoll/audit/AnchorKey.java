package dev.plimsoll.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** The Ed25519 key that signs anchors. Whoever has the public half can check them with OpenSSL alone. */
record AnchorKey(PrivateKey key) {

    private static final String ALGORITHM = "Ed25519";

    static boolean isUsable(String pem) {
        try {
            of(pem);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * @throws IllegalArgumentException if it is no such key; the message does not hold it
     */
    static AnchorKey of(String pem) {
        try {
            var bytes = Base64.getDecoder()
                    .decode(pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s|\\\\n", ""));
            return new AnchorKey(KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(bytes)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException("Not an Ed25519 key in PEM", e);
        }
    }

    /** The signature in Base64 over the UTF-8 bytes of the text. */
    String sign(String text) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(text.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The key does not sign", e);
        }
    }

    @Override
    public String toString() {
        return "AnchorKey[***]";
    }
}
