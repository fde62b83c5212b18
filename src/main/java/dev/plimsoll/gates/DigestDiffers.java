package dev.plimsoll.gates;

import org.jspecify.annotations.Nullable;

/** What wants to pass is not what was approved. */
public class DigestDiffers extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DigestDiffers(GateRequest request, @Nullable String digest) {
        super("Gate request %d approves %s, not %s: ask again for what you are about to deploy"
                .formatted(
                        request.id(),
                        request.candidate().digest(),
                        digest == null ? "something without a digest" : digest));
    }
}
